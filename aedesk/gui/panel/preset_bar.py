"""Presets of a page: choose one, save the settings as one, delete one; the command line takes the same."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from aedesk.errors import AedeskError
from aedesk.gui import dialogs
from aedesk.gui.panel import preset_dialogs
from aedesk.gui.panel.controls import may_shrink
from aedesk.gui.panel.menu_button import MenuButton
from aedesk.gui.panel.settings import Settings
from aedesk.gui.panel.shelf import Shelf, save_page
from aedesk.gui.task import Task
from aedesk.options import delete_preset, load_preset, own_preset_names

STANDARD = ""
"""In place of a name: the settings of the beginning."""


class PresetBar(QWidget):
    """A list of presets and a menu beside it.

    Args:
        settings: The values.
        task: Tells which page is shown.
    """

    def __init__(self, settings: Settings, task: Callable[[], Task]) -> None:
        super().__init__()
        self._settings = settings
        self._task = task
        self._chosen: dict[Task, str] = dict.fromkeys(Task, STANDARD)
        self._shelf = Shelf({}, {})
        self.list = _List()
        self.list.setAccessibleName(self.tr("Preset"))
        self.list.setToolTip(self.tr("Settings that stand under a name, also for aedesk-cli --preset"))
        self.button = MenuButton("⋯", self.tr("Save or delete a preset"))
        self.button.setAutoRaise(True)
        self.save_as, self.delete = self._make_menu()
        self.list.opening.connect(self.read)
        self.list.activated.connect(lambda: self.choose(self.list.currentData()))
        label = QLabel(self.tr("&Preset"))
        label.setBuddy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.list, 1)
        row.addWidget(self.button)
        settings.settled.connect(self._mark)
        self.read()

    @property
    def chosen(self) -> str:
        """Name of the preset that was chosen last on this page, or ``STANDARD``."""
        return self._chosen[self._task()]

    @property
    def is_changed(self) -> bool:
        """Whether the page is not as its preset says."""
        return not self._settings.follows(self._shelf.get(self.chosen) or {}, self._task())

    def choose(self, name: str) -> None:
        """Set the page as a preset says."""
        try:
            preset = load_preset(name) if name else {}
        except AedeskError as error:
            dialogs.show_error(self, error)
            self.read()
            return
        self._chosen[self._task()] = name
        self._settings.take_preset(preset, self._task())
        self.read()

    def save(self, name: str) -> None:
        """Save the settings of the page as a preset; what is wrong with that is told."""
        try:
            save_page(name, self._settings.of_preset(self._task()), self._task())
        except AedeskError as error:
            dialogs.show_error(self, error)
            return
        self._chosen[self._task()] = name
        self.read()

    def read(self) -> None:
        """List what is for this page; files may have come and gone, or another page is shown."""
        self._shelf = Shelf.read(self._task(), self.chosen)
        if self._shelf.get(self.chosen) is None:
            self._chosen[self._task()] = STANDARD
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for name in (STANDARD, *self._shelf.built_in):
            self.list.addItem(self._title(name), name)
        if self._shelf.own:
            self.list.insertSeparator(self.list.count())
        for name in self._shelf.own:
            self.list.addItem(self._title(name), name)
        blocker.unblock()
        self._mark()

    def state(self) -> dict[str, str]:
        """Names of the chosen presets by page."""
        return {str(task): name for task, name in self._chosen.items()}

    def restore_state(self, state: object) -> None:
        """Take names of chosen presets by page; what makes no sense is passed over."""
        names = state if isinstance(state, dict) else {}
        for task in Task:
            name = names.get(str(task))
            self._chosen[task] = name if isinstance(name, str) else STANDARD
        self.read()

    def _mark(self) -> None:
        """Show which preset was chosen, and whether anything was changed since."""
        place = self.list.findData(self.chosen)
        title = self._title(self.chosen)
        self.list.setItemText(place, self.tr("{0} (changed)").format(title) if self.is_changed else title)
        self.list.setCurrentIndex(place)
        self.delete.setEnabled(self.chosen in self._shelf.own)

    def _title(self, name: str) -> str:
        titles = {
            STANDARD: self.tr("Standard"),
            "smallest": self.tr("Smallest"),
            "web": self.tr("Web"),
            "high-quality": self.tr("High quality"),
            "lossless": self.tr("Lossless"),
            "gentle": self.tr("Gentle"),
            "strong": self.tr("Strong"),
        }
        return name if name in self._shelf.own else titles.get(name, name)

    def _make_menu(self) -> tuple[QAction, QAction]:
        menu = self.button.menu_
        save, delete = menu.addAction(self.tr("&Save as…")), menu.addAction(self.tr("&Delete…"))
        save.triggered.connect(self._ask_name)
        delete.triggered.connect(lambda: preset_dialogs.ask_delete(self, self.chosen, self._delete))
        return save, delete

    def _ask_name(self) -> None:
        own = self.chosen if self.chosen in self._shelf.own else ""
        preset_dialogs.ask_name(self, own, self._save_asking)

    def _save_asking(self, name: str) -> None:
        if name in own_preset_names() and name != self.chosen:
            preset_dialogs.ask_replace(self, name, lambda: self.save(name))
        else:
            self.save(name)

    def _delete(self) -> None:
        try:
            delete_preset(self.chosen)
        except AedeskError as error:
            dialogs.show_error(self, error)
        self.read()


class _List(QComboBox):
    """A list that says so before it opens."""

    opening = Signal()

    def __init__(self) -> None:
        super().__init__()
        may_shrink(self)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list."""
        self.opening.emit()
        super().showPopup()
