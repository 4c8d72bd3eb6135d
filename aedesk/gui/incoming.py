"""Paths in what is dropped or pasted."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


def paths_in(data: QMimeData) -> list[str]:
    """Local files and folders of a drop or of the clipboard.

    Returns:
        Those that files were copied or dragged as, or that a copied text names, a line each.
    """
    return list(_paths(data))


def holds_paths(data: QMimeData) -> bool:
    """Whether there is any such path; of many only the first is looked at."""
    return any(True for _ in _paths(data))


def take_a_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: whoever hears that files were moved may delete them."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _paths(data: QMimeData) -> Iterator[str]:
    if data.hasUrls():
        yield from (url.toLocalFile() for url in data.urls() if url.isLocalFile())
        return
    lines = (line.strip().strip('"') for line in data.text().splitlines())
    yield from (line for line in lines if _names_a_file(line))


def _names_a_file(line: str) -> bool:
    try:
        return Path(line).is_absolute() and Path(line).exists()
    except OSError:  # far too long for a name
        return False
