"""What the tests of imaging are made of: samples, profiles, Exif, and files of every format."""

import io
import struct
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

XMP = b"<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\xc3\xa9</x:xmpmeta><?xpacket end='w'?>"
MAKER, TAKEN = 0x010F, 0x9003
ORIENTATION = 0x0112
EXIF_DIRECTORY, GPS_DIRECTORY = 0x8769, 0x8825


def noise(height: int, width: int, channels: int, dtype: Any = np.uint8, seed: int = 0) -> NDArray[Any]:
    """Samples of the full range of the type, so that every bit of them counts."""
    top = int(np.iinfo(dtype).max) + 1
    return np.random.default_rng(seed).integers(0, top, (height, width, channels), dtype=dtype)


def gradient(height: int, width: int) -> NDArray[np.uint8]:
    """A smooth RGB picture, on which lossy codecs err little."""
    y, x = np.mgrid[0:height, 0:width]
    channels = (255 * x / max(width - 1, 1), 255 * y / max(height - 1, 1), 128 + 0 * x)
    return np.stack(channels, axis=2).astype(np.uint8)


@cache
def srgb() -> bytes:
    """An RGB profile; one for all, because it carries the second it was made in."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int | None = None) -> bytes:
    """Exif with a maker, a date in the Exif directory and a GPS entry."""
    block = Image.Exif()
    block[MAKER] = "Lens & Sons"
    if orientation is not None:
        block[ORIENTATION] = orientation
    block.get_ifd(EXIF_DIRECTORY)[TAKEN] = "2020:01:02 03:04:05"
    block.get_ifd(GPS_DIRECTORY)[1] = "N"
    return block.tobytes().removeprefix(b"Exif\0\0")


def parsed_exif(block: bytes | None) -> tuple[object, object, object]:
    """Maker, date and GPS entry of an Exif block."""
    parsed = Image.Exif()
    parsed.load(block or b"")
    return parsed.get(MAKER), parsed.get_ifd(EXIF_DIRECTORY).get(TAKEN), parsed.get_ifd(GPS_DIRECTORY).get(1)


def saved(image: Image.Image, name: str, **options: Any) -> bytes:
    """The file that Pillow writes."""
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


def animated(name: str, frames: int = 3) -> bytes:
    """A file of several frames or pages, the first of which is red."""
    colours = ["red", "green", "blue", "white"]
    images = [Image.new("RGB", (24, 16), colours[i % 4]) for i in range(frames)]
    options: dict[str, Any] = {"lossless": True} if name == "WEBP" else {}
    return saved(images[0], name, save_all=True, append_images=images[1:], **options)


def sample_file(name: str) -> bytes:
    """A small file of each readable format."""
    image = Image.fromarray(np.vstack([gradient(20, 40), noise(12, 40, 3)]))
    return saved(image.quantize(64) if name == "gif" else image, name.upper())


def cmyk_profile() -> bytes:
    """A printer's profile of its own: cyan ink is deep red, the other inks darken to neutral."""
    inks = [(cyan, other) for cyan in (0, 1) for other in range(8)]
    lab = bytearray()
    for cyan, other in inks:
        light = 255 - 70 * bin(other).count("1") - (125 if cyan else 0)
        lab += bytes(
            [max(light, 0), 128 + (50 if cyan and not other else 0), 128 + (30 if cyan and not other else 0)]
        )
    ramp = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (i % 4 == 0) for i in range(9)))
    table = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + ramp * 4 + bytes(lab) + ramp * 3
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    text = b"text\0\0\0\0none\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(78)
    tags = {b"desc": name, b"cprt": text, b"wtpt": white, b"A2B0": table}
    place, index, body = 128 + 4 + 12 * len(tags), b"", b""
    for tag, data in tags.items():
        index += tag + struct.pack(">II", place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s", place + len(body), b"lcms", 0x02100000, b"prtr", b"CMYK", b"Lab ")
    header += struct.pack(">6H4s", 2020, 1, 1, 0, 0, 0, b"acsp")
    header += bytes(68 - len(header)) + struct.pack(">3i", 63190, 65536, 54061)
    return header + bytes(128 - len(header)) + struct.pack(">I", len(tags)) + index + body
