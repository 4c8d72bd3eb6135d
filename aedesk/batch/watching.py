"""Watches a folder: files that arrive in it, or were there, given out in batches when they have settled."""

import os
import stat
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from aedesk.batch.plan import Destination, Entry, Job, OnExist, make_plan
from aedesk.batch.remote import Location
from aedesk.batch.result import State
from aedesk.batch.sources import Source, find_sources

SETTLE = 1.0
"""Seconds for which size and time of a file must not change; writers that pause longer are rare."""
_TICK = 0.2
_RESCAN = 60.0
_RESCAN_SHARE = 20
_FALLBACK_POLL = 5.0


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Files that have settled.

    Args:
        sources: The files, sorted by name.
        found: They were there when the watch began, or when the folder came back.
    """

    sources: tuple[Source, ...]
    found: bool


@dataclass(frozen=True, slots=True)
class _Waiting:
    version: tuple[int, int]
    since: float
    found: bool


class Ledger:
    """Which version of each file was given out, and which files are waiting until they settle.

    A version is size and time of modification. Empty files never settle: browsers make them to reserve a
    name.

    Args:
        settle: Seconds without a change after which a file has settled.
    """

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._given: dict[Path, tuple[int, int]] = {}
        self._waiting: dict[Path, _Waiting] = {}

    @property
    def waiting(self) -> list[Path]:
        """Files that have not settled yet."""
        return list(self._waiting)

    def see(self, path: Path, now: float, *, found: bool = False) -> None:
        """Look at a file: it is new, another version, unchanged, or gone."""
        version = _version(path)
        known = self._waiting.get(path)
        if version is None:
            self._given.pop(path, None)
        if version is None or version == self._given.get(path):
            self._waiting.pop(path, None)
        elif known is None or known.version != version:
            self._waiting[path] = _Waiting(version, now, found and known is None)

    def see_all(self, paths: Collection[Path], now: float, *, found: bool = False) -> None:
        """Look at all files that there are; others are forgotten."""
        for path in {*self._given, *self._waiting}.difference(paths):
            self._given.pop(path, None)
            self._waiting.pop(path, None)
        for path in paths:
            self.see(path, now, found=found)

    def take(self, now: float, *, found: bool) -> list[Path]:
        """The files that have settled, sorted; they are given out once for each version."""
        ripe = [
            path
            for path, entry in self._waiting.items()
            if entry.found is found and entry.version[0] and now - entry.since >= self._settle
        ]
        for path in ripe:
            self._given[path] = self._waiting.pop(path).version
        return sorted(ripe)


class FolderWatch:
    """Watches one folder until the iteration is left.

    The system's notices only say where to look; what counts is what a look at the file shows. So a lost
    notice costs time, never a picture: the folder is scanned at the start, when it comes back after it
    was gone, and every minute.

    Args:
        folder: The folder; it may vanish and come back.
        recursive: Take the files of subfolders too.
        suffixes: Lower-case suffixes that count.
        settle: Seconds for which a file must not change.
        poll: Seconds between two scans where the system sends no notices, as on network drives; None
            relies on notices.
        outputs: A folder that is left alone where it lies inside.
        say: Told what people should know: the folder is gone, or back.
    """

    def __init__(
        self,
        folder: Path,
        *,
        recursive: bool,
        suffixes: Collection[str],
        settle: float = SETTLE,
        poll: float | None = None,
        outputs: Path | None = None,
        say: Callable[[str], None] = lambda text: None,
    ) -> None:
        self._folder = folder
        self._recursive = recursive
        self._suffixes = suffixes
        self._poll = poll
        self._outputs = None if outputs is None else Path(os.path.realpath(outputs))
        self._say = say
        self._ledger = Ledger(settle)
        self._scanned = 0.0
        self._cost = 0.0

    def arrivals(self) -> Iterator[Arrivals]:
        """Give out files as they settle, without end."""
        while True:
            here = _identity(self._folder)
            if here is None:
                self._await_folder()
                continue
            yield from self._arrivals_in(here)

    def _arrivals_in(self, here: tuple[int, int]) -> Iterator[Arrivals]:
        """Arrivals as long as the folder stays the same one."""
        self._scan(found=True)
        is_listening = False
        for changed in self._wakes():
            if _identity(self._folder) != here:
                return
            now = time.monotonic()
            if self._is_due(now) or not is_listening:
                # What came between the first scan and the first notice was told to nobody.
                self._scan(found=False)
                is_listening = True
            for path in {*changed, *self._ledger.waiting}:
                self._look(path, now)
            for found in (True, False):
                ripe = self._ledger.take(now, found=found)
                if ripe:
                    yield Arrivals(tuple(map(self._source, ripe)), found)

    def _scan(self, *, found: bool) -> None:
        """Look at every file."""
        start = time.monotonic()
        paths = set(filter(self._is_wanted, self._files_in(self._folder)))
        self._ledger.see_all(paths, start, found=found)
        self._scanned = time.monotonic()
        self._cost = self._scanned - start

    def _is_due(self, now: float) -> bool:
        """Whether to look at every file again; rarely enough to cost little."""
        return now - self._scanned >= max(self._poll or _RESCAN, _RESCAN_SHARE * self._cost)

    def _look(self, path: Path, now: float) -> None:
        if self._is_wanted(path):
            self._ledger.see(path, now)
        elif self._recursive and path.is_dir() and not path.is_symlink():
            # A folder that was moved here sends one notice for all that it holds.
            for file in filter(self._is_wanted, self._files_in(path)):
                self._ledger.see(file, now)

    def _files_in(self, folder: Path) -> Iterator[Path]:
        sources = find_sources([os.fspath(folder)], recursive=self._recursive, suffixes=self._suffixes)
        return (source.path for source in sources if isinstance(source.path, Path) and source.error is None)

    def _is_wanted(self, path: Path) -> bool:
        inside = path.relative_to(self._folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        deep = len(inside.parts) > 1 and not self._recursive
        if hidden or deep or path.suffix.lower() not in self._suffixes:
            return False
        return self._outputs is None or not Path(os.path.realpath(path)).is_relative_to(self._outputs)

    def _source(self, path: Path) -> Source:
        return Source(path, PurePath(path.relative_to(self._folder)))

    def _wakes(self) -> Iterator[set[Path]]:
        """Paths that may have changed, at least every few tenths of a second, until the folder is lost."""
        if self._poll is None:
            try:
                yield from self._notices()
                return
            except (OSError, RuntimeError) as error:  # too many folders, or a drive that sends no notices
                if _identity(self._folder) is None:
                    return
                self._poll = _FALLBACK_POLL
                self._say(f"No notices for {self._folder} ({error}); looking every {self._poll:g} s instead.")
        while True:
            time.sleep(_TICK)
            yield set()

    def _notices(self) -> Iterator[set[Path]]:
        from watchfiles import Change, watch

        top = Path(os.path.realpath(self._folder))  # some systems name real paths in their notices
        tick = round(1000 * _TICK)
        changes = watch(
            top,
            watch_filter=None,
            debounce=tick,
            rust_timeout=tick,
            yield_on_timeout=True,
            recursive=self._recursive,
            force_polling=False,
            ignore_permission_denied=True,
        )
        for batch in changes:
            named = (Path(name) for _, name in batch)
            yield {self._folder / path.relative_to(top) for path in named if path.is_relative_to(top)}
            if (Change.deleted, str(top)) in batch:  # one that comes next may even have its identity
                return

    def _await_folder(self) -> None:
        self._say(f"{self._folder} is gone; waiting for it.")
        while _identity(self._folder) is None:
            time.sleep(_TICK)
        self._say(f"{self._folder} is back.")


def plan_arrivals(arrived: Arrivals, destination: Destination, on_exist: OnExist) -> tuple[list[Entry], int]:
    """Plan what has arrived.

    Of files that were there at the start those without output are taken; where outputs are to be
    overwritten, also those that are newer than theirs.

    Args:
        arrived: The files.
        destination: Where outputs go.
        on_exist: What to do where an output exists.

    Returns:
        The plan, and the number of files that were there at the start and keep their output.
    """
    if not arrived.found:
        return make_plan(arrived.sources, destination, on_exist), 0
    plan: list[Entry] = []
    old: list[Source] = []
    again: list[Source] = []
    for source, entry in zip(arrived.sources, make_plan(arrived.sources, destination, "skip"), strict=True):
        if isinstance(entry, Job) or entry.state is not State.SKIPPED:
            plan.append(entry)
        elif on_exist == "overwrite" and _is_newer(source.path, entry.target):
            again.append(source)
        else:
            old.append(source)
    return [*plan, *make_plan(again, destination, on_exist)], len(old)


def _is_newer(source: Location | None, target: Location | None) -> bool:
    if not (isinstance(source, Path) and isinstance(target, Path)):
        return False
    try:
        return source.stat().st_mtime_ns > target.stat().st_mtime_ns
    except OSError:  # one of them is gone in the meantime
        return False


def _version(path: Path) -> tuple[int, int] | None:
    """Size and time of a regular file; None if it is none, or gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another one of the same name; None if it is gone."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None
