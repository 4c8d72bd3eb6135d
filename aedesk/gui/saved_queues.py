"""Queues on the disk, one file for each window: what a killed or closed one left behind can be had again.

A queue file is a heading and a line for each row, see `aedesk.gui.saved_rows`. Beside it lie the journals of
the runs that began after it was written, so that results need no new file each.
"""

import contextlib
import json
import secrets
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from os import getpid
from pathlib import Path
from typing import Any

from aedesk.batch import Result, State
from aedesk.batch.journal import Heading, Known, Past
from aedesk.batch.journals import journals_folder
from aedesk.errors import AedeskError, ExitStatus
from aedesk.files import Seen, make_folder, replace_file, system
from aedesk.gui.intent import Intent
from aedesk.gui.rows import Begun, Row, RowState
from aedesk.gui.saved_rows import is_still_done, lines_of, options_in, options_record, rows_in
from aedesk.gui.task import Task

_FORMAT = 1
_SAME_START = 2.0
"""Seconds by which two answers of the system to when a process began may differ."""


def queues_folder() -> Path:
    """The user's folder of queues; ``AEDESK_STATE`` names another place for it."""
    return journals_folder() / "window"


@dataclass(slots=True)
class LeftBehind:
    """What earlier windows left.

    Args:
        rows: The files of their queues, the last queue first; finished ones are marked as such.
        was_killed: Whether a window ended without being closed.
        files: Where all that is kept.
    """

    rows: list[Row] = field(default_factory=list)
    was_killed: bool = False
    files: list[Path] = field(default_factory=list)

    @property
    def unfinished(self) -> int:
        """Files that were not done."""
        return sum(row.state is RowState.WAITING for row in self.rows)

    def forget(self) -> None:
        """Remove the files."""
        _remove(self.files)


class SavedQueue:
    """The queue of this window.

    Args:
        folder: Where queues are kept; made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._token = secrets.token_hex(6)
        self._file = folder / f"{self._token}.queue"
        self._runs = 0

    @property
    def runs(self) -> int:
        """Number of the runs that have a journal here."""
        return self._runs

    def next_journal(self) -> Path:
        """Where the journal of a new run goes."""
        self._runs += 1
        return self._journal(self._runs)

    def write(self, rows: Sequence[Row], *, runs: int, is_closed: bool = False) -> None:
        """Write the queue, or forget it where it is empty.

        Args:
            rows: Its rows.
            runs: So many runs have brought all their results into the rows: their journals are forgotten.
            is_closed: Whether the window is closed.

        Raises:
            OutputError: It cannot be written.
        """
        if not rows:
            self.forget()
            return
        heading = {"format": _FORMAT, "program": version("aedesk"), **_owner(), "closed": is_closed}
        lines = [json.dumps(heading), *lines_of(rows)]
        make_folder(self._folder)
        replace_file(self._file, "\n".join(lines).encode("ascii") + b"\n")
        _remove(self._journal(number) for number in range(1, runs + 1))

    def forget(self) -> None:
        """Remove all that is kept of it."""
        _remove([self._file, *(self._journal(number) for number in range(1, self._runs + 1))])

    def left_behind(self) -> LeftBehind | None:
        """What windows of this user and machine left that are not there any more; None if nothing."""
        left = LeftBehind()
        known: set[Path] = set()
        for file in _newest_first(self._folder):
            if file == self._file:
                continue
            heading = _heading(file)
            if heading is None or not _is_gone(heading):
                continue
            journals = sorted(self._folder.glob(f"{file.stem}-*.run"))
            left.files += [file, *journals]
            left.was_killed |= not heading["closed"]
            rows = [row for row in _rows(file, journals) if row.item.path not in known]
            known |= {row.item.path for row in rows}
            left.rows += rows
        if left.unfinished:
            return left
        left.forget()
        return None

    def _journal(self, number: int) -> Path:
        return self._folder / f"{self._token}-{number:06}.run"


def run_heading(intent: Intent) -> Heading:
    """What the journal of a run says of it."""
    from time import time

    options = {**options_record(intent.options), "restoring": options_record(intent.restoring)}
    return Heading(intent.task, "", (), options, version("aedesk"), time())


def _intent_of(heading: Heading) -> Intent:
    restoring = options_in(heading.options.get("restoring", {}))
    return Intent(Task(heading.command), options_in(heading.options), restoring)


def _rows(file: Path, journals: Sequence[Path]) -> list[Row]:
    """The rows of a queue file with what the journals add; none where the file makes no sense."""
    try:
        with file.open(encoding="ascii") as lines:
            next(lines)
            rows = rows_in(lines)
        for journal in journals:
            past = Past.read(journal)
            if past is not None:
                _add_results(rows, past)
    except (AedeskError, KeyError, OSError, TypeError, ValueError):
        return []
    return rows


def _add_results(rows: Sequence[Row], past: Past) -> None:
    intent = _intent_of(past.heading)
    for row in rows:
        known = past.of(row.item.path)
        if known is None or row.state is RowState.DONE:
            continue
        if known.state is not None:
            result = _result(row, known)
            if result.state is not State.DONE or is_still_done(row.item.path, result):
                row.settle(result, intent)
        elif known.target is not None:
            row.begun = Begun(Path(known.target), intent.recipe_for(row.item))


def _result(row: Row, known: Known) -> Result:
    seen = None if known.seen is None else Seen(0, 0, *known.seen)
    return Result(
        row.item.path,
        known.state or State.NOT_TRIED,
        None if known.target is None else Path(known.target),
        reason=known.reason,
        status=ExitStatus(known.status),
        bytes_in=row.item.size if seen is None else seen.size,
        bytes_out=known.bytes_out,
        seen=seen,
    )


def _owner() -> dict[str, object]:
    import psutil

    return {"host": socket.gethostname(), "process": getpid(), "began": psutil.Process().create_time()}


def _is_gone(heading: dict[str, Any]) -> bool:
    """Whether the window that wrote this is closed or its process has ended; not known of other machines."""
    import psutil

    if heading["closed"]:
        return True
    if heading["host"] != socket.gethostname():
        return False
    try:
        began = psutil.Process(heading["process"]).create_time()
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False
    return bool(abs(began - heading["began"]) > _SAME_START)


def _heading(file: Path) -> dict[str, Any] | None:
    try:
        with file.open(encoding="ascii") as lines:
            heading = json.loads(next(lines))
        return heading if {"host", "process", "began", "closed"} <= heading.keys() else None
    except (AttributeError, OSError, StopIteration, ValueError):
        return None


def _newest_first(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.glob("*.queue"), key=lambda file: -file.stat().st_mtime)
    return []


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            system.unlink(file)
