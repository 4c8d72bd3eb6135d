"""The journal of a run: what was begun and what came of it, a line each, so that a killed run can go on.

Every line is a checksum and a JSON object. A line that was cut or altered counts as absent, so a run can be
killed at any byte. A journal holds one run and those that go on with it.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aedesk.batch.plan import Job
from aedesk.batch.remote import Location, RemotePath, location_of
from aedesk.batch.result import Result, State
from aedesk.errors import OutputError, StoreError
from aedesk.files import LineFile, Seen, replace_file

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """What a run was asked to do.

    Args:
        command: Name of the command.
        folder: Working folder, which relative names belong to.
        paths: What was named.
        options: Options that were not left as they are by default, as JSON holds them.
        program: Version of the program.
        started: Seconds since 1970.
    """

    command: str
    folder: str
    paths: tuple[str, ...]
    options: Mapping[str, Any]
    program: str
    started: float


@dataclass(slots=True)
class Known:
    """What a journal knows of one source.

    Args:
        state: What became of it; None where it was begun and the run ended before it.
        target: Its output, or what that would have been.
        reason: Why it was refused or failed.
        status: Exit status of a command with it alone.
        bytes_out: Bytes of its output.
        seen: Size in bytes and time of change in nanoseconds that it had when it was read.
    """

    state: State | None
    target: str | None
    reason: str = ""
    status: int = 0
    bytes_out: int = 0
    seen: tuple[int, int] | None = None

    def is_of(self, source: Location) -> bool:
        """Whether the source is what it was then, or went to the trash since; a URL is taken at its word."""
        if isinstance(source, RemotePath):
            return True
        try:
            status = source.stat()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return self.seen == (status.st_size, status.st_mtime_ns)

    @property
    def has_output(self) -> bool:
        """Whether the output is there, of the size that was written."""
        try:
            if self.target is None:
                return False
            target = location_of(self.target)
            size = target.size() if isinstance(target, RemotePath) else target.stat().st_size
            return size == self.bytes_out
        except (OSError, StoreError):
            return False


@dataclass(slots=True)
class Past:
    """What a journal tells.

    Args:
        heading: What the run was asked to do.
        sources: What is known, by absolute path.
        has_ended: Whether the run went to its end.
        lines: Lines that were read.
    """

    heading: Heading
    sources: dict[str, Known] = field(default_factory=dict)
    has_ended: bool = False
    lines: int = 0

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Read a journal; None where there is none that can be used."""
        records = _records(path)
        try:
            first = next(records, {})
            heading = Heading(**{**first["run"], "paths": tuple(first["run"]["paths"])})
        except (KeyError, TypeError):
            return None
        past = cls(heading)
        for record in records:
            past.lines += 1
            past._note(record)
        return past

    def of(self, source: Location | None) -> Known | None:
        """What is known of a source."""
        return None if source is None else self.sources.get(_key(source))

    @property
    def abrupt(self) -> list[str]:
        """Sources that were at work when the run was killed."""
        return [source for source, known in self.sources.items() if known.state is None]

    def _note(self, record: Mapping[str, Any]) -> None:
        if "begun" in record:
            self.sources[record["begun"]] = Known(None, record.get("target"))
        elif "ended" in record:
            self.sources[record["ended"]] = Known(
                State(record["state"]),
                record.get("target"),
                record.get("reason", ""),
                record.get("status", 0),
                record.get("bytes_out", 0),
                tuple(record["seen"]) if record.get("seen") else None,
            )
        self.has_ended = "end" in record


class Journal:
    """Adds to a journal. A journal that cannot be written must not stop the run: `fault` says why it ended.

    Args:
        lines: The file.
        is_synced: Have the first and the last line on the device before going on.
    """

    def __init__(self, lines: LineFile, *, is_synced: bool) -> None:
        self._lines = lines
        self._is_synced = is_synced
        self.fault: OutputError | None = None

    @classmethod
    def begin(cls, path: Path, heading: Heading, *, is_synced: bool = True) -> Self | None:
        """Begin a journal in place of the one that is there; None where another process writes it.

        Raises:
            OutputError: It cannot be written.
        """
        lines = LineFile.open(path)
        if lines is None:
            return None
        lines.close()
        replace_file(path, _line(_heading_record(heading)))
        return cls.go_on(path, is_synced=is_synced)

    @classmethod
    def go_on(cls, path: Path, *, is_synced: bool = True) -> Self | None:
        """Add to the journal that is there; None where another process writes it.

        Raises:
            OutputError: It cannot be written.
        """
        lines = LineFile.open(path)
        return None if lines is None else cls(lines, is_synced=is_synced)

    def begun(self, job: Job) -> None:
        """Note that a job was given to be done."""
        if job.source is not None:
            self._add({"begun": _key(job.source), "target": name_in_journal(job.target)})

    def ended(self, result: Result) -> None:
        """Note what came of a source; one that was not tried is as it was before."""
        if result.source is None or result.state is State.SKIPPED:
            return
        record: dict[str, Any] = {
            "ended": _key(result.source),
            "state": result.state,
            "target": name_in_journal(result.target),
            "reason": result.reason,
            "status": int(result.status),
            "bytes_out": result.bytes_out,
            "seen": _as_pair(result.seen),
        }
        self._add({key: value for key, value in record.items() if value})

    def close(self, *, has_ended: bool) -> None:
        """End the journal, and say so in it if the run went to its end."""
        if has_ended:
            self._add({"end": True}, sync=self._is_synced)
        self._lines.close()

    def _add(self, record: Mapping[str, Any], *, sync: bool = False) -> None:
        # Between two lines the system may take its time: a killed program loses nothing by that, and after
        # a power cut the outputs themselves tell what is done.
        if self.fault is None:
            try:
                self._lines.append(_line(record), sync=sync)
            except OutputError as error:
                self.fault = error


def compact(path: Path, past: Past) -> None:
    """Rewrite a journal that went on often, with one line for each source.

    Raises:
        OutputError: It cannot be written; it is as it was.
    """
    if past.lines < 1000 or past.lines < 4 * len(past.sources):
        return
    lines = [_line(_heading_record(past.heading))]
    for source, known in past.sources.items():
        record = {"ended": source, "state": known.state} if known.state else {"begun": source}
        facts = {
            "target": known.target,
            "reason": known.reason,
            "status": known.status,
            "bytes_out": known.bytes_out,
            "seen": known.seen,
        }
        lines.append(_line({**record, **{key: value for key, value in facts.items() if value}}))
    replace_file(path, b"".join(lines))


def _heading_record(heading: Heading) -> dict[str, Any]:
    return {"run": {name: getattr(heading, name) for name in Heading.__slots__}, "format": _FORMAT}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of a journal; what is cut or altered is passed over."""
    try:
        with path.open("rb") as file:
            for line in file:
                checksum, _, text = line.rstrip(b"\n").partition(b" ")
                if line.endswith(b"\n") and checksum == b"%08x" % zlib.crc32(text):
                    yield json.loads(text)
    except OSError:
        return


def _line(record: Mapping[str, Any]) -> bytes:
    text = json.dumps(record, separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _key(source: Location) -> str:
    if isinstance(source, RemotePath):
        return source.url
    return os.path.abspath(source)  # noqa: PTH100 - a link is not followed


def name_in_journal(target: Location | None) -> str | None:
    """How a journal writes the name of an output."""
    return None if target is None else _key(target)


def _as_pair(seen: Seen | None) -> tuple[int, int] | None:
    return None if seen is None else (seen.size, seen.modified)
