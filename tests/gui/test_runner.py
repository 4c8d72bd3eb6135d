"""Runs over the queue as the window sees them: progress, pause, stop, results in rows."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aedesk.gui.adding import find_items
from aedesk.gui.operations import Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.rows import RowState
from aedesk.gui.runner import Progress, Runner
from aedesk.gui.task import Task
from aedesk.gui.thumbnails import Thumbnails
from aedesk.options import Options, Preferences
from tests.batch.fakes import SLOW_WIDTH, save_picture
from tests.gui.conftest import PATIENCE_MS

pytestmark = pytest.mark.usefixtures("fake_codec")


class Window:
    """What of a window takes part in a run."""

    def __init__(self) -> None:
        self.operations = Operations()
        self.model = QueueModel(Thumbnails(self.operations))
        self.runner = Runner(self.model, self.operations)
        self.progress: list[Progress] = []
        self.runner.progressed.connect(self.progress.append)

    def add(self, *paths: Path) -> None:
        self.model.add(find_items([str(path) for path in paths]))

    def start(self, task: Task = Task.COMPRESS, **options: Any) -> None:
        self.runner.start(task, Options(**options), Preferences(), measure=False)

    @property
    def states(self) -> list[RowState]:
        return [row.state for row in self.model.rows]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    yield window
    window.runner.stop()
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)


def test_progress_ends_with_everything_done(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_text("no picture")
    window.add(*(save_picture(tmp_path / f"{number}.png") for number in range(3)), tmp_path / "bad.png")
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.start()
    assert window.progress[0] == Progress(None, 0, 4, None)
    assert (window.progress[-1].done, window.progress[-1].total) == (4, 4)
    assert window.states == [*[RowState.DONE] * 3, RowState.FAILED]
    assert not window.runner.is_running and not window.runner.was_stopped


def test_paused_run_goes_on_where_it_was(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.add(save_picture(tmp_path / "slow.png", width=SLOW_WIDTH), save_picture(tmp_path / "z.png"))
    window.start()
    qtbot.waitUntil(lambda: RowState.RUNNING in window.states, timeout=PATIENCE_MS)
    window.runner.pause()
    assert window.runner.is_paused and window.runner.is_running
    window.runner.resume()
    assert not window.runner.is_paused
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.runner.pause()
        window.runner.stop()  # a paused run can be stopped too
    assert RowState.RUNNING not in window.states and not window.runner.is_paused


def test_stop_does_not_wait_for_a_model_to_be_opened(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, opened = threading.Event(), threading.Event()
    open_codec = sys.modules["aedesk.codec"].open_codec

    def open_slowly(*args: Any, **kwargs: Any) -> Any:
        opening.set()
        opened.wait()
        return open_codec(*args, **kwargs)

    monkeypatch.setattr(sys.modules["aedesk.codec"], "open_codec", open_slowly)
    window.add(save_picture(tmp_path / "a.png"))
    window.start()
    opening.wait()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.runner.stop()
    assert window.runner.is_stuck and window.runner.was_stopped and not opened.is_set()
    opened.set()
    qtbot.waitUntil(lambda: window.operations.is_idle, timeout=PATIENCE_MS)
    assert not window.runner.is_stuck
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.png"]  # what was given up makes nothing any more
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.start()
    assert window.states == [RowState.DONE]


def test_start_does_only_what_its_page_is_about(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.add(save_picture(tmp_path / "a.png"))
    window.start(Task.RESTORE)
    assert not window.runner.is_running
    (tmp_path / "b.aed").write_text("damaged")
    window.add(tmp_path / "b.aed")
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.start(Task.RESTORE)
    assert window.states == [RowState.WAITING, RowState.FAILED]


def test_row_that_waits_again_is_done_again(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.add(*(save_picture(tmp_path / f"{number}.png") for number in range(2)))
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.start()
    window.model.retry([1])
    assert window.states == [RowState.DONE, RowState.WAITING]
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        window.start(on_exist="overwrite")
    assert window.progress[-1].total == 1 and window.states == [RowState.DONE] * 2
