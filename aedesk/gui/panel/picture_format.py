"""Which format pictures are written in, and how good where it is lossy."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from aedesk.gui.panel.binding import bind, follow
from aedesk.gui.panel.controls import Choice, Number, choices_of
from aedesk.gui.panel.places import FIELDS, LOSSY, key_of
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task


class PictureFormat(QWidget):
    """A list of formats, and a quality under it for those that have one.

    Args:
        settings: The values.
        task: The page that it is on.
        texts: What the fields are called.
    """

    def __init__(self, settings: Settings, task: Task, texts: FieldTexts) -> None:
        super().__init__()
        self._settings = settings
        self._task = task
        self.format = Choice(choices_of(FIELDS["format"], texts, with_none=False))
        self.quality = Number(FIELDS["format_quality"], texts)
        for name, part in (("format", self.format), ("format_quality", self.quality)):
            part.setToolTip(texts.tip(FIELDS[name]))
            part.setAccessibleName(texts.label(FIELDS[name]))
        format_label = QLabel(self.tr("For&mat"))
        format_label.setBuddy(self.format)
        self._quality_label = QLabel(self.tr("Quality"))
        self._quality_label.setBuddy(self.quality)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (label, control) in enumerate(
            ((format_label, self.format), (self._quality_label, self.quality))
        ):
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        bind(settings, key_of("format", task), self.format)
        bind(settings, key_of("format_quality", task), self.quality)
        follow(settings, (key_of("format", task),), self._arrange)

    def _arrange(self) -> None:
        name = self._settings.of("format", self._task)
        usual = {
            "jpg": self.tr("Standard (95)"),
            "avif": self.tr("Standard (90)"),
            "webp": self.tr("Lossless"),
        }
        self.quality.setSpecialValueText(usual.get(name, ""))
        for part in (self._quality_label, self.quality):
            part.setVisible(name in LOSSY)
