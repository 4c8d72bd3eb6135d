"""The state of a training run: networks, optimiser, averaged weights, and where it stands."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.errors import TrainingError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.load import load_networks
from aedesk.training.checkpoints import Arrays, State
from aedesk.training.hardware import policy_of
from aedesk.training.recipe import CodecRecipe, rate_weight
from aedesk.training.steppers import make_stepper
from aedesk.zoo import ModelPackage
from aedesk.zoo.architecture import quality_position

AVERAGE_EVERY = 10
AVERAGE_MOMENTUM = 0.99
GRADIENT_NORM = 1.0


def make_model(recipe: CodecRecipe, precision: str) -> CodecModel:
    """Build the networks of a recipe with weights drawn from its seed."""
    # Keras draws the seeds of first weights from here; its own set_random_seed imports TensorFlow, too.
    kept = random.getstate()
    random.seed(recipe.seed)
    try:
        model = CodecModel(recipe.architecture, seed=recipe.seed, dtype=policy_of(precision))
        model.build()
    finally:
        random.setstate(kept)
    return model


class TrainingRun:
    """Networks and optimiser of a run.

    Args:
        recipe: Settings.
        precision: "float32" or "bfloat16".
    """

    def __init__(self, recipe: CodecRecipe, precision: str) -> None:
        self.recipe = recipe
        self.model = make_model(recipe, precision)
        self.optimizer = keras.optimizers.Adam(recipe.learning_rate, global_clipnorm=GRADIENT_NORM)
        self.optimizer.build(self.model.trainable_variables)
        self.stepper = make_stepper(self.model, self.optimizer)
        self.averages: list[npt.NDArray[np.float32]] = []
        self.reset_averages()
        self.step = 0
        self.seconds = 0.0
        self.best_loss = float("inf")
        self.history: list[dict[str, Any]] = []

    def advance(
        self, pictures: npt.NDArray[np.uint8], qualities: npt.NDArray[np.float32], rate: float
    ) -> Any:
        """Make one step at a learning rate; returns loss, bpp, squared error and 1 if it was finite."""
        self.optimizer.learning_rate = rate
        anchors = self.recipe.architecture.anchors
        positions = quality_position(qualities, anchors).astype(np.float32)
        figures = self.stepper.run(pictures, positions, rate_weight(qualities).astype(np.float32))
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self._average()
        return figures

    def start_from(self, package: ModelPackage) -> None:
        """Take the weights of a model package, with a fresh optimiser.

        Raises:
            TrainingError: The package has another architecture.
        """
        if package.architecture != self.recipe.architecture:
            raise TrainingError(
                f"The model {package.name} is of size {package.size!r}, not {self.recipe.size!r}.",
                f"Use --size {package.size}, or start from another model.",
            )
        source = load_networks(package)
        for ours, theirs in zip(self.model.variables, source.variables, strict=True):
            if "seed_generator" not in ours.path:
                ours.assign(to_numpy(theirs))
        self.reset_averages()

    def reset_averages(self) -> None:
        """Start averaging from the weights as they are."""
        self.averages = [to_numpy(variable) for variable in self.model.trainable_variables]

    @contextmanager
    def averaged(self) -> Iterator[CodecModel]:
        """Lend the model with its averaged weights, and put the others back afterwards."""
        variables = self.model.trainable_variables
        current = [to_numpy(variable) for variable in variables]
        _assign(variables, self.averages)
        try:
            yield self.model
        finally:
            _assign(variables, current)

    def state(self) -> State:
        """Everything that ``restore`` needs to go on with the same curve."""
        arrays: Arrays = {f"model/{i}": to_numpy(v) for i, v in enumerate(self.model.variables)}
        arrays |= {f"optimizer/{i}": to_numpy(v) for i, v in enumerate(self.optimizer.variables)}
        arrays |= {f"average/{i}": a for i, a in enumerate(self.averages)}
        record = {
            "step": self.step,
            "seconds": self.seconds,
            "best_loss": self.best_loss,
            "history": self.history,
            "recipe": self.recipe.as_dict(),
        }
        return State(arrays, record)

    def restore(self, state: State) -> None:
        """Go back to a saved state.

        Raises:
            TrainingError: The state belongs to another architecture.
        """
        saved_size = state.record["recipe"]["size"]
        if saved_size != self.recipe.size:
            raise TrainingError(
                f"The run is of size {saved_size!r}, not {self.recipe.size!r}.", f"Use --size {saved_size}."
            )
        self._restore_group("model", self.model.variables, state.arrays)
        self._restore_group("optimizer", self.optimizer.variables, state.arrays)
        self.averages = [
            state.arrays[f"average/{i}"].astype(np.float32)
            for i in range(len(self.model.trainable_variables))
        ]
        self.step = state.record["step"]
        self.seconds = state.record["seconds"]
        self.best_loss = state.record["best_loss"]
        self.history = state.record["history"]

    def _restore_group(self, group: str, variables: list[Any], arrays: Arrays) -> None:
        for i, variable in enumerate(variables):
            saved = arrays.get(f"{group}/{i}")
            if saved is None or tuple(saved.shape) != tuple(variable.shape):
                raise TrainingError(
                    f"The checkpoint's {group} variable {i} does not fit {variable.path} {variable.shape}.",
                    "The networks have changed since; start a new run.",
                )
            variable.assign(saved)

    def _average(self) -> None:
        # A window that grows with the run keeps the first averages from dragging the start along.
        momentum = min(AVERAGE_MOMENTUM, self.step / (self.step + 10 * AVERAGE_EVERY))
        values = (to_numpy(variable) for variable in self.model.trainable_variables)
        self.averages = [
            average + (1 - momentum) * (value - average)
            for average, value in zip(self.averages, values, strict=True)
        ]


def _assign(variables: list[Any], values: list[npt.NDArray[np.float32]]) -> None:
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)
