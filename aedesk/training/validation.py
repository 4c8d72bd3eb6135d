"""Figures on pictures that were held out."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.nn.arrays import to_numpy
from aedesk.runs.events import Validation
from aedesk.training.data import Batch, PictureSet
from aedesk.training.meter import told
from aedesk.training.task import Sets, Task, Tensors

PICTURES = 24
BATCH = 8


def middle_crops(pictures: PictureSet, crop: int) -> npt.NDArray[np.uint8]:
    """Cut the middle of each of the first pictures, (n, crop, crop, channels) uint8."""
    crops = []
    for index in range(min(PICTURES, len(pictures))):
        pixels = pictures.pixels(index)
        top, left = ((side - crop) // 2 for side in pixels.shape[:2])
        crops.append(pixels[top : top + crop, left : left + crop])
    return np.stack(crops)


class Validator:
    """Measures a model on sets of crops, without noise and with rounded symbols.

    Attributes:
        batch: So many crops are measured at once.

    Args:
        task: What is trained.
        model: Its networks.
        sets: What ``task.validation`` gives.
    """

    def __init__(self, task: Task, model: keras.Model, sets: Sets) -> None:
        self._task = task
        self._sets = sets
        self._figures = compiled(model, self._measured)
        self.batch = BATCH

    def validate(self, step: int) -> Validation:
        """Measure all sets: means over the crops, of the PSNR in dB."""
        names = ("loss", *self._task.figures)
        table = [self._means(names, batch) for _, batch in self._sets]
        columns: dict[str, tuple[Any, ...]] = {name: tuple(row[name] for row in table) for name in table[0]}
        losses = columns.pop("loss")
        axis = {self._task.axis: tuple(value for value, _ in self._sets)}
        return Validation(step, {**axis, **columns}, float(np.mean(losses)))

    def _measured(self, model: keras.Model, batch: Tensors) -> Tensors:
        return {"figures": keras.ops.stack(self._task.losses(model, batch, training=False))}

    def _means(self, names: tuple[str, ...], batch: Batch) -> dict[str, float]:
        number = len(batch["pictures"])
        parts = [
            self._figures({key: array[i : i + self.batch] for key, array in batch.items()})["figures"]
            for i in range(0, number, self.batch)
        ]
        figures = (told(name, row) for name, row in zip(names, np.concatenate(parts, axis=1), strict=True))
        return {name: float(row.mean()) for name, row in figures}


def compiled(
    model: keras.Model, function: Callable[[keras.Model, Tensors], Tensors]
) -> Callable[[Batch], Batch]:
    """Make a function of a model and a batch one that takes and gives arrays, compiled where that is done.

    Args:
        model: Its weights may change between two calls.
        function: Gives tensors by name, in ``keras.ops`` alone.
    """
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        graph = tf.function(lambda batch: function(model, batch), reduce_retracing=True)
        return lambda batch: _arrays(graph(batch))
    if backend == "jax":
        import jax

        def stateless(values: list[Any], batch: Batch) -> Any:
            with keras.StatelessScope(state_mapping=list(zip(model.variables, values, strict=True))):
                return function(model, batch)

        jitted = jax.jit(stateless)
        return lambda batch: _arrays(jitted([v.value for v in model.variables], batch))
    return lambda batch: _arrays(
        function(model, {key: keras.ops.convert_to_tensor(array) for key, array in batch.items()})
    )


def _arrays(tensors: Tensors) -> Batch:
    return {name: to_numpy(tensor) for name, tensor in tensors.items()}
