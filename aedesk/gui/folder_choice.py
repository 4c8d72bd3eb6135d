"""Where results go: beside their originals, or into one folder."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)


class FolderChoice(QWidget):
    """Two choices, and the folder of the second one.

    Signals:
        changed: Results now go elsewhere.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.last_folder = ""
        self.beside = QRadioButton(self.tr("&Beside the originals"))
        self.beside.setChecked(True)
        self.inside = QRadioButton(self.tr("In &one folder:"))
        self._name = QLineEdit(readOnly=True)
        self._name.setAcceptDrops(False)  # a dropped file is for the queue
        self._name.setPlaceholderText(self.tr("none chosen"))
        self._name.setAccessibleName(self.tr("Folder for the results"))
        button = QPushButton(self.tr("&Choose…"))
        button.setAccessibleName(self.tr("Choose the folder for the results"))
        button.clicked.connect(self.ask)
        self.inside.toggled.connect(self._follow)
        row = QHBoxLayout()
        row.setContentsMargins(22, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.beside)
        column.addWidget(self.inside)
        column.addLayout(row)

    @property
    def folder(self) -> str | None:
        """The folder for results; None is beside the originals."""
        return self.last_folder if self.inside.isChecked() and self.last_folder else None

    def propose(self, folder: str) -> None:
        """Name the folder of the second choice without choosing it."""
        self.last_folder = folder
        self._name.setText(Path(folder).name or folder)
        self._name.setToolTip(folder)
        self._name.setCursorPosition(0)

    def choose(self, folder: str) -> None:
        """Let results go into a folder."""
        self.propose(folder)
        self.inside.setChecked(True)
        self.changed.emit()

    def ask(self) -> None:
        """Let the user pick the folder."""
        start = self.last_folder or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"), start)
        if folder:
            self.choose(folder)

    def _follow(self, is_inside: bool) -> None:
        if is_inside and not self.last_folder:
            self.ask()
        if is_inside and not self.last_folder:
            self.beside.setChecked(True)
        self.changed.emit()
