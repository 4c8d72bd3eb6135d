"""The right part of the window: what to do with the pictures, as `aedesk.options.Options`."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui.folder_choice import FolderChoice
from aedesk.gui.task import Task
from aedesk.options import DEFAULT_QUALITY, PICTURE_FORMATS, Options, spec_of

WIDTH = 300
_SPECS = {field.name: spec_of(field) for field in fields(Options)}


class SettingsPanel(QScrollArea):
    """The settings of a run.

    Signals:
        changed: A setting that decides what is to be done has changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality_box = QSpinBox()
        self.measure = QCheckBox(self.tr("&Measure the PSNR of each result"))
        self.format = QComboBox()
        self.folder = FolderChoice()
        self.on_exist = QComboBox()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(14)
        for part in (self._make_compress(), self._make_restore(), self._make_results()):
            layout.addWidget(part)
        layout.addStretch()
        self.setWidget(content)

    def task(self) -> Task:
        """What is done with pictures."""
        return Task.COMPRESS

    def set_running(self, running: bool) -> None:
        """Let settings rest during a run."""
        self.widget().setEnabled(not running)

    def state(self) -> dict[str, Any]:
        """The settings, as JSON can keep them."""
        return {"quality": self.quality.value(), "measure": self.measure.isChecked()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring settings back."""
        self.quality.setValue(state.get("quality", DEFAULT_QUALITY))
        self.measure.setChecked(state.get("measure", True))

    def options(self, _: Task | None = None) -> Options:
        """The settings as the engine takes them."""
        return Options(
            quality=self.quality.value(),
            format=self.format.currentData(),
            output=self.folder.folder,
            on_exist=self.on_exist.currentData(),
            recursive=True,
        )

    def _make_compress(self) -> QGroupBox:
        box = QGroupBox(self.tr("Compress pictures"))
        spec = _SPECS["quality"]
        for control in (self.quality, self.quality_box):
            control.setRange(int(spec.low or 1), int(spec.high or 100))
            control.setToolTip(self.tr("More is a better picture and a larger file."))
        self.quality.setPageStep(10)
        self.quality.setAccessibleName(self.tr("Quality"))
        self.quality_box.setAccessibleName(self.tr("Quality as a number"))
        self.quality.valueChanged.connect(self.quality_box.setValue)
        self.quality_box.valueChanged.connect(self.quality.setValue)
        self.quality.setValue(DEFAULT_QUALITY)
        self.quality.valueChanged.connect(self.changed)
        self.measure.setChecked(True)
        self.measure.setToolTip(
            self.tr("Reads every new file back and compares it with its original; takes longer.")
        )
        label = QLabel(self.tr("&Quality"))
        label.setBuddy(self.quality)
        grid = QGridLayout(box)
        grid.setVerticalSpacing(4)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.quality_box, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.quality, 1, 0, 1, 2)
        grid.addLayout(_ends(self.tr("smaller file"), self.tr("better picture")), 2, 0, 1, 2)
        grid.setRowMinimumHeight(3, 6)
        grid.addWidget(self.measure, 4, 0, 1, 2)
        return box

    def _make_restore(self) -> QGroupBox:
        box = QGroupBox(self.tr("Restore .aed files"))
        for name in PICTURE_FORMATS:
            self.format.addItem(self._format_text(name), name)
        self.format.setAccessibleName(self.tr("Format of restored pictures"))
        self.format.currentIndexChanged.connect(self.changed)
        label = QLabel(self.tr("&Format"))
        label.setBuddy(self.format)
        row = QHBoxLayout(box)
        row.addWidget(label)
        row.addWidget(self.format, 1)
        return box

    def _make_results(self) -> QGroupBox:
        box = QGroupBox(self.tr("Save results"))
        self.folder.changed.connect(self.changed)
        for text, policy in (
            (self.tr("Keep both: add a number"), "rename"),
            (self.tr("Skip the picture"), "skip"),
            (self.tr("Replace the old .aed file"), "overwrite"),
        ):
            self.on_exist.addItem(text, policy)
        self.on_exist.setToolTip(self.tr("Restored pictures never replace a file; they get a number."))
        self.on_exist.setAccessibleName(self.tr("If the result exists already"))
        label = QLabel(self.tr("&If the result exists already"))
        label.setBuddy(self.on_exist)
        column = QVBoxLayout(box)
        column.addWidget(self.folder)
        column.addSpacing(8)
        column.addWidget(label)
        column.addWidget(self.on_exist)
        return box

    def _format_text(self, name: str) -> str:
        texts = {
            "png": self.tr("PNG, lossless"),
            "jpg": self.tr("JPEG"),
            "tiff": self.tr("TIFF, lossless"),
            "webp": self.tr("WebP, lossless"),
            "avif": self.tr("AVIF"),
        }
        return texts[name]


def _ends(left: str, right: str) -> QHBoxLayout:
    """Captions under the two ends of a slider."""
    row = QHBoxLayout()
    for text in (left, right):
        label = QLabel(text)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 0.88)
        label.setFont(font)
        row.addWidget(label)
    row.insertStretch(1)
    return row
