"""Pictures are written exactly where the format can, with their metadata, or refused by name."""

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from aedesk.errors import PictureError, UnsupportedPictureError, UsageError
from aedesk.imaging import (
    WRITABLE,
    Metadata,
    Picture,
    encode_picture,
    format_for_name,
    losses,
    psnr,
    read_picture,
    to_8_bits,
)
from aedesk.imaging.orientation import exif_orientation
from tests.imaging.material import XMP, exif, gradient, noise, parsed_exif, srgb

DEPTHS = [np.uint8, np.uint16]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["png", "tiff"]),
    st.sampled_from(DEPTHS),
    st.sampled_from([1, 2, 3, 4]),
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(0, 2**31),
    st.integers(0, 15),
)
def test_lossless_formats(
    name: str, dtype: type, channels: int, height: int, width: int, seed: int, shift: int
) -> None:
    samples = noise(height, width, channels, dtype, seed)
    samples = (np.cumsum(samples >> min(shift, 7), axis=1)).astype(
        dtype
    )  # from noise to smooth, so all filters
    picture = read_picture(encode_picture(Picture.from_array(samples), name))
    assert picture.format == name
    assert picture.pixels.dtype == dtype
    assert np.array_equal(picture.to_array().reshape(samples.shape), samples)


@pytest.mark.parametrize("channels", [3, 4])
def test_webp_is_lossless_without_a_quality(channels: int) -> None:
    samples = noise(20, 30, channels)
    assert np.array_equal(
        read_picture(encode_picture(Picture.from_array(samples), "webp")).to_array(), samples
    )


@pytest.mark.parametrize("name", ["png", "tiff"])
@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_another_reader_sees_the_same(channels: int, dtype: type, name: str) -> None:
    samples = noise(300, 311, channels, dtype)
    data = encode_picture(Picture.from_array(samples), name)
    if dtype is np.uint8:  # OpenCV multiplies the colours of such TIFFs with alpha
        decoded = np.asarray(Image.open(io.BytesIO(data)))
    else:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        decoded = decoded.reshape(samples.shape)[:, :, {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[channels]]
    assert np.array_equal(decoded.reshape(samples.shape), samples)


@pytest.mark.parametrize("name", ["jpeg", "webp", "avif"])
@pytest.mark.parametrize("dtype", DEPTHS)
def test_lossy_formats_are_near_and_quality_counts(name: str, dtype: type) -> None:
    samples = gradient(64, 96).astype(dtype) * dtype(1 if dtype is np.uint8 else 257)
    samples ^= noise(64, 96, 3, dtype) >> (5 if dtype is np.uint8 else 13)
    picture = Picture.from_array(samples)
    fine, coarse = (encode_picture(picture, name, quality=quality) for quality in (95, 10))
    assert len(coarse) < len(fine)
    reference = to_8_bits(samples)
    assert psnr(read_picture(fine).pixels, reference) > 35
    assert psnr(read_picture(coarse).pixels, reference) < psnr(read_picture(fine).pixels, reference)


@pytest.mark.parametrize("name", ["jpeg", "avif"])
def test_grey_is_written_as_grey(name: str) -> None:
    picture = read_picture(encode_picture(Picture.from_array(gradient(32, 48)[:, :, 0]), name))
    assert picture.is_grey
    assert np.abs(picture.to_array().astype(int) - gradient(32, 48)[:, :, 0]).max() < 12


@pytest.mark.parametrize("name", ["webp", "avif"])
@pytest.mark.parametrize("channels", [2, 4])
def test_alpha_survives_lossy_formats(name: str, channels: int) -> None:
    samples = np.full((32, 48, channels), 90, np.uint8)
    samples[:16, :, -1] = 0
    samples[16:, :, -1] = 255
    picture = read_picture(encode_picture(Picture.from_array(samples), name, quality=90))
    assert picture.alpha is not None
    assert np.abs(picture.alpha.astype(int) - samples[:, :, -1]).max() <= 4


@pytest.mark.parametrize("dtype", DEPTHS)
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("name", WRITABLE)
def test_metadata_is_kept(name: str, channels: int, dtype: type) -> None:
    metadata = Metadata(icc=srgb(), exif=exif(), xmp=XMP)
    picture = Picture.from_array(noise(20, 30, channels, dtype), metadata=metadata)
    kept = read_picture(encode_picture(picture, name)).metadata
    assert kept.icc == metadata.icc
    assert kept.xmp == metadata.xmp
    assert parsed_exif(kept.exif) == ("Lens & Sons", "2020:01:02 03:04:05", "N")
    if name in ("png", "jpeg", "webp"):
        assert kept.exif == metadata.exif


@pytest.mark.parametrize("name", WRITABLE)
def test_without_metadata_nothing_is_invented(name: str) -> None:
    assert read_picture(encode_picture(Picture.from_array(noise(9, 9, 3)), name)).metadata == Metadata()


@pytest.mark.parametrize("name", WRITABLE)
def test_a_picture_is_written_as_upright(name: str) -> None:
    samples = gradient(20, 30)
    picture = Picture.from_array(samples, metadata=Metadata(exif=exif(6)))
    again = read_picture(encode_picture(picture, name))
    assert (again.width, again.height) == (30, 20)
    assert exif_orientation(again.metadata.exif) == 1


@pytest.mark.parametrize("name", ["tiff", "avif"])
def test_exif_that_nobody_can_parse_does_not_stop_writing(name: str) -> None:
    picture = Picture.from_array(noise(9, 9, 3), metadata=Metadata(exif=b"not Exif at all", icc=srgb()))
    assert read_picture(encode_picture(picture, name)).metadata == Metadata(icc=srgb())


@pytest.mark.parametrize("quality", [None, 75, 95, 100])
def test_noise_is_written_as_jpeg(quality: int | None, capfd: pytest.CaptureFixture[str]) -> None:
    picture = Picture.from_array(noise(400, 400, 3))
    assert read_picture(encode_picture(picture, "jpeg", quality=quality)).width == 400
    assert capfd.readouterr().err == ""


def test_jpeg_refuses_transparency_and_drops_opaque_alpha() -> None:
    samples = noise(9, 9, 4)
    with pytest.raises(UnsupportedPictureError, match="transparent, which JPEG cannot hold"):
        encode_picture(Picture.from_array(samples), "jpeg")
    samples[:, :, 3] = 255
    assert read_picture(encode_picture(Picture.from_array(samples), "jpeg")).alpha is None


@pytest.mark.parametrize(("name", "side"), [("jpeg", 65_501), ("webp", 16_384)])
def test_too_long_sides_are_refused(name: str, side: int) -> None:
    with pytest.raises(UnsupportedPictureError, match="a side of"):
        encode_picture(Picture.from_array(np.zeros((1, side), np.uint8)), name)


@pytest.mark.parametrize("metadata", [Metadata(exif=b"II*\0" + bytes(70_000)), Metadata(xmp=bytes(70_000))])
def test_blocks_too_long_for_jpeg_are_named(metadata: Metadata) -> None:
    with pytest.raises(UnsupportedPictureError, match=r"70,00\d bytes; JPEG holds at most 65,5"):
        encode_picture(Picture.from_array(noise(9, 9, 3), metadata=metadata), "jpeg")


def test_long_profiles_fit_into_every_format() -> None:
    metadata = Metadata(icc=noise(1, 200_000, 1).tobytes())
    for name in WRITABLE:
        data = encode_picture(Picture.from_array(noise(9, 9, 3), metadata=metadata), name)
        assert read_picture(data).metadata == metadata, name


def test_qualities_are_checked() -> None:
    picture = Picture.from_array(noise(9, 9, 3))
    for quality in (0, 101, -5):
        with pytest.raises(UsageError, match="1 to 100"):
            encode_picture(picture, "jpeg", quality=quality)
    for name in ("png", "tiff"):
        with pytest.raises(UsageError, match="lossless"):
            encode_picture(picture, name, quality=90)


def test_encoder_failures_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError("encoder error -2")

    monkeypatch.setattr(Image.Image, "save", failing)
    with pytest.raises(PictureError, match="cannot be written as webp: encoder error -2"):
        encode_picture(Picture.from_array(noise(9, 9, 3)), "webp")


def test_losses_are_told() -> None:
    deep = Picture.from_array(noise(4, 4, 3, np.uint16))
    assert losses(deep, "png") == losses(deep, "tif") == ()
    assert "rounded to 8" in losses(deep, "jpg")[0]
    assert losses(Picture.from_array(noise(4, 4, 3)), "jpg") == ()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.JPG", "jpeg"),
        ("b.jpeg", "jpeg"),
        (Path("c/d.Tif"), "tiff"),
        ("e.png", "png"),
        ("f.x.avif", "avif"),
    ],
)
def test_names_say_the_format(path: Path | str, name: str) -> None:
    assert format_for_name(path) == name


@pytest.mark.parametrize("path", ["a", "a.gif", "a.aed", ".png"])
def test_names_without_a_writable_format(path: str) -> None:
    with pytest.raises(UsageError, match=r"\.png, \.jpg"):
        format_for_name(path)


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match="'gif' cannot be written; allowed are png, jpeg, tiff, webp, avif"):
        encode_picture(Picture.from_array(noise(4, 4, 3)), "gif")
