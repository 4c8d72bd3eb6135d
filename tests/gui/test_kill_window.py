"""The real process of the window is killed without a warning; the next one offers what was in the queue."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.fakes import save_picture
from tests.conftest import PROJECT

_CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
import aedesk.gui.application as program
from aedesk.gui.window import MainWindow

def look():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    buttons = [one for one in window.notice.findChildren(QPushButton) if one.isVisible()]
    if sys.argv[1] == "wait" and is_on_disk("c.png"):
        QApplication.instance().timer.stop()
        print("ready", flush=True)
    elif sys.argv[1] == "look" and buttons and not window.model.rows:
        print(window.notice.text, flush=True)
        next(one for one in buttons if "Restore" in one.text()).click()
    elif sys.argv[1] == "look" and window.model.rows and window.operations.is_idle:
        QApplication.instance().timer.stop()
        print(*(row.item.path.name for row in window.model.rows), flush=True)
        window.close()

def is_on_disk(name):
    files = (file for file in Path(os.environ["AEDESK_STATE"], "window").glob("*") if file.is_file())
    return any(name.encode() in file.read_bytes() for file in files)

class Watched(QApplication):
    def exec(self):
        self.timer = QTimer(interval=20)
        self.timer.timeout.connect(look)
        self.timer.start()
        return super().exec()

program.QApplication = Watched
sys.exit(program.run(sys.argv[2:]))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **homes, "AEDESK_STATE": str(tmp_path / "state")}


def test_killed_window_offers_its_queue_again(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "pictures"
    for name in ("a.png", "b.png", "c.png"):
        save_picture(folder / name)
    command = [sys.executable, "-c", _CHILD, "wait", str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=PROJECT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
    again = subprocess.run(
        [sys.executable, "-c", _CHILD, "look"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=PROJECT,
        check=False,
        timeout=120,
    )
    assert again.returncode == 0, again.stderr
    offer, rows = again.stdout.splitlines()
    assert "3" in offer and "unexpectedly" in offer
    assert rows == "a.png b.png c.png"
