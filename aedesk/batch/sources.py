"""From the paths that were named to the files to work on, in a stable order."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from aedesk.batch.result import STREAM

PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif"}
    | {".heic", ".heif", ".jxl"}  # without the extra that reads them they fail with a hint
)
LATENT_SUFFIXES = frozenset({".aed"})


@dataclass(frozen=True, slots=True)
class Source:
    """One input.

    Args:
        path: The file; None is standard input.
        inside: Its place below the folder that was named, or its bare name if it was named itself.
        error: Why the path is no usable input; None if it is one.
    """

    path: Path | None
    inside: PurePath
    error: OSError | None = None


def find_sources(names: Sequence[str], *, recursive: bool, suffixes: Collection[str]) -> list[Source]:
    """Find the files behind the names.

    Files are taken as they are: their content decides what they are. Of a folder, those with one of
    the suffixes are taken and hidden ones are not; links to folders inside are not followed. A file
    that is reached twice is taken once.

    Args:
        names: Files, folders, or ``-`` for standard input.
        recursive: Take the files of subfolders too.
        suffixes: Lower-case suffixes that count in folders.

    Returns:
        The sources in the order of the names, within a folder sorted by name.
    """
    found: dict[str, Source] = {}
    for name in names:
        for source in _sources_of(name, recursive, suffixes):
            key = STREAM if source.path is None else os.path.normcase(source.path.absolute())
            found.setdefault(key, source)
    return list(found.values())


def _sources_of(name: str, recursive: bool, suffixes: Collection[str]) -> Iterator[Source]:
    if name == STREAM:
        yield Source(None, PurePath("stdin"))
        return
    path = Path(name)
    if path.is_dir():
        yield from _walk(path, path, recursive, suffixes)
        return
    try:
        path.stat()
    except OSError as error:
        yield Source(path, PurePath(path.name), error)
    else:
        yield Source(path, PurePath(path.name))


def _walk(folder: Path, top: Path, recursive: bool, suffixes: Collection[str]) -> Iterator[Source]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Source(folder, folder.relative_to(top), error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if recursive:
                yield from _walk(path, top, recursive, suffixes)
        elif path.suffix.lower() in suffixes and entry.is_file():
            yield Source(path, path.relative_to(top))
