"""CMYK comes to sRGB through its profile, or says that it had none."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from aedesk.imaging import read_picture
from aedesk.imaging.colour import THROUGH_PROFILE, WITHOUT_PROFILE
from tests.imaging.material import cmyk_profile, saved, srgb

CYAN_ONLY, PAPER = (255, 0, 0, 0), (0, 0, 0, 0)


def two_patches() -> Image.Image:
    image = Image.new("CMYK", (32, 16), PAPER)
    image.paste(CYAN_ONLY, (0, 0, 16, 16))
    return image


def srgb_of_lab(light: float, a: float, b: float) -> np.ndarray:
    """From the definition of CIELAB (D50) and of sRGB, independent of the colour engine."""
    fy = (light + 16) / 116
    cubes = np.array([fy + a / 500, fy, fy - b / 200]) ** 3
    xyz = np.where(cubes > 0.008856, cubes, (np.cbrt(cubes) - 16 / 116) / 7.787) * [0.9642, 1.0, 0.8249]
    to_linear = [[3.1339, -1.6169, -0.4906], [-0.9788, 1.9161, 0.0335], [0.0719, -0.2290, 1.4052]]
    linear = np.clip(to_linear @ xyz, 0, 1)
    return 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("name", ["JPEG", "TIFF"])
def test_profile_decides_the_colours(name: str) -> None:
    options = {"quality": 100, "subsampling": 0} if name == "JPEG" else {}
    picture = read_picture(saved(two_patches(), name, icc_profile=cmyk_profile(), **options))
    assert picture.notes == (THROUGH_PROFILE,)
    assert picture.metadata.icc is None
    assert picture.pixels[8, 24].min() >= 253
    expected = srgb_of_lab(130 / 2.55, 50, 30)
    assert np.abs(picture.pixels[8, 4] - expected).max() < 8


@pytest.mark.parametrize("icc", [None, b"not a profile at all", srgb()])
def test_without_a_usable_profile_the_plain_formula_is_named(icc: bytes | None) -> None:
    data = saved(two_patches(), "TIFF", **({"icc_profile": icc} if icc else {}))
    picture = read_picture(data)
    assert picture.notes == (WITHOUT_PROFILE,)
    assert picture.metadata.icc is None
    assert picture.pixels[8, 4].tolist() == [0, 255, 255]


def test_the_test_profile_is_a_profile() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(cmyk_profile()))
    assert profile.profile.xcolor_space == "CMYK"
