"""Patterns of input names that the shell did not expand: ``photos/**/*.png``."""

import errno
import fnmatch
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from aedesk.batch.remote import is_url
from aedesk.batch.sources import Entry, Identity, Search, Source, identity_of, is_folder, listing

_MAGIC = re.compile(r"[*?\[]")
_OWN_SUFFIX = re.compile(r"\.[^.*?\[\]]+\Z")


def is_glob(name: str) -> bool:
    """Whether a name is a pattern; one that exists under this very name is that file, brackets and all."""
    return _MAGIC.search(name) is not None and not is_url(name) and not os.path.lexists(name)


def matching(pattern: str, search: Search) -> Iterator[Source]:
    """What a pattern stands for: ``*`` and ``?`` and ``[a-z]`` within a name, ``**`` for any folders.

    As in a shell, hidden names match only where the pattern has the dot itself. A folder that matches is
    searched. A pattern without a suffix of its own takes only the files that the search is for.

    Args:
        pattern: The pattern.
        search: Decides what is taken, and counts what is left alone.

    Returns:
        The sources, whose places are those below the part of the pattern without wildcards; one source with
        an error where nothing matches.
    """
    parts = PurePath(pattern).parts
    first = next(index for index, part in enumerate(parts) if _MAGIC.search(part))
    walk = _Walk(search, Path(*parts[:first]))
    found = False
    for source in walk.below(walk.base, "", _simplified(parts[first:])):
        found = True
        yield source
    yield from walk.errors
    if not found and not walk.errors:
        nothing = FileNotFoundError(errno.ENOENT, "No file matches this pattern")
        yield Source(Path(pattern), PurePath(), nothing)


class _Walk:
    """The search for one pattern, below its part without wildcards."""

    def __init__(self, search: Search, base: Path) -> None:
        self._search = search
        self.base = base
        self.errors: list[Source] = []

    def below(
        self, folder: Path, inside: str, parts: Sequence[str], *, anywhere: bool = False
    ) -> Iterator[Source]:
        """What the parts of a pattern stand for in a folder; below any folder where a ``**`` came before."""
        part, *rest = parts
        if part == "**":
            for deeper, place in self._tree(folder, inside):
                yield from self.below(deeper, place, rest, anywhere=True)
            return
        matches = re.compile(fnmatch.translate(os.path.normcase(part))).match
        for entry in self._entries(folder):
            place = f"{inside}/{entry.name}" if inside else entry.name
            if not matches(os.path.normcase(entry.name)) or (entry.name[0] == "." and part[0] != "."):
                continue
            if rest:
                if is_folder(entry):
                    yield from self.below(folder / entry.name, place, rest)
            elif not is_folder(entry):
                if self._search.takes(entry, self.base, whatever=_OWN_SUFFIX.search(part) is not None):
                    yield Source(folder / entry.name, PurePath(place))
            elif not (anywhere and part == "*"):  # all folders are gone through anyway
                yield from self._search.folder(folder / entry.name, place)

    def _tree(self, top: Path, inside: str) -> Iterator[tuple[Path, str]]:
        """A folder and all folders below, with their places; links are not followed."""
        levels: list[tuple[Path, str, tuple[Identity | None, ...]]] = [(top, inside, ())]
        while levels:
            folder, place, above = levels.pop()
            yield folder, place
            above = (*above, identity_of(folder))
            subfolders = [
                (folder / entry.name, f"{place}/{entry.name}" if place else entry.name, above)
                for entry in self._entries(folder)
                if is_folder(entry) and self._search.may_enter(entry, above, recursive=True)
            ]
            levels.extend(reversed(subfolders))

    def _entries(self, folder: Path) -> list[Entry]:
        try:
            return listing(folder)
        except FileNotFoundError:
            return []
        except OSError as error:
            self.errors.append(Source(folder, PurePath(), error))
            return []


def _simplified(parts: Sequence[str]) -> list[str]:
    """The parts with each run of ``**`` as one; at the end it stands for all files of all folders."""
    kept = [part for index, part in enumerate(parts) if part != "**" or parts[index - 1 : index] != ("**",)]
    return [*kept, "*"] if kept[-1] == "**" else kept
