"""What is kept of a run's events: little, in order, and never twice."""

from itertools import pairwise

import pytest

from aedesk.gui.training.history import MOST_POINTS, History, Line, smoothed
from tests.gui.training import runs


def test_a_long_line_stays_short_and_keeps_its_shape() -> None:
    line = Line(most=100)
    for step in range(1, 100_001):
        line.add(step, 2.0 * step)
    steps, values = line.points()
    assert 50 <= len(steps) <= 100 and steps[-1] == 100_000
    assert all(a < b for a, b in pairwise(steps))
    # A point is the mean of its stretch, and told at its end.
    assert values[-2] == pytest.approx(2 * steps[-2], rel=0.02)


def test_hours_of_events_take_no_more_memory_than_minutes() -> None:
    history = History()
    history.take(runs.codec_step(step) for step in range(1, 5 * MOST_POINTS))
    history.take(runs.codec_validation(step) for step in range(0, 5 * MOST_POINTS, 2))
    charts = history.charts()
    lines = [*charts.training.values(), *charts.held_out.values(), *charts.sets.values()]
    assert len(lines) == 3 + 3 + 4
    assert all(len(steps) <= MOST_POINTS for steps, _ in lines)


def test_what_a_resumed_run_repeats_is_drawn_once() -> None:
    history = History()
    history.take(runs.codec_events(steps=400))
    history.take([runs.started(step=200), runs.codec_step(210), runs.codec_validation(300)])
    charts = history.charts()
    assert charts.training["loss"][0][-3:] == (190, 200, 210)
    assert charts.held_out["psnr"][0] == (0, 100, 200, 300)


def test_what_a_run_repeats_with_half_the_batch_is_drawn_once() -> None:
    history = History()
    history.take(runs.codec_events(steps=400))
    history.take([{"event": "halved", "time": 3e9, "step": 200, "batch": 4}, runs.codec_step(210)])
    assert history.charts().training["loss"][0][-3:] == (190, 200, 210)
    assert (history.halved or {})["batch"] == 4


def test_what_is_told_late_stands_in_its_place() -> None:
    history = History()
    history.take([runs.codec_validation(0), runs.codec_validation(200), runs.codec_validation(100)])
    assert history.charts().held_out["loss"][0] == (0, 100, 200)


def test_the_first_and_the_best_validation_are_told_apart() -> None:
    history = History()
    history.take(runs.codec_validation(step) for step in (0, 100, 50))
    assert (history.first or {})["step"] == 0 and (history.best or {})["step"] == 100
    assert (history.last or {})["step"] == 50
    assert list(history.charts().sets) == ["10", "35", "60", "85"]


def test_what_is_not_finite_is_left_out() -> None:
    history = History()
    history.take([{**runs.codec_step(10), "loss": None}, {**runs.codec_validation(10), "psnr": [None] * 4}])
    charts = history.charts()
    assert "loss" not in charts.training and "psnr" not in charts.held_out and charts.sets == {}


def test_a_trend_has_no_prejudice_at_its_start() -> None:
    steps, values = smoothed(((1, 2, 3, 4), (4.0, 6.0, 4.0, 6.0)))
    assert steps == (1, 2, 3, 4) and values == pytest.approx((4.0, 5.0, 14 / 3, 5.0))
