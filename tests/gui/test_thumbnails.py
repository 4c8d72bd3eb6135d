"""Thumbnails: read by our own reader, small, in the screen's colours."""

import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aedesk.gui.operations import Operations
from aedesk.gui.thumbnails import SIZE, Thumbnails, load_thumbnail
from tests.batch.fakes import save_picture
from tests.gui.conftest import PATIENCE_MS


def test_shape_and_colour_are_kept(tmp_path: Path) -> None:
    image = load_thumbnail(save_picture(tmp_path / "a.png", width=800, height=200, shade=90))
    assert image is not None and (image.width(), image.height()) == (SIZE.width(), SIZE.width() // 4)
    assert image.pixelColor(5, 5) == QColor(90, 10, 200)


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    image = load_thumbnail(save_picture(tmp_path / "a.png", width=3, height=2))
    assert image is not None and (image.width(), image.height()) == (3, 2)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "I;16"])
def test_every_kind_of_picture_is_shown(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (40, 30)).save(tmp_path / "a.png")
    image = load_thumbnail(tmp_path / "a.png")
    assert image is not None and image.hasAlphaChannel()


def test_colour_profile_is_applied(tmp_path: Path) -> None:
    lab = ImageCms.createProfile("sRGB")
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    Image.fromarray(np.full((8, 8, 3), (200, 50, 20), np.uint8)).save(tmp_path / "a.png", icc_profile=profile)
    image = load_thumbnail(tmp_path / "a.png")
    assert image is not None and image.colorSpace().isValid()
    assert abs(image.pixelColor(0, 0).red() - 200) <= 1


def test_what_is_no_picture_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    assert load_thumbnail(tmp_path / "a.png") is None
    assert load_thumbnail(tmp_path / "gone.png") is None


def test_thumbnails_come_later(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [save_picture(tmp_path / f"{number}.png") for number in range(5)]
    told: list[Path] = []
    thumbnails = Thumbnails(Operations())
    thumbnails.ready.connect(told.append)
    assert [thumbnails.get(path) for path in paths] == [None] * 5
    qtbot.waitUntil(lambda: len(told) == 5, timeout=PATIENCE_MS)
    assert all(thumbnails.get(path) for path in paths)


def test_result_that_is_made_anew_is_read_anew(qtbot: QtBot, tmp_path: Path) -> None:
    path = save_picture(tmp_path / "a.png", shade=90)
    thumbnails = Thumbnails(Operations())

    def shade() -> int | None:
        image = thumbnails.get(path)
        return None if image is None else image.pixelColor(1, 1).red()

    qtbot.waitUntil(lambda: shade() == 90, timeout=PATIENCE_MS)
    save_picture(path, shade=30)
    thumbnails.forget(path)
    qtbot.waitUntil(lambda: shade() == 30, timeout=PATIENCE_MS)


def test_what_was_asked_for_last_comes_first_from_its_top(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 10.0, 10.001, 10.002, 20.0, 20.001])
    monkeypatch.setattr("aedesk.gui.thumbnails.time", SimpleNamespace(monotonic=lambda: next(clock)))
    going, order = threading.Event(), list[str]()

    def load(path: Path) -> None:
        going.wait()
        order.append(path.name)

    monkeypatch.setattr("aedesk.gui.thumbnails.load_thumbnail", load)
    operations = Operations()
    thumbnails = Thumbnails(operations)
    for name in ("first", "a", "b", "c", "x", "y"):
        thumbnails.get(tmp_path / name)
    going.set()
    qtbot.waitUntil(lambda: operations.is_idle, timeout=PATIENCE_MS)
    order.remove("first")  # it may have begun before the others were asked for
    assert order == ["x", "y", "a", "b", "c"]
