"""Where results go: beside their originals, or into one folder."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui.panel.binding import follow
from aedesk.gui.panel.settings import IN_FOLDER, Settings


class FolderChoice(QWidget):
    """Two choices; under the second one its folder, and whether that gets a tree of folders.

    Args:
        settings: The values.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.beside = QRadioButton(self.tr("&Beside the originals"))
        self.inside = QRadioButton(self.tr("In &one folder"))
        self.name = QLineEdit(readOnly=True)
        self.name.setAcceptDrops(False)  # a dropped file is for the queue
        self.name.setPlaceholderText(self.tr("none chosen"))
        self.name.setAccessibleName(self.tr("Folder for the results"))
        self.button = QPushButton(self.tr("&Choose…"))
        self.button.setAccessibleName(self.tr("Choose the folder for the results"))
        self.tree = QCheckBox(self.tr("Keep the tree of fol&ders"))
        self.tree.setToolTip(
            self.tr("Below this folder, results lie in folders like those that were added to the queue.")
        )
        self._details = self._make_details()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.beside, self.inside, self._details):
            column.addWidget(part)
        self.inside.toggled.connect(self._follow)
        self.button.clicked.connect(self.ask)
        self.tree.clicked.connect(lambda is_kept: settings.put({"flat": not is_kept}))
        follow(settings, (IN_FOLDER, "output", "flat"), self._show)

    def choose(self, folder: str) -> None:
        """Let results go into a folder."""
        self._settings.put({"output": folder, IN_FOLDER: True})

    def ask(self) -> None:
        """Let the user pick the folder."""
        start = self._settings["output"] or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the results"), start)
        if folder:
            self.choose(folder)

    def _follow(self, is_inside: bool) -> None:
        if is_inside and not self._settings["output"]:
            self.ask()
        self._settings.put({IN_FOLDER: is_inside and bool(self._settings["output"])})
        self._show()

    def _show(self) -> None:
        folder, is_inside = self._settings["output"], self._settings[IN_FOLDER]
        (self.inside if is_inside else self.beside).setChecked(True)
        self.name.setText(Path(folder).name or folder)
        self.name.setToolTip(folder)
        self.name.setCursorPosition(0)
        self.tree.setChecked(not self._settings["flat"])
        self._details.setVisible(is_inside)

    def _make_details(self) -> QWidget:
        details = QWidget()
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(details)
        column.setContentsMargins(self.fontMetrics().height() * 3 // 2, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.tree)
        return details
