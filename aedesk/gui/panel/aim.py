"""What the size of a compressed picture is chosen by: a quality, a size, or a PSNR."""

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from aedesk.gui.panel.binding import bind, follow
from aedesk.gui.panel.controls import control_of
from aedesk.gui.panel.dial import Dial
from aedesk.gui.panel.places import FIELDS, RATES, key_of
from aedesk.gui.panel.remark import Remark
from aedesk.gui.panel.segments import Segments
from aedesk.gui.panel.settings import AIM, Settings
from aedesk.gui.panel.size_edit import SizeEdit
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task


class Aim(QWidget):
    """A switch of three aims, and the control of the one that holds.

    Args:
        settings: The values.
        texts: What the fields are called.
    """

    def __init__(self, settings: Settings, texts: FieldTexts) -> None:
        super().__init__()
        self._settings = settings
        words = {
            "quality": self.tr("Quality"),
            "target_size": self.tr("File size"),
            "target_psnr": self.tr("PSNR"),
        }
        self.switch = Segments([(name, words[name]) for name in RATES], self.tr("Aim at"))
        smaller_better = [self.tr("smaller file"), self.tr("better picture")]
        self.quality = Dial(FIELDS["quality"], self.tr("Qualit&y"), texts, smaller_better)
        self.file_size = SizeEdit(self.tr("Largest size of a file"))
        self.file_size.setToolTip(texts.tip(FIELDS["target_size"]))
        self.psnr = control_of(FIELDS["target_psnr"], texts, is_needed=True)
        self._exact = Remark(self.tr("Every picture is stored exactly, whatever that takes."))
        self._parts = {
            "quality": self.quality,
            "target_size": _line(
                self.tr("At &most"),
                self.file_size,
                self.tr("Each picture gets the best quality whose file is not larger than this."),
            ),
            "target_psnr": _line(
                self.tr("At &least"),
                self.psnr,
                self.tr("Each picture gets the smallest file that comes this near to its original."),
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.switch)
        for part in (*self._parts.values(), self._exact):
            column.addWidget(part)
        bind(settings, AIM, self.switch)
        controls = {"quality": self.quality, "target_size": self.file_size, "target_psnr": self.psnr}
        for name, control in controls.items():
            bind(settings, key_of(name, Task.COMPRESS), control)
        follow(settings, (AIM, key_of("lossless", Task.COMPRESS)), self._arrange)

    def _arrange(self) -> None:
        is_exact = self._settings.of("lossless", Task.COMPRESS) == "always"
        self.switch.setDisabled(is_exact)
        self._exact.setVisible(is_exact)
        for name, part in self._parts.items():
            part.setVisible(not is_exact and name == self._settings[AIM])


def _line(text: str, control: QWidget, explanation: str) -> QWidget:
    """A control with its name before it and a sentence under it."""
    part = QWidget()
    label = QLabel(text)
    label.setBuddy(control.number if isinstance(control, SizeEdit) else control)
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label, 0, 0)
    grid.addWidget(control, 0, 1)
    grid.addWidget(Remark(explanation), 1, 0, 1, 2)
    return part
