"""The page Compress: how small or how good, how much work, and what else decides about a file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.gui.panel.aim import Aim
from aedesk.gui.panel.binding import bind, follow
from aedesk.gui.panel.dial import Dial
from aedesk.gui.panel.figures_card import FiguresCard
from aedesk.gui.panel.fold import Fold
from aedesk.gui.panel.form import FieldForm
from aedesk.gui.panel.model_choice import ModelList
from aedesk.gui.panel.places import FIELDS, folded, key_of
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task
from aedesk.options import DEFAULT_EFFORT, REFINED_FROM


class CompressPage(QWidget):
    """The controls of compressing.

    Args:
        settings: The values.
        texts: What the fields are called.
        models: The installed models.
    """

    def __init__(self, settings: Settings, texts: FieldTexts, models: ModelList) -> None:
        super().__init__()
        self._settings = settings
        self.aim = Aim(settings, texts)
        self.figures = FiguresCard()
        self.effort = Dial(FIELDS["effort"], self.tr("&Effort"), texts, marked=True)
        self.form = FieldForm(folded(Task.COMPRESS), settings, Task.COMPRESS, texts, models)
        self.fold = Fold(self.tr("More settings"), self.form)
        self.fold.unfolded.connect(models.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.aim)
        column.addWidget(self.figures)
        column.addWidget(self.effort)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        key = key_of("effort", Task.COMPRESS)
        bind(settings, key, self.effort)
        follow(settings, (key,), self._explain_effort)

    def _explain_effort(self) -> None:
        effort = self._settings.of("effort", Task.COMPRESS)
        if effort >= REFINED_FROM:
            text = self.tr("Slow: every picture is refined for minutes, for a smaller file. Needs Keras.")
        elif effort > DEFAULT_EFFORT:
            text = self.tr("Takes several times as long for files that are a little smaller.")
        elif effort == DEFAULT_EFFORT:
            text = self.tr("A good balance of time and size.")
        else:
            text = self.tr("Quicker; files are a little larger.")
        self.effort.remark.say(text)
