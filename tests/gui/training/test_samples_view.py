"""The samples: read from the folder of a run, shown small, opened large."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.training.pair_dialog import PairDialog
from aedesk.gui.training.sample_pictures import read_samples
from aedesk.gui.training.samples_view import SamplesView
from tests.gui.training import runs

BEFORE, AFTER, CLEAN = (200, 30, 40), (20, 180, 60), (10, 20, 220)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run's folder with four samples of 64 pixels."""
    runs.write_samples(tmp_path, 120, BEFORE, AFTER)
    return tmp_path


def test_samples_are_read_from_the_folder(run: Path) -> None:
    pairs = read_samples(run, runs.sample(120))
    assert len(pairs) == 4 and pairs[2].step == 120 and pairs[0].clean is None
    assert pairs[1].before.pixelColor(5, 5) == QColor(*BEFORE)
    assert pairs[1].after.pixelColor(5, 5) == QColor(*AFTER)


def test_what_has_gone_is_left_out(run: Path) -> None:
    (run / "samples" / "step-00000120-1.png").unlink()
    (run / "samples" / "before-2.png").write_bytes(b"no picture")
    assert len(read_samples(run, runs.sample(120))) == 2
    assert read_samples(run, {"event": "sample", "step": 1, "paths": None}) == []


def test_a_click_tells_which_sample_was_meant(qtbot: QtBot, run: Path) -> None:
    view = SamplesView()
    qtbot.addWidget(view)
    view.resize(260, 500)
    view.show()
    assert not view.buttons[0].isVisible()
    view.show_pairs(read_samples(run, runs.sample(120)))
    assert view.grab().toImage().pixelColor(view.buttons[3].geometry().center()).isValid()
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.mouseClick(view.buttons[3], Qt.MouseButton.LeftButton)
    assert chosen.args == [3]
    view.show_pairs(())
    assert not view.buttons[0].isVisible()


def test_a_sample_is_compared_large_and_with_the_clean_picture(qtbot: QtBot, run: Path) -> None:
    for number in range(4):
        Image.fromarray(np.full((64, 64, 3), CLEAN, np.uint8)).save(run / "samples" / f"clean-{number}.png")
    (pair, *_) = read_samples(run, runs.sample(120))
    dialog = PairDialog(None, Operations(), pair)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()

    def left() -> QColor:
        canvas = dialog.view.canvas
        return canvas.grab().toImage().pixelColor(canvas.width() // 2 - 30, canvas.height() // 2)

    qtbot.waitUntil(lambda: left() == QColor(*BEFORE))
    dialog.against_clean.click()
    qtbot.waitUntil(lambda: left() == QColor(*CLEAN))
    dialog.against_clean.click()
    qtbot.waitUntil(lambda: left() == QColor(*BEFORE))
