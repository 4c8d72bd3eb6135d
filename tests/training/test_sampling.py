"""Batches of a run: each depends on the seed and its step alone, wherever its crops are cut."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from aedesk.runs.pictures import find_pictures
from aedesk.training import CodecRecipe
from aedesk.training.codec import CodecTask
from aedesk.training.crops import cut
from aedesk.training.data import PictureSet, read_pictures
from aedesk.training.device_crops import cut_on_device, put_on_device
from aedesk.training.sampling import Sampler

RECIPE = CodecRecipe(data=(), out=Path(), steps=1, batch=6, crop=64, seed=1)


@pytest.fixture(scope="module")
def textures(pictures: Path) -> PictureSet:
    return read_pictures(find_pictures([pictures]), 64)[0]


def sampler(textures: PictureSet, seed: int = 1) -> Sampler:
    return Sampler(CodecTask(replace(RECIPE, seed=seed)), textures)


def test_batches_depend_on_seed_and_step_alone(textures: PictureSet) -> None:
    batch, again = (sampler(textures).batch(5) for _ in range(2))
    assert batch["pictures"].shape == (6, 64, 64, 3) and batch["pictures"].dtype == np.uint8
    qualities = batch["qualities"]
    assert qualities.dtype == np.float32 and np.all((qualities >= 1) & (qualities <= 100))
    assert all(np.array_equal(batch[name], again[name]) for name in batch)
    for seed, step in ((2, 5), (1, 6)):
        assert not np.array_equal(sampler(textures, seed).batch(step)["pictures"], batch["pictures"])


def test_batches_drawn_ahead_are_those_of_their_steps(textures: PictureSet) -> None:
    batches = sampler(textures).batches(7)
    for step, batch in enumerate(islice(batches, 9), start=7):
        assert np.array_equal(batch["pictures"], sampler(textures).batch(step)["pictures"])
    batches.close()


def test_a_device_cuts_the_crops_of_the_host(textures: PictureSet) -> None:
    places = textures.draw(np.random.default_rng(3), 24, 64)
    places[:, 4], places[:, 5] = np.arange(24) % 2, np.arange(24) // 2 % 4
    assert (places[:, 3] > 64).any() and (places[:, 3] == 64).any()
    on_device = np.array(cut_on_device(put_on_device(textures), places, 64))
    difference = np.abs(on_device - textures.cut(places, 64))
    # Averages that end in a half may be rounded to either side.
    assert difference.max() <= 1 and (difference > 0).mean() < 1e-3


@pytest.mark.parametrize("turns", range(4))
def test_crops_are_mirrored_and_turned(turns: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (90, 80, 3), np.uint8)
    crop = cut(pixels, np.array([7, 3, 64, 1, turns], np.int32), 64)
    assert np.array_equal(crop, np.rot90(pixels[7:71, 3:67][:, ::-1], turns))
