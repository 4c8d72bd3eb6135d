"""A part in the preview is that part of the denoised picture, and the slider needs no network twice."""

from unittest.mock import Mock

import numpy as np
import pytest

from aedesk.denoising import Denoiser, DenoiseSettings, denoise_picture
from aedesk.denoising.part import PartDenoiser
from aedesk.imaging import Picture
from tests.denoising.material import make_photo

AREA = slice(21, 90), slice(35, 140)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(
    "settings", [DenoiseSettings(), DenoiseSettings(30, 80), DenoiseSettings(100), DenoiseSettings(0)]
)
def test_part_is_that_of_the_picture(denoiser: Denoiser, channels: int, settings: DenoiseSettings) -> None:
    pixels = np.ascontiguousarray(make_photo(130, 170)[:, :, :channels])
    whole = denoise_picture(Picture(pixels), denoiser, settings)
    part = PartDenoiser(pixels, denoiser, lambda _: None)
    np.testing.assert_allclose(part.denoise(AREA, settings), whole.picture.pixels[AREA].astype(int), atol=1)
    assert part.noise == pytest.approx(whole.noise)


def test_detail_is_kept_as_in_the_picture(denoiser: Denoiser) -> None:
    settings = DenoiseSettings(keep_detail=70)
    pixels = make_photo(130, 170)
    whole = denoise_picture(Picture(pixels), denoiser, settings).picture.pixels[AREA]
    part = PartDenoiser(pixels, denoiser, lambda _: None).denoise(AREA, settings)
    # The window in which texture is measured ends at the part's border.
    inner = np.s_[4:-4, 4:-4]
    np.testing.assert_allclose(part[inner], whole[inner].astype(int), atol=1)


def test_weaker_needs_no_network(denoiser: Denoiser) -> None:
    told = Mock()
    part = PartDenoiser(make_photo(130, 170), denoiser, told)
    part.denoise(AREA, DenoiseSettings())
    assert told.called and part.is_known(AREA, DenoiseSettings(20))
    told.reset_mock()
    for strength in (5, 20, 50):
        part.denoise(AREA, DenoiseSettings(strength))
        part.denoise((slice(30, 60), slice(40, 90)), DenoiseSettings(strength))
    assert not told.called
    assert not part.is_known(AREA, DenoiseSettings(80))
    part.denoise(AREA, DenoiseSettings(80))
    assert told.called


def test_small_tiles_make_no_seam(denoiser: Denoiser, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = make_photo(200, 230)
    area = slice(3, 197), slice(1, 229)
    expected = PartDenoiser(pixels, denoiser, lambda _: None).denoise(area, DenoiseSettings())
    monkeypatch.setattr("aedesk.denoising.part.TILE_PIXELS", 110 * 110)
    cut = PartDenoiser(pixels, denoiser, lambda _: None).denoise(area, DenoiseSettings())
    np.testing.assert_allclose(cut, expected.astype(int), atol=1)
