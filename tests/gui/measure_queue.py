"""Measures how long the window's thread is busy at a stretch while thousands of files pass through the queue.

    python -m tests.gui.measure_queue [FILES]

The seconds are those of the thread's own processor time, so other programs do not count.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path, PurePath

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aedesk.batch import Result, Source, State
from aedesk.gui.adding import Item
from aedesk.gui.application import program_icon
from aedesk.gui.intent import Intent
from aedesk.gui.task import Task
from aedesk.gui.window import MainWindow
from aedesk.options import Options


class Heartbeat:
    """Ticks whenever the event loop is free, and notes the longest time between two ticks."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.longest = 0.0
        self.total = 0.0

    def measure(self, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do something and let the window live on until it is done and shown."""
        self.longest = self.total = 0.0
        begun = self._last = time.thread_time()
        self._timer.start()
        act()
        self._beat()
        while not done():
            QApplication.processEvents()
        for _ in range(20):  # painting comes a little later
            QApplication.processEvents()
            time.sleep(0.005)
        self._timer.stop()
        self.total = time.thread_time() - begun

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def main(files: int) -> None:
    """Measure all and print a table."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AEDESK_STATE"] = folder
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, program_icon())
        window.show()
        application.processEvents()
        print(f"{files:,} files: longest stretch of the window's thread, and all of its work, in ms")  # noqa: T201
        _measure_edits(window, files)
        _measure_results(window, files)
        while not window.operations.is_idle:
            application.processEvents()


def _measure_edits(window: MainWindow, files: int) -> None:
    model, view, undo = window.model, window.pane.list, window.model.undo_stack
    paths = [Path(f"/pictures/of a year/{number:06}.png") for number in range(files)]
    items = [Item(Source(path, PurePath(path.name)), path, False, 2_000_000) for path in paths]
    everything = range(files)

    def scroll() -> None:
        bar = view.verticalScrollBar()
        for step in range(101):
            bar.setValue(bar.maximum() * step // 100)
            QApplication.processEvents()

    def keys() -> None:
        view.setFocus()
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
            QTest.keyClick(view, key)

    def has(count: int) -> Callable[[], bool]:
        return lambda: len(model.rows) == count

    _row("add", lambda: model.add(items), has(files))
    _row("scroll from end to end", scroll)
    _row("keys", keys)
    _row("select all", view.selectAll)
    _row("select one", lambda: view.setCurrentIndex(model.index(files // 2, 0)))
    _row("remove every second", lambda: model.remove(everything[::2]), has(files // 2))
    _row("undo", undo.undo, has(files))
    _row("redo", undo.redo, has(files // 2))
    _row("undo again", undo.undo, has(files))
    _row("remove all", model.clear, has(0))
    _row("undo", undo.undo, has(files))
    _row("undo adding", undo.undo, has(0))
    _row("redo adding", undo.redo, has(files))


def _measure_results(window: MainWindow, files: int) -> None:
    model, intent = window.model, Intent.of(Task.COMPRESS, Options())
    facts = {"quality": 60, "psnr": 34.5, "width": 30, "height": 20}
    paths = [row.item.path for row in model.rows]
    results = [
        Result(path, State.DONE, path.with_suffix(".aed"), bytes_in=9, bytes_out=2, facts=facts)
        for path in paths
    ]
    _row("what is to do", lambda: model.to_do(Task.COMPRESS, Options()))
    _row("numbers of the queue", lambda: model.counts(Task.COMPRESS, Options()))
    _row("a hundred results", lambda: model.settle(results[:100], intent))
    model.settle(results, intent)
    _row("other settings", lambda: model.set_intent(Task.COMPRESS, Options(quality=61)))
    _row("try all again", lambda: model.retry(range(files)))


def _row(name: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
    heart = Heartbeat()
    heart.measure(act, done)
    print(f"{name:25} {1000 * heart.longest:7.1f} {1000 * heart.total:8.1f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
