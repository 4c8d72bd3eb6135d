"""Write a picture as PNG, JPEG, TIFF, WebP or AVIF."""

import io
from typing import Any

import numpy as np
from PIL import Image, ImageFile

from aedesk.errors import DeviceError, PictureError, UnsupportedPictureError, UsageError
from aedesk.imaging.depth import to_8_bits
from aedesk.imaging.exif_tags import tiff_tags_of_exif
from aedesk.imaging.formats import format_named
from aedesk.imaging.orientation import JPEG_EXIF_PREFIX, marked_upright
from aedesk.imaging.picture import Metadata, Picture
from aedesk.imaging.png import encode_16_bits, with_metadata

_JPEG_QUALITY = 95
_AVIF_QUALITY = 90
_PNG_LEVEL = 4  # level 6 makes photographs 3 % smaller and takes three times as long
_FULL_COLOUR_FROM = 90

_WITHOUT_QUALITY = ("png", "tiff")
_DEEP = ("png", "tiff")
_MAX_SIDES = {"jpeg": 65_500, "webp": 16_383}

# A JPEG marker holds 65,533 bytes, of which the names of the blocks take their part.
_JPEG_MAX_EXIF = 65_533 - len(JPEG_EXIF_PREFIX)
_JPEG_MAX_XMP = 65_533 - len(b"http://ns.adobe.com/xap/1.0/\0")


def encode_picture(picture: Picture, format: str, *, quality: int | None = None) -> bytes:  # noqa: A002
    """Write a picture as a file of a format, with profile, Exif and XMP, marked as upright.

    PNG and TIFF keep all samples exactly, of 8 and 16 bits. The others take 8 bits, rounded (see ``losses``).

    Args:
        picture: What to write.
        format: "png", "jpeg" (or "jpg"), "tiff" (or "tif"), "webp", "avif".
        quality: 1..100 for JPEG (default 95), AVIF (default 90) and WebP (default: lossless). Colours have
            full resolution from 90 on in JPEG, and always in AVIF.

    Returns:
        The bytes of the file.

    Raises:
        UsageError: An unknown format, a quality out of range or for a lossless format.
        UnsupportedPictureError: The format cannot hold the picture: transparency in JPEG, too wide or high.
        PictureError: The encoder failed.
        DeviceError: Memory ran out.
    """
    name = format_named(format)
    _check_quality(name, quality)
    _check_fits(name, picture)
    metadata = marked_upright(picture.metadata)
    try:
        if name == "png":
            return with_metadata(_png(picture), metadata)
        if name == "tiff":
            from aedesk.imaging.tiff_encode import encode_tiff

            return encode_tiff(_interleaved(picture), metadata)
        return _ENCODERS[name](picture, _blocks(metadata), quality)
    except MemoryError as error:
        raise DeviceError(f"Memory ran out while {name} was written.", "Close other programs.") from error
    except (OSError, ValueError) as error:
        raise PictureError(f"The picture cannot be written as {name}: {error}.") from error


def losses(picture: Picture, format: str) -> tuple[str, ...]:  # noqa: A002
    """Sentences about what a format cannot keep of a picture, beside the loss that its quality allows.

    Raises:
        UsageError: An unknown format.
    """
    name = format_named(format)
    if picture.depth == 16 and name not in _DEEP:
        return (f"16 bits per sample were rounded to 8, because {name} is written with 8.",)
    return ()


def _check_quality(name: str, quality: int | None) -> None:
    if quality is None:
        return
    if name in _WITHOUT_QUALITY:
        raise UsageError(f"A quality of {quality} was given for {name}, which is lossless.", "Leave it out.")
    if not 1 <= quality <= 100:
        raise UsageError(f"The quality is {quality}; 1 to 100 are allowed.")


def _check_fits(name: str, picture: Picture) -> None:
    side = _MAX_SIDES.get(name)
    if side is not None and max(picture.width, picture.height) > side:
        raise UnsupportedPictureError(
            f"The picture is {picture.width}×{picture.height} pixels; a side of {name} has at most {side:,}.",
            "Write PNG, TIFF or AVIF.",
        )
    if name != "jpeg":
        return
    alpha = picture.alpha
    if alpha is not None and (alpha != np.iinfo(alpha.dtype).max).any():
        raise UnsupportedPictureError(
            "The picture is partly transparent, which JPEG cannot hold.", "Write PNG, WebP, AVIF or TIFF."
        )
    _check_marker("Exif", picture.metadata.exif, _JPEG_MAX_EXIF)
    _check_marker("XMP", picture.metadata.xmp, _JPEG_MAX_XMP)


def _check_marker(what: str, block: bytes | None, limit: int) -> None:
    if block is not None and len(block) > limit:
        raise UnsupportedPictureError(
            f"The {what} has {len(block):,} bytes; JPEG holds at most {limit:,}.",
            "Write another format, or leave it out with --strip.",
        )


def _interleaved(picture: Picture) -> Any:
    if picture.alpha is None:
        return picture.pixels
    return np.concatenate([picture.pixels, picture.alpha[:, :, np.newaxis]], axis=2)


def _png(picture: Picture) -> bytes:
    if picture.depth == 16:
        return encode_16_bits(_interleaved(picture))
    return _saved(picture.to_array(), "PNG", {"compress_level": _PNG_LEVEL})


def _jpeg(picture: Picture, blocks: dict[str, bytes], quality: int | None) -> bytes:
    value = quality or _JPEG_QUALITY
    options: dict[str, Any] = {**blocks, "quality": value}
    options["subsampling"] = "4:4:4" if value >= _FULL_COLOUR_FROM else "4:2:0"
    if "exif" in blocks:
        options["exif"] = JPEG_EXIF_PREFIX + blocks["exif"]
    array = to_8_bits(picture.pixels[:, :, 0] if picture.is_grey else picture.pixels)
    plain = _saved(array, "JPEG", options)
    # Pillow optimises in one buffer of a byte per pixel and fails on noise that needs more.
    if len(plain) >= max(picture.width * picture.height, ImageFile.MAXBLOCK):
        return plain
    return _saved(array, "JPEG", {**options, "optimize": True})


def _webp(picture: Picture, blocks: dict[str, bytes], quality: int | None) -> bytes:
    # "exact" keeps the colours under transparent pixels.
    how: dict[str, Any] = {"lossless": True, "exact": True} if quality is None else {"quality": quality}
    return _saved(to_8_bits(picture.to_array()), "WEBP", {**blocks, **how})


def _avif(picture: Picture, blocks: dict[str, bytes], quality: int | None) -> bytes:
    options: dict[str, Any] = {**blocks, "quality": quality or _AVIF_QUALITY}
    options["subsampling"] = "4:0:0" if picture.is_grey else "4:4:4"
    if not tiff_tags_of_exif(blocks.get("exif")):
        # Pillow parses it to find the orientation, and fails on what it cannot parse.
        options.pop("exif", None)
    return _saved(to_8_bits(picture.to_array()), "AVIF", options)


_ENCODERS = {"jpeg": _jpeg, "webp": _webp, "avif": _avif}


def _blocks(metadata: Metadata) -> dict[str, bytes]:
    named = {"icc_profile": metadata.icc, "exif": metadata.exif, "xmp": metadata.xmp}
    return {key: value for key, value in named.items() if value is not None}


def _saved(array: Any, name: str, options: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(array).save(out, name, **options)
    return out.getvalue()
