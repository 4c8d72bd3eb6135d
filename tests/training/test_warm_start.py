"""The start from a transform codec: an orthonormal transform that loses what it should, and little more."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.transforms import BLOCK_NUMBERS, LINEAR_GAIN
from aedesk.runs import CodecRecipe
from aedesk.runs.pictures import find_pictures
from aedesk.training import warm_start
from aedesk.training.codec import CodecTask
from aedesk.training.data import PictureSet, read_pictures
from aedesk.training.run import make_model
from aedesk.training.validation import Validator
from tests.training.micro import MICRO, SETTINGS, SIZES

CHANNELS = MICRO.latent_channels
SEED, CROP = 5, 64


@pytest.fixture(scope="module")
def textures(pictures: Path) -> PictureSet:
    return read_pictures(find_pictures([pictures]), CROP)[0]


@pytest.fixture(scope="module")
def models(textures: PictureSet, tmp_path_factory: pytest.TempPathFactory) -> tuple[CodecModel, CodecModel]:
    """The same networks with random weights and after the warm start."""
    out = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SIZES, "micro", MICRO)
        patch.setattr(warm_start, "BLOCK_BATCHES", 20)
        recipe = CodecRecipe(data=(out,), out=out, steps=1, **SETTINGS)
        cold, warm = (make_model(CodecTask(recipe), "float32") for _ in range(2))
        warm_start.warm_start(warm, textures, SEED, CROP)
    return cold, warm


def crops_of_start(textures: PictureSet) -> np.ndarray:
    """The very crops that the statistics are made from, in 0..1."""
    generators = (np.random.default_rng((SEED + 1, number)) for number in range(20))
    batches = [textures.cut(textures.draw(random, 8, CROP), CROP) for random in generators]
    return np.concatenate(batches).astype(np.float32) / 255


def test_the_transform_is_orthonormal(models: Any) -> None:
    _, warm = models
    basis = to_numpy(warm.analysis.linear.kernel).reshape(BLOCK_NUMBERS, CHANNELS) / LINEAR_GAIN
    back = to_numpy(warm.synthesis.linear.kernel).reshape(CHANNELS, BLOCK_NUMBERS) / LINEAR_GAIN
    assert np.allclose(basis.T @ basis, np.eye(CHANNELS), atol=1e-5)
    assert np.allclose(back, basis.T, atol=1e-6)
    scales = to_numpy(warm.analysis.linear_scale) * to_numpy(warm.synthesis.linear_scale)
    assert scales == pytest.approx(np.ones(CHANNELS), rel=1e-5)


def test_latents_have_unit_variance_and_are_not_correlated(models: Any, textures: PictureSet) -> None:
    latents = to_numpy(models[1].analysis(crops_of_start(textures))).reshape(-1, CHANNELS)
    assert np.abs(latents.mean(axis=0)).max() < 1e-2
    assert np.allclose(np.cov(latents.T, bias=True), np.eye(CHANNELS), atol=1e-2)


def test_the_error_is_the_energy_of_what_is_discarded(
    models: Any, textures: PictureSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm = models[1]
    monkeypatch.setattr(warm_start, "BLOCK_BATCHES", 20)
    _, covariance = warm_start.block_statistics(textures, SEED, CROP)
    energies = np.sort(np.linalg.eigvalsh(covariance))[::-1]
    crops = crops_of_start(textures)
    gains = np.ones((len(crops), 1, 1, MICRO.deep_channels), np.float32)
    error = np.mean(np.square(to_numpy(warm.synthesis(warm.analysis(crops), gains)) - crops))
    assert error == pytest.approx(energies[CHANNELS:].sum() / BLOCK_NUMBERS, rel=1e-3)
    assert error < 0.3 * energies.sum() / BLOCK_NUMBERS


def test_the_loss_starts_far_under_that_of_random_weights(models: Any, textures: PictureSet) -> None:
    recipe = CodecRecipe(data=(), out=Path(), size="tiny", crop=CROP, steps=1)
    task = CodecTask(recipe)
    sets = task.validation(textures)
    cold, warm = (Validator(task, model, sets).validate(0) for model in models)
    assert warm.loss < 0.5 * cold.loss
    best_cold, best_warm = (max(map(float, part.columns["psnr"])) for part in (cold, warm))
    assert best_warm > best_cold + 5
    rates = warm.columns["bpp"]
    assert list(rates) == sorted(rates), "more quality must cost more"
