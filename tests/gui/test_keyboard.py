"""The keyboard: reaches everything, and no key means two things."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QGroupBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture
from tests.gui.conftest import spoken
from tests.gui.surfaces import DIALOGS, PAGES, actions_of, controls, described, dialog, show_page

pytestmark = pytest.mark.usefixtures("fake_codec")


@pytest.fixture(params=["en", "de"])
def speaking(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The window speaks a language; to be asked for before the window."""
    with spoken(qapp, request.param) as language:
        yield language


def letter_of(text: str) -> str:
    """The letter that is pressed with Alt, empty where there is none."""
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+")


def clashes(texts: Iterable[str]) -> list[str]:
    texts = list(texts)
    letters = Counter(letter_of(text) for text in texts if letter_of(text))
    return [text for text in texts if letters[letter_of(text)] > 1]


def lettered(surface: QWidget) -> Iterator[str]:
    """The texts on a surface that have letters for Alt."""
    for widget in surface.findChildren(QWidget):
        is_label = isinstance(widget, QLabel) and widget.buddy() is not None
        if widget.window() is surface and widget.isVisible():
            if is_label or isinstance(widget, QAbstractButton):
                yield widget.text()
            elif isinstance(widget, QGroupBox):
                yield widget.title()


def walk_by_tab(surface: QWidget, qtbot: QtBot) -> set[QWidget]:
    """What Tab reaches, until it comes round."""
    surface.activateWindow()
    qtbot.waitUntil(surface.isActiveWindow)
    reached: dict[QWidget, None] = {}
    for _ in range(300):
        surface.focusNextChild()
        widget = QApplication.focusWidget()
        if widget is None or widget in reached:
            break
        reached[widget] = None
    return set(reached)


def missed(surface: QWidget, qtbot: QtBot) -> list[str]:
    reached = walk_by_tab(surface, qtbot)
    return [described(one) for one in controls(surface) if one not in reached]


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_control(window: MainWindow, qtbot: QtBot, page: str, tmp_path: Path) -> None:
    show_page(window, page, save_picture(tmp_path / "a.png"), qtbot)
    assert missed(window, qtbot) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_reaches_every_control_of_a_dialog(window: MainWindow, qtbot: QtBot, name: str) -> None:
    with dialog(window, name, qtbot) as surface:
        assert missed(surface, qtbot) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_letter_stands_for_two_things_on_a_page(
    speaking: str, window: MainWindow, qtbot: QtBot, page: str, tmp_path: Path
) -> None:
    show_page(window, page, save_picture(tmp_path / "a.png"), qtbot)
    menus = [action.text() for action in window.menuBar().actions()]
    assert clashes([*menus, *lettered(window)]) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_no_letter_stands_for_two_things_in_a_dialog(
    speaking: str, window: MainWindow, qtbot: QtBot, name: str
) -> None:
    with dialog(window, name, qtbot) as surface:
        assert clashes(lettered(surface)) == []


def test_no_letter_stands_for_two_things_in_a_menu(speaking: str, window: MainWindow) -> None:
    menus = window.findChildren(QMenu)
    wrong = {menu.title(): clashes(action.text() for action in menu.actions()) for menu in menus}
    assert {title: texts for title, texts in wrong.items() if texts} == {}


def test_every_entry_of_a_menu_has_a_letter(speaking: str, window: MainWindow) -> None:
    entries = [action for top in window.menuBar().actions() for action in top.menu().actions()]
    assert [one.text() for one in entries if one.text() and not letter_of(one.text())] == []


def test_no_keys_mean_two_things(window: MainWindow) -> None:
    keys: dict[str, set[object]] = {}
    for action in window.findChildren(QAction):
        for sequence in action.shortcuts():
            keys.setdefault(sequence.toString(), set()).add(action)
    for shortcut in window.findChildren(QShortcut):
        for sequence in QShortcut.keys(shortcut):
            keys.setdefault(sequence.toString(), set()).add(shortcut)
    assert "Ctrl+O" in keys
    assert {text: len(ends) for text, ends in keys.items() if len(ends) > 1} == {}


def test_every_action_is_in_a_menu(speaking: str, window: MainWindow) -> None:
    offered = {action for top in window.menuBar().actions() for action in actions_of(top.menu())}
    own = {action for action in window.findChildren(QAction) if action.shortcuts()}
    assert len(own) > 15
    assert [action.text() for action in own if action not in offered] == []
