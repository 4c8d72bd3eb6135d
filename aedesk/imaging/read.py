"""Read a picture from a file or from bytes, whatever its format, within limits."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from PIL import ImageFile

from aedesk.errors import PictureError
from aedesk.imaging.decoders import decoding, open_image, raw_mode
from aedesk.imaging.formats import SNIFF_BYTES, sniff_format
from aedesk.imaging.from_pillow import Content, assemble, content_of, metadata_of
from aedesk.imaging.headers import avif_kind, declared_size
from aedesk.imaging.limits import Limits
from aedesk.imaging.orientation import exif_orientation
from aedesk.imaging.picture import Metadata, Picture

_NO_LIMITS_GIVEN = Limits()

# Their decoders turn the picture themselves; an orientation left in the Exif must not turn it again.
_TURNED_BY_DECODER = frozenset({"tiff", "heif", "jxl"})

# Exif orientations from this one on exchange width and height.
_FIRST_SIDEWAYS = 5

# A grey PNG of 2 or 4 bits names its transparent level unscaled, its samples come scaled to 8 bits.
_PNG_LEVEL_STEPS = {"L;2": 85, "L;4": 17}


def read_picture(source: Path | bytes, limits: Limits = _NO_LIMITS_GIVEN) -> Picture:
    """Read PNG, JPEG, WebP, TIFF, BMP, GIF, AVIF, and HEIF or JPEG XL where their extras are installed.

    The format is told by the content, never by the name. Orientation is applied and marked as applied.
    Grey stays grey, palettes become RGB, CMYK becomes sRGB, 16 bits per sample stay 16 in PNG and TIFF.
    Of an animation or a document of several pages the first picture is taken, and the notes say so.

    Args:
        source: A file's path, or a file's content.
        limits: What the picture may ask for; checked before memory is taken.

    Raises:
        PictureError: The file cannot be opened, or was changed while it was read.
        UnsupportedPictureError: Not a format, or a kind of a format, that is read.
        DamagedPictureError: Cut short or broken.
        PictureTooLargeError: Over the limits.
        DeviceError: Memory ran out.
    """
    return _read(source, limits)[0]


def read_reduced(path: Path, side: int, limits: Limits = _NO_LIMITS_GIVEN) -> tuple[Picture, tuple[int, int]]:
    """Read a picture as `read_picture` does, but smaller where its format can be: that is quicker.

    JPEG is decoded at a half, a quarter or an eighth, all other formats in full.

    Args:
        path: The file.
        side: The shorter side of what is decoded stays at least as long, unless the picture's is shorter.
        limits: What the picture may ask for.

    Returns:
        The picture, and the width and height that it has in full, upright.

    Raises:
        AedeskError: As of `read_picture`.
    """
    return _read(path, limits, side)


def _read(source: Path | bytes, limits: Limits, side: int = 0) -> tuple[Picture, tuple[int, int]]:
    with _opened(source, limits) as stream:
        name = sniff_format(stream.read(SNIFF_BYTES))
        size = declared_size(stream, name)
        if size is not None:
            limits.check_size(*size)
        with decoding(name, size[0] * size[1] if size else 0):
            image = open_image(stream, name)
        limits.check_size(*image.size)
        full = image.size
        with decoding(name, full[0] * full[1]):
            if side:
                image.draft(None, (side, side))
            is_reduced = image.size != full
            picture = replace(_decoded(image, stream, name), source=source)
        if not is_reduced:
            return picture, (picture.width, picture.height)
        is_upright = exif_orientation(metadata_of(image).exif) < _FIRST_SIDEWAYS
        return picture, full if is_upright else full[::-1]


@contextmanager
def _opened(source: Path | bytes, limits: Limits) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        limits.check_bytes(len(source))
        yield io.BytesIO(source)
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise PictureError(f"{source} cannot be opened: {error.strerror}.") from error
    with stream:
        before = _version(stream)
        try:
            limits.check_bytes(before[0])
            yield stream
        finally:
            if _version(stream) != before:  # what was read may be half old and half new
                raise PictureError(f"{source} was changed while it was read.", "Run the command again.")


def _version(stream: BinaryIO) -> tuple[int, int]:
    """Size of an open file, and when it was changed in nanoseconds."""
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns


def _decoded(image: ImageFile.ImageFile, stream: BinaryIO, name: str) -> Picture:
    frames = getattr(image, "n_frames", 1)
    content = _content(image, stream, name)
    if name == "avif":
        content = _told_by_avif(content, stream)
    if frames > 1:
        content = replace(content, notes=(_taken(name, frames), *content.notes))
    return assemble(content, _metadata(image, name), name, is_upright=name in _TURNED_BY_DECODER)


def _taken(name: str, frames: int) -> str:
    """Which of several pictures in a file was read."""
    if name == "heif":
        return f"The main one of {frames} pictures was taken."
    if name == "tiff":
        return f"The first of {frames} pages was taken."
    return f"The first of {frames} frames was taken."


def _content(image: ImageFile.ImageFile, stream: BinaryIO, name: str) -> Content:
    if name in ("png", "tiff"):
        from aedesk.imaging.sixteen_bits import sixteen_bit_content

        content = sixteen_bit_content(image, lambda: open_image(stream, name))
        if content is not None:
            return content
    raw = raw_mode(image)
    image.load()
    if name == "png" and isinstance(image.info.get("transparency"), int):
        image.info["transparency"] *= _PNG_LEVEL_STEPS.get(raw, 1)
    content = content_of(image)
    if getattr(image, "is_inverted", False):
        content = replace(content, pixels=65535 - content.pixels)
    if raw.startswith("CMYK;16"):
        content = replace(content, notes=(*content.notes, "CMYK of 16 bits per sample was read as 8 bits."))
    return content


def _metadata(image: ImageFile.ImageFile, name: str) -> Metadata:
    metadata = metadata_of(image)
    if name != "tiff":
        return metadata
    from aedesk.imaging.exif_tags import exif_of_tiff

    return replace(metadata, exif=exif_of_tiff(image))


def _told_by_avif(content: Content, stream: BinaryIO) -> Content:
    """Pillow gives AVIF as 8-bit RGB; say so where the file has more bits, and keep grey grey."""
    kind = avif_kind(stream)
    if kind.depth > 8:
        note = f"AVIF of {kind.depth} bits per sample was read as 8 bits."
        content = replace(content, notes=(*content.notes, note))
    if kind.is_grey and content.pixels.shape[2] == 3:
        content = replace(content, pixels=content.pixels[:, :, :1].copy())
    return content
