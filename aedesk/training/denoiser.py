"""Training of a denoiser: its noise, its loss, its validation, its package."""

from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from keras import ops

from aedesk.errors import TrainingError
from aedesk.imaging.noise import NormalNoise, add_normal, synthesise, through_jpeg
from aedesk.imaging.noise.mixture import Kind
from aedesk.nn.arrays import to_numpy
from aedesk.nn.denoiser_model import DenoiserModel
from aedesk.nn.denoiser_weights import denoiser_arrays, load_denoiser
from aedesk.nn.macs import denoiser_macs_per_pixel
from aedesk.nn.quantisation import clip_straight_through
from aedesk.runs.clean_targets import read_clean
from aedesk.runs.denoiser_recipe import DenoiserRecipe
from aedesk.runs.pairs import PairReader
from aedesk.runs.pictures import find_pictures
from aedesk.training.data import Batch, PictureSet, read_pictures
from aedesk.training.task import Finish, Sets, Tensor, Tensors
from aedesk.training.validation import middle_crops
from aedesk.zoo import DenoiserPackage, find_denoiser
from aedesk.zoo.write import write_denoiser

Pixels = npt.NDArray[np.uint8]
VALIDATION_SIGMAS = (15.0, 25.0, 50.0)
VALIDATION_KINDS: tuple[Kind, ...] = ("camera", "noise and jpeg", "clean")
VALIDATION_JPEG = 20
# Sets of the validation that are looked at, where they are there.
SAMPLED = ("σ 25", "camera", "noise and jpeg", "σ 50")
# Most crops are denoised as in use, by the estimate; the others keep what the map means.
BLIND_SHARE = 0.7
# Below this error, in units of 1/255, the loss is quadratic; above it is linear, and outliers do not rule.
SOFTNESS = 1.0
# Strength of noise, in units of 1/255, from which on the loss is noticeably scaled down; see ``losses``.
MIDDLE_NOISE = 4.0
ESTIMATE_WEIGHT = 0.5
# Differences of estimates under this, in units of 1/255, do not matter.
LEAST_NOISE = 0.5


class DenoiserTask:
    """Trains ``DenoiserModel``.

    A batch holds clean ``pictures``, the same with noise as ``noisy``, and which of them are ``blind``.

    Args:
        recipe: Settings of the run.
    """

    figures: ClassVar[tuple[str, ...]] = ("mse", "estimate_error")
    axis: ClassVar[str] = "noises"
    finish: Finish | None

    def __init__(self, recipe: DenoiserRecipe) -> None:
        self.recipe = recipe
        self.has_pairs = recipe.noisy is not None
        # Making pictures smaller takes noise away, which is good for targets and wrong for pairs.
        self.scaled = not self.has_pairs
        self.finish = self._with_noise

    def make_model(self, policy: Any) -> DenoiserModel:
        """Build denoiser and noise estimate."""
        model = DenoiserModel(self.recipe.architecture, dtype=policy)
        model.build()
        return model

    def read(self, most: int | None = None) -> tuple[PictureSet, list[str]]:
        """Read pairs, and pictures that are clean enough and hold a crop."""
        noisy, clean = self.recipe.noisy, self.recipe.clean
        paths = find_pictures(self.recipe.data) if self.recipe.data else []
        if noisy is None or clean is None:
            return read_pictures(paths, self.recipe.crop, read_clean, most=most)
        pairs = PairReader(noisy, clean)
        return read_pictures([*pairs.paths, *paths], self.recipe.crop, pairs, most=most)

    def start(self, model: DenoiserModel, pictures: PictureSet) -> None:
        """Start from another model, or from random weights."""
        if not self.recipe.start:
            return
        package = find_denoiser(self.recipe.start)
        self.recipe.check_start(package)
        source = load_denoiser(package)
        for ours, theirs in zip(model.variables, source.variables, strict=True):
            ours.assign(to_numpy(theirs))

    def conditions(self, random: np.random.Generator, size: int) -> Batch:
        """Draw which crops are denoised by their estimate."""
        return {"blind": (random.random(size) < BLIND_SHARE).astype(np.float32)}

    def losses(self, model: DenoiserModel, batch: Tensors, training: bool) -> list[Tensor]:
        """Loss, squared error and error of the estimate.

        The loss is Charbonnier's on what a file would hold (clipped), divided by √(1 + σ/4), because errors
        grow with about the square root of the noise, or the squared error divided by 1 + σ/4; and the
        estimate's error as a factor.
        """
        clean = ops.cast(batch["pictures"], "float32") / 255.0
        noisy = ops.cast(batch["noisy"], "float32") / 255.0
        outputs = model((noisy, clean, batch["blind"]), training=training)
        # The gradient still sees what is outside: how far does not matter to a file, but on which side does.
        picture = clip_straight_through(outputs["picture"], 0.0, 1.0, slack=1.0)
        error = 255.0 * (picture - clean)
        level = 255.0 * ops.mean(outputs["level"], axis=(1, 2, 3))
        squared = ops.mean(ops.square(error), axis=(1, 2, 3))
        if self.recipe.loss == "mse":
            distance = squared / (1.0 + level / MIDDLE_NOISE)
        else:
            charbonnier = ops.mean(ops.sqrt(ops.square(error) + SOFTNESS**2) - SOFTNESS, axis=(1, 2, 3))
            distance = charbonnier / ops.sqrt(1.0 + level / MIDDLE_NOISE)
        ratio = ops.log(255.0 * outputs["estimate"] + LEAST_NOISE)
        ratio = ops.abs(ratio - ops.log(255.0 * outputs["level"] + LEAST_NOISE))
        estimate_error = ops.mean(ratio, axis=(1, 2, 3))
        return [distance + ESTIMATE_WEIGHT * estimate_error, squared, estimate_error]

    def validation(self, held_out: PictureSet) -> Sets:
        """The same crops with several noises of those that are trained, always blind; of pairs their own."""
        crops = middle_crops(held_out, self.recipe.crop)
        if self.has_pairs:
            return [("pairs", _blind(crops[..., :3], crops[..., 3:]))]
        sets: Sets = []
        noises, strongest = self.recipe.noises, self.recipe.noise_high
        random = np.random.default_rng(self.recipe.seed)
        for sigma in _within(VALIDATION_SIGMAS, strongest) if "normal" in noises else ():
            noisy = [add_normal(crop, NormalNoise(sigma), random) for crop in crops]
            sets.append((f"σ {sigma:g}", _blind(crops, np.stack(noisy))))
        kinds = [kind for kind in VALIDATION_KINDS if kind in noises]
        if set(noises) == {"coarse"}:
            kinds = ["coarse"]
        for kind in kinds:
            made = [synthesise(crop, random, kind, strongest=strongest) for crop in crops]
            batch = _blind(np.stack([m.clean for m in made]), np.stack([m.noisy for m in made]))
            sets.append((kind, batch))
        if "jpeg" not in noises:
            return sets
        coded = [through_jpeg(crop, VALIDATION_JPEG) for crop in crops]
        return [*sets, (f"jpeg {VALIDATION_JPEG}", _blind(crops, np.stack(coded)))]

    def samples(self, sets: Sets, number: int) -> Batch:
        """The first crops, each with another noise."""
        named = dict(sets)
        batches = [named[name] for name in SAMPLED if name in named] or [batch for _, batch in sets]
        rows = [
            {key: array[i : i + 1] for key, array in batches[i % len(batches)].items()}
            for i in range(min(number, len(batches[0]["pictures"])))
        ]
        return {key: np.concatenate([row[key] for row in rows]) for key in rows[0]}

    def outputs(self, model: DenoiserModel, batch: Tensors) -> Tensors:
        """Clean pictures."""
        noisy, clean = (ops.cast(batch[key], "float32") / 255.0 for key in ("noisy", "pictures"))
        return {"picture": model((noisy, clean, batch["blind"]), training=False)["picture"]}

    def export(self, model: DenoiserModel, description: dict[str, Any], folder: Path) -> DenoiserPackage:
        """Write the package of a denoiser."""
        arrays = denoiser_arrays(model)
        for name, array in arrays.items():
            if not np.isfinite(array).all():
                raise TrainingError(f"The weights {name} are not finite.", "The run has diverged.")
        macs = denoiser_macs_per_pixel(model)
        own = {"architecture": model.architecture.as_dict(), "macs_per_pixel": macs}
        return write_denoiser(folder, {**description, **own}, arrays)

    def _with_noise(self, batch: Batch, random: np.random.Generator) -> Batch:
        """Give the crops their noise: that of their pair, or one that is made up."""
        clean, noisy = [], []
        for crop in batch["pictures"]:
            target, partner = crop[..., :3], crop[..., 3:]
            if partner.size and not np.array_equal(target, partner):
                made_clean, made_noisy = target, partner
            else:
                made = synthesise(
                    np.ascontiguousarray(target),
                    random,
                    kinds=self.recipe.noises,
                    strongest=self.recipe.noise_high,
                )
                made_clean, made_noisy = made.clean, made.noisy
            clean.append(made_clean)
            noisy.append(made_noisy)
        return {**batch, "pictures": np.stack(clean), "noisy": np.stack(noisy)}


def _within(sigmas: tuple[float, ...], strongest: float) -> tuple[float, ...]:
    return tuple(sigma for sigma in sigmas if sigma <= strongest) or (strongest,)


def _blind(clean: Pixels, noisy: Pixels) -> Batch:
    return {"pictures": clean, "noisy": noisy, "blind": np.ones(len(clean), np.float32)}
