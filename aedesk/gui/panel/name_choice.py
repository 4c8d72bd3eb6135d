"""How results are called: a pattern, a menu of its fields, and a live example under it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from aedesk.errors import AedeskError, UsageError
from aedesk.gui.adding import Item
from aedesk.gui.operations import Operation, Operations
from aedesk.gui.panel.controls import mark_fault
from aedesk.gui.panel.example import example_of, fault_of, fields_for, in_words
from aedesk.gui.panel.menu_button import MenuButton
from aedesk.gui.panel.name_fields import NameFieldTexts
from aedesk.gui.panel.places import key_of
from aedesk.gui.panel.remark import Remark
from aedesk.gui.panel.settings import Settings
from aedesk.gui.task import Task, task_of

_PAUSE_MS = 150


class NameChoice(QWidget):
    """The pattern of names on the page that is shown.

    Signals:
        fault_found: A look at the files has shown that the pattern cannot be used with these settings.

    Args:
        settings: The values.
        task: Tells which page is shown.
        operations: Runs what has to look into a file.
    """

    fault_found = Signal()

    def __init__(self, settings: Settings, task: Callable[[], Task], operations: Operations) -> None:
        super().__init__()
        self._settings = settings
        self._task = task
        self._operations = operations
        self._item: Item | None = None
        self._wish = 0
        self._late_fault = ""
        self._fields = NameFieldTexts(self)
        self.pattern = QLineEdit()
        self.pattern.setAcceptDrops(False)  # a dropped file is for the queue
        self.pattern.setAccessibleName(self.tr("Pattern of the results' names"))
        self.pattern.setToolTip(
            self.tr("Fields in braces stand for what is known of each picture; a slash makes a folder.")
        )
        self.insert = MenuButton(self.tr("Insert") + " ▾", self.tr("Insert a field into the name"))
        self.insert.menu_.aboutToShow.connect(self._fill_menu)
        self.example = Remark()
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self.pattern)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.pattern, 0, 1)
        grid.addWidget(self.insert, 0, 2)
        grid.addWidget(self.example, 1, 1, 1, 2)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._begin)
        self.pattern.textEdited.connect(self._take)
        settings.settled.connect(self.refresh)

    @property
    def fault(self) -> str:
        """What is wrong with the pattern, empty if it can be used."""
        task = self._task()
        return fault_of(task, self._settings.options(task)) or self._late_fault

    def show_item(self, item: Item | None) -> None:
        """Let the example be that of another file."""
        self._item = item
        self.refresh()

    def refresh(self) -> None:
        """Show the pattern of the page, and let the example be found."""
        task = self._task()
        text = self._settings.of("name", task) or ""
        if text != self.pattern.text():
            self.pattern.setText(text)
        self.pattern.setPlaceholderText("{stem}-denoised" if task is Task.DENOISE else "{stem}")
        self._wish += 1
        self._late_fault = ""
        fault = self.fault
        mark_fault(self.pattern, bool(fault))
        if fault or self._item is None or task_of(self._item, task) is None:
            self._pause.stop()
            self.example.say(fault, is_bad=bool(fault))
        else:
            self._pause.start()

    def _take(self, text: str) -> None:
        self._settings.put({key_of("name", self._task()): text or None})

    def _begin(self) -> None:
        """Find the example in the background; one that another wish has overtaken is not shown."""
        item, page, wish = self._item, self._task(), self._wish
        if item is None:
            return
        own = task_of(item, page) or page
        options = self._settings.options(own)

        def show(found: tuple[str, Path]) -> None:
            if wish == self._wish:
                self.example.say(self.tr("Example: {0}").format(found[0]))
                self.example.setToolTip(str(found[1]))

        def complain(error: BaseException) -> None:
            if wish == self._wish:
                self._complain(error)

        self._operations.start(Operation(lambda: example_of(item, own, options), show, complain))

    def _complain(self, error: BaseException) -> None:
        if isinstance(error, AedeskError):
            text = in_words(error)
        else:
            text = self.tr("This file has no name by this pattern: {0}").format(error)
        self.example.say(text, is_bad=True)
        self.example.setToolTip("")
        if isinstance(error, UsageError):  # which other files would not change
            self._late_fault = text
            self.fault_found.emit()

    def _fill_menu(self) -> None:
        self.insert.menu_.clear()
        task = self._task()
        for name in fields_for(task, self._settings.options(task)):
            action = self.insert.menu_.addAction(f"{{{name}}}\t{self._fields.about(name)}")
            action.triggered.connect(lambda _=False, name=name: self._insert(name))

    def _insert(self, name: str) -> None:
        if not self.pattern.text():
            self.pattern.setText(self.pattern.placeholderText() + "-")
            self.pattern.end(False)
        self.pattern.insert(f"{{{name}}}")
        self.pattern.setFocus()
        self._take(self.pattern.text())
