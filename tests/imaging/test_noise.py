"""Noise that is made: reproducible, of the strength that was asked for, as files hold it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aedesk.imaging import psnr
from aedesk.imaging.noise import (
    KINDS,
    CameraNoise,
    NormalNoise,
    add_normal,
    develop,
    eight_bits,
    normal_noise,
    synthesise,
    through_jpeg,
)
from tests.denoising.material import make_photo

GREY = np.full((96, 128, 3), 128, np.uint8)


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values.astype(np.float64)))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_gives_the_same_noise_and_another_gives_another(kind: str) -> None:
    photo = make_photo(64, 64, sigma=0)
    first, again, other = (synthesise(photo, np.random.default_rng(seed), kind) for seed in (1, 1, 2))
    assert np.array_equal(first.noisy, again.noisy) and np.array_equal(first.clean, again.clean)
    assert np.array_equal(first.noisy, other.noisy) == (kind == "clean")


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), kind=st.sampled_from([None, *KINDS]), side=st.sampled_from([32, 64]))
def test_any_noise_keeps_shape_and_type_and_leaves_the_original_alone(
    seed: int, kind: str | None, side: int
) -> None:
    photo = make_photo(side, 48, sigma=0)
    kept = photo.copy()
    made = synthesise(photo, np.random.default_rng(seed), kind)
    assert made.noisy.shape == made.clean.shape == photo.shape
    assert made.noisy.dtype == made.clean.dtype == np.uint8
    assert np.array_equal(photo, kept)
    if made.kind == "clean":
        assert np.array_equal(made.noisy, made.clean)


@pytest.mark.parametrize("grain", [1.0, 2.5])
@pytest.mark.parametrize("colour", [0.0, 0.5, 1.0])
def test_normal_noise_has_its_strength_and_colour(grain: float, colour: float) -> None:
    noise = NormalNoise(20, colour=colour, grain=grain)
    field = normal_noise((256, 256, 3), noise, np.random.default_rng(3))
    assert rms(field) == pytest.approx(20, rel=0.05)
    red, green = field[..., 0].ravel(), field[..., 1].ravel()
    assert np.corrcoef(red, green)[0, 1] == pytest.approx(1 - colour, abs=0.05)
    neighbours = np.corrcoef(field[:, 1:, 0].ravel(), field[:, :-1, 0].ravel())[0, 1]
    assert neighbours > 0.5 if grain > 1 else abs(neighbours) < 0.05


def test_uneven_noise_is_uneven_and_as_strong() -> None:
    field = normal_noise((256, 256, 1), NormalNoise(20, unevenness=1.0), np.random.default_rng(3))
    blocks = np.sqrt(np.square(field).reshape(4, 64, 4, 64).mean(axis=(1, 3)))
    assert rms(field) == pytest.approx(20, rel=0.05) and blocks.max() > 2 * blocks.min()


def test_noise_is_clipped_and_rounded() -> None:
    noisy = add_normal(np.zeros((64, 64, 3), np.uint8), NormalNoise(50), np.random.default_rng(0))
    assert noisy.dtype == np.uint8 and np.mean(noisy == 0) == pytest.approx(0.5, abs=0.03)
    assert np.array_equal(eight_bits(np.array([-3.0, 1.4, 1.6, 300.0])), [0, 1, 2, 255])


@pytest.mark.parametrize("mosaic", range(4))
def test_a_camera_without_noise_gives_the_picture_back(mosaic: int) -> None:
    photo = make_photo(96, 128, sigma=0)
    camera = CameraNoise(shot=0, read=0, mosaic=mosaic, saturation=0)
    noisy, clean = develop(photo, camera, np.random.default_rng(0))
    assert np.array_equal(noisy, clean)
    assert psnr(photo, clean) > 30, "colours of the mosaic are mixed up"


def test_light_parts_of_a_photograph_have_more_shot_noise_on_the_sensor() -> None:
    dark, light = np.full_like(GREY, 60), np.full_like(GREY, 200)
    camera = CameraNoise(shot=2e-3, read=0)
    noises = []
    for pixels in (dark, light):
        noisy, clean = develop(pixels, camera, np.random.default_rng(0))
        noises.append(rms(noisy.astype(float) - clean))
    # The tone curve is steep in the dark, which outweighs that there is less noise.
    assert noises[0] > noises[1] > 2


def test_more_sensitive_cameras_are_noisier() -> None:
    strengths = []
    for shot in (1e-4, 1e-3, 1e-2):
        noisy, clean = develop(GREY, CameraNoise(shot, shot**2), np.random.default_rng(0))
        strengths.append(rms(noisy.astype(float) - clean))
    assert strengths == sorted(strengths) and strengths[2] > 4 * strengths[0]


@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg_blocks_start_where_they_are_told(channels: int) -> None:
    photo = np.ascontiguousarray(make_photo(64, 64)[:, :, :channels])
    whole = through_jpeg(photo, 10, subsampling=0)
    moved = through_jpeg(np.ascontiguousarray(photo[3:, 5:]), 10, subsampling=0, offset=(3, 5))
    assert moved.shape == (61, 59, channels)
    # Blocks that the frame does not touch come out as in the whole picture.
    assert np.abs(moved[13:45, 11:43].astype(int) - whole[16:48, 16:48]).max() <= 1
    assert psnr(photo, whole) < psnr(photo, through_jpeg(photo, 95, subsampling=0))
