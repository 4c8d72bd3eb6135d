"""Screen readers: every control of the window and of its dialogs says what it is."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture
from tests.gui.surfaces import DIALOGS, PAGES, controls, described, dialog, show_page

pytestmark = pytest.mark.usefixtures("fake_codec")


def spoken(widget: QWidget) -> str:
    """What a screen reader says when a control gets the focus."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def nameless(surface: QWidget) -> list[str]:
    return [described(one) for one in controls(surface) if not spoken(one)]


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_the_window_has_a_name(
    window: MainWindow, qtbot: QtBot, page: str, tmp_path: Path
) -> None:
    show_page(window, page, save_picture(tmp_path / "a.png"), qtbot)
    assert len(controls(window)) > 2
    assert nameless(window) == []
    # A picture or a sign alone tells nobody what a button does.
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    signs = [one for one in buttons if len(one.text().strip("&. …▾")) < 2]
    assert [described(one) for one in signs if not one.toolTip()] == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(window: MainWindow, qtbot: QtBot, name: str) -> None:
    with dialog(window, name, qtbot) as surface:
        assert controls(surface)
        assert nameless(surface) == []
