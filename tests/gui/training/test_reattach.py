"""A training outlives the window that began it, and the next window finds it: with a process of its own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aedesk.gui.application import program_icon
from aedesk.gui.notice_bar import NoticeBar
from aedesk.gui.training.dialog import TrainingDialog
from aedesk.gui.training.run_page import RunPage
from aedesk.gui.window import MainWindow
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import locked, read_holder
from aedesk.zoo.architecture import SIZES
from tests.gui.conftest import PATIENCE_MS
from tests.gui.training import runs
from tests.training import micro

PATIENCE_OF_NETWORKS_MS = 500_000
"""Far beyond what loading networks takes on a busy machine."""

_PROGRAM = """
import sys
from aedesk.nn.quiet import quiet_import
with quiet_import():
    from tests.training import micro
    micro.register()
from aedesk.cli import main
sys.exit(main())
"""

Open = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a window that looks for runs, as a start of the program does."""
    for name, interval in (("training_notice.FIRST_LOOK_MS", 0), ("training_notice.LOOK_MS", 100)):
        monkeypatch.setattr(f"aedesk.gui.{name}", interval)

    def do() -> MainWindow:
        window = MainWindow(settings, program_icon())
        qtbot.addWidget(window)
        window.show()
        window.look_back()
        return window

    return do


@pytest.fixture
def micro_program(monkeypatch: pytest.MonkeyPatch, own_runs: Path) -> Iterator[None]:
    """Runs are of networks of a few thousand numbers; none is left behind."""
    monkeypatch.setitem(SIZES, "micro", micro.MICRO)
    monkeypatch.setattr("aedesk.runs.process.PROGRAM", (sys.executable, "-c", _PROGRAM))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[3]))
    yield
    for folder in own_runs.iterdir():
        if RunFolder(folder).is_running() and (holder := read_holder(folder)) is not None:
            psutil.Process(holder.pid).kill()


def answer_of(bar: NoticeBar, text: str) -> QPushButton:
    return next(button for button in bar.findChildren(QPushButton) if button.text().replace("&", "") == text)


def dialog_of(window: MainWindow) -> TrainingDialog:
    return window.findChild(TrainingDialog)


def run_page_of(window: MainWindow) -> RunPage:
    return dialog_of(window).findChild(RunPage)


@pytest.mark.usefixtures("micro_program")
def test_the_next_window_finds_a_training_and_stops_it(
    qtbot: QtBot, open_window: Open, tmp_path: Path, own_runs: Path
) -> None:
    first = open_window()
    first.actions_.train.trigger()
    draft = dialog_of(first).draft
    draft.put(folders=(micro.make_pictures(tmp_path / "pictures"),))
    draft.set_values({**micro.SETTINGS, "validate_every": 20, "minutes": 60.0, "name": "own"})
    page = run_page_of(first)
    page.begin()
    qtbot.waitUntil(lambda: draft.run is not None, timeout=PATIENCE_MS)
    run = draft.run
    assert run is not None and run.parent == own_runs
    first.close()

    second = open_window()
    bar = second.training_bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert "own" in bar.text
    answer_of(bar, "Show").click()
    page = run_page_of(second)
    assert dialog_of(second).page is page and not bar.isVisible()
    qtbot.waitUntil(
        lambda: page.sight is not None and page.sight.history.best is not None,
        timeout=PATIENCE_OF_NETWORKS_MS,
    )
    page.ask("pause")
    qtbot.waitUntil(lambda: page.sight.state.status == "paused", timeout=PATIENCE_OF_NETWORKS_MS)
    page.ask("resume")
    qtbot.waitUntil(lambda: page.sight.state.status == "running", timeout=PATIENCE_OF_NETWORKS_MS)
    page.ask("stop")
    qtbot.waitUntil(lambda: page.sight.state.status == "stopped", timeout=PATIENCE_OF_NETWORKS_MS)
    assert RunFolder(run).has_checkpoint and not RunFolder(run).is_running()
    assert page.problem() == ""
    dialog_of(second).close()
    qtbot.waitUntil(lambda: second.operations.is_idle, timeout=PATIENCE_MS)


def test_a_hidden_notice_stays_hidden_and_the_end_is_told(
    qtbot: QtBot, open_window: Open, own_runs: Path
) -> None:
    run = runs.write_run(own_runs / "a", runs.codec_events())
    other = runs.write_run(own_runs / "b", runs.codec_events(), name="other")
    window = open_window()
    bar = window.training_bar
    with locked(run):
        qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
        assert bar.text == "A model is being trained (panels). In training: 40 %"
        runs.add_events(run, [{**runs.codec_step(700), "seconds": 700.0}])
        qtbot.waitUntil(lambda: "70 %" in bar.text and "5 min left" in bar.text, timeout=PATIENCE_MS)
        runs.add_events(run, [{**runs.ended("finished", 1000)}])
    qtbot.waitUntil(lambda: bar.text == "The training of panels has finished.", timeout=PATIENCE_MS)
    answer_of(bar, "Hide").click()
    with locked(other):
        qtbot.waitUntil(lambda: bar.isVisible() and "other" in bar.text, timeout=PATIENCE_MS)
        answer_of(bar, "Hide").click()
        window.training.look()
        qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
        assert not bar.isVisible()


def test_an_end_that_came_between_two_windows_is_told(
    qtbot: QtBot, open_window: Open, own_runs: Path
) -> None:
    run = runs.write_run(own_runs / "a", runs.codec_events())
    first = open_window()
    with locked(run):
        qtbot.waitUntil(first.training_bar.isVisible, timeout=PATIENCE_MS)
        first.close()
    runs.add_events(run, [runs.ended("failed", message="It diverged.", hint="")])
    second = open_window()
    bar = second.training_bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert bar.text == "The training of panels has failed. It diverged."
    answer_of(bar, "Show").click()
    assert dialog_of(second).page is run_page_of(second)
    assert dialog_of(second).draft.run == run


def test_who_sees_the_training_is_not_told_of_it(qtbot: QtBot, open_window: Open, own_runs: Path) -> None:
    run = runs.write_run(own_runs / "a", runs.codec_events())
    window = open_window()
    bar = window.training_bar
    with locked(run):
        qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
        window.actions_.train.trigger()
        qtbot.waitUntil(lambda: not bar.isVisible(), timeout=PATIENCE_MS)
        dialog_of(window).close()
        qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
        window.actions_.train.trigger()
        qtbot.waitUntil(lambda: not bar.isVisible(), timeout=PATIENCE_MS)
        runs.add_events(run, [runs.ended("stopped")])
    window.training.look()
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
    dialog_of(window).close()
    window.training.look()
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
    assert not bar.isVisible()  # the end was seen


def test_a_window_without_runs_says_nothing(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.training.look()
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
    assert not window.training_bar.isVisible()
