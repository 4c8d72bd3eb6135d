"""Strength: 0 is the identity, 50 the estimate, and more never takes away less."""

import numpy as np
import pytest

from aedesk.denoising import Denoiser, DenoiseSettings, denoise_floats, denoise_picture
from aedesk.errors import UsageError
from aedesk.imaging import Picture
from tests.denoising.material import make_photo


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    return make_photo(64, 80).astype(np.float32) / 255


def residual(photo: np.ndarray, denoiser: Denoiser, *args: float, **settings: float) -> np.ndarray:
    return photo - denoise_floats(photo, denoiser, DenoiseSettings(*args, **settings))


def test_strength_0_is_the_identity(denoiser: Denoiser) -> None:
    picture = Picture(make_photo(50, 30))
    made = denoise_picture(picture, denoiser, DenoiseSettings(0)).picture
    assert np.array_equal(made.pixels, picture.pixels)


def test_below_the_estimate_a_share_of_the_noise_is_left(photo: np.ndarray, denoiser: Denoiser) -> None:
    whole = residual(photo, denoiser, 50)
    assert np.allclose(residual(photo, denoiser, 20), 0.4 * whole, atol=1e-6)
    energies = [np.square(residual(photo, denoiser, s)).sum() for s in range(0, 51, 10)]
    assert energies == sorted(energies) and energies[0] == 0 < energies[1]


def test_the_estimate_is_told_as_it_is_and_doubled_at_most() -> None:
    for strength, factor in ((0, 1), (50, 1), (75, 2**0.5), (100, 2)):
        assert DenoiseSettings(strength).factors == pytest.approx([factor] * 2)


def test_colour_noise_has_a_strength_of_its_own(photo: np.ndarray, denoiser: Denoiser) -> None:
    whole = residual(photo, denoiser)
    colours = residual(photo, denoiser, 0, color_strength=50)
    assert np.abs(colours.mean(axis=2)).max() < 1e-6, "luminance was changed"
    grey = residual(photo, denoiser, 50, color_strength=0)
    assert np.ptp(grey, axis=2).max() < 1e-6, "colours were changed"
    assert np.allclose(colours + grey, whole, atol=1e-6)


def test_detail_comes_back_where_there_is_texture(denoiser: Denoiser) -> None:
    # The network was never trained, so that what it takes away stands for any residual.
    rows, columns = np.mgrid[0:96, 0:96]
    flat = np.full((96, 96), 0.5, np.float32)
    stripes = 0.5 + 0.4 * np.sin(columns * 2.0).astype(np.float32)
    photo = np.repeat(np.where(rows < 48, flat, stripes)[:, :, None], 3, axis=2).astype(np.float32)
    settings = DenoiseSettings(keep_detail=100)
    back = settings.apply(photo, 0.02 * np.ones_like(photo), 0.05) - (photo - 0.02)
    assert back[60:-10, 10:-10].min() > 0.015, "texture is not given back"
    assert back[10:36, 10:-10].max() < 1e-4, "noise of flat parts comes back"


def test_numbers_out_of_bounds_are_refused() -> None:
    for wrong in ({"strength": 101}, {"strength": -1}, {"color_strength": 200}, {"keep_detail": -3}):
        with pytest.raises(UsageError, match="0 to 100 is allowed"):
            DenoiseSettings(**wrong)
