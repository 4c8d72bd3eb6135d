"""Painting ends with its event, also while somebody looks at the frames of the main thread.

Whoever holds a frame (a watchdog, a debugger) holds its painter; an open one would end later, on another
thread, and take the process with it.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SPIED = """
import sys, threading, time
from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QWidget
from aedesk.gui.window import MainWindow

application = QApplication([])
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
window = MainWindow(settings, QIcon())
window.show()
image = QImage(64, 64, QImage.Format.Format_RGB32)
image.fill(0xFF8040)
window.view.set_picture(image)
window.view.set_result(image, image.rect(), "result")
window.view.setParent(None)
window.view.show()
ended, main = threading.Event(), threading.main_thread().ident

def spy():
    while not ended.is_set():
        frame = sys._current_frames().get(main)
        time.sleep(0.0003)

spies = [threading.Thread(target=spy) for _ in range(4)]
for thread in spies:
    thread.start()
shown = [part for top in (window, window.view) for part in (top, *top.findChildren(QWidget))]
for _ in range(25):
    application.processEvents()
    for part in shown:
        if part.isVisible():
            part.repaint()
ended.set()
for thread in spies:
    thread.join()
window.close()
"""


def test_no_painter_outlives_its_event(tmp_path: Path) -> None:
    spied = subprocess.run(
        [sys.executable, "-c", SPIED, str(tmp_path / "window.ini")],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "painter" not in spied.stderr and spied.returncode == 0, spied.stderr
