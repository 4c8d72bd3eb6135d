"""One tour through everything that the window shows; see ``screenshots``."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTabWidget, QWidget

from aedesk.gui import dialogs
from aedesk.gui.crash.dialog import CrashDialog
from aedesk.gui.rows import RowState
from aedesk.gui.saved_queues import LeftBehind
from aedesk.gui.task import Task
from tests.gui.session.drive import add_arguments, drive, use_home
from tests.gui.session.script import drop, turn_wheel
from tests.gui.session.session import Script, Session, open_dialogs

_LOOK = 1.5


def main() -> int:
    """Take the tour; returns 1 where it was not finished."""
    parser = argparse.ArgumentParser(prog="tour")
    parser.add_argument("--pictures", type=Path, required=True)
    add_arguments(parser)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        use_home(Path(home))
        report = drive(arguments, lambda session: tour(session, arguments.pictures))
    sys.stdout.write(f"{arguments.out}: {report['problem'] or 'all taken'}\n")
    return 1 if report["problem"] else 0


def tour(session: Session, folder: Path) -> Script:
    """Every state of the window and every dialog, with a picture of each."""
    window = session.window
    (folder / "scan.jpg").write_text("This is a text.")
    yield "start", _LOOK
    session.take_picture("first-start")
    window.store.offered.emit(LeftBehind(was_killed=True))
    yield "offer", _LOOK
    session.take_picture("offer")
    window.notice.dismiss()
    drop(window, [folder])
    yield "pictures", lambda: bool(window.model.rows)
    QTest.keyClick(window.pane.list, Qt.Key.Key_Home)
    QTest.keyClick(window.pane.list, Qt.Key.Key_Down)
    yield "pictures", _Rest(session)
    yield "pictures", _LOOK
    session.take_picture("pictures")
    yield from _zoomed(session)
    for task in (Task.DENOISE, Task.RESTORE, Task.COMPRESS):
        window.panel.set_task(task)
        yield task, _LOOK
        yield task, _Rest(session)
        session.take_picture(f"page-{task}")
    yield from _run(session)
    yield from _dialogs(session)
    yield from _latent(session)
    yield "end", _Rest(session)
    window.close()
    yield "close", lambda: not window.isVisible()


class _Rest:
    """Becomes true when nothing was at work in the background for a while; work comes in pieces."""

    def __init__(self, session: Session) -> None:
        self._operations = session.window.operations
        self._since = time.monotonic()

    def __call__(self) -> bool:
        if not self._operations.is_idle:
            self._since = time.monotonic()
        return time.monotonic() - self._since > _LOOK


def _zoomed(session: Session) -> Script:
    window = session.window
    canvas = window.view.canvas
    for _ in range(6):
        turn_wheel(canvas, QPointF(canvas.rect().center()) + QPointF(40, 20), 1)
        yield "zoom", 0.05
    rival = window.view.toolbar.findChild(QComboBox)
    rival.setCurrentIndex(1)
    rival.activated.emit(1)
    yield "zoom", _LOOK
    yield "zoom", _Rest(session)
    yield "zoom", _LOOK
    session.take_picture("zoomed-jpeg")
    rival.setCurrentIndex(0)
    rival.activated.emit(0)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center() + QPoint(30, 30))
    window.view.actions_.fit.trigger()
    yield "zoom", _LOOK


def _run(session: Session) -> Script:
    window = session.window
    window.actions_.start.trigger()
    yield "run", lambda: sum(row.state is RowState.DONE for row in window.model.rows) >= 3
    session.take_picture("running")
    yield "run", lambda: not window.runner.is_running
    QTest.keyClick(window.pane.list, Qt.Key.Key_Home)
    QTest.keyClick(window.pane.list, Qt.Key.Key_Down)
    QTest.keyClick(window.pane.list, Qt.Key.Key_Down)
    yield "finished", _LOOK
    yield "finished", _Rest(session)
    yield "finished", _LOOK
    session.take_picture("finished")


def _dialogs(session: Session) -> Script:
    window, actions = session.window, session.window.actions_
    openers: dict[str, Callable[[], object]] = {
        "models": actions.models.trigger,
        "train": actions.train.trigger,
        "preferences": actions.preferences.trigger,
        "information": actions.show_information.trigger,
        "save-as": actions.save_as.trigger,
        "guide": actions.guide.trigger,
        "keys": actions.keys.trigger,
        "about": actions.about.trigger,
        "stop": lambda: dialogs.ask_stop(window),
        "error": lambda: dialogs.show_error(window, ValueError("an example")),
        "crash": lambda: CrashDialog("an example", parent=window).open(),
    }
    for name, opener in openers.items():
        opener()
        yield name, lambda: bool(open_dialogs())
        yield name, _LOOK
        yield name, _Rest(session)
        yield from _take_tabs(session, name)


def _take_tabs(session: Session, name: str) -> Script:
    for dialog in open_dialogs():
        tabs = dialog.findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            yield name, _LOOK
            yield name, _Rest(session)
            session.take_picture(f"dialog-{name}{f'-{place + 1}' if place else ''}", dialog)
        _close(dialog)
    yield name, lambda: not open_dialogs()


def _close(dialog: QWidget) -> None:
    dialog.close()
    QApplication.sendPostedEvents()


def _latent(session: Session) -> Script:
    """What is seen of a latent file: shown as a picture, its information with the map of its bits."""
    window = session.window
    done = [row.result for row in window.model.rows if row.result and row.state is RowState.DONE]
    results = [result.target for result in done]
    window.actions_.clear.trigger()
    drop(window, [path for path in results if isinstance(path, Path)])
    yield "latent files", lambda: bool(window.model.rows)
    QTest.keyClick(window.pane.list, Qt.Key.Key_Home)
    yield "latent files", _LOOK
    yield "latent files", _Rest(session)
    yield "latent files", _LOOK
    session.take_picture("latent-files")
    window.actions_.show_information.trigger()
    yield "information", lambda: bool(open_dialogs())
    yield "information", 2 * _LOOK
    yield "information", _Rest(session)
    yield from _take_tabs(session, "information-latent")


if __name__ == "__main__":
    sys.exit(main())
