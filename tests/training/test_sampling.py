"""Batches of a run: each depends on the seed and its step alone, wherever its crops are cut."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.runs import CodecRecipe
from aedesk.runs.pictures import find_pictures
from aedesk.training.codec import CodecTask
from aedesk.training.crops import cut, draw_tints, tint
from aedesk.training.data import PictureSet, read_pictures
from aedesk.training.device_crops import cut_on_device, put_on_device
from aedesk.training.sampling import Sampler

RECIPE = CodecRecipe(data=(), out=Path(), steps=1, batch=6, crop=64, seed=1)


@pytest.fixture(scope="module")
def textures(pictures: Path) -> PictureSet:
    return read_pictures(find_pictures([pictures]), 64)[0]


def sampler(textures: PictureSet, seed: int = 1, **changes: Any) -> Sampler:
    return Sampler(CodecTask(replace(RECIPE, seed=seed, **changes)), textures)


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


def test_what_is_not_asked_for_is_not_done(textures: PictureSet) -> None:
    """And leaves the rest of the draws as they are."""
    usual, conditions, _ = sampler(textures).draw(5)
    plain, same, _ = sampler(textures, flips=False).draw(5)
    assert usual[:, 4:].any() and not plain[:, 4:].any()
    assert np.array_equal(usual[:, :4], plain[:, :4]) and "tints" not in conditions
    assert np.array_equal(conditions["qualities"], same["qualities"])
    assert (usual[:, 3] > 64).any()
    assert (sampler(textures, scales=False).draw(5)[0][:, 3] == 64).all()


def test_qualities_stay_in_their_range(textures: PictureSet) -> None:
    qualities = np.concatenate(
        [sampler(textures, quality_low=30, quality_high=40).draw(step)[1]["qualities"] for step in range(20)]
    )
    assert 30 <= qualities.min() < 31 and 39 < qualities.max() <= 40
    sets = CodecTask(replace(RECIPE, quality_low=30, quality_high=40)).validation(textures)
    assert [quality for quality, _ in sets] == [31, 33, 36, 38]
    assert [quality for quality, _ in CodecTask(RECIPE).validation(textures)] == [10, 35, 60, 85]
    assert len(CodecTask(replace(RECIPE, quality_low=50, quality_high=50)).validation(textures)) == 1


def test_colours_are_varied_a_little(textures: PictureSet) -> None:
    plain, coloured = (sampler(textures, colours=colours).batch(5) for colours in (False, True))
    assert coloured.keys() == plain.keys() and coloured["pictures"].dtype == np.uint8
    difference = coloured["pictures"].astype(int) - plain["pictures"]
    assert 2 < np.abs(difference).mean() < 40
    means = difference.mean(axis=(1, 2, 3))
    assert means.min() < 0 < means.max(), "each crop has a tint of its own"


def test_colours_of_a_pair_change_alike() -> None:
    random = np.random.default_rng(0)
    clean = random.integers(80, 170, (4, 8, 8, 3), np.uint8)
    tints = draw_tints(random, 4)
    both = tint(np.concatenate([clean, clean], axis=-1), tints)
    assert np.array_equal(both[..., :3], both[..., 3:]) and np.array_equal(both[..., :3], tint(clean, tints))
    assert np.array_equal(tint(clean, np.array([[0, 1, 1]] * 4, np.float32)), clean)
    grey = np.repeat(clean[..., :1], 3, axis=-1)
    assert np.ptp(tint(grey, tints).astype(int), axis=-1).max() == 0, "grey stays grey"


def test_a_device_varies_colours_as_the_host_does(textures: PictureSet) -> None:
    places, conditions, _ = sampler(textures, colours=True).draw(5)
    on_device = np.array(cut_on_device(put_on_device(textures), places, 64, conditions["tints"]))
    difference = np.abs(on_device - sampler(textures, colours=True).batch(5)["pictures"])
    assert difference.max() <= 2 and (difference > 0).mean() < 1e-2


def test_a_smaller_batch_is_drawn_for_the_same_step(textures: PictureSet) -> None:
    batches = sampler(textures).batches(3, 2)
    batch = next(batches)
    batches.close()
    assert batch["pictures"].shape == (2, 64, 64, 3) and batch["qualities"].shape == (2,)
