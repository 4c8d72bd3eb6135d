"""What a run will take on this machine: real steps are made and timed, and nothing is kept."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from time import perf_counter

import psutil

from aedesk.bench.memory import peak_memory
from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.devices import keras_devices
from aedesk.runs.events import Event
from aedesk.runs.pictures import find_pictures
from aedesk.runs.recipe import Recipe
from aedesk.training.data import Batch, PictureSet
from aedesk.training.halving import free_memory, half_of, is_out_of_memory
from aedesk.training.hardware import (
    choose_precision,
    describe_device,
    device_memory,
    peak_device_memory,
    prepare_device,
)
from aedesk.training.run import TrainingRun
from aedesk.training.sources import choose_source, stacked
from aedesk.training.task import Task
from aedesk.training.tasks import task_of

PICTURES = 32
LEAST_STEPS = 3
LEAST_SECONDS = 3.0
# Larger batches are not tried on a CPU before a smaller one told what a crop takes.
SAFE_BATCH = 8
# Of the free memory; the rest is for pictures, and for whatever else goes on.
MEMORY_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Estimate(Event):
    """What a run will take.

    Args:
        device: What trains, for people.
        device_memory: All of its memory in bytes; None where it does not tell.
        seconds_per_step: Of a step after the first, which also prepares.
        memory: Most memory that was taken, in bytes: of a GPU by the networks and pictures, of a CPU by the
            whole process.
        batch: Crops a step: the recipe's, halved until a step fits into the memory.
        halved: How often it was halved.
        crops_per_second: Speed.
        steps_in_budget: Steps of the whole run.
        seconds: Length of the whole run, without validations.
    """

    device: str
    device_memory: int | None
    seconds_per_step: float
    memory: int
    batch: int
    halved: int
    crops_per_second: float
    steps_in_budget: int
    seconds: float


def estimate(recipe: Recipe) -> Estimate:
    """Make a few steps of a run with random weights on some of its pictures; nothing is written.

    Raises:
        TrainingError: There is nothing to learn from.
        OutOfMemoryError: Not even a step on a single crop fits.
    """
    prepare_device()
    bench = _Bench(recipe)
    batch, halved = recipe.batch, 0
    crop_bytes = 0 if batch <= SAFE_BATCH or keras_devices("gpu") else bench.bytes_of_a_crop()
    while True:
        try:
            if batch * crop_bytes > MEMORY_SHARE * psutil.virtual_memory().available:
                raise MemoryError
            seconds = bench.seconds_per_step(batch)
            break
        except Exception as error:
            if not is_out_of_memory(error):
                raise
        batch, halved = half_of(batch, recipe), halved + 1
        free_memory()
    steps = recipe.steps or max(1, int(60 * (recipe.minutes or 0) / seconds))
    return Estimate(
        device=describe_device(),
        device_memory=device_memory(),
        seconds_per_step=seconds,
        memory=peak_device_memory(),
        batch=batch,
        halved=halved,
        crops_per_second=batch / seconds,
        steps_in_budget=steps,
        seconds=steps * seconds,
    )


class _Bench:
    """Makes steps of a run on some of its pictures."""

    def __init__(self, recipe: Recipe) -> None:
        self._task = task_of(recipe)
        self._precision = choose_precision(recipe.precision)
        pictures, times = _some_pictures(self._task)
        self._source = choose_source(self._task, pictures, times)

    def seconds_per_step(self, batch: int) -> float:
        """Time steps after a first one."""
        # A step that does not fit may have taken the weights with it.
        run = self._run()
        with closing(self._source.feeds(0, batch)) as feeds:
            self._steps(run, feeds, 1)
            steps, seconds, number = 0, 0.0, 1
            while steps < LEAST_STEPS or seconds < LEAST_SECONDS:
                seconds += self._steps(run, feeds, number)
                steps += number
                number = min(4 * number, self._source.most_steps)
        return seconds / steps

    def bytes_of_a_crop(self) -> float:
        """How much more memory a step on one more crop takes, on a CPU.

        Where there is too little, no error says so: the system ends the process.
        """
        run, peaks = self._run(), []
        for batch in (1, SAFE_BATCH):
            with closing(self._source.feeds(0, batch)) as feeds:
                self._steps(run, feeds, 1)
            peaks.append(peak_memory())
        return (peaks[1] - peaks[0]) / (SAFE_BATCH - 1)

    def _run(self) -> TrainingRun:
        return TrainingRun(self._task, self._precision, self._source.complete, self._source.most_steps)

    def _steps(self, run: TrainingRun, feeds: Iterator[Batch], number: int) -> float:
        """Make so many steps in a call; returns the seconds with those that the crops take."""
        start = perf_counter()
        feed = stacked(islice(feeds, number))
        to_numpy(run.advance(self._source.resident, feed, [0.0] * number))
        return perf_counter() - start


def _some_pictures(task: Task) -> tuple[PictureSet, float]:
    """A few pictures from all over the folders, and how many times as many a run will have."""
    try:
        pictures, skipped = task.read(PICTURES)
    except TrainingError:
        # Chance may have met none that is of use.
        return task.read()[0], 1.0
    data = task.recipe.data
    files = len(find_pictures(data)) if data else 0
    return pictures, max(1.0, files / (len(pictures) + len(skipped)))
