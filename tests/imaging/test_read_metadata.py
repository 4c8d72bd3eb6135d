"""Profile, Exif and XMP are kept; orientation is applied once and marked as applied."""

import struct
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps, PngImagePlugin

from aedesk.imaging import read_picture
from aedesk.imaging.orientation import exif_orientation, marked_upright
from aedesk.imaging.picture import Metadata
from tests.imaging.material import XMP, exif, gradient, noise, parsed_exif, saved, srgb

PREFIX = b"Exif\0\0"


def with_metadata(name: str, image: Image.Image, orientation: int | None, **options: Any) -> bytes:
    """A file with all three blocks, by Pillow."""
    block: Any = PREFIX + exif(orientation)
    options |= {"exif": block, "icc_profile": srgb()}
    if name == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["exif"] = block
    else:
        options["xmp"] = XMP
    if name == "TIFF":
        options["exif"] = Image.Exif()
        options["exif"].load(block)
        options["exif"][700] = options.pop("xmp")
    return saved(image, name, **options)


FORMATS = ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"]


@pytest.mark.parametrize("name", FORMATS)
def test_all_blocks_are_kept(name: str) -> None:
    metadata = read_picture(with_metadata(name, Image.fromarray(gradient(16, 24)), None)).metadata
    assert metadata.icc == srgb()
    assert metadata.xmp == XMP
    assert parsed_exif(metadata.exif) == ("Lens & Sons", "2020:01:02 03:04:05", "N")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", FORMATS)
def test_orientation_is_applied_once(name: str, orientation: int) -> None:
    samples = gradient(32, 48)
    options: dict[str, Any] = {
        "WEBP": {"lossless": True},
        "JPEG": {"quality": 95},
        "AVIF": {"quality": 95},
    }.get(name, {})
    picture = read_picture(with_metadata(name, Image.fromarray(samples), orientation, **options))
    turned = Image.fromarray(samples)
    turned.getexif()[0x0112] = orientation
    expected = np.asarray(ImageOps.exif_transpose(turned))
    assert picture.pixels.shape == expected.shape
    assert np.abs(picture.pixels.astype(int) - expected).mean() < (4 if name in ("JPEG", "AVIF") else 1e-9)
    assert picture.pixels.flags.c_contiguous
    assert exif_orientation(picture.metadata.exif) == 1
    assert parsed_exif(picture.metadata.exif) == ("Lens & Sons", "2020:01:02 03:04:05", "N")


def test_alpha_turns_with_the_pixels() -> None:
    samples = noise(5, 3, 4)
    picture = read_picture(saved(Image.fromarray(samples), "PNG", exif=PREFIX + exif(6)))
    assert np.array_equal(picture.to_array(), np.rot90(samples, -1))


@pytest.mark.parametrize("order", ["<", ">"])
def test_only_the_orientation_changes_in_exif(order: str) -> None:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, 8, 0) + struct.pack(order + "HHII", 0x927C, 7, 9, 38)
    block = mark + struct.pack(order + "IH", 8, 2) + entries + bytes(4) + b"\xffMAKER\0\x06\x08"
    assert exif_orientation(block) == 8
    upright = marked_upright(Metadata(exif=block)).exif
    assert upright is not None
    assert [at for at, (a, b) in enumerate(zip(block, upright, strict=True)) if a != b] == [
        18 if order == "<" else 19
    ]
    assert exif_orientation(upright) == 1


@pytest.mark.parametrize(
    "block", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"garbage!!"]
)
def test_broken_exif_is_upright_and_kept(block: bytes) -> None:
    assert exif_orientation(block) == 1
    assert marked_upright(Metadata(exif=block)).exif == block


@pytest.mark.parametrize(
    "text",
    [b"<a tiff:Orientation='6'/>", b"<tiff:Orientation>8</tiff:Orientation>", b'<a tiff:Orientation="3" />'],
)
def test_xmp_orientation_is_marked_too(text: bytes) -> None:
    marked = marked_upright(Metadata(xmp=text)).xmp
    assert marked is not None
    assert b"1" in marked
    assert len(marked) == len(text)
    assert not set(b"2345678") & set(marked)


def test_imagemagick_profile_in_png() -> None:
    info = PngImagePlugin.PngInfo()
    block = PREFIX + exif(3)
    lines = "\n".join(block.hex()[at : at + 72] for at in range(0, 2 * len(block), 72))
    info.add_text("Raw profile type exif", f"\nexif\n{len(block):8}\n{lines}\n", zip=True)
    samples = noise(5, 3, 3)
    picture = read_picture(saved(Image.fromarray(samples), "PNG", pnginfo=info))
    assert np.array_equal(picture.pixels, samples[::-1, ::-1])
    assert parsed_exif(picture.metadata.exif)[0] == "Lens & Sons"


def test_stripped_keeps_the_profile_alone() -> None:
    assert Metadata(b"icc", b"exif", b"xmp").stripped() == Metadata(icc=b"icc")
