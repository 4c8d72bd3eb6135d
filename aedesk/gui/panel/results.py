"""What all pages have in common: where results go, what they are called, and what becomes of old ones."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from aedesk.gui.operations import Operations
from aedesk.gui.panel.binding import bind, follow
from aedesk.gui.panel.controls import Choice, choices_of
from aedesk.gui.panel.folder_choice import FolderChoice
from aedesk.gui.panel.name_choice import NameChoice
from aedesk.gui.panel.places import FIELDS
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.task import Task


class Results(QWidget):
    """The part about results.

    Args:
        settings: The values.
        texts: What the fields are called.
        task: Tells which page is shown.
        operations: Runs what has to look into a file.
    """

    def __init__(
        self, settings: Settings, texts: FieldTexts, task: Callable[[], Task], operations: Operations
    ) -> None:
        super().__init__()
        self._settings = settings
        self.folder = FolderChoice(settings)
        self.name = NameChoice(settings, task, operations)
        field = FIELDS["on_exist"]
        self.on_exist = Choice(choices_of(field, texts))
        self.on_exist.setToolTip(texts.tip(field))
        self.on_exist.setAccessibleName(texts.label(field))
        label = QLabel(self.tr("&If the result exists already"))
        label.setBuddy(self.on_exist)
        self.replace = QCheckBox(self.tr("Move ori&ginals to the trash"))
        self.replace.setToolTip(texts.tip(FIELDS["replace"]))
        self._warning = Remark(
            self.tr("Each one only after its result was written, read back and found to be right.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Results")))
        column.addWidget(self.folder)
        column.addWidget(self.name)
        for together in ((label, self.on_exist), (self.replace, self._warning)):
            group = QVBoxLayout()
            group.setSpacing(4)
            for part in together:
                group.addWidget(part)
            column.addLayout(group)
        bind(settings, "on_exist", self.on_exist)
        self.replace.clicked.connect(lambda is_on: settings.put({"replace": is_on}))
        follow(settings, ("replace",), self._show_replace)

    def _show_replace(self) -> None:
        is_on = self._settings["replace"]
        self.replace.setChecked(is_on)
        self._warning.setVisible(is_on)
