"""The two folders of pairs: pictures with noise, and the same without."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from aedesk.gui import incoming
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training.folder_list import choose_folder


class PairFolders(QWidget):
    """A line for each of the folders, into which one can be dropped.

    Signals:
        edited: A folder was chosen; carries "noisy" or "clean", and the folder.

    Args:
        settings: Remember where folders were chosen last.
    """

    edited = Signal(str, object)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        words = (
            ("noisy", self.tr("With noise"), self.tr("Ch&oose…"), self.tr("Folder of pictures with noise")),
            ("clean", self.tr("Without"), self.tr("Choos&e…"), self.tr("Folder of pictures without noise")),
        )
        self.lines: dict[str, FolderLine] = {}
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (name, label, button, title) in enumerate(words):
            line = self.lines[name] = FolderLine(title)
            line.dropped.connect(lambda folder, name=name: self.edited.emit(name, folder))
            choose = self.buttons[name] = QPushButton(button)
            choose.setAutoDefault(False)
            choose.setAccessibleName(title)
            choose.clicked.connect(self._asking(name, title))
            grid.addWidget(QLabel(label), row, 0)
            grid.addWidget(line, row, 1)
            grid.addWidget(choose, row, 2)
        remark = Remark(
            self.tr("Both pictures of a pair have the same name and place, and lie exactly on each other.")
        )
        grid.addWidget(remark, len(words), 0, 1, 3)

    def show_folders(self, noisy: Path | None, clean: Path | None) -> None:
        """Show the folders of a draft."""
        for name, folder in (("noisy", noisy), ("clean", clean)):
            self.lines[name].show_folder(folder)

    def _asking(self, name: str, title: str) -> Callable[[], None]:
        def ask() -> None:
            folder = choose_folder(self, title, self._settings)
            if folder is not None:
                self.edited.emit(name, folder)

        return ask


class FolderLine(QLineEdit):
    """A folder, by its full path.

    Signals:
        dropped: A folder was dropped on it; carries its path.

    Args:
        title: What it is for.
    """

    dropped = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__(readOnly=True)
        self.setAccessibleName(title)
        self.setPlaceholderText(self.tr("drop a folder here"))

    def show_folder(self, folder: Path | None) -> None:
        """Show a folder; the end of its path can always be read."""
        self.setText("" if folder is None else str(folder))
        self.setToolTip(self.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take one folder."""
        if len(folders_in(event)) == 1:
            incoming.take_a_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which folder it was."""
        incoming.take_a_copy(event)
        self.dropped.emit(folders_in(event)[0])


def folders_in(event: QDropEvent) -> list[Path]:
    """The folders that are dragged or dropped."""
    return [path for path in map(Path, incoming.paths_in(event.mimeData())) if path.is_dir()]
