"""“Save picture as…”: one picture, in any format that can be written."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from aedesk.gui import dialogs
from aedesk.gui.adding import Item
from aedesk.gui.background import Background
from aedesk.gui.exporting import LOSSLESS, Order, Written, write_picture
from aedesk.gui.operations import Operations
from aedesk.gui.own_words import in_own_words
from aedesk.gui.row_texts import size_text
from aedesk.options import PICTURE_FORMATS

_STEPS = 1000
_USUAL = {"jpg": 95, "webp": 90, "avif": 90}
_OPTIONAL = "webp"
"""The one format that is lossless unless it is given a quality."""


def save_as(
    parent: QWidget | None,
    operations: Operations,
    item: Item,
    *,
    settings: QSettings | None = None,
    device: str = "auto",
) -> "ExportDialog":
    """Let the user save a picture of the queue under another name, in another format.

    Args:
        parent: The window.
        operations: Runs what is slow.
        item: A picture, or a latent file, which is restored for that.
        settings: Where the choice is remembered; it is forgotten without them.
        device: The device that is chosen for networks.

    Returns:
        The open dialog; its signal ``saved`` tells what was written.
    """
    dialog = ExportDialog(parent, operations, item, settings, device)
    dialog.open()
    return dialog


class ExportDialog(QDialog):
    """Asks for format, quality and metadata, then for a name, and writes in the background.

    Signals:
        saved: The picture is written; carries a `Written`.

    Args:
        parent: The window.
        operations: Runs what is slow.
        item: The file.
        settings: Where the choice is remembered.
        device: The device that is chosen for networks.
    """

    saved = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        item: Item,
        settings: QSettings | None = None,
        device: str = "auto",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save picture as"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._item = item
        self._settings = settings
        self._device = device
        self._share = 0.0
        self._background = Background(operations, self)
        self.format = QComboBox()
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.number = QSpinBox()
        self.lossless = QCheckBox(self.tr("&Lossless"))
        self.metadata = QCheckBox(self.tr("&Keep Exif and XMP: camera, date, place, captions"))
        self.note = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.save_button = QPushButton(self.tr("&Save…"))
        self._controls: tuple[QWidget, ...] = (
            self.format,
            self.lossless,
            self.quality,
            self.number,
            self.metadata,
            self.save_button,
        )
        self._make_controls()
        self._lay_out()
        self._remember()
        self._follow()

    @property
    def chosen_format(self) -> str:
        """The format, as it is called in the options."""
        return str(self.format.currentData())

    def order(self, target: Path) -> Order:
        """What the controls ask for."""
        lossy = self.chosen_format not in LOSSLESS and not self._is_lossless
        return Order(
            self._item.path,
            self._item.is_latent,
            target,
            self.chosen_format,
            self.quality.value() if lossy else None,
            self.metadata.isChecked(),
            self._device,
        )

    def ask_target(self) -> None:
        """Let the user choose a name; the file dialog asks before a file is replaced."""
        suffix = self.chosen_format
        dialog = QFileDialog(self, self.tr("Save picture as"), str(self._item.path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self.format.currentText()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self._free_stem(suffix)}.{suffix}")
        if dialog.exec():
            self.save_to(Path(dialog.selectedFiles()[0]))

    def save_to(self, target: Path) -> None:
        """Write the picture; a file of that name is replaced."""
        self._keep()
        self._set_busy(True)
        order = self.order(target)
        self._background.start(
            lambda: write_picture(order, self._tell), self._finish, self._fail, self._show_progress
        )

    # What comes back from the background

    def _tell(self, share: float) -> None:
        self._background.check()
        self._share = share

    def _show_progress(self) -> None:
        self.bar.setValue(round(_STEPS * self._share))

    def _finish(self, written: Written) -> None:
        self._set_busy(False)
        self.saved.emit(written)
        if not written.notes:
            self.accept()
            return
        text = self.tr("Saved as {0}, {1}.").format(written.path.name, size_text(written.size))
        self.note.setText("\n".join([text, *map(in_own_words, written.notes)]))

    def _fail(self, error: BaseException) -> None:
        self._set_busy(False)
        dialogs.show_error(self, error)

    # How it looks

    @property
    def _is_lossless(self) -> bool:
        return self.chosen_format == _OPTIONAL and self.lossless.isChecked()

    def _follow(self) -> None:
        """Show what can be chosen for the format."""
        asks = self.chosen_format not in LOSSLESS and not self._is_lossless
        for control in (self.quality, self.number, self._quality_label):
            control.setEnabled(asks)
        self.lossless.setVisible(self.chosen_format == _OPTIONAL)
        texts = {
            "png": self.tr("Keeps every sample exactly, also 16 bits and transparency."),
            "jpg": self.tr("Understood everywhere; 8 bits per sample, no transparency."),
            "tiff": self.tr(
                "Keeps every sample exactly, also 16 bits and transparency; for print and archives."
            ),
            "webp": self.tr("For the web; 8 bits per sample, with transparency."),
            "avif": self.tr("The smallest files of these; 8 bits per sample, with transparency."),
        }
        self.note.setText(texts[self.chosen_format])

    def _take_usual_quality(self) -> None:
        if self.chosen_format in _USUAL:
            self.quality.setValue(_USUAL[self.chosen_format])
        self._follow()

    def _set_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self._share = 0.0
        for control in self._controls:
            control.setEnabled(not busy)
        if not busy:
            self._follow()

    def _free_stem(self, suffix: str) -> str:
        """A name to propose that is not the picture's own."""
        stem = self._item.path.stem
        return stem if self._item.path.with_suffix(f".{suffix}") != self._item.path else f"{stem}-copy"

    def _remember(self) -> None:
        if self._settings is None:
            return
        place = self.format.findData(str(self._settings.value("export/format", "png")))
        self.format.setCurrentIndex(max(0, place))
        quality = str(self._settings.value("export/quality", ""))
        if quality.isdecimal():
            self.quality.setValue(int(quality))
        self.metadata.setChecked(str(self._settings.value("export/metadata", "true")).lower() == "true")

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.setValue("export/format", self.chosen_format)
            self._settings.setValue("export/quality", self.quality.value())
            self._settings.setValue("export/metadata", self.metadata.isChecked())

    def _make_controls(self) -> None:
        names = {"png": "PNG", "jpg": "JPEG", "tiff": "TIFF", "webp": "WebP", "avif": "AVIF"}
        for name in PICTURE_FORMATS:
            self.format.addItem(names[name], name)
        self.format.setAccessibleName(self.tr("Format"))
        for control in (self.quality, self.number):
            control.setRange(1, 100)
        self.quality.setPageStep(10)
        self.quality.setAccessibleName(self.tr("Quality"))
        self.number.setAccessibleName(self.tr("Quality as a number"))
        self.quality.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self.quality.setValue)
        self.quality.setValue(_USUAL["jpg"])
        self.lossless.setChecked(True)
        self.metadata.setChecked(True)
        self.metadata.setToolTip(self.tr("The colour profile always stays: colours would change without it."))
        self.format.currentIndexChanged.connect(self._take_usual_quality)
        self.lossless.toggled.connect(self._follow)
        self.save_button.clicked.connect(self.ask_target)
        self.save_button.setDefault(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setRange(0, _STEPS)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        format_label, self._quality_label = QLabel(self.tr("&Format")), QLabel(self.tr("&Quality"))
        format_label.setBuddy(self.format)
        self._quality_label.setBuddy(self.quality)
        row = QHBoxLayout()
        row.addWidget(self.quality, 1)
        row.addWidget(self.number)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.close)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(line)
        grid.setColumnStretch(1, 1)
        grid.addWidget(format_label, 0, 0)
        grid.addWidget(self.format, 0, 1)
        grid.addWidget(self.note, 1, 1)
        grid.addWidget(self.lossless, 2, 1)
        grid.addWidget(self._quality_label, 3, 0)
        grid.addLayout(row, 3, 1)
        grid.addWidget(self.metadata, 4, 1)
        grid.addWidget(self.bar, 5, 0, 1, 2)
        grid.setRowMinimumHeight(6, line // 2)
        grid.setRowStretch(6, 1)
        grid.addWidget(buttons, 7, 0, 1, 2)
        self.note.setMinimumHeight(2 * line)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.resize(80 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())
