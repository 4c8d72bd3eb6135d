"""What is shown: ways to compare, parts, stand-ins, colours, transparency."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView, Mode
from aedesk.gui.compare.difference import Difference
from aedesk.gui.compare.layer import first_layer
from aedesk.gui.compare.painting import ground
from aedesk.gui.compare.preparing import made_ready
from aedesk.gui.operations import Operations
from tests.gui.compare.conftest import HEIGHT, WIDTH, Array, colours, photograph, picture, settle
from tests.gui.conftest import PATIENCE_MS

Shown = Callable[..., Array]


def plain(width: int, height: int, *colour: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(*colour))
    return image


def test_side_by_side_shows_the_same_part_of_both(view: CompareView, shown: Shown) -> None:
    image, result = picture(1000, 800), picture(1000, 800, seed=1)
    view.set_picture(image)
    view.set_result(result, result.rect(), "")
    view.set_mode(Mode.SIDE_BY_SIDE)
    view.actions_.full_size.trigger()
    part, seen = view.visible, shown()
    assert part.size() == QSize((WIDTH - 2) // 2, HEIGHT)
    assert np.array_equal(seen[:, : part.width()], colours(image.copy(part)))
    assert np.array_equal(seen[:, -part.width() :], colours(result.copy(part)))


def test_flat_pictures_lie_above_each_other(view: CompareView, shown: Shown) -> None:
    image, result = plain(800, 200, 200, 0, 0), plain(800, 200, 0, 0, 200)
    view.set_picture(image)
    view.set_result(result, result.rect(), "")
    view.set_mode(Mode.SIDE_BY_SIDE)
    seen = shown()
    assert tuple(seen[HEIGHT // 4, WIDTH // 2]) == (200, 0, 0)
    assert tuple(seen[3 * HEIGHT // 4, WIDTH // 2]) == (0, 0, 200)
    assert view.visible == image.rect()


def test_the_difference_is_amplified(view: CompareView, shown: Shown) -> None:
    image = picture(600, 500)
    result = picture(600, 500, seed=1)
    view.set_picture(image)
    view.set_result(result, result.rect(), "")
    view.set_mode(Mode.DIFFERENCE)
    view.actions_.full_size.trigger()
    part = view.visible
    apart = np.abs(colours(image.copy(part)).astype(int) - colours(result.copy(part)))
    below = slice(60, None)  # what is above has a caption over it
    assert np.array_equal(shown()[below], np.minimum(8 * apart, 255)[below])
    view.toolbar.gain_chosen.emit(2)
    assert np.array_equal(shown()[below], np.minimum(2 * apart, 255)[below])


def test_the_difference_of_a_part_of_a_large_picture(view: CompareView, shown: Shown) -> None:
    """From afar it is the mean of the amplified differences; outside of the part there is none."""
    image = plain(3200, 2400, 100, 100, 100)
    area = QRect(801, 603, 1597, 1203)
    view.set_picture(image)
    view.set_result(plain(area.width(), area.height(), 103, 100, 90), area, "")
    view.set_mode(Mode.DIFFERENCE)
    seen = shown()
    assert view.scale == 0.125
    assert np.abs(seen[100:200, 130:270].astype(int) - (24, 0, 80)).max() <= 1
    veiled = seen[10, 10]
    assert len(set(veiled)) == 1 and veiled[0] > 100


def test_the_difference_is_the_same_in_strips(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a part of the picture begins, its means lie where those of the whole lie."""
    image, result = picture(603, 407), picture(500, 301, seed=1)
    left = first_layer(image, image.rect(), "")
    right = first_layer(result, QRect(51, 33, 500, 301), "")
    made = []
    for pixels in (10**9, 3000):
        monkeypatch.setattr("aedesk.gui.compare.difference._STRIP", pixels)
        operations = Operations()
        difference = Difference(operations)
        with qtbot.waitSignal(difference.changed, timeout=PATIENCE_MS):
            difference.want(left, right, image.rect(), 0.2, 1)
        assert difference.layer is not None and difference.layer.area == right.area
        made.append(difference.layer.levels[0])
    assert (made[0].left, made[0].top, made[0].step) == (51 // 4, 33 // 4, (4.0, 4.0))
    assert made[0] == made[1]
    apart = np.abs(colours(image.copy(right.area)).astype(int) - colours(result))
    for column, row in ((52, 36), (300, 300)):  # corners of cells of four by four pixels
        inside = apart[row - 33 : row - 29, column - 51 : column - 47]
        seen = colours(made[1].image)[row // 4 - 8, column // 4 - 12]
        assert np.abs(seen - inside.mean((0, 1))).max() <= 2


def test_there_is_no_difference_to_nothing(view: CompareView, shown: Shown) -> None:
    image = picture(WIDTH, HEIGHT)
    view.set_picture(image)
    view.set_mode(Mode.DIFFERENCE)
    assert np.array_equal(shown(), colours(image))


@pytest.mark.parametrize("mode", list(Mode))
def test_a_held_key_shows_the_original_alone(
    qtbot: QtBot, view: CompareView, shown: Shown, mode: Mode
) -> None:
    image, rival = picture(150, 100), picture(150, 100, seed=1)
    view.set_mode(mode)
    view.set_picture(image)
    alone = shown()
    view.set_rival(rival, rival.rect(), "")
    view.set_result(picture(150, 100, seed=2), image.rect(), "")
    compared = shown()
    view.canvas.setFocus()
    QTest.keyPress(view.canvas, Qt.Key.Key_O)
    assert np.array_equal(shown(), alone)
    QTest.keyRelease(view.canvas, Qt.Key.Key_O)
    assert np.array_equal(shown(), compared) and not np.array_equal(compared, alone)
    view.toolbar.original_held.emit(True)
    assert np.array_equal(shown(), alone)


def test_the_original_does_not_stay_when_the_key_is_let_go_elsewhere(view: CompareView, shown: Shown) -> None:
    image = picture(WIDTH, HEIGHT)
    view.set_picture(image)
    view.set_result(picture(WIDTH, HEIGHT, seed=2), image.rect(), "")
    before = shown()
    view.canvas.setFocus()
    QTest.keyPress(view.canvas, Qt.Key.Key_O)
    view.canvas.clearFocus()
    assert np.array_equal(shown(), before)


def test_what_a_result_does_not_cover_is_veiled(view: CompareView, shown: Shown) -> None:
    view.set_picture(plain(WIDTH, HEIGHT, 250, 0, 0))
    view.set_result(plain(100, 80, 0, 0, 250), QRect(220, 60, 100, 80), "")
    seen = shown()
    assert tuple(seen[100, 100]) == (250, 0, 0)  # the left side
    assert np.array_equal(np.unique(seen[62:138, 222:318].reshape(-1, 3), axis=0), [[0, 0, 250]])
    veil = ground(view.palette()).red()
    assert 0 < seen[200, 300, 1] < veil and seen[200, 300, 0] > seen[200, 300, 1]


def test_a_larger_part_takes_the_place_of_a_smaller_one(view: CompareView, shown: Shown) -> None:
    view.set_picture(plain(WIDTH, HEIGHT, 250, 0, 0))
    view.set_result(plain(100, 80, 0, 0, 250), QRect(220, 60, 100, 80), "")
    view.set_result(plain(WIDTH, HEIGHT, 0, 250, 0), QRect(0, 0, WIDTH, HEIGHT), "")
    assert np.array_equal(np.unique(shown()[:, 202:].reshape(-1, 3), axis=0), [[0, 250, 0]])
    view.set_result(None, QRect(), "")
    assert np.array_equal(np.unique(shown().reshape(-1, 3), axis=0), [[250, 0, 0]])


@pytest.mark.parametrize("times", [1, 2])
def test_a_smaller_part_lies_over_what_was_there_before(view: CompareView, shown: Shown, times: int) -> None:
    """So that little changes outside of it while a slider moves; also where parts are made ready first."""
    whole = QRect(0, 0, times * WIDTH, times * HEIGHT)
    part = QRect(220 * times, 60 * times, 100 * times, 80 * times)
    view.set_picture(plain(whole.width(), whole.height(), 250, 0, 0))
    view.set_result(plain(whole.width(), whole.height(), 0, 250, 0), whole, "")
    shown()
    for blue in (100, 250):
        view.set_result(plain(part.width(), part.height(), 0, 0, blue), part, "")
    seen = shown()
    assert tuple(seen[100, 270]) == (0, 0, 250)
    red, green, _ = seen[200, 300]
    assert red < 100 and green > 200
    view.set_result(None, QRect(), "")
    view.set_result(plain(part.width(), part.height(), 0, 0, 250), part, "")
    assert shown()[200, 300, 1] < 200


def test_an_area_of_another_size_is_refused(view: CompareView) -> None:
    view.set_picture(plain(WIDTH, HEIGHT, 0, 0, 0))
    with pytest.raises(ValueError, match="10×10 for an area of 20×10"):
        view.set_result(plain(10, 10, 0, 0, 0), QRect(0, 0, 20, 10), "")


def test_zoom_and_place_outlast_the_stand_in(view: CompareView, shown: Shown) -> None:
    small = photograph(100, 75)
    image = small.scaled(1600, 1200, mode=Qt.TransformationMode.SmoothTransformation)
    view.set_picture(small, QSize(1600, 1200), "")
    assert view.visible == image.rect()
    blurred = shown().astype(int)
    view.actions_.full_size.trigger()
    view._navigator.move(150, 40)
    part = view.visible
    view.set_result(image.copy(part), part, "")
    view.set_picture(image, None, "")
    assert view.visible == part and view.scale == 1.0
    assert np.array_equal(shown(), colours(image.copy(part)))
    view.actions_.fit.trigger()
    assert np.abs(shown()[:, :195].astype(int) - blurred[:, :195]).mean() < 12  # it stood in the same place


def test_another_picture_begins_anew(view: CompareView, shown: Shown) -> None:
    view.set_picture(picture(1600, 1200))
    view.actions_.full_size.trigger()
    view.set_result(picture(1600, 1200, seed=1), QRect(0, 0, 1600, 1200), "")
    other = picture(WIDTH, HEIGHT, seed=5)
    view.set_picture(other)
    assert view.visible == other.rect()
    assert np.array_equal(shown(), colours(other))
    view.set_picture(None)
    assert view.visible == QRect()
    assert len(np.unique(shown())) == 1


def test_colour_spaces_are_converted(qtbot: QtBot, view: CompareView, shown: Shown) -> None:
    """Small ones at once, large ones in the background; the image before stays until then."""
    wide = plain(WIDTH, HEIGHT, 200, 50, 20)
    wide.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    expected = wide.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb)).pixelColor(0, 0)
    view.set_picture(wide)
    assert tuple(shown()[150, 100]) == expected.getRgb()[:3] != (200, 50, 20)
    large = plain(1600, 1200, 200, 50, 20)
    large.setColorSpace(wide.colorSpace())
    view.set_result(large.copy(0, 0, WIDTH, HEIGHT), wide.rect(), "")
    view.set_picture(large)
    assert np.abs(shown()[150, 100].astype(int) - expected.getRgb()[:3]).max() <= 1


@pytest.mark.parametrize(
    "name", ["RGB888", "BGR888", "RGBX8888", "RGBA8888", "Grayscale8", "RGBX64", "Indexed8"]
)
def test_formats_become_one(name: str) -> None:
    """As Qt would convert them, wherever the strips of the conversion end."""
    image = picture(701, 403).convertToFormat(getattr(QImage.Format, f"Format_{name}"))
    ready = made_ready(image)
    assert ready.format() is QImage.Format.Format_RGB32
    assert ready == image.convertToFormat(QImage.Format.Format_RGB32)


def test_transparency_is_kept_and_seen_over_a_chessboard(view: CompareView, shown: Shown) -> None:
    image = QImage(1600, 1200, QImage.Format.Format_RGBA8888)
    image.fill(QColor(0, 0, 0, 0))
    for x in range(800):
        image.setPixelColor(x, 600, QColor(255, 0, 0, 128))
    view.set_picture(image)
    view.actions_.full_size.trigger()
    seen = shown()
    assert {tuple(seen[y, x]) for y in (4, 12) for x in (4, 12)} == {(205,) * 3, (244,) * 3}
    assert seen[HEIGHT // 2, 100, 0] > 220 and seen[HEIGHT // 2, 100, 1] < 130
    assert np.array_equal(seen[HEIGHT // 2, 300], seen[HEIGHT // 2 + 1, 300])
    view._navigator.move(8, 0)  # half of the pattern, which moves with the picture
    assert np.array_equal(shown()[:, 8:], seen[:, :-8])


def test_a_very_wide_picture_is_right_at_its_far_end(qtbot: QtBot, view: CompareView, shown: Shown) -> None:
    image = QImage(40_000, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 200, 0))
    image.setPixelColor(39_999, 29, QColor(200, 0, 0))
    view.set_picture(image)
    for scale in (20.0, 1.0, 0.4):
        view._navigator.zoom(scale)
        view._navigator.move(-1e9, -1e9)
        seen = shown()
        place = view._navigator.place
        assert place is not None
        _, _, right, bottom = place.covered
        assert right == WIDTH
        assert seen[min(bottom, HEIGHT) - 1, WIDTH - 1, 0] > 20
        assert tuple(seen[HEIGHT // 2 - 2, 5]) == (0, 200, 0)
    settle(qtbot, view)


def test_corners_of_the_grip_are_the_pictures(view: CompareView) -> None:
    """Beside the line and outside of the grip, the mouse takes the picture, not the handle."""
    view.set_picture(picture(1600, 1200))
    view.set_result(picture(1600, 1200, seed=1), QRect(0, 0, 1600, 1200), "")
    view.actions_.full_size.trigger()
    handle, before = view.canvas.handle, view.visible
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    QTest.mouseMove(handle, QPoint(12, 20))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(12, 20))
    assert handle.place == 0.5
    assert view.visible == before.translated(-10, 0)
