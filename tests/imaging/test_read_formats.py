"""Every mode of every format comes in with the right samples, transparency, notes."""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.errors import PictureError, UnsupportedPictureError
from aedesk.imaging import READABLE, read_picture
from aedesk.imaging.png import SIGNATURE, chunk
from tests.imaging.material import animated, gradient, noise, sample_file, saved

LOSSLESS = {"PNG": {}, "TIFF": {}, "BMP": {}, "WEBP": {"lossless": True}}


@pytest.mark.parametrize("name", READABLE)
def test_format_is_told_by_content_and_kept(name: str, tmp_path: Path) -> None:
    data = sample_file(name)
    path = tmp_path / "wrong.suffix"
    path.write_bytes(data)
    picture = read_picture(path)
    assert picture.format == name
    assert (picture.width, picture.height, picture.depth) == (40, 32, 8)
    assert not picture.is_grey
    assert picture.alpha is None
    assert picture.notes == ()
    assert np.array_equal(picture.pixels, read_picture(data).pixels)


@pytest.mark.parametrize("name", LOSSLESS)
def test_rgb_exactly(name: str) -> None:
    samples = noise(9, 13, 3)
    assert np.array_equal(
        read_picture(saved(Image.fromarray(samples), name, **LOSSLESS[name])).pixels, samples
    )


@pytest.mark.parametrize("name", ["PNG", "TIFF", "WEBP"])
def test_rgba_exactly(name: str) -> None:
    samples = noise(9, 13, 4)
    options = {"lossless": True, "exact": True} if name == "WEBP" else {}
    picture = read_picture(saved(Image.fromarray(samples), name, **options))
    assert np.array_equal(picture.to_array(), samples)


@pytest.mark.parametrize("name", ["PNG", "TIFF", "BMP"])
def test_grey_stays_grey(name: str) -> None:
    samples = noise(9, 13, 1)[:, :, 0]
    picture = read_picture(saved(Image.fromarray(samples), name))
    assert picture.is_grey
    assert np.array_equal(picture.to_array(), samples)


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
def test_grey_with_alpha(name: str) -> None:
    samples = noise(9, 13, 2)
    assert np.array_equal(read_picture(saved(Image.fromarray(samples), name)).to_array(), samples)


@pytest.mark.parametrize("name", ["PNG", "TIFF", "BMP"])
def test_one_bit_becomes_black_and_white(name: str) -> None:
    samples = noise(9, 13, 1)[:, :, 0] > 127
    picture = read_picture(saved(Image.fromarray(samples), name))
    assert np.array_equal(picture.to_array(), samples * np.uint8(255))


@pytest.mark.parametrize("name", ["PNG", "TIFF", "BMP", "GIF"])
def test_palette_becomes_rgb(name: str) -> None:
    image = Image.fromarray(gradient(20, 30)).quantize(32)
    picture = read_picture(saved(image, name))
    assert np.array_equal(picture.pixels, np.asarray(image.convert("RGB")))
    assert picture.alpha is None


def test_palette_with_one_transparent_colour() -> None:
    image = Image.fromarray(noise(8, 8, 1, seed=3)[:, :, 0] % 4).convert("P")
    picture = read_picture(saved(image, "PNG", transparency=2))
    assert np.array_equal(picture.alpha == 0, np.asarray(image) == 2)
    gif = read_picture(saved(image, "GIF", transparency=2))
    assert np.array_equal(gif.alpha == 0, np.asarray(image) == 2)


def test_palette_with_partial_transparency() -> None:
    image = Image.fromarray(np.arange(4, dtype=np.uint8).reshape(2, 2)).convert("P")
    picture = read_picture(saved(image, "PNG", transparency=bytes([0, 80, 160, 255])))
    assert picture.alpha is not None
    assert picture.alpha.tolist() == [[0, 80], [160, 255]]


@pytest.mark.parametrize(("mode", "key"), [("L", 7), ("RGB", (7, 7, 7)), ("1", 0)])
def test_key_colour_becomes_alpha(mode: str, key: int | tuple[int, int, int]) -> None:
    image = Image.fromarray(np.array([[7, 0], [255, 7]], np.uint8)).convert(mode, dither=Image.Dither.NONE)
    picture = read_picture(saved(image, "PNG", transparency=key))
    samples = np.asarray(image.convert("RGB"))
    expected = (samples != (key if isinstance(key, tuple) else (key, key, key))).any(axis=2)
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha, expected * np.uint8(255))


@pytest.mark.parametrize(("bits", "step"), [(2, 85), (4, 17)])
def test_key_level_of_few_bits(bits: int, step: int) -> None:
    header = struct.pack(">IIBBBBB", 8 // bits, 1, bits, 0, 0, 0, 0)
    levels = 0b0110_0011 if bits == 2 else 0b0101_0010
    data = chunk(b"IHDR", header) + chunk(b"tRNS", b"\0\2" if bits == 2 else b"\0\5")
    data += chunk(b"IDAT", zlib.compress(bytes([0, levels]))) + chunk(b"IEND", b"")
    picture = read_picture(SIGNATURE + data)
    expected = [1, 2, 0, 3] if bits == 2 else [5, 2]
    assert picture.pixels.ravel().tolist() == [step * level for level in expected]
    assert picture.alpha is not None
    assert picture.alpha.ravel().tolist() == [
        0 if level == (2 if bits == 2 else 5) else 255 for level in expected
    ]


@pytest.mark.parametrize("name", ["JPEG", "AVIF"])
def test_lossy_grey_and_rgb_are_near(name: str) -> None:
    samples = gradient(48, 64)
    colour = read_picture(saved(Image.fromarray(samples), name, quality=95))
    assert np.abs(colour.pixels.astype(int) - samples).mean() < 3
    options = {"subsampling": "4:0:0"} if name == "AVIF" else {}
    grey = read_picture(saved(Image.fromarray(samples[:, :, 0]), name, quality=95, **options))
    assert grey.is_grey
    assert np.abs(grey.to_array().astype(int) - samples[:, :, 0]).mean() < 3


def test_ycbcr_tiff_is_converted() -> None:
    samples = gradient(48, 64)
    picture = read_picture(saved(Image.fromarray(samples), "TIFF", compression="jpeg", quality=95))
    assert np.abs(picture.pixels.astype(int) - samples).mean() < 3


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_tiff_compressions(compression: str, tmp_path: Path) -> None:
    samples = noise(40, 30, 3)
    path = tmp_path / "a.tif"
    path.write_bytes(saved(Image.fromarray(samples), "TIFF", compression=compression))
    assert np.array_equal(read_picture(path).pixels, samples)
    assert np.array_equal(read_picture(path.read_bytes()).pixels, samples)


@pytest.mark.parametrize("name", ["GIF", "WEBP", "PNG", "AVIF", "TIFF"])
def test_first_frame_is_taken_and_said(name: str) -> None:
    picture = read_picture(animated(name))
    word = "pages" if name == "TIFF" else "frames"
    assert picture.notes == (f"The first of 3 {word} was taken.",)
    assert np.abs(picture.pixels.astype(int) - [255, 0, 0]).max() <= 3


@pytest.mark.parametrize("mode", ["F", "I"])
def test_samples_without_a_range_are_refused(mode: str) -> None:
    with pytest.raises(UnsupportedPictureError, match="32-bit"):
        read_picture(saved(Image.new(mode, (4, 4)), "TIFF"))


def test_cielab_is_refused() -> None:
    with pytest.raises(UnsupportedPictureError, match="CIELAB"):
        read_picture(saved(Image.new("LAB", (4, 4)), "TIFF"))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\xeeAED\r\n\x1a" + bytes(30), "an aedesk latent file"),
        (b"Hello, this is a letter.", "text"),
        (bytes(range(100, 200)), "unknown data"),
        (b"\0\0\0\x20ftypisom" + bytes(20), "a video"),
    ],
)
def test_other_content_is_named(data: bytes, found: str) -> None:
    with pytest.raises(UnsupportedPictureError, match=found) as caught:
        read_picture(data)
    assert "png, jpeg, webp, tiff, bmp, gif, avif" in caught.value.message


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"no\.png cannot be opened: No such file"):
        read_picture(tmp_path / "no.png")
    with pytest.raises(PictureError, match="cannot be opened"):
        read_picture(tmp_path)


def test_deep_avif_is_said() -> None:
    import cv2

    done, data = cv2.imencode(".avif", noise(16, 16, 3, np.uint16) >> 6, [cv2.IMWRITE_AVIF_DEPTH, 10])
    assert done
    assert read_picture(data.tobytes()).notes == ("AVIF of 10 bits per sample was read as 8 bits.",)


def test_jpeg_xl_through_its_extra() -> None:
    pytest.importorskip("pillow_jxl")
    samples = gradient(24, 40)
    picture = read_picture(saved(Image.fromarray(samples), "JXL", lossless=True))
    assert picture.format == "jxl"
    assert np.array_equal(picture.pixels, samples)


@pytest.mark.parametrize(
    ("data", "extra", "module"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "heif", "pillow_heif.as_plugin"),
        (b"\xff\x0a" + bytes(40), "jxl", "pillow_jxl.JpegXLImagePlugin"),
    ],
)
def test_missing_extra_is_named(
    data: bytes, extra: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnsupportedPictureError, match=rf"pip install 'aedesk\[{extra}\]'"):
        read_picture(data)
