"""The folders of pictures that a model learns from: a list, and buttons to change it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui import tones

_LINES = 4


class FolderList(QWidget):
    """Shows folders, and lets the user add some and take some out.

    Signals:
        edited: The folders have changed; carries them as a tuple.

    Args:
        settings: Remember where folders were chosen last.
    """

    edited = Signal(object)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.list = _Paths(self.tr("Drop folders here"))
        self.list.setAccessibleName(self.tr("Folders of pictures"))
        self.add_button = QPushButton(self.tr("&Add folder…"))
        self.remove_button = QPushButton(self.tr("Re&move"))
        self.remove_button.setToolTip(self.tr("Takes it off this list; the folder itself stays."))
        self.add_button.clicked.connect(self.ask)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.list.itemSelectionChanged.connect(self._allow)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.remove_chosen)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._allow()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, in their order."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in rows)

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Show other folders, without a signal."""
        if tuple(folders) == self.folders:
            return
        self.list.clear()
        for folder in folders:
            item = QListWidgetItem(_lines(folder, str(folder.parent)))
            item.setData(Qt.ItemDataRole.UserRole, folder)
            item.setToolTip(str(folder))
            self.list.addItem(item)
        self._allow()

    def show_counts(self, counts: Mapping[Path, int]) -> None:
        """Tell how many pictures of a folder can be used; without a number where that is not known."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            folder = item.data(Qt.ItemDataRole.UserRole)
            details = str(folder.parent)
            if folder in counts:
                number = QLocale().toString(counts[folder])
                details = self.tr("{0} pictures, in {1}").format(number, details)
            item.setText(_lines(folder, details))

    def add(self, folders: Sequence[Path]) -> None:
        """Add folders that are not in the list yet."""
        self._change((*self.folders, *folders))

    def ask(self) -> None:
        """Let the user choose a folder."""
        folder = choose_folder(self, self.tr("Folder of pictures"), self._settings)
        if folder is not None:
            self.add([folder])

    def remove_chosen(self) -> None:
        """Take the chosen folders out of the list."""
        chosen = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        self._change([folder for folder in self.folders if folder not in chosen])

    def _change(self, folders: Sequence[Path]) -> None:
        before = self.folders
        self.show_folders(tuple(dict.fromkeys(folders)))
        if self.folders != before:
            self.edited.emit(self.folders)

    def _allow(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))


class _Paths(QListWidget):
    """Paths whose ends can always be read; an invitation while there are none.

    Args:
        invitation: What an empty list says.
    """

    def __init__(self, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSpacing(3)
        self.setMinimumHeight(round(_LINES * 1.4 * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows, or the invitation in a dashed frame."""
        super().paintEvent(event)
        if self.count():
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            faint = tones.faded(self.palette().text().color())
            pen = QPen(faint, 1.2, Qt.PenStyle.DashLine)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            area = QRectF(self.viewport().rect()).adjusted(8, 8, -8, -8)
            painter.setOpacity(0.55)
            painter.drawRoundedRect(area, 8, 8)
            painter.setOpacity(1)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._invitation)


def _lines(folder: Path, details: str) -> str:
    return f"{folder.name or folder}\n{details}"


def choose_folder(parent: QWidget, title: str, settings: QSettings) -> Path | None:
    """Let the user choose a folder, beginning beside the last one; None if they do not."""
    start = str(settings.value("training/pictures", str(Path.home())))
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    if not chosen:
        return None
    settings.setValue("training/pictures", str(Path(chosen).parent))
    return Path(chosen)
