"""A compare view without a screen, and pictures whose every pixel can be told from its neighbours."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView
from tests.gui.conftest import PATIENCE_MS

Array = NDArray[np.uint8]
WIDTH, HEIGHT = 400, 300


def picture(width: int = 320, height: int = 240, seed: int = 0) -> QImage:
    """Noise, opaque."""
    array = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    array[..., 3] = 255
    return QImage(array.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


def photograph(width: int = 320, height: int = 240) -> QImage:
    """Waves of many lengths and colours, opaque."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [128 + 100 * np.cos(x / (9 + 5 * k) + k) * np.sin(y / (7 + 4 * k)) for k in range(4)]
    array = np.stack(waves, -1).astype(np.uint8)
    array[..., 3] = 255
    return QImage(array.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


def colours(image: QImage) -> Array:
    """The red, green and blue of an image: (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    array = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return array[..., :3].copy()


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    """An empty view whose surface has `WIDTH` by `HEIGHT` pixels."""
    view = CompareView()
    qtbot.addWidget(view, before_close_func=lambda _: settle(qtbot, view))
    view.operations._timer.setInterval(1)  # a test waits for everything, many times
    for slot in view._sides.slots:
        slot._rest.setInterval(1)
    view.toolbar.hide()
    view.resize(WIDTH, HEIGHT)
    view.show()
    return view


@pytest.fixture
def large(view: CompareView) -> CompareView:
    """A view of a picture of 1600 by 1200 beside a result."""
    image = picture(1600, 1200)
    view.set_picture(image, None, "Original")
    view.set_result(image.copy(), image.rect(), "Result")
    return view


def settle(qtbot: QtBot, view: CompareView) -> None:
    """Let everything be made, also what waits for the picture to stand still."""

    def is_done() -> bool:
        return view.operations.is_idle and not any(slot._rest.isActive() for slot in view._sides.slots)

    QApplication.processEvents()
    qtbot.waitUntil(is_done, timeout=PATIENCE_MS)
    QApplication.processEvents()


@pytest.fixture
def shown(qtbot: QtBot, view: CompareView) -> Callable[..., Array]:
    """What the surface shows of the pictures, once everything is made: (height, width, 3)."""

    def do(*, ratio: float = 1.0) -> Array:
        settle(qtbot, view)
        for part in view.canvas.children():
            if part in (view.canvas.handle, view.canvas.notice, view.canvas.busy):
                part.hide()
        image = QImage(
            QSize(round(view.canvas.width() * ratio), round(view.canvas.height() * ratio)),
            QImage.Format.Format_RGB32,
        )
        image.setDevicePixelRatio(ratio)
        view.canvas.render(image)
        return colours(image)

    return do


def turn_wheel(
    view: CompareView, at: QPoint, degrees: float, keys: Qt.KeyboardModifier | None = None
) -> None:
    """Turn the wheel by eighths of a degree over a point of the surface."""
    place = QPointF(at)
    QApplication.sendEvent(
        view.canvas,
        QWheelEvent(
            place,
            QPointF(view.canvas.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(degrees)),
            Qt.MouseButton.NoButton,
            keys or Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
