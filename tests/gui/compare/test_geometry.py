"""The arithmetic of the view, whatever the sizes: points stay, edges hold, neighbours meet."""

from hypothesis import given
from hypothesis import strategies as st

from aedesk.gui.compare.geometry import MAX_SCALE, STEPS, Placement

SIZES = st.tuples(st.integers(1, 60_000), st.integers(1, 60_000))
PANES = st.tuples(st.integers(1, 4000), st.integers(1, 4000))
PARTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    """Somewhere in a picture, at any scale."""
    place = Placement.fitted(draw(SIZES), draw(PANES))
    x, y = draw(PARTS)
    return place.zoomed(draw(st.floats(1e-4, 100)), (x * place.pane[0], y * place.pane[1]))


@given(SIZES, PANES)
def test_fitting_shows_everything_and_enlarges_nothing(size: tuple[int, int], pane: tuple[int, int]) -> None:
    place = Placement.fitted(size, pane)
    assert place.scale <= 1
    assert place.visible == (0, 0, *size)
    left, top, right, bottom = place.covered
    assert left >= 0 and top >= 0
    assert right <= pane[0] and bottom <= pane[1]
    assert place.clamped() == place


@given(placements(), PARTS, st.floats(0.01, 60))
def test_zooming_at_a_point_keeps_it(place: Placement, part: tuple[float, float], scale: float) -> None:
    at = part[0] * place.pane[0], part[1] * place.pane[1]
    held = place.in_picture(at)
    zoomed = place.zoomed(scale, at)
    for axis in (0, 1):
        half = zoomed.pane[axis] / 2 / zoomed.scale
        if half < zoomed.centre[axis] < zoomed.picture[axis] - half:  # no edge has held it back
            assert abs(zoomed.in_pane(held)[axis] - at[axis]) < 1e-6 * max(zoomed.pane)


@given(placements(), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_moving_leaves_no_gap_where_the_picture_is_larger(
    place: Placement, right: float, down: float
) -> None:
    moved = place.moved(right, down)
    for axis in (0, 1):
        start = moved.offset[axis]
        end = start + moved.picture[axis] * moved.scale
        if moved.picture[axis] * moved.scale >= moved.pane[axis]:
            assert start <= 0.5 and end >= moved.pane[axis] - 0.5 - 1e-6
        else:
            assert abs(start + end - moved.pane[axis]) <= 1 + 1e-6


@given(placements())
def test_the_visible_part_lies_in_the_picture_and_covers_the_pane(place: Placement) -> None:
    left, top, right, bottom = place.visible
    assert 0 <= left < right <= place.picture[0]
    assert 0 <= top < bottom <= place.picture[1]
    for axis, (first, last) in enumerate(((left, right - 1), (top, bottom - 1))):
        for device in (0, place.pane[axis] - 1):
            pixel = (device + 0.5 - place.offset[axis]) / place.scale
            if 0 <= pixel < place.picture[axis]:
                assert first <= pixel < last + 1


@given(placements())
def test_neighbours_share_their_edge(place: Placement) -> None:
    left, top, right, bottom = place.visible
    x, y = (left + right) // 2, (top + bottom) // 2
    whole, first, second = (
        place.box_in_pane(box)
        for box in ((left, top, right, bottom), (left, top, x, y), (x, y, right, bottom))
    )
    assert (first[2], first[3]) == (second[0], second[1])
    assert (first[0], first[1], second[2], second[3]) == whole


@given(placements(), st.floats(0.2, 5))
def test_smooth_zooming_never_jumps_over_full_size(place: Placement, factor: float) -> None:
    zoomed = place.zoomed_by(factor, (0, 0))
    assert not min(place.scale, zoomed.scale) < 1 < max(place.scale, zoomed.scale)


@given(SIZES, PANES)
def test_steps_lead_from_end_to_end(size: tuple[int, int], pane: tuple[int, int]) -> None:
    place = Placement.fitted(size, pane).zoomed(0, (0, 0))
    least = place.scale
    seen = [place.scale]
    while place.scale < MAX_SCALE:
        place = place.stepped(1, (0, 0))
        assert place.scale > seen[-1]
        seen.append(place.scale)
    assert set(seen[1:]) <= set(STEPS)
    for scale in reversed(seen[:-1]):
        place = place.stepped(-1, (0, 0))
        assert place.scale == scale
    assert place.stepped(-1, (0, 0)).scale == least
