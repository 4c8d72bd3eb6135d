"""The page of the dialog that shows where the bits went, made when it is looked at."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QLocale, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from aedesk.errors import AedeskError
from aedesk.gui import dialogs
from aedesk.gui.background import Background
from aedesk.gui.information.heat import BitMap, read_map
from aedesk.gui.information.map_painting import map_image
from aedesk.gui.information.map_view import MapView
from aedesk.gui.own_words import in_own_words

_PERCENT = 100


class MapPage(QWidget):
    """Shows the map of a latent file, or a sentence why there is none.

    Args:
        background: Runs what is slow.
        path: The file.
    """

    def __init__(self, background: Background, path: Path) -> None:
        super().__init__()
        self._background = background
        self._path = path
        self._is_awake = False
        self.view = MapView()
        self.heat = QSlider(Qt.Orientation.Horizontal)
        self.heat.setRange(0, _PERCENT)
        self.heat.setValue(round(_PERCENT * self.view.heat))
        self.heat.setAccessibleName(self.tr("How much of the map is seen over the picture"))
        self.heat.valueChanged.connect(lambda value: self.view.set_heat(value / _PERCENT))
        self.save_button = QPushButton(self.tr("&Save map…"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.ask_save)
        self.sum = QLabel()
        self.message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._busy = QProgressBar(textVisible=False)
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("At work"))
        self._lay_out()

    def say(self, text: str) -> None:
        """Show a sentence in the place of the map, which will not be made."""
        self._is_awake = True
        self.message.setText(text)
        self._busy.hide()

    def wake(self) -> None:
        """The page is looked at: let the map be made, if it was not yet."""
        if self._is_awake:
            return
        self.say(self.tr("The picture is being decoded…"))
        self._busy.show()
        path, check = self._path, self._background.check
        self._background.start(lambda: read_map(path, check), self._show, self._fail)

    def ask_save(self) -> None:
        """Let the user choose a file; the file dialog asks before one is replaced."""
        dialog = QFileDialog(self, self.tr("Save the map"), str(self._path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG picture") + " (*.png)")
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{self._path.stem}-bits.png")
        if dialog.exec():
            self.save_to(Path(dialog.selectedFiles()[0]))

    def save_to(self, path: Path) -> None:
        """Write the map as a PNG file, which is replaced if it exists."""
        shown, heat = self.view.shown, self.view.heat
        if shown is not None:
            self.save_button.setEnabled(False)
            self._background.start(
                lambda: _write(map_image(shown, heat), path), self._tell_saved, self._tell_failure
            )

    def _show(self, shown: BitMap) -> None:
        self.view.show_map(shown)
        total, cells = float(shown.bits.sum()), shown.bits.size
        text = self.tr("{0} bits in {1} squares, {2} in the busiest one")
        numbers = [QLocale().toString(round(n)) for n in (total, cells, float(shown.bits.max()))]
        self.sum.setText(text.format(*numbers))
        self._stack.setCurrentIndex(1)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, AedeskError):
            self.say(in_own_words(error.message))
        else:
            self.say(self.tr("Internal error: {0}").format(error))

    def _tell_saved(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self.sum.setText(self.tr("Saved as {0}").format(path))

    def _tell_failure(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        dialogs.show_error(self, error)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self._busy.setFixedSize(12 * line, 8)
        waiting, ready = QWidget(), QWidget()
        column = QVBoxLayout(waiting)
        column.addStretch()
        column.addWidget(self.message)
        column.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        row = QHBoxLayout()
        for part in (QLabel(self.tr("Picture")), self.heat, QLabel(self.tr("Map"))):
            row.addWidget(part)
        self.heat.setMinimumWidth(8 * line)
        self.heat.setMaximumWidth(16 * line)
        row.addStretch()
        row.addWidget(self.save_button)
        column = QVBoxLayout(ready)
        column.addWidget(self.view, 1)
        column.addWidget(self.sum)
        column.addLayout(row)
        self.sum.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(waiting)
        self._stack.addWidget(ready)


def _write(image: QImage, path: Path) -> Path:
    """Put an image into a file, whole or not at all."""
    from aedesk.files import replace_file

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    replace_file(path, bytes(buffer.data().data()))
    return path
