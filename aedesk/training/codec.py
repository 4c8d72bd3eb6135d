"""Training of a codec: its loss, its batches, its start, its package."""

import math
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from keras import ops

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.grow import grow
from aedesk.nn.load import load_networks
from aedesk.nn.macs import macs_per_pixel
from aedesk.runs.codec_recipe import CodecRecipe
from aedesk.runs.pictures import find_pictures
from aedesk.training.codec_arrays import package_arrays
from aedesk.training.data import Batch, PictureSet, read_pictures
from aedesk.training.losses import DISTORTIONS, ms_ssim, squared_error
from aedesk.training.task import Finish, Sets, Tensor, Tensors
from aedesk.training.validation import middle_crops
from aedesk.training.warm_start import warm_start
from aedesk.zoo import ModelPackage, find_package
from aedesk.zoo.architecture import quality_position
from aedesk.zoo.rate_weight import rate_weight
from aedesk.zoo.write import write_package

# Of the whole range; of a narrower one the places are the same.
VALIDATION_QUALITIES = (10, 35, 60, 85)
SAMPLE_QUALITY = 60.0


class CodecTask:
    """Trains ``CodecModel``; a batch holds ``pictures`` and their ``qualities`` 1..100.

    Args:
        recipe: Settings of the run.
    """

    figures: tuple[str, ...]
    axis: ClassVar[str] = "qualities"
    scaled: ClassVar[bool] = True
    finish: Finish | None = None

    def __init__(self, recipe: CodecRecipe) -> None:
        self.recipe = recipe
        self.figures = ("bpp", "mse") if recipe.loss == "mse" else ("bpp", "mse", "ms_ssim")

    def make_model(self, policy: Any) -> CodecModel:
        """Build all networks of the codec."""
        model = CodecModel(self.recipe.architecture, seed=self.recipe.seed, dtype=policy)
        model.build()
        return model

    def read(self, most: int | None = None) -> tuple[PictureSet, list[str]]:
        """Read pictures that hold a crop."""
        return read_pictures(find_pictures(self.recipe.data), self.recipe.crop, most=most)

    def start(self, model: CodecModel, pictures: PictureSet) -> None:
        """Start from another model or from a transform codec, if the recipe does not say otherwise."""
        if self.recipe.start:
            _take_weights(model, find_package(self.recipe.start))
        elif not self.recipe.cold:
            warm_start(model, pictures, self.recipe.seed, self.recipe.crop)

    def conditions(self, random: np.random.Generator, size: int) -> Batch:
        """Draw a quality for each crop."""
        low, high = self.recipe.quality_low, self.recipe.quality_high
        return {"qualities": random.uniform(float(low), float(high), size).astype(np.float32)}

    def losses(self, model: CodecModel, batch: Tensors, training: bool) -> list[Tensor]:
        """Loss (R + λ·D) / √λ, which keeps all qualities at about the same weight, R and the figures of D."""
        x = ops.cast(batch["pictures"], "float32") / 255.0
        position = quality_position(batch["qualities"], model.architecture.anchors)
        outputs = model((x, position), training=training)
        distortion = DISTORTIONS[self.recipe.loss](outputs["picture"], x)
        rate = (outputs["latent_bits"] + outputs["hyper_bits"]) / float(math.prod(x.shape[1:3]))
        weight = rate_weight(batch["qualities"])
        told = [squared_error, ms_ssim][: len(self.figures) - 1]
        figures = [figure(outputs["picture"], x) for figure in told]
        return [(rate + weight * distortion) / ops.sqrt(weight), rate, *figures]

    def validation(self, held_out: PictureSet) -> Sets:
        """The same crops at some qualities of the range that is trained."""
        crops = middle_crops(held_out, self.recipe.crop)
        low, high = self.recipe.quality_low, self.recipe.quality_high
        qualities = [float(round(low + (q - 1) * (high - low) / 99)) for q in VALIDATION_QUALITIES]
        return [
            (quality, {"pictures": crops, "qualities": np.full(len(crops), quality, np.float32)})
            for quality in dict.fromkeys(qualities)
        ]

    def samples(self, sets: Sets, number: int) -> Batch:
        """The first crops, at the default quality or the middle of the range that is trained."""
        qualities = [float(quality) for quality, _ in sets]
        low, high = min(qualities), max(qualities)
        quality = SAMPLE_QUALITY if low <= SAMPLE_QUALITY <= high else (low + high) / 2
        crops = sets[0][1]["pictures"][:number]
        return {"pictures": crops, "qualities": np.full(len(crops), quality, np.float32)}

    def outputs(self, model: CodecModel, batch: Tensors) -> Tensors:
        """Restored pictures and their rates."""
        x = ops.cast(batch["pictures"], "float32") / 255.0
        position = quality_position(batch["qualities"], model.architecture.anchors)
        outputs = model((x, position), training=False)
        bits = outputs["latent_bits"] + outputs["hyper_bits"]
        return {"picture": outputs["picture"], "bpp": bits / float(math.prod(x.shape[1:3]))}

    def export(self, model: CodecModel, description: dict[str, Any], folder: Path) -> ModelPackage:
        """Write the package of a codec."""
        own = {"architecture": model.architecture.as_dict(), "macs_per_pixel": macs_per_pixel(model)}
        return write_package(folder, {**description, **own}, package_arrays(model))


def _take_weights(model: CodecModel, package: ModelPackage) -> None:
    source = load_networks(package)
    if package.architecture != model.architecture:
        grow(source, model)
        return
    for ours, theirs in zip(model.variables, source.variables, strict=True):
        if "seed_generator" not in ours.path:
            ours.assign(to_numpy(theirs))
