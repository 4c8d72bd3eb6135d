"""Where the crops of a run are cut: on the host, or on a GPU that holds all pictures."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np

from aedesk.training.data import Batch, PictureSet
from aedesk.training.device_crops import cut_on_device, put_on_device
from aedesk.training.hardware import device_budget
from aedesk.training.sampling import Sampler
from aedesk.training.steppers import Feed
from aedesk.training.task import Task, Tensors

Complete = Callable[[Any, Tensors], Tensors]
MOST_STEPS = 128


def as_it_is(resident: Any, feed: Tensors) -> Tensors:
    """Complete a batch that was made on the host."""
    return feed


@dataclass(frozen=True, slots=True)
class Source:
    """Feeds the steps of a run.

    Args:
        feeds: Gives what each step is fed with, from a step on, so many crops each; to be closed at the end.
        resident: Arrays that stay on the device.
        complete: Makes a batch of ``resident`` and of what a step is fed with, in ``keras.ops``.
        most_steps: So many steps may be made in one call.
    """

    feeds: Callable[[int, int], Generator[Batch]]
    resident: Any = ()
    complete: Complete = as_it_is
    most_steps: int = 1


def stacked(feeds: Iterable[Batch]) -> Feed:
    """What several steps are fed with, as one with the steps as a first axis."""
    steps = list(feeds)
    return {name: np.stack([step[name] for step in steps]) for name in steps[0]}


def choose_source(task: Task, pictures: PictureSet, times: float = 1.0) -> Source:
    """Keep the pictures on a GPU where there is one and they fit; else cut crops on the host, in threads.

    Args:
        task: What is trained.
        pictures: What it learns from.
        times: They stand for so many times their number.
    """
    sampler = Sampler(task, pictures)
    if task.finish is not None or not _fits(pictures, times):
        return Source(sampler.batches)
    crop = task.recipe.crop

    def complete(resident: Any, feed: Tensors) -> Tensors:
        return {**feed, "pictures": cut_on_device(resident, feed["places"], crop, feed.get("tints"))}

    def feeds(first: int, size: int) -> Generator[Batch]:
        for step in count(first):
            places, conditions, _ = sampler.draw(step, size)
            yield {"places": places, **conditions}

    return Source(feeds, put_on_device(pictures), complete, MOST_STEPS)


def _fits(pictures: PictureSet, times: float) -> bool:
    pixels = times * pictures.pixel_count
    # Places of pixels are 32-bit integers there.
    return pixels * pictures.pixels(0).shape[2] <= device_budget() and pixels < 2**31
