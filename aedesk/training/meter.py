"""Figures of many steps, gathered until it is time to tell them."""

import time

import numpy as np

from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.training.events import Step

REPORT_SECONDS = 1.0
MOST_FAILURES = 100


class Meter:
    """Sums up the figures of steps between two reports.

    Args:
        batch: Crops a step.
    """

    def __init__(self, batch: int) -> None:
        self._batch = batch
        self._failures = 0
        self._figures: list[object] = []
        self._since = time.perf_counter()

    @property
    def is_due(self) -> bool:
        """Whether a second has passed since the last report."""
        return bool(self._figures) and time.perf_counter() - self._since >= REPORT_SECONDS

    def restart(self) -> None:
        """Leave the time since the last report out of the speed: something else was done."""
        self._since = time.perf_counter()

    def add(self, figures: object) -> None:
        """Take the figures of a step: a tensor that is not waited for until it is reported."""
        self._figures.append(figures)

    def report(self, step: int, progress: float, rate: float) -> Step:
        """Give the means since the last report.

        Raises:
            TrainingError: For a long time no step had a finite gradient.
        """
        figures = np.stack([to_numpy(figures) for figures in self._figures])
        good = figures[figures[:, 3] > 0]
        failures = len(figures) - len(good)
        self._failures = 0 if len(good) else self._failures + failures
        if self._failures >= MOST_FAILURES:
            raise TrainingError(
                f"The last {self._failures} steps gave no finite gradient.",
                "Go on from the last checkpoint with --resume and a smaller --learning-rate.",
            )
        loss, bpp, error = good[:, :3].mean(axis=0, dtype=np.float64) if len(good) else (float("nan"),) * 3
        now = time.perf_counter()
        event = Step(
            step=step,
            progress=progress,
            loss=float(loss),
            bpp=float(bpp),
            psnr=float(10 * np.log10(255**2 / max(error, 1e-6))),
            learning_rate=rate,
            crops_per_second=len(figures) * self._batch / max(now - self._since, 1e-9),
            skipped_steps=failures,
        )
        self._figures, self._since = [], now
        return event
