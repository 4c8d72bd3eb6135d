"""Device pixels: 100 % is exact, both sides lie on one grid, above it pixels are squares, below it means."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from aedesk.gui.compare import CompareView, Mode
from tests.gui.compare.conftest import HEIGHT, WIDTH, Array, colours, photograph, picture, settle

Shown = Callable[..., Array]


def zoom(view: CompareView, scale: float) -> None:
    view._navigator.zoom(scale)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_full_size_shows_every_pixel_as_it_is(
    view: CompareView, shown: Shown, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    monkeypatch.setattr(view.canvas, "devicePixelRatioF", lambda: ratio, raising=False)
    view.canvas._lay_out()
    image, result = picture(1300, 1000), picture(1300, 1000, seed=1)
    view.set_picture(image)
    view.set_result(result, result.rect(), "")
    view.actions_.full_size.trigger()
    part = view.visible
    assert part.width() == round(WIDTH * ratio) and part.height() == round(HEIGHT * ratio)
    seen = shown(ratio=ratio)
    cut = round(part.width() / 2)
    assert np.array_equal(seen[:, :cut], colours(image.copy(part))[:, :cut])
    assert np.array_equal(seen[:, cut:], colours(result.copy(part))[:, cut:])


def test_nothing_jumps_at_rest_where_the_surface_begins_between_two_pixels(
    qtbot: QtBot, view: CompareView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a ratio of 1.5, a widget one unit from the edge begins at 1.5 pixels."""
    monkeypatch.setattr(view.canvas, "devicePixelRatioF", lambda: 1.5, raising=False)
    view.canvas._lay_out()
    image = photograph(1300, 1000)
    view.set_picture(image)

    def seen() -> Array:
        whole = QImage(620, 470, QImage.Format.Format_RGB32)
        whole.setDevicePixelRatio(1.5)
        painter = QPainter(whole)
        view.canvas.render(painter, QPoint(1, 1))
        painter.end()
        return colours(whole)[20:420, 20:560]

    zoom(view, 0.7)
    moving = seen().astype(int)
    settle(qtbot, view)
    assert np.abs(seen() - moving).mean() < 2  # half a pixel would make twice of that
    zoom(view, 1.0)
    part = image.copy(view.visible)
    assert np.array_equal(seen(), colours(part)[18:418, 18:558])


@pytest.mark.parametrize("place", [0.0, 0.213, 0.5, 1.0])
def test_the_line_parts_the_sides_to_the_pixel(view: CompareView, shown: Shown, place: float) -> None:
    image, result = picture(WIDTH, HEIGHT), picture(WIDTH, HEIGHT, seed=1)
    view.set_picture(image)
    view.set_result(result, result.rect(), "")
    view.canvas.handle.set_place(place)
    cut = round(place * WIDTH)
    expected = np.concatenate((colours(image)[:, :cut], colours(result)[:, cut:]), 1)
    assert np.array_equal(shown(), expected)


@pytest.mark.parametrize("factor", [2, 3, 7])
def test_pixels_become_squares(view: CompareView, shown: Shown, factor: int) -> None:
    image = picture(100, 80)
    view.set_picture(image)
    zoom(view, factor)
    squares = colours(image).repeat(factor, 0).repeat(factor, 1)
    left, top = (max(0, (squares.shape[axis] - size) // 2) for axis, size in ((1, WIDTH), (0, HEIGHT)))
    expected = squares[top : top + HEIGHT, left : left + WIDTH]
    x, y = (WIDTH - expected.shape[1]) // 2, (HEIGHT - expected.shape[0]) // 2
    assert np.array_equal(shown()[y : y + expected.shape[0], x : x + expected.shape[1]], expected)


@pytest.mark.parametrize("scale", [1.37, 2.6, 11.3])
@pytest.mark.parametrize("mode", [Mode.SPLIT, Mode.SIDE_BY_SIDE])
def test_a_part_lies_where_the_whole_lies(view: CompareView, shown: Shown, scale: float, mode: Mode) -> None:
    """What is given in pieces lies on the grid of the whole, also where pixels are no whole numbers wide."""
    image = picture()
    view.set_picture(image)
    view.set_mode(mode)
    zoom(view, scale)
    view._navigator.move(13, 7)
    whole = shown()
    area = QRect(75, 51, 170, 140)
    view.set_result(image.copy(area), area, "")
    view.canvas.handle.set_place(0)
    inside = inner(view, area)
    assert inside.sum() > 1000
    assert np.array_equal(shown()[inside], whole[inside])


@pytest.mark.parametrize("scale", [0.9, 0.61, 0.37, 0.26])
def test_parts_agree_with_the_whole_below_full_size(view: CompareView, shown: Shown, scale: float) -> None:
    image = photograph(1000, 750)
    view.set_picture(image)
    zoom(view, scale)
    whole = shown().astype(int)
    area = QRect(303, 201, 401, 349)
    view.set_result(image.copy(area), area, "")
    view.canvas.handle.set_place(0)
    inside = inner(view, area, margin=4)
    assert inside.sum() > 1000
    assert np.abs(shown()[inside] - whole[inside]).max() <= 2


@pytest.mark.parametrize("scale", [0.8, 0.45, 0.26])
def test_fine_patterns_become_grey(view: CompareView, shown: Shown, scale: float) -> None:
    """A chessboard of single pixels is grey from afar; without a filter it becomes a coarse pattern."""
    board = np.indices((1300, 1700)).sum(0) % 2 * 255
    array = np.stack([board] * 4, -1).astype(np.uint8)
    array[..., 3] = 255
    view.set_picture(QImage(array.tobytes(), 1700, 1300, QImage.Format.Format_RGB32).copy())
    zoom(view, scale)
    if scale < 0.5:
        assert np.abs(shown()[20:-20, 20:-20].astype(int) - 128).max() <= 6
    else:
        assert 100 < shown().mean() < 156


def test_below_full_size_pictures_are_filtered_well(view: CompareView, shown: Shown) -> None:
    image = picture(1000, 750)
    view.set_picture(image)
    zoom(view, 0.62)
    place = view._navigator.place
    assert place is not None
    ends = [
        (end - place.offset[axis]) / place.scale for end, axis in ((0, 0), (0, 1), (WIDTH, 0), (HEIGHT, 1))
    ]
    whole = Image.fromarray(colours(image))
    expected = np.asarray(whole.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, tuple(ends)))
    assert np.abs(shown().astype(int) - expected).max() <= 2


def test_nothing_shimmers_when_the_picture_is_moved(view: CompareView, shown: Shown) -> None:
    image = photograph(1300, 1000)
    view.set_picture(image)
    zoom(view, 0.7)
    before = shown()
    view._navigator.move(31, -17)
    moved = shown()
    assert np.abs(moved[:-17, 31:].astype(int) - before[17:, :-31]).max() <= 3


def inner(view: CompareView, area: QRect, margin: int = 2) -> Array:
    """Which device pixels lie within a part of the picture on the right side."""
    panes = view.canvas.panes()
    place = view._navigator.place
    assert place is not None
    box = place.box_in_pane((area.left(), area.top(), area.right() + 1, area.bottom() + 1))
    mask = np.zeros((view.canvas.height(), view.canvas.width()), bool)
    corner, size = panes[-1].rect.topLeft(), panes[-1].rect.size()
    left, top = max(0, box[0] + margin), max(0, box[1] + margin)
    right, bottom = min(size.width(), box[2] - margin), min(size.height(), box[3] - margin)
    mask[corner.y() + top : corner.y() + bottom, corner.x() + left : corner.x() + right] = True
    return mask
