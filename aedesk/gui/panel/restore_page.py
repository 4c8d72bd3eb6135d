"""The page Restore: which format pictures are written in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.gui.panel.fold import Fold
from aedesk.gui.panel.form import FieldForm
from aedesk.gui.panel.model_choice import ModelList
from aedesk.gui.panel.picture_format import PictureFormat
from aedesk.gui.panel.places import folded
from aedesk.gui.panel.remark import Remark
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task


class RestorePage(QWidget):
    """The controls of restoring.

    Args:
        settings: The values.
        texts: What the fields are called.
        models: The installed models.
    """

    def __init__(self, settings: Settings, texts: FieldTexts, models: ModelList) -> None:
        super().__init__()
        self.format = PictureFormat(settings, Task.RESTORE, texts)
        self.form = FieldForm(folded(Task.RESTORE), settings, Task.RESTORE, texts, models)
        self.fold = Fold(self.tr("More settings"), self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.format)
        column.addWidget(Remark(self.tr("Makes pictures of the .aed files in the queue; other files wait.")))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
