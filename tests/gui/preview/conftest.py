"""A view that only takes note, and pictures small enough for the real codec."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from aedesk.codec import Codec, open_codec
from aedesk.gui.adding import Item, find_items
from aedesk.gui.operations import Operations
from aedesk.gui.preview import Figures, Preview
from aedesk.imaging import Picture, encode_picture
from tests.codec.material import drawn
from tests.gui.conftest import PATIENCE_MS


class FakeView(QObject):
    """Takes note of what it is told, with the signature of the compare view."""

    visible_changed = Signal(QRect)
    rival_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.visible = QRect()
        self.picture: tuple[QImage, QSize, str] | None = None
        self.result: tuple[QImage, QRect, str] | None = None
        self.rival: tuple[QImage, QRect, str] | None = None
        self.areas: list[QRect] = []
        self.is_busy = False
        self.message = ""
        self.is_offering = False

    def set_picture(self, image: QImage | None, size: QSize | None = None, caption: str = "") -> None:
        self.result = self.rival = None
        self.picture = None if image is None else (image, size or image.size(), caption)
        self.visible = QRect() if image is None else QRect(0, 0, *(size or image.size()).toTuple())
        self.visible_changed.emit(self.visible)

    def set_result(self, image: QImage | None, area: QRect, caption: str) -> None:
        assert image is None or image.size() == area.size()
        self.result = None if image is None else (image, area, caption)
        if image is not None:
            self.areas.append(area)

    def set_rival(self, image: QImage | None, area: QRect, caption: str) -> None:
        assert image is None or image.size() == area.size()
        self.rival = None if image is None else (image, area, caption)

    def set_busy(self, busy: bool) -> None:
        self.is_busy = busy

    def set_message(self, text: str) -> None:
        self.message = text

    def offer_rivals(self, offered: bool) -> None:
        self.is_offering = offered

    def look_at(self, area: QRect) -> None:
        self.visible = area
        self.visible_changed.emit(area)


class Desk:
    """A preview over a fake view, with what it has told."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.view = FakeView()
        self.operations = Operations()
        self.preview = Preview(self.view, self.operations)  # type: ignore[arg-type]
        self.figures: list[Figures | None] = []
        self.preview.figures_changed.connect(self.figures.append)

    def until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        preview = self.preview
        timers = preview.findChildren(QObject)
        self.until(
            lambda: (
                not self.view.is_busy
                and self.operations.is_idle
                and not any(getattr(timer, "isActive", bool)() for timer in timers)
            )
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.preview.close()
    desk.until(lambda: desk.operations.is_idle)


@pytest.fixture(scope="session")
def codec() -> Codec:
    return open_codec(threads=1)


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Item]:
    """Writes a picture and gives it as a file of the queue."""

    def do(name: str = "a.png", pixels: np.ndarray | None = None, picture: Picture | None = None) -> Item:
        if picture is None:
            picture = Picture.from_array(drawn(160, 112) if pixels is None else pixels)
        path = tmp_path / name
        path.write_bytes(encode_picture(picture, path.suffix[1:].replace("jpg", "jpeg")))
        return find_items([str(path)])[0]

    return do


def colours(image: QImage) -> np.ndarray:
    """Red, green, blue (and alpha) of an image."""
    kind = QImage.Format.Format_RGBA8888
    converted = image.convertToFormat(kind)
    array = np.frombuffer(converted.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return array.copy() if image.hasAlphaChannel() else array[:, :, :3].copy()
