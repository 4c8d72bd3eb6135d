"""From sources to a plan: every output name, every conflict, before anything is written."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aedesk.batch.names import NamePattern
from aedesk.batch.portable import fold
from aedesk.batch.remote import Location, Names, RemotePath, location_of
from aedesk.batch.remote_write import check_writable
from aedesk.batch.result import STREAM, Result, State, failure, refusal
from aedesk.batch.sources import Source
from aedesk.errors import AedeskError, OutputError, UsageError

OnExist = Literal["skip", "rename", "overwrite"]

_MOST_NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class Job:
    """One source to work on and where its output goes.

    Args:
        source: The file; None is standard input.
        target: The output file; None is standard output, or no output at all.
        overwrite: Whether an existing target may be replaced.
    """

    source: Location | None
    target: Location | None = None
    overwrite: bool = False


Entry = Job | Result
"""Of a plan: a job that is left to do, or the result of one that is settled already."""


class Destination:
    """Where outputs go: beside the sources, into a folder, to one file or to standard output.

    Args:
        output: What ``-o`` says: None, a folder, a file, or ``-``.
        suffix: Suffix of the outputs, as ``.aed``.
        names: What was named as inputs; one plain file may go to a file, anything else to a folder.
        pattern: How outputs are named, as the user says it; then ``output`` is a folder.
        usual: How they are named otherwise, like their sources if None.
        flat: Put all outputs into the folder itself instead of a tree like that of the inputs.

    Raises:
        UsageError: Several inputs to standard output, an output folder that is a file, or a pattern for an
            output that has a name already.
    """

    def __init__(
        self,
        output: str | None,
        suffix: str,
        names: Sequence[str],
        *,
        pattern: NamePattern | None = None,
        usual: NamePattern | None = None,
        flat: bool = False,
    ) -> None:
        single = len(names) == 1 and not location_of(names[0]).is_dir()
        if output is None and list(names) == [STREAM]:
            output = STREAM
        self.suffix = suffix
        self.pattern = pattern or usual or NamePattern("{stem}")
        self.is_flat = flat
        self.is_stream = output == STREAM
        self.folder: Location | None = None
        self.file: Location | None = None
        if self.is_stream:
            if not single:
                raise UsageError(
                    "Standard output takes one result; several inputs or a folder were named.",
                    "Name one file, or a folder with -o.",
                )
            if pattern is not None or flat:
                raise UsageError(
                    "Standard output has no name; --name and --flat are for files.", "Leave them out."
                )
        elif output is not None:
            path = location_of(output)
            if isinstance(path, RemotePath):
                check_writable(path)
            is_named = single and pattern is None and not flat
            if is_named and not path.is_dir() and not output.endswith(("/", os.sep)):
                self.file = path
            elif path.exists() and not path.is_dir():
                raise UsageError(
                    f"{output} is a file; several inputs, a folder, --name and --flat need a folder.",
                    "Name a folder with -o.",
                )
            else:
                self.folder = path
        elif flat:
            raise UsageError(
                "--flat puts all outputs into one folder, and none was named.", "Name it with -o."
            )

    def target(self, source: Source, number: int) -> Location | None:
        """Output file of a source; None is standard output.

        Args:
            source: The source.
            number: Its number in the plan, from 1.

        Raises:
            UsageError: Standard input has no name that an output could be made from.
            AedeskError: The pattern gives this source no name.
            OSError: The pattern needs to read the source, and that is impossible.
        """
        if self.is_stream:
            return None
        if self.file is not None:
            return self.file
        if source.path is None:
            raise UsageError("Standard input has no name for its output.", "Name a file with -o, or -o -.")
        place = self.pattern.place(source.path, number, self.suffix)
        if self.folder is None:
            return source.path.parent / place
        return self.folder / place if self.is_flat else self.folder.joinpath(source.inside.parent, place)


def make_plan(sources: Sequence[Source], destination: Destination, on_exist: OnExist) -> list[Entry]:
    """Give every source its output, and settle at once what needs no work.

    Outputs whose names differ only in case or in their Unicode normal form count as one, on every system: the
    folder may be moved to one where they are. Of two sources where one has the name of the other's output,
    that one is taken for the output of an earlier run and left alone.

    Args:
        sources: What to work on.
        destination: Where outputs go.
        on_exist: What to do where an output exists.

    Returns:
        One entry for each source, in their order.

    Raises:
        UsageError: Standard input has no name that an output could be made from.
    """
    return _Planner(sources, destination, on_exist).plan()


def plain_plan(sources: Sequence[Source]) -> list[Entry]:
    """A plan without outputs, for commands that only read."""
    return [failure(source.path, source.error) if source.error else Job(source.path) for source in sources]


def without_work(plan: Sequence[Entry]) -> Iterator[Result]:
    """The results of a dry run: what is settled, and each job as planned."""
    for entry in plan:
        if isinstance(entry, Job):
            is_there = entry.overwrite and entry.target is not None and entry.target.exists()
            replaces = "replaces the file that is there" if is_there else ""
            yield Result(entry.source, State.PLANNED, entry.target, reason=replaces)
        else:
            yield entry


class _Planner:
    """Makes one plan. Names are compared by their keys, see `_Look`."""

    def __init__(self, sources: Sequence[Source], destination: Destination, on_exist: OnExist) -> None:
        self._sources = sources
        self._destination = destination
        self._on_exist = on_exist
        self._look = _Look()
        self._own = [self._look.key(source.path) if source.path is not None else "" for source in sources]
        self._inputs = set(self._own)
        self._taken: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._plan: list[Entry] = []

    def plan(self) -> list[Entry]:
        seen = [self._target(number, source) for number, source in enumerate(self._sources, 1)]
        makers = {
            target.key: source
            for source, own, target in zip(self._sources, self._own, seen, strict=True)
            if isinstance(target, _Seen) and target.key in self._inputs and target.key != own
        }
        for source, own, target in zip(self._sources, self._own, seen, strict=True):
            self._plan.append(self._entry(source, own, target, makers.get(own)))
        return self._plan

    def _target(self, number: int, source: Source) -> "_Seen | Result | None":
        if source.error is not None:
            return failure(source.path, source.error)
        target = None
        try:
            target = self._destination.target(source, number)
            return None if target is None else self._look(target)
        except UsageError:
            raise
        except (AedeskError, OSError) as error:
            return failure(source.path, error, target)

    def _entry(
        self, source: Source, own: str, target: "_Seen | Result | None", maker: Source | None
    ) -> Entry:
        if isinstance(target, Result):
            return target
        if target is None:
            return Job(source.path)
        if maker is not None:
            reason = f"it has the name of the output of {_name(maker.path)}; name it alone to work on it"
            return Result(source.path, State.SKIPPED, target.path, reason=reason)
        try:
            free = self._free(target) if self._on_exist == "rename" else target
        except OSError as error:  # the number made the name too long
            return failure(source.path, error, target.path)
        return self._settled(source, own, free)

    def _settled(self, source: Source, own: str, target: "_Seen") -> Entry:
        is_kept = target.exists and self._on_exist == "skip"
        if target.key in self._inputs and (target.key == own or not is_kept):
            error = OutputError(f"Its output {target.path} is an input too.", "Choose another -o or --name.")
            return refusal(source.path, error, target.path)
        if target.key in self._taken:
            error = self._collision(target.path, self._plan[self._taken[target.key]])
            return refusal(source.path, error, target.path)
        self._taken[target.key] = len(self._plan)
        if is_kept:
            return Result(source.path, State.SKIPPED, target.path, reason="the output exists")
        return Job(source.path, target.path, overwrite=self._on_exist == "overwrite")

    def _collision(self, target: Location, earlier: Entry) -> OutputError:
        message = f"Its output {target} is that of {_name(earlier.source)} too."
        if target != earlier.target:
            message = (
                f"Its output {target} differs from {_name(earlier.target)}, that of {_name(earlier.source)}, "
                "only in a way that some systems do not mind."
            )
        return OutputError(message, "Choose --on-exist rename, or a --name such as {parent}-{name}.")

    def _free(self, target: "_Seen") -> "_Seen":
        """The name itself, or the first of ``name (2)``, ``name (3)``, ... that is free."""
        number = self._numbers.get(target.key, 1)
        free = target
        while number > 1 or self._is_in_use(free):
            number += 1
            path = target.path
            free = self._look(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            if not self._is_in_use(free):
                break
        self._numbers[target.key] = number
        return free

    def _is_in_use(self, target: "_Seen") -> bool:
        return target.exists or target.key in self._taken or target.key in self._inputs


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name that was looked at.

    Args:
        path: The name.
        key: The same text for names that are one file on some system; links are resolved.
        exists: Whether there is something under this name.
    """

    path: Location
    key: str
    exists: bool


class _Look:
    """Looks at names, once each; folders are resolved once, which is what makes large plans quick."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._remote = Names()

    def key(self, path: Location) -> str:
        """The same text for names that are one file; of a URL it needs no look.

        Raises:
            OSError: The file system refuses the name.
        """
        return path.url if isinstance(path, RemotePath) else self(path).key

    def __call__(self, path: Location) -> _Seen:
        """Look at a name.

        Raises:
            OSError: The file system refuses the name.
            StoreError: The store of a URL cannot be asked.
        """
        if isinstance(path, RemotePath):
            return _Seen(path, path.url, self._remote.holds(path))
        text = os.fspath(path)
        folder, name = os.path.split(text)
        if len(os.fsencode(name)) > _MOST_NAME_BYTES:  # also where its folder is yet to be made
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        try:
            mode = os.lstat(text).st_mode
        except (FileNotFoundError, NotADirectoryError):
            mode = 0
        if stat.S_ISLNK(mode):
            return _Seen(path, fold(os.path.realpath(text)), path.exists())
        resolved = self._folders.get(folder)
        if resolved is None:
            resolved = self._folders[folder] = fold(os.path.realpath(folder)) + os.sep
        return _Seen(path, resolved + fold(name), bool(mode))


def _name(path: Location | None) -> str:
    return STREAM if path is None else str(path)
