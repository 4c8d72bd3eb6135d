"""Paths in what is dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def paths_in(data: QMimeData) -> list[str]:
    """Local files and folders of a drop or of the clipboard.

    Returns:
        Those that files were copied or dragged as, or that a copied text names, a line each.
    """
    if data.hasUrls():
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    lines = (line.strip().strip('"') for line in data.text().splitlines())
    return [line for line in lines if _names_a_file(line)]


def _names_a_file(line: str) -> bool:
    try:
        return Path(line).is_absolute() and Path(line).exists()
    except OSError:  # far too long for a name
        return False
