"""From sources to a plan: every output name, every conflict, before anything is written."""

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aedesk.batch.result import STREAM, Result, State, failure
from aedesk.batch.sources import Source
from aedesk.errors import OutputError, UsageError

OnExist = Literal["skip", "rename", "overwrite"]


@dataclass(frozen=True, slots=True)
class Job:
    """One source to work on and where its output goes.

    Args:
        source: The file; None is standard input.
        target: The output file; None is standard output, or no output at all.
        overwrite: Whether an existing target may be replaced.
    """

    source: Path | None
    target: Path | None = None
    overwrite: bool = False


Entry = Job | Result
"""Of a plan: a job that is left to do, or the result of one that is settled already."""


class Destination:
    """Where outputs go: beside the sources, into a folder, to one file or to standard output.

    Args:
        output: What ``-o`` says: None, a folder, a file, or ``-``.
        suffix: Suffix of the outputs, as ``.aed``.
        names: What was named as inputs; one plain file may go to a file, anything else to a folder.

    Raises:
        UsageError: Several inputs to standard output, or an output folder that is a file.
    """

    def __init__(self, output: str | None, suffix: str, names: Sequence[str]) -> None:
        single = len(names) == 1 and not Path(names[0]).is_dir()
        if output is None and list(names) == [STREAM]:
            output = STREAM
        self.suffix = suffix
        self.is_stream = output == STREAM
        self.folder: Path | None = None
        self.file: Path | None = None
        if self.is_stream:
            if not single:
                raise UsageError(
                    "Standard output takes one result; several inputs or a folder were named.",
                    "Name one file, or a folder with -o.",
                )
        elif output is not None:
            path = Path(output)
            if single and not path.is_dir() and not output.endswith(("/", os.sep)):
                self.file = path
            elif path.exists() and not path.is_dir():
                raise UsageError(
                    f"{output} is a file; several inputs or a folder need a folder for their outputs.",
                    "Name a folder with -o.",
                )
            else:
                self.folder = path

    def target(self, source: Source) -> Path | None:
        """Output file of a source; None is standard output.

        Raises:
            UsageError: Standard input has no name that an output could be made from.
        """
        if self.is_stream:
            return None
        if self.file is not None:
            return self.file
        if source.path is None:
            raise UsageError("Standard input has no name for its output.", "Name a file with -o, or -o -.")
        beside = source.path if self.folder is None else self.folder / source.inside
        return beside.with_name(beside.stem + self.suffix)


def make_plan(sources: Sequence[Source], destination: Destination, on_exist: OnExist) -> list[Entry]:
    """Give every source its output, and settle at once what needs no work.

    Args:
        sources: What to work on.
        destination: Where outputs go.
        on_exist: What to do where an output exists.

    Returns:
        One entry for each source, in their order.
    """
    inputs = {_key(source.path) for source in sources if source.path is not None}
    taken: dict[str, Path] = {}
    plan: list[Entry] = []
    for source in sources:
        try:
            plan.append(_entry(source, destination, on_exist, inputs, taken))
        except OSError as error:  # an output name that the file system refuses even to look up
            plan.append(failure(source.path, error))
    return plan


def plain_plan(sources: Sequence[Source]) -> list[Entry]:
    """A plan without outputs, for commands that only read."""
    return [failure(source.path, source.error) if source.error else Job(source.path) for source in sources]


def without_work(plan: Sequence[Entry]) -> Iterator[Result]:
    """The results of a dry run: what is settled, and each job as planned."""
    for entry in plan:
        if isinstance(entry, Job):
            replaces = "replaces the file that is there" if entry.target and entry.target.exists() else ""
            yield Result(entry.source, State.PLANNED, entry.target, reason=replaces)
        else:
            yield entry


def _entry(
    source: Source, destination: Destination, on_exist: OnExist, inputs: set[str], taken: dict[str, Path]
) -> Entry:
    if source.error is not None:
        return failure(source.path, source.error)
    target = destination.target(source)
    if target is None:
        return Job(source.path)
    if on_exist == "rename":
        target = _free_name(target, inputs, taken)
    key = _key(target)
    if key in inputs:
        return failure(source.path, OutputError(f"{target} is an input too.", "Choose another -o."), target)
    if key in taken:
        message = f"Its output {target} is that of {taken[key]} too."
        return failure(source.path, OutputError(message, "Choose --on-exist rename."), target)
    taken[key] = source.path or Path(STREAM)
    if on_exist == "skip" and target.exists():
        return Result(source.path, State.SKIPPED, target, reason="the output exists")
    return Job(source.path, target, overwrite=on_exist == "overwrite")


def _free_name(target: Path, inputs: set[str], taken: dict[str, Path]) -> Path:
    """The name itself, or the first of ``name (2)``, ``name (3)``, ... that is free."""
    free, number = target, 1
    while free.exists() or _key(free) in taken or _key(free) in inputs:
        number += 1
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return free


def _key(path: Path) -> str:
    """The same text for names that are one file, where the system does not tell cases apart."""
    key = os.path.normcase(os.path.realpath(path))
    return unicodedata.normalize("NFC", key).casefold() if sys.platform == "darwin" else key
