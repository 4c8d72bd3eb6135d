"""Faults of the program: one dialog whatever happens, a report that tells no more than it must."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aedesk.gui.crash import CrashHooks, HardCrashes
from aedesk.gui.crash.dialog import CrashDialog
from aedesk.gui.crash.report import make_report, without_paths
from tests.conftest import PROJECT
from tests.gui.conftest import PATIENCE_MS

# pytest-qt would take the errors before the program does.
pytestmark = pytest.mark.qt_no_exception_capture


class _Faulty(QWidget):
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pressed.connect(self._fail)

    def _fail(self) -> None:
        raise ValueError("fault in a slot")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        raise ValueError("fault in a painting")


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def hooks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, closed: list[str], capsys: pytest.CaptureFixture[str]
) -> Iterator[CrashHooks]:
    hooks = CrashHooks(lambda: closed.append("closed"))
    monkeypatch.setattr(hooks.lines, "install", lambda: None)
    monkeypatch.setattr(sys, "excepthook", None)
    monkeypatch.setattr(threading, "excepthook", None)
    hooks.install()
    yield hooks
    for dialog in dialogs():
        dialog.done(0)
    hooks.deleteLater()
    assert "Traceback" in capsys.readouterr().err, "nothing reached the terminal"


def dialogs() -> list[CrashDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]


def only_dialog(qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: bool(dialogs()), timeout=PATIENCE_MS)
    qtbot.wait(20)
    (dialog,) = dialogs()
    return dialog


def fail(text: str) -> None:
    raise ValueError(text)


def button(dialog: CrashDialog, text: str) -> QPushButton:
    texts = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
    return texts[text]


def test_fault_in_a_slot_opens_a_dialog_that_lets_the_user_go_on(
    qtbot: QtBot, hooks: CrashHooks, closed: list[str]
) -> None:
    faulty = _Faulty()
    qtbot.addWidget(faulty)
    QTimer.singleShot(0, faulty.pressed.emit)
    dialog = only_dialog(qtbot)
    assert not dialog.details.isVisible() and "fault in a slot" in dialog.report
    button(dialog, "Continue").click()
    qtbot.waitUntil(lambda: not dialogs(), timeout=PATIENCE_MS)
    assert closed == []


def test_fault_in_a_thread_opens_the_dialog_on_the_main_thread(qtbot: QtBot, hooks: CrashHooks) -> None:
    thread = threading.Thread(target=fail, args=("fault in a thread",), name="worker")
    thread.start()
    thread.join()
    dialog = only_dialog(qtbot)
    assert "In the thread worker" in dialog.report and "fault in a thread" in dialog.report
    button(dialog, "Quit aedesk").click()


def test_quitting_closes_the_window_in_an_orderly_way(
    qtbot: QtBot, hooks: CrashHooks, closed: list[str]
) -> None:
    QTimer.singleShot(0, lambda: fail("x"))
    button(only_dialog(qtbot), "Quit aedesk").click()
    assert closed == ["closed"]


def test_fault_that_comes_again_and_again_opens_one_dialog(qtbot: QtBot, hooks: CrashHooks) -> None:
    faulty = _Faulty()
    qtbot.addWidget(faulty)
    faulty.show()
    timer = QTimer(faulty)
    timer.timeout.connect(faulty.pressed)
    timer.start(5)
    dialog = only_dialog(qtbot)
    qtbot.waitUntil(lambda: "in a slot" in dialog.report and "in a painting" in dialog.report)
    assert dialog.report.count("Traceback") == 2
    button(dialog, "Continue").click()
    for _ in range(5):
        faulty.update()
        qtbot.wait(10)
    timer.stop()
    faulty.close()
    assert not dialogs()


def test_report_is_copied_and_saved(qtbot: QtBot, hooks: CrashHooks, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: fail("x"))
    dialog = only_dialog(qtbot)
    button(dialog, "Copy report").click()
    assert QGuiApplication.clipboard().text() == dialog.report
    button(dialog, "Show details").click()
    assert dialog.details.isVisible()
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == dialog.report
    dialog.save_to(tmp_path / "no" / "folder" / "report.txt")
    assert dialog.isVisible()


def test_report_says_what_is_needed_and_nothing_of_the_user(qtbot: QtBot) -> None:
    private = Path.home() / "Pictures" / "holiday 1.jpg"
    lines = [f"WARNING qt: cannot read {private}: Broken", r"ERROR C:\Users\eve\a.png is gone", "kept 3/4"]
    report = make_report(f'File "{Path.home() / "aedesk" / "x.py"}", line 3', lines)
    for expected in ("aedesk 0.", "Python 3.", "Qt 6.", "onnxruntime ", "line 3", "Broken", "kept 3/4"):
        assert expected in report
    for hidden in (str(Path.home()), "holiday", "eve"):
        assert hidden not in report


def test_paths_are_left_out_of_lines() -> None:
    assert without_paths("x /a/b c.png: no") == "x …: no"
    assert without_paths("read 3/4, and/or 5") == "read 3/4, and/or 5"


def test_error_before_the_event_loop_is_shown_too(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from aedesk.gui.crash import install_crash_dialog
application = QApplication([])
install_crash_dialog(application)
def look():
    dialog = QApplication.activeModalWidget()
    print(type(dialog).__name__, dialog.report.count("too early"))
    dialog.reject()
QTimer.singleShot(0, look)
raise ValueError("too early")
"""
    process = run(code)
    assert process.stdout.split() == ["CrashDialog", "1"], process.stderr


def test_crash_of_the_interpreter_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    begin = f"""
from pathlib import Path
from aedesk.gui.crash import HardCrashes
hard = HardCrashes(Path({str(tmp_path)!r}))
found = hard.begin()
"""
    crash = "import faulthandler; faulthandler._sigsegv()"
    assert run(f"{begin}{crash}").returncode != 0
    end = "print('Segmentation' in found or 'access violation' in found); hard.end()"
    assert [run(f"{begin}{end}").stdout.strip() for _ in range(2)] == ["True", "False"]
    assert list(tmp_path.iterdir()) == []


def test_window_that_is_open_beside_is_no_crash(tmp_path: Path) -> None:
    beside = tmp_path / f"crash-{os.getpid()}.txt"
    beside.touch()
    ours = HardCrashes(tmp_path)
    fcntl = pytest.importorskip("fcntl")
    with beside.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert ours.begin() == ""
        assert beside.exists()


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False
    )
