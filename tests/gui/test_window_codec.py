"""The window over the real codec, and how its process begins and ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from aedesk.gui.rows import Row, RowState
from aedesk.gui.window import MainWindow
from aedesk.imaging import Picture, encode_picture, psnr, read_picture
from tests.gui.conftest import PATIENCE_MS

PROJECT = Path(__file__).resolve().parents[2]

Add = Callable[..., list[Row]]
Work = Callable[[], list[Row]]


def save_waves(path: Path, width: int, height: int) -> Path:
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / 9) * np.cos(y / 7), np.sin(x / 13 + 1), np.cos((x + y) / 17)]
    pixels = np.stack([128 + 90 * wave for wave in waves], axis=2).astype(np.uint8)
    path.write_bytes(encode_picture(Picture(pixels), "png"))
    return path


def test_batch_of_pictures_a_failure_and_back(
    window: MainWindow, add: Add, work: Work, tmp_path: Path
) -> None:
    first, second = save_waves(tmp_path / "a.png", 130, 90), save_waves(tmp_path / "b.png", 64, 64)
    (tmp_path / "c.jpg").write_text("no picture")
    originals = {path: path.read_bytes() for path in (first, second)}
    add(first, second, tmp_path / "c.jpg")
    rows = work()
    assert [row.state for row in rows] == [RowState.DONE, RowState.DONE, RowState.FAILED]
    assert {path: path.read_bytes() for path in originals} == originals
    told = rows[0].result
    assert told is not None and told.saving is not None and told.saving > 0.5
    window.actions_.clear.trigger()
    window.panel.results.folder.choose(str(tmp_path / "back"))
    add(tmp_path / "a.aed", tmp_path / "b.aed")
    assert [row.state for row in work()] == [RowState.DONE, RowState.DONE]
    restored = read_picture(tmp_path / "back" / "a.png").pixels
    measured = told.facts["psnr"]
    assert isinstance(measured, float)
    assert psnr(read_picture(first).pixels, restored) == pytest.approx(measured, abs=0.01)
    assert measured > 20


def test_a_new_user_drops_a_folder_moves_one_slider_and_presses_start(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    pictures = [save_waves(folder / "a.png", 130, 90), save_waves(folder / "b.png", 64, 64)]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    middle, copy = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    window.dropEvent(
        QDropEvent(middle, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    figures = window.panel.compress.figures
    qtbot.waitUntil(lambda: "quality" in figures.more.text(), timeout=PATIENCE_MS)
    before = figures.main.text()
    slider = next(one for one in window.panel.compress.findChildren(QSlider) if one.maximum() == 100)
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    wanted = f"quality {window.panel.options().quality}"
    assert wanted not in figures.more.text() and figures._fading.isActive()
    qtbot.waitUntil(
        lambda: figures.main.text() != before and wanted in figures.more.text(), timeout=PATIENCE_MS
    )
    assert figures.main.isEnabled()
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(window.footer.start_button, Qt.MouseButton.LeftButton)
    assert window.footer.text.startswith("Done: 2, ")
    assert all(path.with_suffix(".aed").is_file() for path in pictures)


def test_help_needs_no_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from aedesk.gui import main; main(['--help'])"
    process = _run(code)
    assert process.returncode == 0 and "PATH" in process.stdout


def test_missing_qt_is_told_in_words() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from aedesk.gui import main; sys.exit(main([]))"
    process = _run(code)
    assert process.returncode == 1
    assert "Qt cannot be loaded" in process.stderr and "aedesk-cli" in process.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
def test_missing_display_is_told_in_words() -> None:
    code = "import sys; from aedesk.gui import main; sys.exit(main([]))"
    process = _run(code, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert process.returncode == 1 and "there is no display" in process.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_request_to_terminate_closes_the_window(tmp_path: Path) -> None:
    code = """
import os, signal, sys, threading, time
from aedesk.gui import main

def terminate():
    while signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=terminate).start()
sys.exit(main([]))
"""
    process = _run(code, XDG_CONFIG_HOME=str(tmp_path))
    assert process.returncode == 0, process.stderr


def _run(code: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, **variables}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        cwd=PROJECT,
        check=False,
    )
