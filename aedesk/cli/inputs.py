"""What was named as inputs: files, folders, patterns, lists in files and on standard input."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aedesk.batch import STREAM, LeftAlone, Search, Source, without_repeats
from aedesk.batch.globs import is_glob, matching
from aedesk.batch.lists import listed, split_names
from aedesk.cli.command import Request
from aedesk.errors import UsageError

_LIST_MARK = "@"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The names of a command's inputs.

    Args:
        named: Names on the command line, those of lists and patterns included.
        lists: Names in each list, by the name of the list.
        last: Names from ``--files-from``.
    """

    named: Sequence[str]
    lists: dict[str, list[str]]
    last: Sequence[str]

    @property
    def of_outputs(self) -> Sequence[str]:
        """The names as `aedesk.batch.Destination` takes them: a list or a pattern stands for several."""
        several = self.lists or self.last or any(is_glob(name) for name in self.named)
        return [] if several else self.named

    def find(self, search: Search) -> list[Source]:
        """The files behind the names."""
        return without_repeats(self._sources(search))

    def _sources(self, search: Search) -> Iterator[Source]:
        for name in self.named:
            if name in self.lists:
                yield from listed(self.lists[name], search)
            elif is_glob(name):
                yield from matching(name, search)
            else:
                yield from search.named(name)
        yield from listed(self.last, search)


def read_inputs(request: Request) -> Inputs:
    """Read the lists that were named.

    Raises:
        UsageError: A list cannot be read, or standard input would have to be two things at once.
    """
    files_from = request.options.files_from
    lists = {name: _names_in(name[1:]) for name in request.paths if _is_list(name)}
    if files_from != STREAM:
        return Inputs(request.paths, lists, _names_in(files_from) if files_from is not None else [])
    if STREAM in request.paths:
        raise UsageError(
            "Standard input cannot be both a picture (-) and a list of names (--files-from -).",
            "Put the list into a file, as --files-from names.txt.",
        )
    if request.env.stdin_is_terminal:
        raise UsageError(
            "Standard input is a terminal.", "Pipe a list in, as find photos -print0 | aedesk-cli ..."
        )
    return Inputs(request.paths, lists, split_names(request.env.stdin.read()))


def find_inputs(request: Request, suffixes: Collection[str]) -> tuple[list[Source], LeftAlone]:
    """Find the files of a command that writes none, and what was left alone.

    Raises:
        UsageError: As `read_inputs` does.
    """
    left = LeftAlone()
    search = Search(recursive=request.options.recursive, suffixes=suffixes, left=left)
    return read_inputs(request).find(search), left


def _is_list(name: str) -> bool:
    """Whether this names a list; a file that has the very name, sign and all, is that file."""
    return name.startswith(_LIST_MARK) and len(name) > 1 and not os.path.lexists(name)


def _names_in(file: str) -> list[str]:
    try:
        return split_names(Path(file).read_bytes())
    except OSError as error:
        raise UsageError(
            f"The list {file} cannot be read: {error.strerror or error}.",
            "Name a file with a name on each line.",
        ) from error
