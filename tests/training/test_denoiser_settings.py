"""What a denoiser's recipe says of noise and loss is what it is trained with."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.imaging.noise import KINDS, synthesise
from aedesk.imaging.noise.normal import NormalNoise
from aedesk.runs import DenoiserRecipe
from aedesk.training import denoiser as denoiser_module
from aedesk.training.data import PictureSet
from aedesk.training.denoiser import DenoiserTask
from aedesk.training.sampling import Sampler
from tests.denoising.material import make_photo

PATHS = [Path("first"), Path("second")]
PHOTOS = {path: make_photo(72, 72, seed=i, sigma=0) for i, path in enumerate(PATHS)}
PICTURES = PictureSet(PATHS, dict.fromkeys(PATHS, (72, 72)), PHOTOS, lambda path: PHOTOS[path])


def task(**changes: Any) -> DenoiserTask:
    return DenoiserTask(DenoiserRecipe(data=(), out=Path(), steps=1, crop=64, batch=4, **changes))


def test_only_the_kinds_that_are_named_are_made() -> None:
    random = np.random.default_rng(1)
    photo = PHOTOS[PATHS[0]]
    kinds = [synthesise(photo, random, kinds=("jpeg", "camera")).kind for _ in range(40)]
    assert set(kinds) == {"jpeg", "camera"} and kinds.count("camera") > kinds.count("jpeg")
    assert {synthesise(photo, random, kinds=KINDS).kind for _ in range(120)} == set(KINDS)


@pytest.mark.parametrize("coarse", [False, True])
def test_normal_noise_is_at_most_as_strong_as_said(coarse: bool) -> None:
    drawn = [NormalNoise.drawn(np.random.default_rng(i), coarse=coarse, strongest=15) for i in range(99)]
    usual = [NormalNoise.drawn(np.random.default_rng(i), coarse=coarse) for i in range(99)]
    assert 0.9 < max(noise.sigma for noise in drawn) / (7 if coarse else 15) <= 1
    for one, other in zip(drawn, usual, strict=True):
        assert one.sigma == pytest.approx(other.sigma / 5), "the same draw, only weaker"
        assert (one.grain, one.colour, one.unevenness) == (other.grain, other.colour, other.unevenness)


def test_batches_hold_the_noise_of_the_recipe() -> None:
    weak = Sampler(task(noises=("normal",), noise_high=4.0), PICTURES)
    for step in range(4):
        batch = weak.batch(step)
        noise = batch["noisy"].astype(float) - batch["pictures"]
        assert 0 < np.sqrt(np.mean(noise**2)) < 4.5
    clean = Sampler(task(noises=("clean",)), PICTURES).batch(0)
    assert np.array_equal(clean["noisy"], clean["pictures"])


def test_colours_change_before_the_noise_comes() -> None:
    """So that noise is as strong as the recipe says, and target and input have the same colours."""
    batch = Sampler(task(noises=("clean",), colours=True), PICTURES).batch(0)
    plain = Sampler(task(noises=("clean",)), PICTURES).batch(0)
    assert np.array_equal(batch["noisy"], batch["pictures"])
    assert not np.array_equal(batch["pictures"], plain["pictures"])


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({}, ["σ 15", "σ 25", "σ 50", "camera", "noise and jpeg", "clean", "jpeg 20"]),
        ({"noise_high": 30.0}, ["σ 15", "σ 25", "camera", "noise and jpeg", "clean", "jpeg 20"]),
        ({"noise_high": 5.0, "noises": ("normal", "clean")}, ["σ 5", "clean"]),
        ({"noises": ("jpeg",)}, ["jpeg 20"]),
        ({"noises": ("coarse",)}, ["coarse"]),
    ],
)
def test_validation_measures_what_is_trained(settings: dict[str, Any], names: list[str]) -> None:
    assert [name for name, _ in task(**settings).validation(PICTURES)] == names


def test_the_squared_error_can_be_the_loss() -> None:
    """A model that leaves a known error behind shows which loss is taken, and that both have one unit."""
    clean = np.full((2, 32, 32, 3), 100, np.uint8)
    noisy = clean.copy()
    noisy[1, :, ::2] += 40  # half of the pixels are 40 too bright: a mean square of 800

    class Lazy:
        def __call__(self, inputs: Any, training: bool) -> dict[str, Any]:
            level = np.full((2, 2, 2, 2), 20 / 255, np.float32)
            return {"picture": inputs[0], "level": level, "estimate": level}

    batch = {"pictures": clean, "noisy": noisy, "blind": np.ones(2, np.float32)}
    charbonnier, squared = (
        [np.array(part) for part in task(loss=loss).losses(Lazy(), batch, training=True)]  # type: ignore[arg-type]
        for loss in ("charbonnier", "mse")
    )
    scale = 1 + 20 / denoiser_module.MIDDLE_NOISE
    assert squared[0] == pytest.approx([0, 800 / scale], abs=1e-3)
    assert charbonnier[0] == pytest.approx([0, 20 / np.sqrt(scale)], rel=0.03, abs=1e-3)
    assert np.allclose(charbonnier[1], squared[1]) and squared[1][1] == pytest.approx(800, rel=1e-4)
