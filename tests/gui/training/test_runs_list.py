"""The list of runs: shown, continued, compared, deleted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.training.runs_list import RunsDialog
from aedesk.runs.lock import locked
from tests.gui.conftest import PATIENCE_MS
from tests.gui.training import runs

Open = Callable[[], RunsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the dialog and waits for its list."""
    monkeypatch.setattr("aedesk.gui.training.runs_list.LOOK_MS", 50)

    def do() -> RunsDialog:
        dialog = RunsDialog(None, Operations())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return do


@pytest.fixture
def two(own_runs: Path) -> tuple[Path, Path]:
    """A finished run, and one after it that was stopped and has other settings."""
    first = runs.write_run(own_runs / "a", [*runs.codec_events(), runs.ended("finished")], name="first")
    second = runs.write_run(own_runs / "b", runs.codec_events(200), name="second", batch=4, seed=3)
    runs.add_events(second, [{**runs.ended("stopped", 200), "time": 3e9}])
    return first, second


def lines(dialog: RunsDialog) -> list[list[str]]:
    items = [dialog.table.topLevelItem(place) for place in range(dialog.table.topLevelItemCount())]
    return [[item.text(column) for column in range(6)] for item in items]


def choose(dialog: RunsDialog, *places: int) -> None:
    for place in range(dialog.table.topLevelItemCount()):
        dialog.table.topLevelItem(place).setSelected(place in places)


def test_runs_are_listed_and_the_latest_is_chosen(
    qtbot: QtBot, open_dialog: Open, two: tuple[Path, Path]
) -> None:
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2, timeout=PATIENCE_MS)
    assert [line[0] for line in lines(dialog)] == ["second", "first"]
    assert lines(dialog)[1][1:3] == ["compressing", "Finished"]
    assert lines(dialog)[0][2].startswith("Stopped at") and lines(dialog)[0][4] == "200"
    assert [state.name for state in dialog.table.chosen] == ["second"]
    assert dialog.continue_button.isEnabled() and not dialog.compare_button.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.show_button.click()
    assert chosen.args == [two[1]] and not dialog.isVisible()


def test_a_run_at_work_is_neither_deleted_nor_begun_again(
    qtbot: QtBot, open_dialog: Open, own_runs: Path
) -> None:
    run = runs.write_run(own_runs / "a", runs.codec_events())
    with locked(run):
        dialog = open_dialog()
        qtbot.waitUntil(lambda: bool(lines(dialog)), timeout=PATIENCE_MS)
        assert lines(dialog)[0][2].startswith("In training")
        assert not dialog.delete_button.isEnabled() and not dialog.continue_button.isEnabled()
        runs.add_events(run, [runs.codec_step(700)])
        qtbot.waitUntil(lambda: lines(dialog)[0][4] == "700", timeout=PATIENCE_MS)
        assert len(dialog.table.chosen) == 1


def test_two_runs_are_compared(qtbot: QtBot, open_dialog: Open, two: tuple[Path, Path]) -> None:
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2, timeout=PATIENCE_MS)
    choose(dialog, 0, 1)
    dialog.compare_button.click()
    qtbot.waitUntil(dialog.comparison.isVisible, timeout=PATIENCE_MS)
    tree = dialog.comparison
    found = {
        item.text(0): (item.text(1), item.text(2))
        for item in (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    }
    assert found["Batch"] == ("4", "8") and found["Seed"] == ("3", "0")
    assert "Time" not in found and found["Steps"] == ("200", "400")
    assert found["Held out, PSNR in dB"][0] < found["Held out, PSNR in dB"][1]


def test_a_run_goes_on(
    qtbot: QtBot, open_dialog: Open, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[Path, dict[str, Any]]] = []
    monkeypatch.setattr("aedesk.runs.process.start", lambda folder, **more: started.append((folder, more)))
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2, timeout=PATIENCE_MS)
    with qtbot.waitSignal(dialog.chosen, timeout=PATIENCE_MS) as chosen:
        dialog.continue_button.click()
    assert started == [(two[1], {"resume": True})] and chosen.args == [two[1]]


def test_deleting_asks_and_uses_the_trash(
    qtbot: QtBot, open_dialog: Open, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trash = tmp_path / "trash"
    trash.mkdir()
    monkeypatch.setattr("aedesk.runs.shelf.move_folder_to_trash", lambda path: path.rename(trash / path.name))
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2, timeout=PATIENCE_MS)
    for yes in (False, True):
        dialog.delete_button.click()
        box = dialog.findChildren(QMessageBox)[-1]
        assert "second" in box.text()
        usual = box.defaultButton()
        (next(button for button in box.buttons() if button is not usual) if yes else usual).click()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 1, timeout=PATIENCE_MS)
    assert (trash / "b" / "recipe.toml").is_file() and two[0].is_dir()


def test_no_runs_are_told(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    qtbot.waitUntil(dialog.nothing.isVisible, timeout=PATIENCE_MS)
    assert not dialog.show_button.isEnabled() and not dialog.delete_button.isEnabled()
