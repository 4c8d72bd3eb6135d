"""Folders, as the desktop shows them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> None:
    """Show a folder in the desktop's own program for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
