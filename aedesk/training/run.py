"""The state of a training run: networks, optimiser, averaged weights, and where it stands."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
from keras import ops

from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.training.checkpoints import Arrays, State
from aedesk.training.hardware import policy_of
from aedesk.training.sources import Complete, as_it_is
from aedesk.training.steppers import Feed, make_stepper
from aedesk.training.task import Task, Tensor, Tensors

AVERAGE_EVERY = 10
AVERAGE_MOMENTUM = 0.99
GRADIENT_NORM = 1.0


def make_model(task: Task, precision: str) -> keras.Model:
    """Build the networks of a task with weights drawn from the recipe's seed."""
    # Keras draws the seeds of first weights from here; its own set_random_seed imports TensorFlow, too.
    kept = random.getstate()
    random.seed(task.recipe.seed)
    try:
        return task.make_model(policy_of(precision))
    finally:
        random.setstate(kept)


def make_optimizer(task: Task, model: keras.Model) -> keras.optimizers.Optimizer:
    """Adam; with weight decay AdamW (Loshchilov and Hutter 2019), whose state has the same layout.

    As usual (He et al., "Bag of Tricks", 2019) kernels alone decay: no biases, no gains, no scales.
    """
    rate, decay = task.recipe.learning_rate, task.recipe.weight_decay
    variables = model.trainable_variables
    if decay:
        optimizer = keras.optimizers.AdamW(rate, weight_decay=decay, global_clipnorm=GRADIENT_NORM)
        optimizer.exclude_from_weight_decay([v for v in variables if not v.path.endswith("kernel")])
    else:
        optimizer = keras.optimizers.Adam(rate, global_clipnorm=GRADIENT_NORM)
    optimizer.build(variables)
    return optimizer


class TrainingRun:
    """Networks and optimiser of a run.

    Attributes:
        batch: Crops a step: the recipe's, or fewer where its own did not fit into memory.

    Args:
        task: What is trained.
        precision: "float32" or "bfloat16".
        complete: Makes batches of what ``advance`` is fed with.
        most_steps: The largest number of steps of one ``advance``.
    """

    def __init__(
        self, task: Task, precision: str, complete: Complete = as_it_is, most_steps: int = 1
    ) -> None:
        self.task = task
        self.model = make_model(task, precision)
        self.optimizer = make_optimizer(task, self.model)
        self.averages = [
            keras.Variable(ops.copy(v.value), trainable=False, dtype="float32", name="average")
            for v in self.model.trainable_variables
        ]
        self.figure_count = 1 + len(task.figures)
        self.complete = complete
        self._stepper = make_stepper(self, most_steps)
        self.batch = task.recipe.batch
        self.step = 0
        self.seconds = 0.0
        self.best_loss = float("inf")
        self.history: list[dict[str, Any]] = []
        self.sessions: list[dict[str, Any]] = []
        self.parent: dict[str, Any] | None = None

    def figures(self, batch: Tensors) -> list[Tensor]:
        """Mean loss and mean figures of a training batch."""
        return [ops.mean(figure) for figure in self.task.losses(self.model, batch, training=True)]

    def advance(self, resident: Any, feeds: Feed, rates: Sequence[float]) -> Tensor:
        """Make a step for each learning rate; see ``Stepper.run``."""
        steps = np.arange(self.step + 1, self.step + 1 + len(rates))
        # A window that grows with the run keeps the first averages from dragging the start along.
        momenta = np.where(
            steps % AVERAGE_EVERY == 0,
            np.minimum(AVERAGE_MOMENTUM, steps / (steps + 10 * AVERAGE_EVERY)),
            1.0,
        )
        self.step += len(rates)
        return self._stepper.run(resident, feeds, np.array(rates, np.float32), momenta.astype(np.float32))

    def reset_averages(self) -> None:
        """Start averaging from the weights as they are."""
        _assign(self.averages, [ops.copy(v.value) for v in self.model.trainable_variables])

    @contextmanager
    def averaged(self) -> Iterator[keras.Model]:
        """Lend the model with its averaged weights, and put the others back afterwards."""
        variables = self.model.trainable_variables
        current = [ops.copy(variable.value) for variable in variables]
        _assign(variables, [ops.copy(average.value) for average in self.averages])
        try:
            yield self.model
        finally:
            _assign(variables, current)

    def state(self) -> State:
        """Everything that ``restore`` needs to go on with the same curve."""
        groups = {
            "model": self.model.variables,
            "optimizer": self.optimizer.variables,
            "average": self.averages,
        }
        arrays: Arrays = {
            f"{group}/{i}": to_numpy(v)
            for group, variables in groups.items()
            for i, v in enumerate(variables)
        }
        record = {
            "kind": self.task.recipe.kind,
            "step": self.step,
            "seconds": self.seconds,
            "best_loss": self.best_loss,
            "history": list(self.history),
            "sessions": list(self.sessions),
            "parent": self.parent,
            "recipe": {**self.task.recipe.as_dict(), "batch": self.batch},
        }
        return State(arrays, record)

    def restore(self, state: State) -> None:
        """Go back to a saved state.

        Raises:
            TrainingError: The state belongs to another architecture.
        """
        saved_size, size = state.record["recipe"]["size"], self.task.recipe.size
        if saved_size != size:
            raise TrainingError(
                f"The run is of size {saved_size!r}, not {size!r}.", f"Use --size {saved_size}."
            )
        self._restore_group("model", self.model.variables, state.arrays)
        self._restore_group("optimizer", self.optimizer.variables, state.arrays)
        self._restore_group("average", self.averages, state.arrays)
        self.step = state.record["step"]
        self.seconds = state.record["seconds"]
        self.best_loss = state.record["best_loss"]
        self.history = list(state.record["history"])
        # Older records lack these two.
        self.sessions = list(state.record.get("sessions", []))
        self.parent = state.record.get("parent")

    def _restore_group(self, group: str, variables: list[Any], arrays: Arrays) -> None:
        for i, variable in enumerate(variables):
            saved = arrays.get(f"{group}/{i}")
            if saved is None or tuple(saved.shape) != tuple(variable.shape):
                raise TrainingError(
                    f"The checkpoint's {group} variable {i} does not fit {variable.path} {variable.shape}.",
                    "The networks have changed since; start a new run.",
                )
            variable.assign(saved)


def _assign(variables: list[Any], values: list[Tensor]) -> None:
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)
