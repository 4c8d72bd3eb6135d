"""Where journals are: one for each run that was asked for, in the user's state folder."""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from time import time
from typing import Any

from aedesk.batch.journal import Heading, Journal, Past, compact
from aedesk.files import make_folder, system
from aedesk.options import Options

_MOST = 50
_MOST_BYTES = 256 * 1000**2
_PLACES = ("output", "name", "flat", "recursive", "files_from")
"""Options that decide which sources a run has and where its outputs go."""
_PASSING = ("resume", "retry_failed", "dry_run", "fail_fast", "report")
"""Options that say how to go about it, and do not belong to what was asked for."""


def journals_folder() -> Path:
    """The folder of the journals; ``AEDESK_STATE`` names another one."""
    if folder := os.environ.get("AEDESK_STATE"):
        return Path(folder)
    from platformdirs import user_state_path

    return user_state_path("aedesk", appauthor=False) / "runs"


def heading_of(command: str, paths: tuple[str, ...], options: Options) -> Heading:
    """What a command in the working folder is asked to do."""
    from importlib.metadata import version

    defaults = Options()
    given = {name: value for name, value in asdict(options).items() if value != getattr(defaults, name)}
    kept = {name: value for name, value in given.items() if name not in _PASSING}
    kept = json.loads(json.dumps(kept))
    return Heading(command, str(Path.cwd()), paths, kept, version("aedesk"), time())


def options_of(heading: Heading) -> dict[str, Any]:
    """The options of a heading, as `Options` takes them."""
    known = {field.name for field in fields(Options)}
    given = {name: value for name, value in heading.options.items() if name in known}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def journal_file(heading: Heading) -> Path:
    """Where the journal of a run is: the same for all runs with these inputs and outputs."""
    places = {name: heading.options.get(name) for name in _PLACES}
    text = json.dumps([heading.command, heading.folder, heading.paths, places], sort_keys=True)
    return journals_folder() / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.jsonl"


def last_run(command: str) -> Past | None:
    """The last run of a command in the working folder."""
    here = str(Path.cwd())
    for path in _newest_first():
        past = Past.read(path)
        if past is not None and past.heading.command == command and past.heading.folder == here:
            return past
    return None


def is_same(heading: Heading, other: Heading) -> bool:
    """Whether two runs were asked to do the same, by the same program."""
    return heading.options == other.options and heading.program == other.program


def open_journal(heading: Heading, past: Past | None, *, is_synced: bool) -> Journal | None:
    """Begin the journal of a run, or go on with that of the past one.

    Returns:
        The journal; None where another process writes it.

    Raises:
        OutputError: It cannot be written.
    """
    path = journal_file(heading)
    make_folder(path.parent)
    _make_room(path)
    if past is None:
        return Journal.begin(path, heading, is_synced=is_synced)
    compact(path, past)
    return Journal.go_on(path, is_synced=is_synced)


def _newest_first() -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(journals_folder().glob("*.jsonl"), key=lambda path: -path.stat().st_mtime)
    return []


def _make_room(kept: Path) -> None:
    """Remove the oldest journals where there are too many, or too large ones."""
    size = 0
    for number, path in enumerate(_newest_first()):
        with contextlib.suppress(OSError):
            size += path.stat().st_size
            if path != kept and (number >= _MOST or size > _MOST_BYTES):
                system.unlink(path)
