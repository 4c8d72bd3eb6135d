"""Remaining time: near the truth, and never jumping, whatever the size of the pieces."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.batch.pace import Pace


def told(
    pace: Pace, speed: float, total: float, *, piece: float = 0.0, tick: float = 0.1
) -> list[float | None]:
    """What a pace tells at each tick of a run of an even speed whose progress is seen piece by piece."""
    seen = []
    for number in range(int(total / speed / tick)):
        done = speed * number * tick
        seen.append(pace.look(number * tick, done // piece * piece if piece else done, total))
    return seen


@pytest.mark.parametrize("piece", [0.0, 1.0, 30.0])
def test_even_speed_is_told_right(piece: float) -> None:
    seen = told(Pace(), 10.0, 3000.0, piece=piece)
    assert seen[5] is None, "half a second tells nothing"
    for number in range(300, 3000, 100):
        left = seen[number]
        assert left is not None and left == pytest.approx(300 - number / 10, rel=0.15, abs=3)


@given(st.integers(0, 1000), st.floats(0.2, 3.0))
def test_it_does_not_jump(seed: int, spread: float) -> None:
    """From one look to the next it moves by a small share, though pieces differ by much."""
    dice, pace, done, before = random.Random(seed), Pace(), 0.0, None
    for number in range(1200):
        if dice.random() < 0.3:
            done += dice.lognormvariate(0, spread)
        left = pace.look(number * 0.1, done, 3000.0)
        if before is not None and number > 300:
            assert left is not None and abs(left - before) < 0.05 * before + 1.2
        before = left


def test_new_speed_is_learned_within_a_minute() -> None:
    pace, done, left = Pace(), 0.0, None
    for number in range(1800):
        done += 0.1 * (10.0 if number < 600 else 2.0)
        left = pace.look(number * 0.1, done, 5000.0)
    assert left == pytest.approx((5000 - done) / 2.0, rel=0.1)


def test_standstill_is_no_work() -> None:
    pace = Pace()
    for number in range(400):
        before = pace.look(number * 0.1, number, 1000.0)
    slept = pace.look(39.9 + 3600, 400.0, 1000.0)
    paused = pace.look(39.9 + 3601, 400.0, 1000.0, is_paused=True)
    assert slept == paused == before == pytest.approx(60.0, rel=0.1)
    assert pace.look(39.9 + 3601.1, 401.0, 1000.0) == pytest.approx(60.0, rel=0.1)


def test_known_speed_tells_from_the_start_and_what_is_seen_counts_soon() -> None:
    pace = Pace(speed=100.0)
    seen = told(pace, 10.0, 1000.0)
    assert seen[2] == pytest.approx(10.0, rel=0.1)
    assert seen[500] == pytest.approx(50.0, rel=0.15)


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(-10, 1e6)), max_size=50), st.floats(0, 1e9))
def test_it_is_a_time_or_nothing(looks: list[tuple[float, float]], total: float) -> None:
    pace, time = Pace(), 0.0
    for passed, done in looks:
        time += passed
        left = pace.look(time, done, total)
        assert left is None or left >= 0


def test_tiny_first_file_tells_nothing() -> None:
    """Nothing but a damaged file of a few bytes has been done while the network was loaded."""
    pace, seen = Pace(), []
    for number in range(300):
        done = 0.0 if number < 30 else 1e-6 + max(0, number - 100) * 1.0
        seen.append(pace.look(number * 0.1, done, 1000.0))
    assert seen[100] is None
    assert all(left is None or left < 20_000 for left in seen)
