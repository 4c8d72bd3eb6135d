"""16 bits per sample come in exactly, from PNG and TIFF, in every layout."""

import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from aedesk.errors import UnsupportedPictureError
from aedesk.imaging import read_picture
from aedesk.imaging.png import SIGNATURE, chunk
from tests.imaging.material import noise, saved

RGB_OF_BGR = {3: [2, 1, 0], 4: [2, 1, 0, 3]}


def by_opencv(suffix: str, samples: np.ndarray, *options: int) -> bytes:
    """A file of another writer, so that two errors of ours cannot hide each other."""
    channels = samples.shape[2]
    done, data = cv2.imencode(suffix, samples[:, :, RGB_OF_BGR.get(channels, [0])], list(options))
    assert done
    return bytes(data.tobytes())


def tiff(samples: np.ndarray, order: str, tags: dict[int, object], *, predictor: bool = False) -> bytes:
    """An uncompressed or deflated TIFF of any layout, by hand."""
    height, width, channels = samples.shape
    data = samples.astype(order + "u2").tobytes()
    directory = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"II" if order == "<" else b"MM")
    if predictor:
        differences = samples.copy()
        differences[:, 1:] -= samples[:, :-1]
        data = zlib.compress(differences.astype(order + "u2").tobytes())
        tags = {259: 8, 317: 2, **tags}
    defaults = {256: width, 257: height, 258: (16,) * channels, 259: 1, 277: channels, 278: height}
    for tag, value in {
        **defaults,
        262: 2 if channels >= 3 else 1,
        273: (0,),
        279: (len(data),),
        **tags,
    }.items():
        directory[tag] = value
    start = b"II*\0" + struct.pack("<I", 8) if order == "<" else b"MM\0*" + struct.pack(">I", 8)
    return start + directory.tobytes(8) + data


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_png(channels: int) -> None:
    samples = noise(21, 17, channels, np.uint16)
    picture = read_picture(by_opencv(".png", samples))
    assert picture.depth == 16
    assert picture.is_grey == (channels == 1)
    assert np.array_equal(picture.to_array().reshape(samples.shape), samples)


@pytest.mark.parametrize("from_file", [False, True])
@pytest.mark.parametrize("compression", [1, 5, 8])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_tiff(channels: int, compression: int, from_file: bool, tmp_path: Path) -> None:
    samples = noise(70, 17, channels, np.uint16)
    data = by_opencv(".tiff", samples, cv2.IMWRITE_TIFF_COMPRESSION, compression)
    path = tmp_path / "deep.tif"
    path.write_bytes(data)
    picture = read_picture(path if from_file else data)
    assert picture.depth == 16
    assert np.array_equal(picture.to_array().reshape(samples.shape), samples)


@pytest.mark.parametrize("predictor", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_tiff_byte_orders(channels: int, order: str, predictor: bool) -> None:
    samples = noise(9, 7, channels, np.uint16)
    tags: dict[int, object] = {338: (2,)} if channels in (2, 4) else {}
    picture = read_picture(tiff(samples, order, tags, predictor=predictor))
    assert np.array_equal(picture.to_array().reshape(samples.shape), samples)


@pytest.mark.parametrize("predictor", [False, True])
@pytest.mark.parametrize("channels", [2, 4])
def test_tiff_multiplied_with_alpha_is_divided(channels: int, predictor: bool) -> None:
    straight = noise(9, 7, channels, np.uint16)
    alpha = straight[:, :, -1:].astype(np.uint64)
    alpha[0, 0] = 0
    multiplied = np.concatenate([(straight[:, :, :-1] * alpha + 32767) // 65535, alpha], axis=2)
    picture = read_picture(tiff(multiplied.astype(np.uint16), "<", {338: (1,)}, predictor=predictor))
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha, alpha[:, :, 0])
    error = np.abs(picture.pixels.astype(float) - straight[:, :, :-1])
    solid = alpha[:, :, 0] > 0
    assert (error[solid] <= 65535 / (2 * alpha[solid]) + 1).all()
    assert (picture.pixels[0, 0] == 0).all()


def test_tiff_with_an_unused_channel() -> None:
    samples = noise(9, 7, 4, np.uint16)
    picture = read_picture(tiff(samples, ">", {338: (0,)}))
    assert picture.alpha is None
    assert np.array_equal(picture.pixels, samples[:, :, :3])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("channels", [1, 2])
def test_tiff_where_white_is_zero(channels: int, order: str) -> None:
    samples = noise(9, 7, channels, np.uint16)
    tags: dict[int, object] = {262: 0, **({338: (2,)} if channels == 2 else {})}
    picture = read_picture(tiff(samples, order, tags))
    assert np.array_equal(picture.pixels[:, :, 0], 65535 - samples[:, :, 0])
    if channels == 2:
        assert np.array_equal(picture.alpha, samples[:, :, 1])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_tiff_is_turned_once(orientation: int) -> None:
    samples = noise(9, 7, 3, np.uint16)
    deep = read_picture(tiff(samples, "<", {274: orientation}))
    shallow = Image.fromarray((samples >> 8).astype(np.uint8))
    options = TiffImagePlugin.ImageFileDirectory_v2()
    options[274] = orientation
    assert np.array_equal(deep.pixels >> 8, read_picture(saved(shallow, "TIFF", tiffinfo=options)).pixels)


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({339: (3, 3, 3)}, "floating point"),
        ({339: (2, 2, 2)}, "signed integer"),
        ({284: 2}, "separate planes"),
        ({258: (12, 12, 12)}, "12/12/12 bits"),
    ],
)
def test_tiff_kinds_without_a_reader_are_named(tags: dict[int, object], reason: str) -> None:
    with pytest.raises(UnsupportedPictureError, match=reason):
        read_picture(tiff(noise(9, 7, 3, np.uint16), "<", tags))


def test_png_grey_with_alpha_and_interlace() -> None:
    samples = noise(1, 1, 2, np.uint16)
    header = struct.pack(">IIBBBBB", 1, 1, 16, 4, 0, 0, 1)
    data = zlib.compress(b"\0" + samples.astype(">u2").tobytes())
    png = SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    assert np.array_equal(read_picture(png).to_array(), samples)


@pytest.mark.parametrize(("channels", "colour_type"), [(1, 0), (3, 2)])
def test_png_key_colour(channels: int, colour_type: int) -> None:
    samples = noise(4, 5, channels, np.uint16)
    samples[2, 3] = samples[0, 0] = 0x1234
    lines = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    header = struct.pack(">IIBBBBB", 5, 4, 16, colour_type, 0, 0, 0)
    parts = [
        (b"IHDR", header),
        (b"tRNS", b"\x12\x34" * channels),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    ]
    picture = read_picture(SIGNATURE + b"".join(chunk(*part) for part in parts))
    assert np.array_equal(picture.pixels, samples)
    assert picture.alpha is not None
    assert np.argwhere(picture.alpha == 0).tolist() == [[0, 0], [2, 3]]
    assert set(np.unique(picture.alpha)) == {0, 65535}


def test_deep_cmyk_is_read_with_a_note() -> None:
    samples = noise(9, 7, 4, np.uint16)
    picture = read_picture(tiff(samples, "<", {262: 5}))
    assert picture.depth == 8
    assert picture.notes[-1] == "CMYK of 16 bits per sample was read as 8 bits."
