"""Figures of many steps, gathered until it is time to tell them, and the number of steps in a call."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.errors import TrainingError
from aedesk.runs.events import Step

REPORT_SECONDS = 1.0
MOST_FAILURES = 100
# A call takes about so long: the device has no gaps, and a wish to stop is soon heard.
CALL_SECONDS = 0.5
FASTEST_GROWTH = 4


def told(name: str, value: Any) -> tuple[str, Any]:
    """Name and value (a number or an array) of a figure as people know it: ``mse`` becomes ``psnr`` in dB."""
    return ("psnr", 10 * np.log10(255**2 / np.maximum(value, 1e-6))) if name == "mse" else (name, value)


class Meter:
    """Sums up the figures of steps between two reports.

    Args:
        batch: Crops a step.
        names: Names of the figures between the loss and whether the gradient was finite.
    """

    def __init__(self, batch: int, names: Sequence[str]) -> None:
        self._batch = batch
        self._names = names
        self._failures = 0
        self._figures: list[npt.NDArray[np.float32]] = []
        self._since = time.perf_counter()

    @property
    def is_due(self) -> bool:
        """Whether a second has passed since the last report."""
        return bool(self._figures) and time.perf_counter() - self._since >= REPORT_SECONDS

    def restart(self) -> None:
        """Leave the time since the last report out of the speed: something else was done."""
        self._since = time.perf_counter()

    def add(self, figures: npt.NDArray[np.float32]) -> None:
        """Take the figures of some steps, (steps, figures)."""
        self._figures.append(figures)

    def report(self, step: int, progress: float, rate: float, seconds: float = 0.0) -> Step:
        """Give the means since the last report; the arguments are passed on.

        Raises:
            TrainingError: For a long time no step had a finite gradient.
        """
        figures = np.concatenate(self._figures)
        good = figures[figures[:, -1] > 0]
        failures = len(figures) - len(good)
        self._failures = 0 if len(good) else self._failures + failures
        if self._failures >= MOST_FAILURES:
            raise TrainingError(
                f"The last {self._failures} steps gave no finite gradient.",
                "Go on from the last checkpoint with --resume and a smaller --learning-rate.",
            )
        rows = good if len(good) else np.full_like(figures, np.nan)
        loss, *means = (float(mean) for mean in rows[:, :-1].mean(axis=0, dtype=np.float64))
        now = time.perf_counter()
        event = Step(
            step=step,
            progress=progress,
            loss=loss,
            figures=dict(told(name, mean) for name, mean in zip(self._names, means, strict=True)),
            learning_rate=rate,
            crops_per_second=len(figures) * self._batch / max(now - self._since, 1e-9),
            skipped_steps=failures,
            seconds=seconds,
        )
        self._figures, self._since = [], now
        return event


class Pace:
    """Chooses how many steps to make in a call.

    Args:
        most: The largest number.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.steps = 1
        self._since = time.perf_counter()

    def restart(self) -> None:
        """Leave the time since the last lap out: something else was done."""
        self._since = time.perf_counter()

    def lap(self, steps: int) -> float:
        """Note that so many steps were finished since the last lap; returns its seconds."""
        now = time.perf_counter()
        seconds, self._since = now - self._since, now
        if steps:
            fitting = int(steps * CALL_SECONDS / max(seconds, 1e-9))
            self.steps = max(1, min(fitting, FASTEST_GROWTH * self.steps, self._most))
        return seconds
