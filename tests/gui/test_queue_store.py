"""The queue on the disk while a window lives, is closed, and is killed."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aedesk.gui.adding import find_items
from aedesk.gui.operations import Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_store import QueueStore
from aedesk.gui.rows import RowState
from aedesk.gui.runner import Runner
from aedesk.gui.saved_queues import LeftBehind
from aedesk.gui.task import Task
from aedesk.gui.thumbnails import Thumbnails
from aedesk.options import Options, Preferences
from tests.batch.fakes import SLOW_WIDTH, save_picture
from tests.gui.conftest import PATIENCE_MS

PROJECT = Path(__file__).resolve().parents[2]


class Session:
    """A window's queue without the window."""

    def __init__(self, folder: Path) -> None:
        self.operations = Operations()
        self.model = QueueModel(Thumbnails(self.operations))
        self.runner = Runner(self.model, self.operations)
        self.store = QueueStore(folder, self.model, self.runner, self.operations)
        self.offers: list[LeftBehind] = []
        self.store.offered.connect(self.offers.append)

    def add(self, *paths: Path) -> None:
        self.model.add(find_items([str(path) for path in paths]))


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Callable[[], Session]:
    """Begins a session over one folder of queues; it has looked for what was left."""

    def do() -> Session:
        session = Session(tmp_path / "state")
        session.store.look_back()
        qtbot.waitUntil(lambda: session.operations.is_idle, timeout=PATIENCE_MS)
        return session

    return do


def pictures(tmp_path: Path, count: int = 3) -> list[Path]:
    return [save_picture(tmp_path / f"{number}.png") for number in range(count)]


def kept(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "state").glob("*"))


def test_what_waits_at_the_close_is_offered_once(
    begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = begin()
    assert first.offers == []
    first.add(*pictures(tmp_path))
    first.store.close()
    second = begin()
    assert [(left.unfinished, left.was_killed) for left in second.offers] == [(3, False)]
    second.store.close()
    assert begin().offers == [] and kept(tmp_path) == []


def test_taken_queue_is_the_queue_of_the_new_window(
    begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    paths = pictures(tmp_path)
    first = begin()
    first.add(*paths)
    first.store.close()
    second = begin()
    second.store.take(second.offers[0])
    assert [row.item.path for row in second.model.rows] == paths
    before = kept(tmp_path)
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 1 and kept(tmp_path) != before, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: second.operations.is_idle, timeout=PATIENCE_MS)
    assert begin().offers == []  # its window is open


@pytest.mark.usefixtures("fake_codec")
def test_what_was_known_of_files_that_are_in_the_queue_again_is_known_again(
    begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    """Who opens the folder once more before answering the offer loses no result."""
    paths = pictures(tmp_path)
    first = begin()
    first.add(paths[0])
    with qtbot.waitSignal(first.runner.finished, timeout=PATIENCE_MS):
        first.runner.start(Task.COMPRESS, Options(), Preferences(), measure=False)
    first.add(*paths)
    first.store.close()
    second = begin()
    second.add(paths[2], paths[0])
    second.store.take(second.offers[0])
    assert [row.item.path for row in second.model.rows] == [paths[2], paths[0], paths[1]]
    states = [row.state for row in second.model.rows]
    assert states == [RowState.WAITING, RowState.DONE, RowState.WAITING]
    assert second.model.rows[1].target is not None and second.model.rows[1].target.is_file()


def test_discarded_queue_is_gone(begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    first = begin()
    first.add(*pictures(tmp_path))
    first.store.close()
    second = begin()
    second.store.discard(second.offers[0])
    qtbot.waitUntil(lambda: kept(tmp_path) == [], timeout=PATIENCE_MS)
    assert second.model.rows == []


@pytest.mark.usefixtures("fake_codec")
def test_finished_queue_and_a_single_file_are_forgotten(
    begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    first = begin()
    first.add(*pictures(tmp_path, 2))
    with qtbot.waitSignal(first.runner.finished, timeout=PATIENCE_MS):
        first.runner.start(Task.COMPRESS, Options(), Preferences(), measure=False)
    first.store.close()
    assert kept(tmp_path) == []
    second = begin()
    second.add(save_picture(tmp_path / "alone.png"))
    second.store.close()
    assert kept(tmp_path) == []


def test_folder_that_cannot_be_written_disturbs_nobody(
    begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("in the way")
    session = begin()
    session.add(*pictures(tmp_path))
    session.store.close()
    assert len(session.model.rows) == 3


_BEGIN = """
import os, sys, types
from PySide6.QtCore import QCoreApplication, QTimer
from pathlib import Path
from tests.gui.test_queue_store import Session
application = QCoreApplication([])
folder = Path(sys.argv[1])
session = Session(folder / "state")
session.add(*sorted(folder.glob("*.png")))
"""
_KILL = """
def look():
    if is_time():
        os.kill(os.getpid(), 9)
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
application.exec()
"""
_WHEN_WRITTEN = """
def is_time():
    return list((folder / "state").glob("*.queue"))
"""
_DURING_A_RUN = """
import aedesk.codec.header
from aedesk.gui.task import Task
from aedesk.options import Options, Preferences
from tests.batch import fakes
sys.modules["aedesk.codec"] = types.SimpleNamespace(**vars(fakes))
import aedesk.batch.local
aedesk.batch.local._is_worth_processes = lambda *_: False
session.runner.start(Task.COMPRESS, Options(), Preferences(jobs=1), measure=False)
def is_time():
    written = list((folder / "state").glob("*.queue"))
    return written and [row.state.value for row in session.model.rows] == ["done", "running", "waiting"]
"""


def kill(folder: Path, program: str) -> None:
    """Run a program over the pictures of a folder that kills itself in the end."""
    code = _BEGIN + program + _KILL
    process = subprocess.run([sys.executable, "-c", code, str(folder)], cwd=PROJECT, check=False)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_killed_process_leaves_its_queue(begin: Callable[[], Session], tmp_path: Path) -> None:
    paths = pictures(tmp_path)
    kill(tmp_path, _WHEN_WRITTEN)
    (left,) = begin().offers
    assert left.was_killed and [row.item.path for row in left.rows] == paths
    assert all(row.state is RowState.WAITING for row in left.rows)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("fake_codec")
def test_run_that_was_killed_goes_on(begin: Callable[[], Session], qtbot: QtBot, tmp_path: Path) -> None:
    first, slow, last = pictures(tmp_path)
    save_picture(slow, width=SLOW_WIDTH)
    kill(tmp_path, _DURING_A_RUN)
    save_picture(slow)
    session = begin()
    session.store.take(session.offers[0])
    states = [RowState.DONE, RowState.WAITING, RowState.WAITING]
    assert [row.state for row in session.model.rows] == states
    assert session.model.rows[0].target == first.with_suffix(".aed")
    with qtbot.waitSignal(session.runner.finished, timeout=PATIENCE_MS):
        session.runner.start(Task.COMPRESS, Options(), Preferences(), measure=False)
    assert [row.state for row in session.model.rows] == [RowState.DONE] * 3
    made = sorted(path.name for path in tmp_path.glob("*.aed"))
    assert made == ["0.aed", "1.aed", "2.aed"] and last.is_file()
