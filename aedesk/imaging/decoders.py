"""Which decoder opens which format, without Pillow's own guessing and limits."""

import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from PIL import Image, ImageFile

from aedesk.errors import (
    AedeskError,
    DamagedPictureError,
    DeviceError,
    UnsupportedPictureError,
)
from aedesk.imaging.formats import EXTRAS

# Format → module and class. Calling the class opens the stream as this format and as no other,
# where Image.open would try every registered plug-in.
_DECODERS = {
    "png": ("PIL.PngImagePlugin", "PngImageFile"),
    "jpeg": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "webp": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "tiff": ("aedesk.imaging.tiff_decode", "TiffFile"),
    "bmp": ("PIL.BmpImagePlugin", "BmpImageFile"),
    "gif": ("PIL.GifImagePlugin", "GifImageFile"),
    "avif": ("PIL.AvifImagePlugin", "AvifImageFile"),
    "heif": ("pillow_heif.as_plugin", "HeifImageFile"),
    "jxl": ("pillow_jxl.JpegXLImagePlugin", "JXLImageFile"),
}

_lifting = threading.Lock()
_lifted = 0
_pillow_limit: int | None = None


def open_image(stream: BinaryIO, name: str) -> ImageFile.ImageFile:
    """Read the header of a picture; nothing is decoded yet (but for JPEG XL).

    Args:
        stream: Positioned anywhere; read from its start.
        name: A format of ``sniff_format``.

    Raises:
        UnsupportedPictureError: The extra that reads this format is not installed.
    """
    module, kind = _DECODERS[name]
    try:
        opener = getattr(importlib.import_module(module), kind)
    except ImportError as error:
        raise UnsupportedPictureError(
            f"This is a picture of the format {name}, which needs {EXTRAS.get(name, f'Pillow with {name}')}.",
            f"Install it with: pip install 'aedesk[{name}]'" if name in EXTRAS else "",
        ) from error
    stream.seek(0)
    return cast(ImageFile.ImageFile, opener(stream))


def raw_mode(image: ImageFile.ImageFile) -> str:
    """How the samples lie in the file, in Pillow's words ("RGB;16B"); "" once loaded or where it has none."""
    args = image.tile[0].args if image.tile else ""
    raw = args[0] if isinstance(args, tuple) and args else args
    return raw if isinstance(raw, str) else ""


@contextmanager
def decoding(name: str, pixels: int) -> Iterator[None]:
    """Run a decoder: its failures get names, and Pillow's own pixel limit does not interfere.

    Args:
        name: Format, for the message.
        pixels: Declared size of the picture, already allowed by our limits.

    Raises:
        DamagedPictureError: The decoder failed.
        UnsupportedPictureError: The decoder says that it does not know this kind of content.
        DeviceError: Memory ran out.
    """
    try:
        with _pillow_limit_lifted(pixels):
            yield
    except AedeskError:
        raise
    except MemoryError as error:
        raise DeviceError(
            f"Memory ran out while a picture of {pixels:,} pixels was read.", "Close other programs."
        ) from error
    except Exception as error:  # decoders raise whatever a broken byte leads them to
        reason = str(error) or type(error).__name__
        if any(word in reason.lower() for word in ("unsupported", "not supported", "cannot handle")):
            raise UnsupportedPictureError(f"This kind of {name} is not read: {reason}.") from error
        raise DamagedPictureError(f"The {name} data are damaged or cut short: {reason}.") from error


@contextmanager
def _pillow_limit_lifted(pixels: int) -> Iterator[None]:
    """Suspend ``Image.MAX_IMAGE_PIXELS`` for a picture over it; smaller ones leave the global alone."""
    global _lifted, _pillow_limit  # noqa: PLW0603 - it guards a global of Pillow
    if not _lifted and (Image.MAX_IMAGE_PIXELS is None or pixels <= Image.MAX_IMAGE_PIXELS):
        yield
        return
    with _lifting:
        if not _lifted:
            _pillow_limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        _lifted += 1
    try:
        yield
    finally:
        with _lifting:
            _lifted -= 1
            if not _lifted:
                Image.MAX_IMAGE_PIXELS = _pillow_limit
