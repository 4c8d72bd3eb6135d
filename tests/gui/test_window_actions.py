"""What can be done in the window: offered exactly when it can be, each with keys of its own."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from aedesk.gui.actions import keys_text
from aedesk.gui.information import InformationDialog
from aedesk.gui.rows import Row
from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture

pytestmark = pytest.mark.usefixtures("fake_codec")

Add = Callable[..., list[Row]]
Work = Callable[[], list[Row]]


def all_actions(window: MainWindow) -> list[QAction]:
    """Every action of the menus, those of menus inside menus too."""
    menus = [action.menu() for action in window.menuBar().actions()]
    found: list[QAction] = []
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if action.menu():
                menus.append(action.menu())
            elif not action.isSeparator():
                found.append(action)
    return found


def test_no_keys_do_two_things(window: MainWindow) -> None:
    everything = {id(action): action for action in (*all_actions(window), *window.findChildren(QAction))}
    keys = [shortcut.toString() for action in everything.values() for shortcut in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert len(keys) > 25


def test_letters_of_a_menu_are_its_own(window: MainWindow) -> None:
    for title in window.menuBar().actions():
        letters = [
            action.text()[action.text().index("&") + 1].lower()
            for action in title.menu().actions()
            if "&" in action.text()
        ]
        assert [letter for letter, count in Counter(letters).items() if count > 1] == [], title.text()


def test_nothing_can_be_done_with_an_empty_queue(window: MainWindow) -> None:
    actions = window.actions_
    for action in (
        actions.start,
        actions.pause,
        actions.stop,
        actions.undo,
        actions.redo,
        actions.select_all,
    ):
        assert not action.isEnabled(), action.text()
    for action in (*actions.of_rows(), actions.clear, actions.previous, actions.next):
        assert not action.isEnabled(), action.text()
    for action in (actions.open_files, actions.open_folder, actions.paste, actions.preferences, actions.quit):
        assert action.isEnabled(), action.text()


def test_edits_of_the_queue_are_undone_and_done_again(window: MainWindow, add: Add, tmp_path: Path) -> None:
    undo, redo = window.actions_.undo, window.actions_.redo
    add(save_picture(tmp_path / "a.png"), save_picture(tmp_path / "b.png"))
    assert undo.isEnabled() and undo.text() == "&Undo adding" and not redo.isEnabled()
    window.pane.list.setCurrentIndex(window.model.index(0, 0))
    window.actions_.remove.trigger()
    assert [row.item.path.name for row in window.model.rows] == ["b.png"]
    undo.trigger()
    assert [row.item.path.name for row in window.model.rows] == ["a.png", "b.png"]
    redo.trigger()
    undo.trigger()
    undo.trigger()
    assert window.model.rows == [] and not undo.isEnabled() and redo.isEnabled()
    assert window.footer.text == "Add pictures to begin."


def test_information_is_about_the_aed_file_where_there_is_one(
    window: MainWindow, add: Add, work: Work, tmp_path: Path
) -> None:
    add(save_picture(tmp_path / "a.png"))
    for name, then in (("a.png", work), ("a.aed", window.close)):
        window.actions_.show_information.trigger()
        (dialog,) = window.findChildren(InformationDialog)
        assert name in dialog.windowTitle()
        dialog.close()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        then()


def test_keys_go_through_the_pictures(window: MainWindow, add: Add, tmp_path: Path) -> None:
    add(*(save_picture(tmp_path / f"{number}.png") for number in range(3)))
    places = []
    for action in (
        window.actions_.next,
        window.actions_.next,
        window.actions_.next,
        window.actions_.previous,
    ):
        action.trigger()
        places.append(window.pane.list.currentIndex().row())
    assert places == [1, 2, 2, 1] and window.pane.current is window.model.rows[1]


def test_queue_and_settings_can_be_hidden(window: MainWindow, add: Add, tmp_path: Path) -> None:
    add(save_picture(tmp_path / "a.png"))
    for action, part in (
        (window.actions_.show_queue, window.pane),
        (window.actions_.show_settings, window.panel),
    ):
        action.trigger()
        assert not part.isVisible()
        action.trigger()
        assert part.isVisible()


def test_help_names_all_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.keys.trigger()
    window.actions_.guide.trigger()
    keys, guide = (page.toPlainText() for page in window.findChildren(QTextBrowser))
    missing = [action.text() for action in all_actions(window) if keys_text(action) not in keys]
    assert missing == []
    assert "Press Start" in guide
    for dialog in window.findChildren(QDialog):
        dialog.close()
