"""From dropped, pasted or opened paths to items for the queue; knows nothing of Qt."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aedesk.batch import LATENT_SUFFIXES, PICTURE_SUFFIXES, Source, find_sources

_SUFFIXES = PICTURE_SUFFIXES | LATENT_SUFFIXES


@dataclass(frozen=True, slots=True)
class Item:
    """One file that can be worked on.

    Args:
        source: The file, and its place below the folder that was dropped.
        path: The file itself.
        is_latent: Whether it is restored; anything else is compressed.
        size: Bytes of the file, 0 where they cannot be told.
    """

    source: Source
    path: Path
    is_latent: bool
    size: int


def find_items(names: Sequence[str]) -> list[Item]:
    """Find the files behind paths, those of all subfolders too; slow for large folders.

    Args:
        names: Files and folders.

    Returns:
        Every file that was named itself; of folders pictures and latent files, without the latent files
        that have their picture beside them: those are results of an earlier run.
    """
    # Absolute, so that a file named "-" is not taken for standard input.
    named = dict.fromkeys(Path(name).absolute() for name in names)
    sources = find_sources([str(path) for path in named], recursive=True, suffixes=_SUFFIXES)
    items = [_item(source, source.path) for source in sources if isinstance(source.path, Path)]
    pictures = {item.path.with_suffix("") for item in items if not item.is_latent}
    return [
        item
        for item in items
        if not item.is_latent or item.path in named or item.path.with_suffix("") not in pictures
    ]


def folders_among(names: Sequence[str]) -> list[str]:
    """Those of some paths that are folders, absolute."""
    return [str(Path(name).absolute()) for name in names if Path(name).is_dir()]


def _item(source: Source, path: Path) -> Item:
    try:
        size = path.stat().st_size
    except OSError:  # its job will find and report it
        size = 0
    return Item(source, path, _is_latent(path), size)


def _is_latent(path: Path) -> bool:
    """Told by the content; a damaged file is at least named like one."""
    from aedesk.codec.header import SIGNATURE

    head = b""
    with contextlib.suppress(OSError):
        if path.is_file():  # opening a pipe would wait for its other end
            with path.open("rb") as file:
                head = file.read(len(SIGNATURE))
    return head == SIGNATURE or path.suffix.lower() in LATENT_SUFFIXES
