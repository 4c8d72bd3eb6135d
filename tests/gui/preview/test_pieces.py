"""What is shown first lies in the middle and is no larger than can be done in time; tiles cover all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from aedesk.gui.preview.pieces import MOST_AT_ONCE, Pace, central, tiles

SIDES = st.integers(1, 9000)
AREAS = st.builds(QRect, st.integers(0, 500), st.integers(0, 500), SIDES, SIDES)


@given(AREAS)
def test_middle_is_inside_and_small_enough(area: QRect) -> None:
    part = central(area, 1_000_000)
    assert area.contains(part)
    assert part == area or part.width() * part.height() <= 1_000_000 + 16 * max(area.width(), area.height())
    apart = part.center() - area.center()
    assert abs(apart.x()) <= 16 and abs(apart.y()) <= 16


@given(AREAS)
def test_tiles_cover_the_area_once(area: QRect) -> None:
    parts = tiles(area)
    assert sum(part.width() * part.height() for part in parts) == area.width() * area.height()
    assert all(area.contains(part) for part in parts)
    assert max(max(part.width(), part.height()) for part in parts) <= 1024


def test_pace_follows_the_machine() -> None:
    pace = Pace()
    pace.took(1_000_000, 9.0)  # the first, for which networks were loaded
    assert pace.pixels == MOST_AT_ONCE
    for _ in range(8):
        pace.took(pace.pixels, pace.pixels / 2_000_000)
    assert pace.pixels == pytest.approx(240_000, rel=0.1)
    for _ in range(8):
        pace.took(pace.pixels, pace.pixels / 90_000_000)
    assert pace.pixels == MOST_AT_ONCE
