"""What the window brings back: its state, and the queue of a session that broke off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aedesk.gui.application import program_icon
from aedesk.gui.compare import Mode
from aedesk.gui.rows import Row
from aedesk.gui.window import MainWindow
from tests.batch.fakes import save_picture
from tests.gui.conftest import PATIENCE_MS

Add = Callable[..., list[Row]]


def test_settings_and_widths_are_there_again_after_a_restart(
    qtbot: QtBot, window: MainWindow, settings: QSettings, tmp_path: Path
) -> None:
    window.panel.settings.put({"compress.quality": 33, "compress.measure": False})
    expected = window.panel.options()
    window.view.set_mode(Mode.DIFFERENCE)
    window.actions_.show_settings.trigger()
    window.resize(700, 500)
    window.close()
    again = MainWindow(settings, program_icon())
    qtbot.addWidget(again)
    assert again.panel.options() == expected and expected.quality == 33
    assert again.view.mode is Mode.DIFFERENCE
    assert again.panel.isHidden() and not again.actions_.show_settings.isChecked()
    assert (again.width(), again.height()) == (700, 500)


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"quality": "x", "mode": 7, "inner": "?", "aim": []}'])
def test_memory_that_makes_no_sense_is_passed_over(qtbot: QtBot, settings: QSettings, text: str) -> None:
    for key in ("geometry", "parts/layout", "parts/view", "parts/panel", "recent_folders"):
        settings.setValue(key, text)
    window = MainWindow(settings, program_icon())
    qtbot.addWidget(window)
    options = window.panel.options()
    assert (options.quality, options.on_exist, options.output) == (60, "rename", None)


@pytest.fixture
def again(qtbot: QtBot, window: MainWindow, settings: QSettings, add: Add, tmp_path: Path) -> MainWindow:
    """The next window after one that was closed with two files in its queue."""
    add(save_picture(tmp_path / "a.png"), save_picture(tmp_path / "b.png"))
    window.close()
    again = MainWindow(settings, program_icon())
    qtbot.addWidget(again)
    again.show()
    again.look_back()
    qtbot.waitUntil(again.notice.isVisible, timeout=PATIENCE_MS)
    return again


def test_unfinished_files_are_offered_again(again: MainWindow) -> None:
    assert (
        again.notice.text == "Files that were not done when the window was closed: 2"
        and again.model.rows == []
    )
    restore, _ = again.notice.findChildren(QPushButton)
    restore.click()
    assert [row.item.path.name for row in again.model.rows] == ["a.png", "b.png"]
    assert not again.notice.isVisible() and again.actions_.start.isEnabled()


def test_unfinished_files_can_be_let_go(qtbot: QtBot, again: MainWindow, settings: QSettings) -> None:
    _, discard = again.notice.findChildren(QPushButton)
    discard.click()
    assert again.model.rows == [] and not again.notice.isVisible()
    again.close()
    third = MainWindow(settings, program_icon())
    qtbot.addWidget(third)
    third.look_back()
    qtbot.waitUntil(lambda: third.operations.is_idle, timeout=PATIENCE_MS)
    assert not third.notice.isVisibleTo(third)
