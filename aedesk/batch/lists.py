"""Lists of input names, as ``find -print0`` and editors write them."""

import codecs
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from aedesk.batch.remote import is_url
from aedesk.batch.sources import Search, Source

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def split_names(content: bytes) -> list[str]:
    """The names in a list, in their order.

    A NUL byte anywhere says that NUL ends each name, so that names may hold newlines; otherwise lines do,
    those of Windows too. Empty names are left out. A byte-order mark is minded: PowerShell writes UTF-16.
    """
    if content.startswith(_WIDE):
        content = os.fsencode(content.decode("utf-16", "replace"))
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        names = content.split(b"\0")
    else:
        names = content.split(b"\n")
        if all(name.endswith(b"\r") for name in names[:-1]):
            names = [name.removesuffix(b"\r") for name in names]
    return [os.fsdecode(name) for name in names if name]


def listed(names: Sequence[str], search: Search) -> Iterator[Source]:
    """What the names of a list stand for, each taken as it stands: ``-`` is a file of that name.

    A file below the current folder keeps its place below it, so that lists that ``find`` makes give a tree of
    outputs; any other has its bare name for a place.
    """
    here = Path.cwd()
    for name in names:
        found = search.named(name) if is_url(name) else search.path(Path(name))
        for source in found:
            yield replace(source, inside=_place(source, here))


def _place(source: Source, here: Path) -> PurePath:
    if not isinstance(source.path, Path):
        return source.inside
    absolute = PurePath(os.path.normpath(here / source.path))
    return absolute.relative_to(here) if absolute.is_relative_to(here) else source.inside
