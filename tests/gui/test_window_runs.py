"""Runs in the window over a codec of a few lines: start, pause, stop, close, failures, the end."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from aedesk.errors import ModelError
from aedesk.gui.panel.model_choice import Models
from aedesk.gui.rows import Row, RowState
from aedesk.gui.task import Task
from aedesk.gui.window import MainWindow
from tests.batch.fakes import SLOW_WIDTH, STUBBORN_EFFORT, STUBBORN_WIDTH, save_picture
from tests.gui.conftest import PATIENCE_MS, is_running

pytestmark = pytest.mark.usefixtures("fake_codec")

Add = Callable[..., list[Row]]
Work = Callable[[], list[Row]]
RunSlow = Callable[..., Row]


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Notifications that the desktop would show."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr("aedesk.gui.window.notify", lambda title, text, _: shown.append((title, text)))
    return shown


@pytest.fixture
def run_slow(qtbot: QtBot, window: MainWindow, add: Add, tmp_path: Path) -> RunSlow:
    """Starts a run over one picture that takes a minute, and gives its row when it is being worked on."""

    def run(width: int = SLOW_WIDTH) -> Row:
        (row,) = add(save_picture(tmp_path / "slow.png", width=width))
        window.actions_.start.trigger()
        qtbot.waitUntil(lambda: is_running(row), timeout=PATIENCE_MS)
        return row

    return run


def test_settings_reach_the_engine(window: MainWindow, add: Add, work: Work, tmp_path: Path) -> None:
    add(save_picture(tmp_path / "a.png"))
    window.panel.settings.put({"compress.quality": 23})
    window.panel.measure = False
    window.panel.results.folder.choose(str(tmp_path / "out"))
    (row,) = work()
    assert row.result is not None and row.result.facts["quality"] == 23
    assert row.result.target == tmp_path / "out" / "a.aed"


def test_start_is_offered_only_where_it_does_something(
    window: MainWindow, add: Add, work: Work, tmp_path: Path
) -> None:
    start = window.footer.start_button
    assert not start.isEnabled()
    add(save_picture(tmp_path / "a.png"))
    assert start.isEnabled()
    work()
    assert not start.isEnabled()
    window.panel.settings.put({"compress.quality": 30})
    assert start.isEnabled()


def test_latent_files_are_restored_where_pictures_cannot_be_denoised(
    qtbot: QtBot,
    window: MainWindow,
    add: Add,
    work: Work,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window.panel.models, "_load", lambda: Models(("tiny",), ()))
    add(save_picture(tmp_path / "a.png"))
    work()
    add(tmp_path / "a.aed")
    window.panel.set_task(Task.DENOISE)
    qtbot.waitUntil(lambda: "No denoiser is installed yet. " in window.footer.text, timeout=PATIENCE_MS)
    assert window.footer.text.endswith(" · To restore: 1")
    picture, latent = work()
    assert latent.state is RowState.DONE and latent.target is not None and latent.target.suffix == ".png"
    assert picture.outcome is not None and picture.outcome.task is Task.COMPRESS  # it was left alone
    assert "No denoiser is installed yet. Done: 2, " in window.footer.text
    assert not window.actions_.start.isEnabled()


def test_results_are_found_by_a_button(
    window: MainWindow, add: Add, work: Work, tmp_path: Path, opened: list[Path]
) -> None:
    first, second = save_picture(tmp_path / "a" / "a.png"), save_picture(tmp_path / "b" / "b.png")
    add(first)
    assert not window.footer.folder_button.isVisible()
    work()
    assert window.footer.folder_button.isVisible()
    window.footer.folder_button.click()
    add(second)
    work()
    window.pane.list.setCurrentIndex(window.model.index(1, 0))
    window.footer.folder_button.click()
    window.actions_.clear.trigger()
    assert opened == [tmp_path / "a", tmp_path / "b"] and not window.footer.folder_button.isVisible()


def test_failure_stands_in_its_row_and_can_be_tried_again(
    window: MainWindow, add: Add, work: Work, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    add(bad, save_picture(tmp_path / "good.png"))
    rows = work()
    assert [row.state for row in rows] == [RowState.FAILED, RowState.DONE]
    assert "not a picture" in window.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Failed: 1" in window.footer.text
    save_picture(bad)
    assert [row.state for row in work()] == [RowState.DONE, RowState.DONE]


def test_stop_lets_unfinished_files_wait(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow, tmp_path: Path
) -> None:
    row = run_slow()
    assert not window.actions_.clear.isEnabled() and not window.actions_.undo.isEnabled()
    assert not window.panel.switch.isEnabled() and not window.panel.results.isEnabled()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert row.state is RowState.WAITING
    assert window.footer.text == "Stopped. To compress: 1"
    assert window.footer.start_button.isEnabled() and window.actions_.undo.isEnabled()
    assert window.panel.switch.isEnabled() and window.panel.results.isEnabled()
    assert list(tmp_path.iterdir()) == [tmp_path / "slow.png"]


def test_stop_while_refining_finishes_the_file_with_the_best_so_far(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.batch.run.GRACE", 0.0)  # whoever is not waited for ends too late
    window.panel.settings.put({"compress.effort": 6})
    row = run_slow()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.actions_.stop.trigger()
        assert "best found so far" in window.footer.text and window.actions_.stop.isEnabled()
        assert not window.actions_.pause.isEnabled()
    assert row.state is RowState.DONE and row.target is not None and row.target.is_file()
    assert window.footer.text.startswith("Stopped. Done: 1")


def test_second_stop_gives_up_what_is_refined(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow, tmp_path: Path
) -> None:
    window.panel.settings.put({"compress.effort": STUBBORN_EFFORT})
    row = run_slow()
    window.actions_.stop.trigger()
    window.close()  # asks: the run has not ended
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and window.isVisible()
    box.reject()
    with qtbot.waitSignal(window.runner.finished, timeout=30_000):  # the file itself takes 60 s
        window.actions_.stop.trigger()
        assert window.footer.text == "Stopping…" and not window.actions_.stop.isEnabled()
    assert row.state is RowState.WAITING and list(tmp_path.iterdir()) == [tmp_path / "slow.png"]


def test_stop_does_not_wait_for_a_file_that_cannot_be_stopped(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow
) -> None:
    row = run_slow(STUBBORN_WIDTH)
    with qtbot.waitSignal(window.runner.finished, timeout=30_000):  # the file itself takes 60 s
        window.actions_.stop.trigger()
    assert window.runner.is_stuck
    assert row.state is RowState.WAITING


def test_close_during_a_run_asks_and_stops(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow, tmp_path: Path
) -> None:
    run_slow()
    window.close()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox) and window.isVisible() and window.runner.is_running
    stop = next(button for button in box.buttons() if button.text() == "Stop and close")
    stop.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert not window.runner.is_running
    assert list(tmp_path.iterdir()) == [tmp_path / "slow.png"]


def test_close_while_a_run_is_stopping_closes_when_it_has_stopped(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow
) -> None:
    run_slow()
    window.actions_.stop.trigger()
    window.close()
    assert window.findChild(QMessageBox) is None, "it stops anyway"
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert not window.runner.is_running


def test_page_stays_during_a_run(qtbot: QtBot, window: MainWindow, run_slow: RunSlow) -> None:
    row = run_slow()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.task() is Task.COMPRESS
    assert window.model.texts.title(row) and row.state is RowState.RUNNING
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.actions_.stop.trigger()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.task() is Task.DENOISE


def test_close_during_a_run_can_be_taken_back(qtbot: QtBot, window: MainWindow, run_slow: RunSlow) -> None:
    run_slow()
    window.close()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.reject()
    assert window.isVisible() and not window.runner.is_stopping


def test_missing_model_is_told_in_one_dialog(
    qtbot: QtBot, window: MainWindow, add: Add, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ModelError("There is no model.", "Import one.")

    monkeypatch.setattr(sys.modules["aedesk.codec"], "open_codec", refuse)
    add(save_picture(tmp_path / "a.png"))
    rows = work()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert (box.text(), box.informativeText()) == ("There is no model.", "Import one.")
    assert "ModelError" in box.detailedText()
    assert rows[0].state is RowState.WAITING and window.footer.start_button.isEnabled()
    box.close()


def test_pause_holds_a_run_and_lets_it_go_on(qtbot: QtBot, window: MainWindow, run_slow: RunSlow) -> None:
    pause = window.actions_.pause
    assert not pause.isEnabled()
    run_slow()
    qtbot.waitUntil(pause.isEnabled, timeout=PATIENCE_MS)
    assert window.footer.pause_button.isVisible() and window.footer.pause_button.text() == "Pause"
    pause.trigger()
    qtbot.waitUntil(lambda: window.footer.text == "Paused · 0 of 1 done", timeout=PATIENCE_MS)
    assert window.runner.is_paused and window.footer.pause_button.text() == "Go on"
    pause.trigger()
    qtbot.waitUntil(lambda: window.footer.text.startswith("0 of 1 done · "), timeout=PATIENCE_MS)
    assert not window.runner.is_paused and window.footer.pause_button.text() == "Pause"
    pause.trigger()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.actions_.stop.trigger()
    assert not window.footer.pause_button.isVisible() and window.footer.start_button.isVisible()


def test_only_a_long_run_is_told_to_those_who_are_elsewhere(
    window: MainWindow,
    add: Add,
    work: Work,
    notes: list[tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(save_picture(tmp_path / "a.png"))
    work()
    assert notes == []
    monkeypatch.setattr("aedesk.gui.window._LONG_RUN", 0.0)
    add(save_picture(tmp_path / "b.png"))
    work()
    ((title, text),) = notes
    assert title == "aedesk is done" and text.startswith("Done: 2, ")


def test_stopped_run_is_not_told_as_done(
    qtbot: QtBot,
    window: MainWindow,
    run_slow: RunSlow,
    notes: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aedesk.gui.window._LONG_RUN", 0.0)
    run_slow()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.actions_.stop.trigger()
    assert notes == []


def test_logging_out_during_a_run_needs_no_answer(
    qtbot: QtBot, window: MainWindow, run_slow: RunSlow
) -> None:
    run_slow()
    window.prepare_for_session_end()
    assert window.runner.is_running and not window.runner.is_stopping  # it may be called off
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert window.findChild(QMessageBox) is None


def test_files_that_failed_can_wait_again(window: MainWindow, add: Add, work: Work, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_text("no picture")
    add(tmp_path / "bad.png")
    assert not window.actions_.retry.isEnabled()
    work()
    window.pane.list.selectAll()
    assert window.actions_.retry.isEnabled()
    window.actions_.retry.trigger()
    assert window.model.rows[0].state is RowState.WAITING
    assert window.footer.text == "To compress: 1" and not window.actions_.retry.isEnabled()
