"""All 16 bits of colour samples, out of decoders that keep 8.

Pillow has no mode for 16-bit colour: of every sample it keeps the high byte, and finds it by the byte order
that the tile's raw mode names. Told the other order, it keeps the low byte. So two passes give the exact
samples, with Pillow's checks for damage, for every compression, interlacing and predictor.
"""

import re
import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from aedesk.imaging.decoders import raw_mode
from aedesk.imaging.from_pillow import Content, bands

_COLOUR_16 = re.compile(r"(RGB|RGBA|RGBX|RGBa);16([BLN])")
_OTHER_ORDER = {"B": "L", "L": "B", "N": "B" if sys.byteorder == "little" else "L"}


def sixteen_bit_content(
    image: ImageFile.ImageFile, open_again: Callable[[], ImageFile.ImageFile]
) -> Content | None:
    """Decode a PNG or TIFF of 16-bit colour, or of 16-bit grey with alpha.

    Args:
        image: Opened, not loaded; it is loaded on return unless None is returned.
        open_again: Opens the same stream once more.

    Returns:
        None when Pillow's own modes hold the samples without loss.
    """
    raw = raw_mode(image)
    if raw == "LA;16B":
        return _pairs(image, big_endian=True)
    if getattr(image, "is_grey_alpha", False):
        big = image.tag_v2.prefix == b"MM"  # type: ignore[attr-defined]
        if image.tile[0].codec_name == "libtiff":  # libtiff has brought them to the order of the machine
            big = sys.byteorder == "big"
        return _pairs(image, big_endian=big)
    match = _COLOUR_16.fullmatch(raw)
    return _colours(image, open_again, match[1], match[2]) if match else None


def _colours(
    image: ImageFile.ImageFile, open_again: Callable[[], ImageFile.ImageFile], layout: str, order: str
) -> Content:
    # Pillow would divide by alpha in 8 bits: take the samples as they are and divide here.
    plain = "RGBA" if layout == "RGBa" else layout
    low_image = open_again()
    high = _loaded(image, f"{plain};16{order}")
    low = _loaded(low_image, f"{plain};16{_OTHER_ORDER[order]}")
    pixels = np.empty((image.height, image.width, 3), np.uint16)
    alpha = np.empty((image.height, image.width), np.uint16) if image.mode == "RGBA" else None
    for (rows, high_band), (_, low_band) in zip(bands(high), bands(low), strict=True):
        samples = np.asarray(high_band).astype(np.uint16) << 8 | np.asarray(low_band)
        pixels[rows] = samples[:, :, :3]
        if alpha is not None:
            alpha[rows] = samples[:, :, 3]
    return _content(image, pixels, alpha, is_premultiplied=layout == "RGBa")


def _pairs(image: ImageFile.ImageFile, *, big_endian: bool) -> Content:
    """Grey and alpha of 16 bits have the four bytes per pixel of RGBA, so one pass brings them all."""
    loaded = _loaded(image, "RGBA")
    pairs = np.asarray(loaded).view(">u2" if big_endian else "<u2").astype(np.uint16)
    grey, alpha = pairs[:, :, :1], np.ascontiguousarray(pairs[:, :, 1])
    if getattr(image, "is_inverted", False):
        grey = np.uint16(65535) - grey
    premultiplied = getattr(image, "is_premultiplied", False)
    return _content(image, np.ascontiguousarray(grey), alpha, is_premultiplied=premultiplied)


def _content(
    image: Image.Image,
    pixels: NDArray[np.uint16],
    alpha: NDArray[np.uint16] | None,
    *,
    is_premultiplied: bool,
) -> Content:
    key = image.info.get("transparency")
    if alpha is not None and is_premultiplied:
        pixels = _divided(pixels, alpha)
    elif alpha is None and key is not None:
        opaque = (pixels != np.asarray(key)).any(axis=2)
        alpha = np.where(opaque, 65535, 0).astype(np.uint16)
    return Content(pixels, alpha, image.info.get("icc_profile") or None)


def _divided(pixels: NDArray[np.uint16], alpha: NDArray[np.uint16]) -> NDArray[np.uint16]:
    divisor = np.maximum(alpha, 1).astype(np.uint32)[:, :, np.newaxis]
    straight: NDArray[np.uint32] = (pixels.astype(np.uint32) * 65535 + divisor // 2) // divisor
    return np.minimum(straight, 65535).astype(np.uint16)


def _loaded(image: ImageFile.ImageFile, raw_mode: str) -> Image.Image:
    image.tile = [
        tile._replace(args=(raw_mode, *tile.args[1:]) if isinstance(tile.args, tuple) else raw_mode)
        for tile in image.tile
    ]
    image.load()
    return image
