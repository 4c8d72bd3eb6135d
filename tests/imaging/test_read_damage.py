"""Cut, altered and boasting files end in a named error, within bounds of memory."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from aedesk.errors import DamagedPictureError, PictureError, PictureTooLargeError, UnsupportedPictureError
from aedesk.imaging import READABLE, Limits, Picture, encode_picture, read_picture
from aedesk.imaging.decoders import decoding
from aedesk.imaging.png import SIGNATURE, chunk
from tests.imaging.material import animated, noise, sample_file

SMALL = Limits(max_pixels=100_000)


def files() -> dict[str, bytes]:
    made = {name: sample_file(name) for name in READABLE}
    made |= {f"animated {name.lower()}": animated(name) for name in ("GIF", "WEBP", "PNG", "AVIF", "TIFF")}
    deep = Picture.from_array(noise(20, 30, 4, np.uint16))
    made |= {f"deep {name}": encode_picture(deep, name) for name in ("png", "tiff")}
    return made


FILES = files()


@pytest.mark.parametrize("kind", FILES)
def test_cut_files_are_damaged_or_complete(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = FILES[kind]
    whole = read_picture(data).to_array()
    refused = 0
    for length in [*range(1, min(80, len(data))), *np.linspace(80, len(data) - 1, 60, dtype=int)]:
        try:
            picture = read_picture(data[:length], SMALL)
        except (DamagedPictureError, UnsupportedPictureError):
            refused += 1
        else:  # what comes after the pixels of the first frame may be missing
            assert np.array_equal(picture.to_array(), whole), length
    assert refused > 80
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", FILES)
def test_altered_files_raise_nothing_else(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(7)
    for _ in range(150):
        data = bytearray(FILES[kind])
        # Headers matter most, so half of the changes hit the first 200 bytes.
        reach = min(200, len(data)) if rng.random() < 0.5 else len(data)
        for at in rng.integers(0, reach, rng.integers(1, 4)):
            data[at] = rng.integers(0, 256)
        try:
            picture = read_picture(bytes(data), SMALL)
        except PictureError:
            continue
        assert picture.width * picture.height <= SMALL.max_pixels
    if "tiff" not in kind:  # libtiff speaks for itself when compressed data are altered
        assert capfd.readouterr().err == ""


def boasting() -> dict[str, bytes]:
    """Headers of pictures that would take gigabytes, a few dozen bytes each."""
    png = SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(bytes(100)))
    jpeg = bytearray(sample_file("jpeg"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 60_000, 60_000)
    directory = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"II")
    tags = {256: 60_000, 257: 60_000, 258: (8,), 259: 1, 262: 1, 277: 1, 278: 60_000, 273: (0,), 279: (100,)}
    for tag, value in tags.items():
        directory[tag] = value
    avif = bytearray(sample_file("avif"))
    extent = avif.index(b"ispe")
    avif[extent + 8 : extent + 16] = struct.pack(">II", 16_000, 16_000)
    riff = b"RIFF" + struct.pack("<I", 100) + b"WEBPVP8X" + struct.pack("<II", 10, 0)
    sides = (16_382).to_bytes(3, "little") * 2
    return {
        "png": png,
        "jpeg": bytes(jpeg),
        "tiff": b"II*\0" + struct.pack("<I", 8) + directory.tobytes(8) + bytes(100),
        "gif": b"GIF89a"
        + struct.pack("<HHBBB", 60_000, 60_000, 0, 0, 0)
        + b","
        + bytes(9)
        + b"\x02\x02\x4c\x01\0;",
        "bmp": b"BM" + struct.pack("<IIIIiiHH", 1000, 0, 54, 40, 60_000, 60_000, 1, 24) + bytes(24 + 100),
        "webp": riff + sides + bytes(100),
        "avif": bytes(avif),
    }


@pytest.mark.parametrize("name", READABLE)
def test_boasting_headers_are_refused_by_the_limit(name: str) -> None:
    with pytest.raises(PictureTooLargeError, match=r"the limit is 200,000,000.*--max-pixels"):
        read_picture(boasting()[name])


def test_jpeg_xl_size_is_known_before_decoding() -> None:
    bits = [(1, 0), (2, 3), (30, 59_999), (3, 1)]  # not small, height of 30 bits, as wide as high
    value = position = 0
    for count, number in bits:
        value |= number << position
        position += count
    stream = b"\xff\x0a" + value.to_bytes(40, "little")
    boxes = b"\0\0\0\x0cJXL \r\n\x87\n" + struct.pack(">I4s", 12, b"ftyp") + bytes(4)
    boxed = boxes + struct.pack(">I4s", 8 + len(stream), b"jxlc") + stream
    for data in (stream, boxed):
        with pytest.raises(PictureTooLargeError, match="60000×60000"):
            read_picture(data)


def test_too_many_bytes_are_refused(tmp_path: object) -> None:
    with pytest.raises(PictureTooLargeError, match="the limit is 100"):
        read_picture(sample_file("png"), Limits(max_bytes=100))


def test_a_side_over_the_format_of_latents_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 70_000, 1, 8, 0, 0, 0, 0)
    data = (
        SIGNATURE
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(70_001)))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(PictureTooLargeError, match="at most 65,535"):
        read_picture(data)


def test_pillow_limit_does_not_interfere_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for name in READABLE:
        read_picture(sample_file(name))
        assert Image.MAX_IMAGE_PIXELS == 100
    with decoding("png", 101), decoding("png", 102):
        assert Image.MAX_IMAGE_PIXELS is None
    assert Image.MAX_IMAGE_PIXELS == 100
    with decoding("png", 100):
        assert Image.MAX_IMAGE_PIXELS == 100
