"""A network that learns in a blink: one convolution that takes noise away, for tests of the loop alone."""

import json
from pathlib import Path
from typing import Any, ClassVar

import keras
import numpy as np
from keras import ops

from aedesk.runs import CodecRecipe
from aedesk.runs.pictures import find_pictures
from aedesk.training import tasks
from aedesk.training.data import read_pictures
from aedesk.training.validation import middle_crops


class ToyModel(keras.Model):
    """A convolution, and the state of the noise that it learns from."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.layer = keras.layers.Conv2D(3, 3, padding="same", kernel_initializer="zeros")
        self.layer.build((None, None, None, 3))
        self.noise = keras.random.SeedGenerator(7)

    def call(self, pictures: Any) -> Any:
        return self.layer(pictures)


class ToyTask:
    """Trains ``ToyModel``; passes for the task of codecs."""

    figures: ClassVar[tuple[str, ...]] = ("mse",)
    axis: ClassVar[str] = "levels"
    scaled: ClassVar[bool] = True
    finish = None

    def __init__(self, recipe: CodecRecipe) -> None:
        self.recipe = recipe

    def make_model(self, policy: Any) -> ToyModel:
        model = ToyModel(dtype=policy)
        model.built = True
        return model

    def read(self) -> Any:
        return read_pictures(find_pictures(self.recipe.data), self.recipe.crop)

    def start(self, model: ToyModel, pictures: Any) -> None:
        """From zeros."""

    def conditions(self, random: np.random.Generator, size: int) -> Any:
        return {"levels": random.uniform(1.0, 50.0, size).astype(np.float32)}

    def losses(self, model: ToyModel, batch: Any, training: bool) -> Any:
        clean = ops.cast(batch["pictures"], "float32") / 255.0
        level = ops.reshape(batch["levels"], (-1, 1, 1, 1)) / 255.0
        noise = keras.random.normal(ops.shape(clean), seed=model.noise if training else 3)
        error = ops.mean(ops.square(model(clean + level * noise) - clean), axis=(1, 2, 3))
        return [error, 255.0**2 * error]

    def validation(self, held_out: Any) -> Any:
        crops = middle_crops(held_out, self.recipe.crop)
        return [
            (level, {"pictures": crops, "levels": np.full(len(crops), level, np.float32)})
            for level in (10.0, 30.0)
        ]

    def samples(self, sets: Any, number: int) -> Any:
        return {key: array[:number] for key, array in sets[0][1].items()}

    def outputs(self, model: ToyModel, batch: Any) -> Any:
        return {"picture": model(ops.cast(batch["pictures"], "float32") / 255.0)}

    def export(self, model: ToyModel, description: dict[str, Any], folder: Path) -> Any:
        folder.mkdir(exist_ok=True)
        weights = [variable.numpy().tolist() for variable in model.trainable_variables]
        (folder / "model.json").write_text(json.dumps({**description, "files": weights}))
        return type("Package", (), {"path": folder})


def register() -> None:
    """Let recipes of codecs train toys, in this process."""
    tasks._KINDS["codec"] = (CodecRecipe, ToyTask)
