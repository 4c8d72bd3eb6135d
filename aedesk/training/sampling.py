"""Batches of a run: each depends on the seed and the number of its step alone."""

from collections import deque
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import numpy as np

from aedesk.bench.provenance import usable_cores
from aedesk.nn.devices import keras_devices
from aedesk.training.crops import Places, draw_tints, tint
from aedesk.training.data import Batch, PictureSet
from aedesk.training.task import Task

# While a CPU trains it has no more cores to spare; a GPU waits for nothing but batches.
DRAWERS_BESIDE_CPU = 2
LOOKAHEAD = 3


class Sampler:
    """Draws the batches of a task.

    Args:
        task: What is trained.
        pictures: What it learns from.
    """

    def __init__(self, task: Task, pictures: PictureSet) -> None:
        self._task = task
        self._pictures = pictures

    def draw(self, step: int, size: int = 0) -> tuple[Places, Batch, np.random.Generator]:
        """Draw places and conditions of a step; the generator is left where ``finish`` goes on.

        Args:
            step: Number of the step.
            size: Number of crops; 0 takes the recipe's.

        Returns:
            Places, conditions with ``tints`` where the recipe varies colours, and the generator.
        """
        recipe = self._task.recipe
        size = size or recipe.batch
        random = np.random.default_rng((recipe.seed, step))
        scaled = recipe.scales and self._task.scaled
        places = self._pictures.draw(random, size, recipe.crop, scaled, recipe.flips)
        conditions = self._task.conditions(random, size)
        if recipe.colours:
            conditions["tints"] = draw_tints(random, size)
        return places, conditions, random

    def batch(self, step: int, size: int = 0) -> Batch:
        """Make the batch of a step on the host; arguments as for ``draw``."""
        places, conditions, random = self.draw(step, size)
        crops = self._pictures.cut(places, self._task.recipe.crop)
        tints = conditions.pop("tints", None)
        batch = {"pictures": crops if tints is None else tint(crops, tints), **conditions}
        return batch if self._task.finish is None else self._task.finish(batch, random)

    def batches(self, first: int, size: int = 0) -> Generator[Batch]:
        """Make batches from step ``first`` on, some steps ahead in other threads; close it at the end."""
        drawers = usable_cores() if keras_devices("gpu") else DRAWERS_BESIDE_CPU
        ahead = LOOKAHEAD * drawers
        pool = ThreadPoolExecutor(drawers)
        try:
            waiting = deque(pool.submit(self.batch, first + i, size) for i in range(ahead))
            for step in count(first + ahead):
                ready = waiting.popleft()
                waiting.append(pool.submit(self.batch, step, size))
                yield ready.result()
        finally:
            pool.shutdown(cancel_futures=True)
