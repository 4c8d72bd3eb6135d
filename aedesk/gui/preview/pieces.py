"""Which part of a picture is shown first, and in which tiles the rest follows."""

import math
from itertools import pairwise

from PySide6.QtCore import QRect

MOST_AT_ONCE = 1_050_000
"""Pixels of a part that is shown while a slider moves, at most."""

MOST_AT_REST = 16_000_000
"""Pixels of a part that is shown at all."""

GROWTH_SECONDS = 0.15
"""Seconds between two looks at a result that grows tile by tile."""

TILE_SIDE = 1024
_LEAST_AT_ONCE = 120_000
_UNIT = 16
# Of the 150 ms until a picture follows the slider, what the work on it may take.
_SECONDS = 0.12


class Pace:
    """Measures how many pixels can be shown in time, so that slow machines show less of the picture at once.

    Args:
        pixels: Shown at first.
    """

    def __init__(self, pixels: int = MOST_AT_ONCE) -> None:
        self.pixels = pixels
        self._is_warm = False

    def start_cold(self) -> None:
        """Networks will have to be loaded again."""
        self._is_warm = False

    def took(self, pixels: int, seconds: float) -> None:
        """Learn from a part that was shown, but not from the first, for which networks were loaded."""
        if not self._is_warm:
            self._is_warm = True
            return
        possible = pixels * _SECONDS / max(seconds, 1e-3)
        mean = math.sqrt(possible * self.pixels)
        self.pixels = int(min(max(mean, _LEAST_AT_ONCE), MOST_AT_ONCE))


def central(area: QRect, most: int) -> QRect:
    """The middle of an area, of its shape, with at most so many pixels; all of it where it has no more."""
    pixels = area.width() * area.height()
    if pixels <= most:
        return area
    scale = math.sqrt(most / pixels)
    width, height = (_whole(scale * side, side) for side in (area.width(), area.height()))
    left, top = (
        start + (side - part) // 2 // _UNIT * _UNIT
        for start, side, part in (
            (area.x(), area.width(), width),
            (area.y(), area.height(), height),
        )
    )
    return QRect(left, top, width, height)


def tiles(area: QRect) -> list[QRect]:
    """An area in tiles of about a megapixel, from top left to bottom right."""
    return [
        QRect(x, y, width, height)
        for y, height in _cut(area.y(), area.height())
        for x, width in _cut(area.x(), area.width())
    ]


def _whole(length: float, most: int) -> int:
    return min(most, max(_UNIT, int(length) // _UNIT * _UNIT))


def _cut(start: int, length: int) -> list[tuple[int, int]]:
    """Equal stretches, each with its length."""
    parts = -(-length // TILE_SIDE)
    ends = [length * i // parts for i in range(parts + 1)]
    return [(start + a, b - a) for a, b in pairwise(ends)]
