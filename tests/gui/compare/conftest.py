"""A compare view without a screen, and pictures whose every pixel can be told from its neighbours."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView
from tests.gui.conftest import PATIENCE_MS

Array = NDArray[np.uint8]


def picture(width: int, height: int, seed: int = 0) -> QImage:
    """Noise, opaque."""
    array = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    array[..., 3] = 255
    return QImage(array.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


def colours(image: QImage) -> Array:
    """The red, green and blue of an image: (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    array = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return array[..., :3].copy()


def area(*numbers: int) -> QRect:
    return QRect(*numbers)


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    """An empty view of 640 by 480 and its bar."""
    view = CompareView()
    qtbot.addWidget(view, before_close_func=lambda _: settle(qtbot, view))
    view.resize(640, 480 + view.toolbar.sizeHint().height())
    view.show()
    return view


@pytest.fixture
def shown(qtbot: QtBot, view: CompareView) -> Callable[[], Array]:
    """What the surface shows once everything is made, without what lies over it: (height, width, 3)."""

    def do() -> Array:
        settle(qtbot, view)
        return colours(view.canvas.grab().toImage())

    return do


def settle(qtbot: QtBot, view: CompareView) -> None:
    """Let everything be made."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: view.operations.is_idle, timeout=PATIENCE_MS)
    QApplication.processEvents()
