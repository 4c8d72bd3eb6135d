"""Recipes: bounds, the schedule, and what stays as it was on a resume."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aedesk.errors import UsageError
from aedesk.imaging.noise.mixture import KINDS
from aedesk.runs import CodecRecipe, DenoiserRecipe
from aedesk.zoo.rate_weight import rate_weight

HERE = {"data": (Path("pictures"),), "out": Path("run")}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"size": "huge", "steps": 1}, "no size 'huge'; there are tiny, base"),
        ({}, "either a number of steps or a number of minutes"),
        ({"steps": 1, "minutes": 1}, "either a number of steps or a number of minutes"),
        ({"steps": 0}, "steps is 0"),
        ({"minutes": 0.0}, "minutes is 0"),
        ({"steps": 1, "crop": 100}, "crop is 100 pixels; it must be a multiple of 64"),
        ({"steps": 1, "crop": 0}, "crop is 0; 64 to 4,096"),
        ({"steps": 1, "batch": 0}, "batch is 0; 1 to"),
        ({"steps": 1, "learning_rate": 0.0}, "learning rate is 0"),
        ({"steps": 1, "learning_rate": float("nan")}, "learning rate is nan"),
        ({"steps": 1, "holdout": 0.9}, "holdout is 0.9"),
        ({"steps": 1, "validate_every": 0}, "validate every is 0"),
        ({"steps": 1, "seed": -1}, "seed is -1"),
        ({"steps": 1, "precision": "float16"}, "no precision 'float16'"),
        ({"steps": 1, "name": "../up"}, "name '../up' is not allowed"),
        ({"steps": 1, "weight_decay": -0.1}, "weight decay is -0.1; 0 to 1"),
        ({"steps": 1, "patience": -1}, "patience is -1"),
        ({"steps": 1, "quality_low": 0}, "quality low is 0; 1 to 100"),
        ({"steps": 1, "quality_low": 60, "quality_high": 50}, "lowest quality is 60, the highest 50"),
        ({"steps": 1, "loss": "l1"}, "no loss 'l1'; there are mse, ms-ssim, perceptual"),
        ({"steps": 1, "numbers": {"depth": 3}}, "no number depth; it has latent_channels"),
        ({"steps": 1, "numbers": {"anchors": 1}}, "anchors is 1; a whole number 2 to 32"),
        ({"steps": 1, "numbers": {"kernel": 4}}, "kernel is 4; it must be odd"),
    ],
)
def test_settings_that_cannot_work_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        CodecRecipe(**HERE, **settings)


def test_the_learning_rate_warms_up_and_falls_to_two_percent() -> None:
    recipe = CodecRecipe(**HERE, steps=1000, learning_rate=1e-3, warmup=100)
    rates = [recipe.learning_rate_at(step, step / 1000) for step in range(1001)]
    assert rates[0] == pytest.approx(1e-5, rel=0.01)
    assert 90 < rates.index(max(rates)) < 110 and max(rates) < 1e-3
    assert rates[-1] == pytest.approx(2e-5)
    assert all(a > b for a, b in pairwise(rates[110:]))


def test_weights_of_the_error_are_log_linear_in_quality() -> None:
    low, middle, high = rate_weight(1.0), rate_weight(50.5), rate_weight(100.0)
    assert low < middle < high and middle == pytest.approx((low * high) ** 0.5)


def test_the_record_says_no_paths_of_the_machine() -> None:
    recipe = CodecRecipe(data=(Path("/home/me/pictures"),), out=Path("/home/me/run"), steps=5)
    assert "/home" not in repr(recipe.as_dict())


def test_resume_keeps_what_is_not_named() -> None:
    saved = CodecRecipe(**HERE, minutes=5, batch=3, crop=128, seed=9, name="mine").as_dict()
    resumed = CodecRecipe.resumed({**saved, "from a newer version": 1}, **HERE, batch=4)
    assert (resumed.minutes, resumed.steps, resumed.batch, resumed.crop) == (5, None, 4, 128)
    assert (resumed.seed, resumed.name, resumed.data) == (9, "mine", HERE["data"])
    longer = CodecRecipe.resumed(saved, **HERE, steps=70)
    assert (longer.minutes, longer.steps) == (None, 70)


def test_numbers_of_the_architecture_can_differ_and_stay_on_a_resume() -> None:
    recipe = CodecRecipe(**HERE, steps=1, numbers={"kernel": 5, "anchors": 12})
    assert (recipe.architecture.kernel, recipe.architecture.anchors) == (5, 12)
    assert recipe.architecture.latent_channels == CodecRecipe(**HERE, steps=1).architecture.latent_channels
    assert CodecRecipe.resumed(recipe.as_dict(), **HERE).architecture == recipe.architecture


BEGUN_EARLIER = {
    **{"data": ["clean"], "out": "denoiser", "size": "fine", "steps": None, "minutes": 125.0, "batch": 8},
    **{
        "crop": 128,
        "learning_rate": 0.002,
        "warmup": 300,
        "holdout": 0.02,
        "validate_every": 1000,
        "seed": 1,
    },
    **{"precision": "auto", "name": "denoiser", "start": "", "licence": "Apache-2.0"},
    **{"credits": "None", "numbers": {}, "noisy": "iso6400", "clean": "averaged"},
}
"""Settings from the record of a run of aedesk 0.1.0, before recipes had losses, ranges and augmentation."""


def test_runs_that_were_begun_earlier_go_on_as_they_were() -> None:
    folders = {"noisy": Path("shots/iso6400"), "clean": Path("shots/averaged"), "out": Path("runs/denoiser")}
    resumed = DenoiserRecipe.resumed(BEGUN_EARLIER, **folders)
    own = {"minutes": 125.0, "learning_rate": 2e-3, "validate_every": 1000, "seed": 1, "name": "denoiser"}
    assert resumed == DenoiserRecipe(**folders, **own, credits="None")
    assert resumed.noises == tuple(KINDS) and resumed.flips and not resumed.colours


def test_a_saved_recipe_survives_json() -> None:
    recipe = DenoiserRecipe(**HERE, steps=5, noises=("jpeg",), noise_high=30.0, numbers={"depthwise": 7})
    assert DenoiserRecipe.resumed(json.loads(json.dumps(recipe.as_dict())), **HERE) == recipe


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"noises": ()}, "needs a kind of noise. Name one of: clean, normal"),
        ({"noises": ("fog",)}, "no noises 'fog'; there are clean"),
        ({"noises": ("jpeg", "jpeg")}, "named twice"),
        ({"noise_high": 0.0}, "noise high is 0.0; 1 to 150"),
        ({"loss": "ms-ssim"}, "no loss 'ms-ssim'; there are charbonnier, mse"),
        ({"crop": 80}, "it must be a multiple of 32"),
        ({"noisy": Path("a")}, "needs noisy and clean pictures"),
    ],
)
def test_settings_of_denoisers_that_cannot_work_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        DenoiserRecipe(**HERE, steps=1, **settings)
