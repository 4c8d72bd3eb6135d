"""From the paths that were named to the files to work on, in a stable order."""

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeAlias

from aedesk.batch.left_alone import LeftAlone, is_system_folder
from aedesk.batch.remote import Location, RemotePath, find_remote, location_of
from aedesk.batch.result import STREAM
from aedesk.errors import StoreError

PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif"}
    | {".heic", ".heif", ".jxl"}  # without the extra that reads them they fail with a hint
)
LATENT_SUFFIXES = frozenset({".aed"})

Entry: TypeAlias = "os.DirEntry[str]"
Identity: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One input.

    Args:
        path: The file; None is standard input.
        inside: Its place below the folder that was named, or its bare name if it was named itself.
        error: Why the path is no usable input; None if it is one.
    """

    path: Location | None
    inside: PurePath
    error: OSError | StoreError | None = None


def find_sources(
    names: Sequence[str],
    *,
    recursive: bool,
    suffixes: Collection[str],
    left: LeftAlone | None = None,
    outputs: Path | None = None,
) -> list[Source]:
    """Find the files behind the names, each taken as it stands: no patterns.

    Files are taken as they are: their content decides what they are. Of a folder, those with one of
    the suffixes are taken and hidden ones are not; links to files are followed, links to folders are not.
    A file that is reached twice is taken once.

    Args:
        names: Files, folders, or ``-`` for standard input.
        recursive: Take the files of subfolders too.
        suffixes: Lower-case suffixes that count in folders.
        left: Counts what is left alone.
        outputs: A folder that is not searched where it lies inside another one.

    Returns:
        The sources in the order of the names, within a folder sorted by name.
    """
    search = Search(recursive=recursive, suffixes=suffixes, left=left or LeftAlone(), outputs=outputs)
    return without_repeats(source for name in names for source in search.named(name))


def without_repeats(sources: Iterator[Source]) -> list[Source]:
    """The sources in their order, each file once."""
    found: dict[str, Source] = {}
    for source in sources:
        if isinstance(source.path, Path):
            key = os.path.normcase(Path.cwd() / source.path)
        else:
            key = STREAM if source.path is None else source.path.url
        found.setdefault(key, source)
    return list(found.values())


class Search:
    """Finds files and counts what it leaves alone.

    Args:
        recursive: Take the files of subfolders too.
        suffixes: Lower-case suffixes that count in folders.
        left: Counts what is left alone.
        outputs: A folder that is not searched where it lies inside another one.
    """

    def __init__(
        self, *, recursive: bool, suffixes: Collection[str], left: LeftAlone, outputs: Path | None = None
    ) -> None:
        self._recursive = recursive
        self._suffixes = suffixes
        self._left = left
        self._outputs = identity_of(outputs) if outputs is not None else None

    def named(self, name: str) -> Iterator[Source]:
        """What one name stands for."""
        if name == STREAM:
            yield Source(None, PurePath("stdin"))
        elif isinstance(location := location_of(name), RemotePath):
            yield from self._remote(location)
        else:
            yield from self.path(location)

    def _remote(self, url: RemotePath) -> Iterator[Source]:
        """A file, or what is in a folder or matches a pattern, behind a URL."""
        try:
            for path, inside in find_remote(url, recursive=self._recursive, suffixes=self._suffixes):
                yield Source(path, inside)
        except StoreError as error:
            yield Source(url, PurePath(url.name), error)

    def path(self, path: Path) -> Iterator[Source]:
        """A file, or what is in a folder."""
        if path.is_dir():
            yield from self.folder(path)
            return
        try:
            path.stat()
        except OSError as error:
            yield Source(path, PurePath(path.name), error)
        else:
            yield Source(path, PurePath(path.name))

    def folder(self, top: Path, inside: str = "", *, recursive: bool | None = None) -> Iterator[Source]:
        """What is in a folder.

        Args:
            top: The folder.
            inside: Its place below the folder that was named.
            recursive: Take the files of subfolders too, if not as the search does.
        """
        recursive = self._recursive if recursive is None else recursive
        # A stack instead of recursion: paths may be deeper than Python's calls.
        levels = [self._listing(top, inside, top)]
        above = [identity_of(top)]
        while levels:
            item = next(levels[-1], None)
            if item is None:
                levels.pop()
                above.pop()
            elif isinstance(item, Source):
                yield item
            else:
                entry, below = item
                if self.may_enter(entry, above, recursive):
                    levels.append(self._listing(Path(entry.path), below, top))
                    above.append(identity_of(Path(entry.path)))

    def _listing(self, folder: Path, inside: str, top: Path) -> Iterator[Source | tuple[Entry, str]]:
        """Files of a folder, and its subfolders with their place, by name."""
        try:
            entries = listing(folder)
        except OSError as error:
            yield Source(folder, PurePath(inside), error)
            return
        for entry in entries:
            below = f"{inside}/{entry.name}" if inside else entry.name
            if is_folder(entry):
                yield entry, below
            elif self.takes(entry, top):
                yield Source(folder / entry.name, PurePath(below))

    def may_enter(self, entry: Entry, above: Sequence[Identity | None], recursive: bool) -> bool:
        """Whether a subfolder is searched; if not, it is counted.

        Args:
            entry: The subfolder.
            above: Identities of the folders that it lies in, from which loops are told.
            recursive: Whether subfolders are searched at all.
        """
        identity = identity_of(Path(entry.path))
        if is_link(entry) or (identity is not None and identity in above):
            kind = "link"
        elif is_system_folder(entry.name):
            kind = entry.name
        elif entry.name.startswith("."):
            kind = "hidden"
        elif identity is not None and identity == self._outputs:
            kind = "of the outputs"
        elif not recursive:
            kind = "subfolder"
        else:
            return True
        self._left.folders[kind] += 1
        return False

    def takes(self, entry: Entry, top: Path, *, whatever: bool = False) -> bool:
        """Whether a file of a folder is taken; if not, it is counted.

        Args:
            entry: The file.
            top: The folder that was named.
            whatever: Take it whatever its name.
        """
        _, dot, suffix = entry.name.rpartition(".")
        wanted = f"{dot}{suffix}".lower() in self._suffixes and entry.name[0] != "."
        if not (whatever or wanted):
            self._left.add_file(entry.name)
        elif not _is_file(entry):
            self._left.files["broken link" if is_link(entry) else "pipe or device"] += 1
        else:
            if is_link(entry):
                self._left.links += 1
                self._left.links_outside += not _lies_in(entry.path, top)
            return True
        return False


def listing(folder: Path) -> list[Entry]:
    """What is in a folder, by name.

    Raises:
        OSError: It cannot be listed.
    """
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def is_folder(entry: Entry) -> bool:
    """Whether this is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: Entry) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def is_link(entry: Entry) -> bool:
    """Whether this leads elsewhere: a symbolic link, or a junction of Windows."""
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())


def identity_of(folder: Path) -> Identity | None:
    """The same for two paths of one folder; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _lies_in(path: str, top: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(top))
