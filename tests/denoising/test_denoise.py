"""What becomes of a picture: tiles without seams, depth, alpha, grey, sizes of all kinds."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.denoising import Denoiser, DenoiseSettings, denoise_floats, denoise_picture
from aedesk.imaging import Metadata, Picture
from tests.denoising.material import make_photo


def test_tiles_have_no_seams(denoiser: Denoiser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Largest difference from the result in one piece, of 65535: PSNR would not see a seam."""
    photo = Picture((make_photo(230, 301) * np.uint16(257)).astype(np.uint16))
    whole = denoise_picture(photo, denoiser).picture.pixels
    shares: list[float] = []
    monkeypatch.setattr("aedesk.denoising.denoise.MOST_PIXELS", 150 * 150)
    monkeypatch.setattr("aedesk.denoising.denoise.ESTIMATE_BUDGET", 180 * 180)
    tiled = denoise_picture(photo, denoiser, progress=shares.append).picture.pixels
    assert len(shares) >= 8, "one tile alone shows nothing"
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1)
    assert np.abs(whole.astype(int) - tiled).max() <= 2
    assert np.abs(whole.astype(int) - photo.pixels).max() > 1000, "the network does nothing"


def test_too_small_a_halo_would_show(denoiser: Denoiser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of seams above can fail."""
    photo = Picture((make_photo(230, 301) * np.uint16(257)).astype(np.uint16))
    whole = denoise_picture(photo, denoiser).picture.pixels
    monkeypatch.setattr("aedesk.denoising.denoise.MOST_PIXELS", 150 * 150)
    monkeypatch.setattr("aedesk.zoo.denoiser_architecture.DenoiserArchitecture.reach", 4)
    tiled = denoise_picture(photo, denoiser).picture.pixels
    assert np.abs(whole.astype(int) - tiled).max() > 2


def test_memory_that_was_given_back_changes_nothing(
    denoiser: Denoiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = Picture(make_photo(90, 120))
    before = denoise_picture(photo, denoiser).picture.pixels
    monkeypatch.setattr("aedesk.denoising.denoise._HUGE", 0)
    monkeypatch.setattr("aedesk.denoising.denoise._LARGE", 0)
    for _ in range(2):
        assert np.array_equal(denoise_picture(photo, denoiser).picture.pixels, before)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    height=st.integers(1, 40),
    width=st.integers(1, 40),
    channels=st.sampled_from([1, 3]),
    dtype=st.sampled_from([np.uint8, np.uint16]),
    strength=st.floats(0, 100),
)
def test_any_picture_keeps_its_shape_and_depth(
    denoiser: Denoiser, height: int, width: int, channels: int, dtype: type, strength: float
) -> None:
    random = np.random.default_rng(height * 41 + width)
    pixels = random.integers(0, np.iinfo(dtype).max, (height, width, channels), dtype, endpoint=True)
    made = denoise_picture(Picture(pixels), denoiser, DenoiseSettings(strength, keep_detail=20)).picture
    assert made.pixels.shape == pixels.shape and made.pixels.dtype == dtype


def test_alpha_and_metadata_stay(denoiser: Denoiser) -> None:
    photo = make_photo(40, 50)
    alpha = np.arange(2000, dtype=np.uint8).reshape(40, 50)
    noisy = Picture(photo, alpha, Metadata(icc=b"profile", exif=b"II*\0"), "jpeg", ("a note",))
    made = denoise_picture(noisy, denoiser).picture
    assert made.alpha is not None and np.array_equal(made.alpha, alpha)
    assert made.metadata == noisy.metadata and made.notes == noisy.notes
    assert not np.array_equal(made.pixels, photo)


def test_sixteen_bits_are_not_cut(denoiser: Denoiser) -> None:
    photo = make_photo(48, 48).astype(np.uint16) * 257 + 100
    made = denoise_picture(Picture(photo), denoiser, DenoiseSettings(10)).picture.pixels
    assert len(np.unique(made & 0xFF)) > 200


def test_a_grey_picture_is_that_of_three_equal_channels(denoiser: Denoiser) -> None:
    grey = make_photo(64, 48)[:, :, :1]
    made = denoise_picture(Picture(np.ascontiguousarray(grey)), denoiser).picture.pixels
    three = denoise_floats(np.repeat(grey, 3, axis=2).astype(np.float32) / 255, denoiser)
    assert np.abs(made[:, :, 0] - 255 * np.clip(three.mean(axis=2), 0, 1)).max() <= 0.51


def test_floats_are_neither_clipped_nor_rounded(denoiser: Denoiser) -> None:
    random = np.random.default_rng(0)
    values = random.normal(0.5, 0.6, (32, 32, 3)).astype(np.float32)
    made = denoise_floats(values, denoiser, DenoiseSettings(1))
    assert made.dtype == np.float32 and made.min() < -0.2 and made.max() > 1.2


def test_the_noise_that_was_found_is_told(denoiser: Denoiser) -> None:
    luminance, colour = denoise_picture(Picture(make_photo(64, 64)), denoiser).noise
    assert 0 < luminance < 255 and 0 < colour < 255
