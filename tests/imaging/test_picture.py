"""Pictures from arrays and Pillow images, and back."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from aedesk.errors import DamagedPictureError, UnsupportedPictureError
from aedesk.imaging import Metadata, Picture, to_8_bits, to_16_bits
from tests.imaging.material import exif, noise, sample_file

any_samples = st.one_of(
    arrays.arrays(
        dtype, st.tuples(st.integers(1, 9), st.integers(1, 9)) | st.tuples(*[st.integers(1, 4)] * 3)
    )
    for dtype in (np.uint8, np.uint16)
)


@given(any_samples)
def test_array_round_trip(array: np.ndarray) -> None:
    picture = Picture.from_array(array)
    channels = 1 if array.ndim == 2 else array.shape[2]
    assert (picture.height, picture.width) == array.shape[:2]
    assert picture.depth == 8 * array.itemsize
    assert picture.is_grey == (channels <= 2)
    assert (picture.alpha is not None) == (channels in (2, 4))
    assert picture.pixels.flags.c_contiguous
    expected = array[:, :, 0] if array.ndim == 3 and channels == 1 else array
    assert np.array_equal(picture.to_array(), expected)


@given(any_samples)
def test_pillow_round_trip(array: np.ndarray) -> None:
    picture = Picture.from_pillow(Picture.from_array(array).to_pillow())
    expected = Picture.from_array(array).to_array()
    if expected.dtype == np.uint16 and expected.ndim == 3:
        expected = to_8_bits(expected)
    assert picture.to_array().dtype == expected.dtype
    assert np.array_equal(picture.to_array(), expected)


@pytest.mark.parametrize(
    ("array", "reason"),
    [
        (np.zeros((4, 4), np.float32), "float32; uint8 and uint16 are allowed"),
        (np.zeros((4, 4), np.int16), "int16"),
        (np.zeros(4, np.uint8), r"shape \(4,\)"),
        (np.zeros((4, 4, 5), np.uint8), r"shape \(4, 4, 5\)"),
        (np.zeros((4, 0, 3), np.uint8), "at least one pixel"),
    ],
)
def test_other_arrays_are_refused(array: np.ndarray, reason: str) -> None:
    with pytest.raises(UnsupportedPictureError, match=reason):
        Picture.from_array(array)


@pytest.mark.parametrize(
    ("pixels", "alpha"),
    [
        (noise(4, 4, 2), None),
        (noise(4, 4, 3), noise(4, 5, 1)[:, :, 0]),
        (noise(4, 4, 3), noise(4, 4, 1, np.uint16)[:, :, 0]),
        (noise(4, 4, 3)[:, ::2], None),
    ],
)
def test_parts_must_fit(pixels: np.ndarray, alpha: np.ndarray | None) -> None:
    with pytest.raises(UnsupportedPictureError):
        Picture(pixels, alpha)


def test_array_is_shared_not_copied() -> None:
    array = noise(4, 4, 3)
    assert Picture.from_array(array).pixels.base is array or Picture.from_array(array).pixels is array


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBX", "RGBA", "RGBa", "YCbCr", "HSV"]
)
def test_pillow_modes(mode: str) -> None:
    image = Image.fromarray(noise(6, 5, 3)).convert("RGBA" if mode in ("RGBa", "La", "PA") else "RGB")
    image = image.convert("LA").convert(mode) if mode == "La" else image.convert(mode)
    picture = Picture.from_pillow(image)
    expected = {"1": "L", "L": "L", "LA": "LA", "La": "LA", "PA": "RGBA", "RGBA": "RGBA", "RGBa": "RGBA"}
    assert np.array_equal(picture.to_array(), np.asarray(image.convert(expected.get(mode, "RGB"))))


@pytest.mark.parametrize("mode", ["I;16", "I;16L", "I;16B"])
def test_pillow_16_bit_grey(mode: str) -> None:
    samples = noise(6, 5, 1, np.uint16)[:, :, 0]
    data = samples.astype(">u2" if mode == "I;16B" else "<u2").tobytes()
    assert np.array_equal(Picture.from_pillow(Image.frombytes(mode, (5, 6), data)).to_array(), samples)


@pytest.mark.parametrize("mode", ["I", "F", "LAB"])
def test_pillow_modes_without_a_range_are_refused(mode: str) -> None:
    with pytest.raises(UnsupportedPictureError):
        Picture.from_pillow(Image.new(mode, (3, 3)))


def test_tall_pillow_image_in_several_bands() -> None:
    samples = noise(1500, 1000, 3)
    assert np.array_equal(Picture.from_pillow(Image.fromarray(samples)).pixels, samples)


def test_pillow_orientation_is_applied() -> None:
    samples = noise(3, 5, 3)
    image = Image.fromarray(samples)
    image.info["exif"] = exif(6)
    assert np.array_equal(Picture.from_pillow(image).pixels, np.rot90(samples, -1))


def test_pillow_carries_metadata() -> None:
    metadata = Metadata(icc=b"profile", exif=exif(), xmp=b"<xmp/>")
    picture = Picture.from_array(noise(3, 5, 3), metadata=metadata)
    assert Picture.from_pillow(picture.to_pillow()).metadata == metadata


def test_lazy_pillow_image_of_a_cut_file(tmp_path: Any) -> None:
    path = tmp_path / "cut.png"
    path.write_bytes(sample_file("png")[:1000])
    with Image.open(path) as image, pytest.raises(DamagedPictureError, match="png"):
        Picture.from_pillow(image)


def test_depth_is_rounded_to_nearest() -> None:
    every = np.arange(65536, dtype=np.uint16)
    assert np.array_equal(to_8_bits(every), np.rint(every / 257))
    assert np.array_equal(to_8_bits(to_16_bits(every[:256].astype(np.uint8))), every[:256])
    assert to_16_bits(every) is every
