"""From a Pillow image of any mode with a defined range to samples, transparency and metadata."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aedesk.errors import UnsupportedPictureError
from aedesk.imaging.colour import cmyk_converter
from aedesk.imaging.orientation import exif_orientation, marked_upright, plain_exif, turned_upright
from aedesk.imaging.picture import Metadata, Picture, Samples

_BAND_PIXELS = 1 << 20

# Mode of Pillow → mode that holds the same in separate samples.
_PLAIN_MODES = {
    "1": "L",
    "L": "L",
    "LA": "LA",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGB": "RGB",
    "RGBX": "RGB",
    "RGBA": "RGBA",
    "RGBa": "RGBA",
    "YCbCr": "RGB",
    "HSV": "RGB",
    "I;16": "I;16",
    "I;16L": "I;16",
    "I;16B": "I;16",
}
_CHANNELS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4, "I;16": 1}
_REFUSED = {"I": "32-bit integer", "F": "32-bit floating point", "LAB": "CIELAB"}


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Samples as they are stored, before any turning.

    Args:
        pixels: (H, W, C) uint8 or uint16.
        alpha: (H, W) of the same type, or None.
        icc: The profile that now belongs to the samples; None after a conversion to sRGB.
        notes: What was converted.
    """

    pixels: Samples
    alpha: Samples | None
    icc: bytes | None
    notes: tuple[str, ...] = ()


def picture_from_pillow(image: Image.Image) -> Picture:
    """See ``Picture.from_pillow``."""
    from aedesk.imaging.decoders import decoding

    name = (image.format or "").lower()
    with decoding(name or "image", image.width * image.height):
        image.load()
        return assemble(content_of(image), metadata_of(image), name, is_upright=False)


def assemble(content: Content, metadata: Metadata, name: str, *, is_upright: bool) -> Picture:
    """Turn the content upright, once, and put the picture together.

    Args:
        content: Samples as stored.
        metadata: What the file carries; its profile gives way to the content's.
        name: Name of the format.
        is_upright: Whether the decoder has turned the samples already.
    """
    orientation = 1 if is_upright else exif_orientation(metadata.exif)
    alpha = content.alpha
    return Picture(
        pixels=turned_upright(content.pixels, orientation),
        alpha=None if alpha is None else turned_upright(alpha, orientation),
        metadata=marked_upright(Metadata(icc=content.icc, exif=metadata.exif, xmp=metadata.xmp)),
        format=name,
        notes=content.notes,
    )


def metadata_of(image: Image.Image) -> Metadata:
    """Profile, Exif and XMP from the ``info`` of a loaded image."""
    info = image.info
    exif, xmp = info.get("exif"), info.get("xmp")
    if exif is None and "Raw profile type exif" in info:
        exif = _imagemagick_profile(info["Raw profile type exif"])
    if isinstance(xmp, str):
        xmp = xmp.encode()
    return Metadata(icc=info.get("icc_profile") or None, exif=plain_exif(exif), xmp=xmp or None)


def content_of(image: Image.Image) -> Content:
    """Samples, transparency and profile of a loaded image.

    Works in bands, so that no second copy of the whole picture exists beside Pillow's own.

    Raises:
        UnsupportedPictureError: A mode without a defined range.
    """
    icc: bytes | None = image.info.get("icc_profile") or None
    if image.mode == "CMYK":
        convert, note = cmyk_converter(icc)
        return Content(_filled(image, "RGB", convert)[0], None, None, (note,))
    mode = _PLAIN_MODES.get(image.mode)
    if mode is None:
        raise UnsupportedPictureError(
            f"The picture has {_REFUSED.get(image.mode, image.mode)} samples; "
            "grey, RGB, palette and CMYK with 8 or 16 bits per sample are read.",
            "Convert it to 8 or 16 bits per sample first.",
        )
    if image.mode == "P" and image.has_transparency_data:
        mode = "RGBA"
    pixels, alpha = _filled(image, mode, lambda band: band if band.mode == mode else band.convert(mode))
    if alpha is None and image.mode != "P" and "transparency" in image.info:
        alpha = _keyed_alpha(pixels, image.info["transparency"])
    return Content(pixels, alpha, icc)


def _filled(
    image: Image.Image, mode: str, convert: Callable[[Image.Image], Image.Image]
) -> tuple[Samples, Samples | None]:
    channels = _CHANNELS[mode]
    colours = 3 if channels >= 3 else 1
    dtype = np.uint16 if mode == "I;16" else np.uint8
    pixels = np.empty((image.height, image.width, colours), dtype)
    alpha = np.empty((image.height, image.width), dtype) if channels > colours else None
    for rows, band in bands(image):
        # Pillow's 16-bit modes of the other byte order are not converted by Pillow but by the assignment.
        part = np.asarray(band if mode == "I;16" else convert(band))
        part = part.reshape(part.shape[0], part.shape[1], channels)
        pixels[rows] = part[:, :, :colours]
        if alpha is not None:
            alpha[rows] = part[:, :, colours]
    return pixels, alpha


def bands(image: Image.Image) -> Iterator[tuple[slice, Image.Image]]:
    """Cut an image into bands of about a megapixel: the rows of each, and the band."""
    rows = max(1, _BAND_PIXELS // image.width)
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        is_all = bottom - top == image.height
        yield slice(top, bottom), image if is_all else image.crop((0, top, image.width, bottom))


def _keyed_alpha(pixels: Samples, key: int | tuple[int, int, int] | bytes) -> NDArray[Any]:
    """Alpha of a picture where one colour stands for transparency."""
    colour = np.asarray(list(key) if isinstance(key, (tuple, bytes)) else [key])
    opaque = (pixels != colour).any(axis=2)
    return np.where(opaque, np.iinfo(pixels.dtype).max, 0).astype(pixels.dtype)


def _imagemagick_profile(text: str) -> bytes | None:
    """Exif that ImageMagick wrote into a PNG text chunk: a name, a length, then hexadecimal lines."""
    try:
        return bytes.fromhex("".join(text.split("\n")[3:]))
    except ValueError:
        return None
