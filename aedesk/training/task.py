"""What differs between kinds of networks that are trained."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol

import keras
import numpy as np

from aedesk.runs.recipe import Recipe
from aedesk.training.data import Batch, PictureSet
from aedesk.zoo import PackageFolder

Tensor = Any
Tensors = dict[str, Tensor]
Finish = Callable[[Batch, np.random.Generator], Batch]
Sets = list[tuple[float | str, Batch]]
"""Sets of crops to be measured: what tells each from the others, and its batch."""


class Task(Protocol):
    """One kind of network: what it is made of, learns from, is judged by, and becomes.

    A batch is a dictionary of arrays whose first axis runs over the crops. ``pictures`` are the crops, uint8;
    all else is the task's own.

    Attributes:
        axis: What the sets of ``validation`` differ in, in the plural: a key of validation events.
        finish: Completes a batch on the host (NumPy, OpenCV), by the generator of its step. None where
            ``losses`` does all the rest: then crops may be cut on the device, and never visit the host.
    """

    axis: ClassVar[str]
    finish: Finish | None

    @property
    def recipe(self) -> Recipe:
        """Settings of the run."""
        ...

    @property
    def figures(self) -> tuple[str, ...]:
        """Names of what ``losses`` gives after the loss.

        One that is called ``mse``, a squared error in units of 1/255, is told as ``psnr`` in dB.
        """
        ...

    @property
    def scaled(self) -> bool:
        """Whether half of the crops may come from pictures made smaller, which takes their noise away."""
        ...

    def make_model(self, policy: Any) -> keras.Model:
        """Build the networks with random weights; convolutions follow the Keras policy."""
        ...

    def read(self, most: int | None = None) -> tuple[PictureSet, list[str]]:
        """Read what to learn from; and for each file that is no use the reason.

        Args:
            most: So many files at most, from all over the folders; all by default.

        Raises:
            TrainingError: Nothing is left.
        """
        ...

    def start(self, model: keras.Model, pictures: PictureSet) -> None:
        """Give a new run its first weights.

        Raises:
            AedeskError: The model that the recipe names cannot be started from.
        """
        ...

    def conditions(self, random: np.random.Generator, size: int) -> Batch:
        """Draw what a batch holds beside its pictures, (size, ...) each; small numbers, not pictures."""
        ...

    def losses(self, model: keras.Model, batch: Tensors, training: bool) -> list[Tensor]:
        """Loss and ``figures`` of each crop, (B,) each, in ``keras.ops`` alone."""
        ...

    def validation(self, held_out: PictureSet) -> Sets:
        """Sets of crops to be measured now and then, each with its value on the ``axis``."""
        ...

    def samples(self, sets: Sets, number: int) -> Batch:
        """Choose crops to be looked at, at most so many, among those of ``validation``.

        What goes into the network is ``noisy``, or else ``pictures``; ``pictures`` should come out.
        """
        ...

    def outputs(self, model: keras.Model, batch: Tensors) -> Tensors:
        """What the network makes of a batch of ``samples``, in ``keras.ops`` alone.

        Returns:
            ``picture``: (B, H, W, 3), 0 to 1 and beyond; ``bpp``: (B,), where there is a rate.
        """
        ...

    def export(self, model: keras.Model, description: dict[str, Any], folder: Path) -> PackageFolder:
        """Write a package from final weights.

        Args:
            model: The networks in float32.
            description: Name, size, licence, number of parameters, training record; the task adds the rest.
            folder: Folder of the package.

        Raises:
            TrainingError: The weights are not finite.
            ModelError: The weights would allow an inexact sum.
        """
        ...
