"""The file ``events.jsonl`` of a run: the training process adds lines, anybody reads them meanwhile."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from aedesk.errors import TrainingError
from aedesk.files import LineFile
from aedesk.runs.events import Event, Step

EVENTS = "events.jsonl"
_BLOCK = 1 << 16
_HINT = "The steps up to the last checkpoint are kept: go on with --resume."

EventLine = dict[str, Any]
"""``Event.as_dict()`` with ``time`` before it, in seconds since 1970."""


class EventFile:
    """Adds events to the file, each as soon as it is given; for the one process that holds the run.

    Args:
        folder: Folder of the run.

    Raises:
        TrainingError: Another process has the file open.
        OutputError: It cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        file = LineFile.open(folder / EVENTS, _HINT)
        if file is None:
            raise TrainingError(f"Another process writes {folder / EVENTS}.", "Stop it first.")
        self._file = file

    def add(self, event: Event) -> None:
        """Add an event.

        Raises:
            OutputError: It cannot be written.
        """
        # A power cut may take the last steps; what a checkpoint stands beside has to be there.
        self._add(event.as_dict(), sync=not isinstance(event, Step))

    def complete(self, validations: Sequence[EventLine]) -> None:
        """Add what a checkpoint remembers and the file does not: of older runs, and after a power cut.

        Args:
            validations: The history of the checkpoint that the run goes on from.
        """
        lines, _ = read_events(self._file.path)
        known = {line.get("step") for line in lines if line.get("event") == "validation"}
        for line in validations:
            if line["step"] not in known:
                self._add({"event": "validation", **line}, sync=False)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _add(self, values: EventLine, *, sync: bool) -> None:
        # Not rounded: it tells whether an event came before a process took the folder.
        line = {"time": time.time(), **values}
        self._file.append(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace"), sync=sync)


def read_events(path: Path, since: int = 0) -> tuple[list[EventLine], int]:
    """Read whole lines from a place on; never waits, and never fails.

    Args:
        path: The file; one that is not there has no lines.
        since: Bytes that were read before. Where the file has become shorter, another run has begun in the
            folder, and all of it is read.

    Returns:
        The events, and where to go on reading.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            since = since if since <= size else 0
            file.seek(since)
            data = file.read(size - since)
    except OSError:
        return [], since
    whole = data[: data.rfind(b"\n") + 1]
    return [event for line in whole.splitlines() if (event := _parsed(line)) is not None], since + len(whole)


def events_backwards(path: Path) -> Iterator[EventLine]:
    """Read the lines from the last to the first, as far as they are wanted; never waits, and never fails."""
    with suppress(OSError), path.open("rb") as file:
        end = file.seek(0, 2)
        rest = b""
        while end > 0:
            start = max(0, end - _BLOCK)
            file.seek(start)
            first, *lines = (file.read(end - start) + rest).split(b"\n")
            yield from (event for line in reversed(lines) if (event := _parsed(line)) is not None)
            rest, end = first, start
        if (event := _parsed(rest)) is not None:
            yield event


def first_event(path: Path) -> EventLine | None:
    """Read the first line; never waits, and never fails."""
    with suppress(OSError), path.open("rb") as file:
        return _parsed(file.readline())
    return None


def _parsed(line: bytes) -> EventLine | None:
    """A line, or None where it is none: that of a process that was killed in its midst."""
    try:
        event = json.loads(line)
        wanted = {"event": str, "time": int | float} | ({"step": int} if "step" in event else {})
        return event if all(isinstance(event[key], kind) for key, kind in wanted.items()) else None
    except (ValueError, KeyError, TypeError):
        return None
