"""Reports of steps, and events as plain values."""

import json

import numpy as np
import pytest

from aedesk.errors import TrainingError
from aedesk.runs import Step, Validation
from aedesk.training.meter import MOST_FAILURES, Meter, Pace


def figures(loss: float, bpp: float, error: float, finite: float = 1.0) -> np.ndarray:
    return np.array([[loss, bpp, error, finite]], np.float32)


def test_a_report_gives_means_over_the_good_steps() -> None:
    meter = Meter(4, ("bpp", "mse"))
    meter.add(figures(2, 1, 100))
    meter.add(figures(4, 3, 300))
    meter.add(figures(float("nan"), float("inf"), 1e30, finite=0))
    step = meter.report(30, 0.5, 1e-3)
    assert (step.step, step.progress, step.learning_rate) == (30, 0.5, 1e-3)
    assert (step.loss, step.figures["bpp"], step.skipped_steps) == (3, 2, 1)
    assert step.figures["psnr"] == pytest.approx(10 * np.log10(255**2 / 200))
    assert step.crops_per_second > 0


def test_a_report_is_due_when_there_is_something_and_a_second_has_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr("aedesk.training.meter.time.perf_counter", lambda: now)
    meter = Meter(8, ("bpp", "mse"))
    now = 105.0
    assert not meter.is_due
    meter.add(figures(1, 1, 1))
    assert meter.is_due
    assert meter.report(1, 0.0, 0.1).crops_per_second == pytest.approx(8 / 5)
    meter.add(figures(1, 1, 1))
    assert not meter.is_due
    now = 109.0
    meter.restart()
    now = 111.0
    assert meter.report(2, 0.0, 0.1).crops_per_second == pytest.approx(8 / 2)


def test_a_run_that_has_diverged_is_given_up() -> None:
    meter = Meter(1, ("bpp", "mse"))
    for _ in range(MOST_FAILURES - 1):
        meter.add(figures(1, 1, 1, finite=0))
    assert json.dumps(meter.report(99, 0.1, 1.0).as_dict(), allow_nan=False)
    meter.add(figures(1, 1, 1, finite=0))
    with pytest.raises(TrainingError, match="last 100 steps gave no finite gradient"):
        meter.report(100, 0.1, 1.0)


def test_one_good_step_is_a_new_start() -> None:
    meter = Meter(1, ("bpp", "mse"))
    for finite in (0.0, 1.0, 0.0):
        for _ in range(MOST_FAILURES - 1):
            meter.add(figures(1, 1, 1, finite))
        meter.report(1, 0.0, 1.0)


def test_events_are_plain_values_that_json_knows() -> None:
    columns = {"qualities": (10.0, 90.0), "bpp": (0.1, float("inf")), "psnr": (30.0, 40.0)}
    validation = Validation(3, columns, float("nan"))
    assert validation.as_dict() == {
        "event": "validation",
        "step": 3,
        "qualities": [10.0, 90.0],
        "bpp": [0.1, None],
        "psnr": [30.0, 40.0],
        "loss": None,
    }
    assert list(Step(1, 0.5, 1.0, {"bpp": 2.0}, 1e-3, 9.0, 0).as_dict()) == [
        "event",
        "step",
        "progress",
        "loss",
        "bpp",
        "learning_rate",
        "crops_per_second",
        "skipped_steps",
        "seconds",
    ]


@pytest.mark.parametrize(("seconds_a_step", "wanted"), [(0.01, 50), (0.3, 1), (2.0, 1), (1e-6, 128)])
def test_calls_come_to_last_about_half_a_second(
    seconds_a_step: float, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("aedesk.training.meter.time.perf_counter", lambda: now)
    pace = Pace(128)
    under_way = 0
    numbers = []
    for _ in range(12):
        # A call is waited for after the next one is prepared; the first one is compiled at once.
        now += under_way * seconds_a_step if under_way else 40.0
        pace.lap(under_way)
        under_way = pace.steps
        numbers.append(under_way)
    assert numbers[-3:] == [wanted] * 3 and numbers[0] == 1
