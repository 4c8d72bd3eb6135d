"""What a user can see of the window, for tests that go over all of it: its pages and its dialogs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QMenu,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aedesk.gui import dialogs
from aedesk.gui.adding import find_items
from aedesk.gui.crash.dialog import CrashDialog
from aedesk.gui.export import save_as
from aedesk.gui.information import InformationDialog
from aedesk.gui.panel.aim import RATES
from aedesk.gui.panel.fold import Fold
from aedesk.gui.panel.preset_dialogs import ask_delete, ask_name, ask_replace
from aedesk.gui.saved_queues import LeftBehind
from aedesk.gui.task import Task
from aedesk.gui.training.runs_list import RunsDialog
from aedesk.gui.window import MainWindow
from aedesk.zoo import find_package
from tests.conftest import PROJECT
from tests.gui.conftest import PATIENCE_MS

PAGES = ("empty", "offer", *Task, *RATES[1:])
"""The window without files, with an offer to bring some back, and with one: each page of the panel, and each
other aim of compressing."""

_LATENT = PROJECT / "tests" / "data" / "golden" / find_package().id_hex / "photo-60.aed"

DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "models": lambda window: window.actions_.models.trigger(),
    "train": lambda window: window.actions_.train.trigger(),
    "runs": lambda window: RunsDialog(window, window.operations).open(),
    "preferences": lambda window: window.actions_.preferences.trigger(),
    "guide": lambda window: window.actions_.guide.trigger(),
    "keys": lambda window: window.actions_.keys.trigger(),
    "about": lambda window: window.actions_.about.trigger(),
    "information": lambda window: InformationDialog.open_for(window, window.operations, _LATENT),
    "save as": lambda window: save_as(window, window.operations, find_items([str(_LATENT)])[0]),
    "name of a preset": lambda window: ask_name(window, "x", print),
    "preset is there": lambda window: ask_replace(window, "x", print),
    "delete a preset": lambda window: ask_delete(window, "x", print),
    "stop": dialogs.ask_stop,
    "error": lambda window: dialogs.show_error(window, ValueError("x")),
    "crash": lambda window: CrashDialog("x", parent=window).open(),
}


def show_page(window: MainWindow, page: str, picture: Path, qtbot: QtBot) -> None:
    """Bring a page to the front, with everything that is folded unfolded."""
    qtbot.waitExposed(window)
    if page == "offer":
        window.store.offered.emit(LeftBehind(was_killed=True))
    if page == "empty":
        return
    window.add_paths([str(picture)])
    qtbot.waitUntil(lambda: bool(window.model.rows), timeout=PATIENCE_MS)
    window.panel.set_task(Task(page) if page in list(Task) else Task.COMPRESS)
    if page in RATES:
        window.panel.compress.aim.switch.set_value(page)
    for fold in window.findChildren(Fold):
        fold.button.setChecked(True)
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)


@contextmanager
def dialog(window: MainWindow, name: str, qtbot: QtBot) -> Iterator[QWidget]:
    """Open a dialog, and close it again."""
    qtbot.waitExposed(window)
    before = set(map(id, _open_windows()))
    DIALOGS[name](window)

    def new() -> list[QWidget]:
        return [one for one in _open_windows() if id(one) not in before]

    qtbot.waitUntil(lambda: bool(new()), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
    opened = new()[0]
    yield opened
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _open_windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and not isinstance(one, QMenu)]


def controls(surface: QWidget) -> list[QWidget]:
    """What the Tab key shall reach on a surface."""
    found = []
    for widget in surface.findChildren(QWidget):
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if tabbed and widget.isVisibleTo(surface) and widget.isEnabled() and widget.window() is surface:
            found.append(widget)
    return [widget for widget in found if not _is_inner(widget)]


def described(widget: QWidget) -> str:
    """What a widget is and where, for a person who looks for it."""
    kinds = []
    one: QWidget | None = widget
    while one is not None:
        kinds.append(type(one).__name__)
        one = one.parentWidget()
    return f"{widget.accessibleName() or widget.objectName()}: {' in '.join(kinds[:4])}"


def _is_inner(widget: QWidget) -> bool:
    """Whether a widget is a part of a control of Qt's, or a radio button that arrows reach."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractSpinBox) or widget.objectName().startswith("qt_"):
        return True
    if isinstance(widget, QAbstractScrollArea) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True
    return isinstance(widget, QRadioButton) and not widget.isChecked()


def actions_of(menu: QMenu) -> Iterator[QAction]:
    """All actions of a menu, and those of its submenus."""
    for action in menu.actions():
        if not action.isSeparator():
            yield action
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions_of(inner)
