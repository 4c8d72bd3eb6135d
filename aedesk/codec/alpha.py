"""The alpha plane of a picture ↔ bytes, losslessly.

A constant plane is its value; others are a lossless WebP (8 bits, small) or a PNG (16 bits, or large, where
WebP's memory and its sides of at most 16,383 pixels are in the way). A first byte says which.
"""

import io
import struct
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from aedesk.errors import DamagedFileError

_CONSTANT_8, _CONSTANT_16, _WEBP, _PNG_8, _PNG_16 = range(5)
_WEBP_SIDE = 16_383
_WEBP_PIXELS = 1 << 24
_WEBP_METHOD = 4
_HINT = "Restore the picture without its transparency with --salvage."

Alpha = NDArray[np.uint8] | NDArray[np.uint16]


def encode_alpha(alpha: Alpha) -> bytes:
    """Write an alpha plane.

    Args:
        alpha: Uint8 or uint16 (H, W), sides of 1..65535.

    Raises:
        ValueError: Another type or shape.
    """
    if alpha.dtype not in (np.uint8, np.uint16) or alpha.ndim != 2 or alpha.size == 0:
        raise ValueError(f"An alpha plane is uint8 or uint16 (H, W); received {alpha.dtype}{alpha.shape}.")
    wide = alpha.dtype == np.uint16
    if np.all(alpha == alpha[0, 0]):
        kind = _CONSTANT_16 if wide else _CONSTANT_8
        return bytes((kind,)) + int(alpha[0, 0]).to_bytes(2 if wide else 1, "little")
    image = Image.fromarray(np.ascontiguousarray(alpha))
    out = io.BytesIO()
    if not wide and max(alpha.shape) <= _WEBP_SIDE and alpha.size <= _WEBP_PIXELS:
        out.write(bytes((_WEBP,)))
        image.convert("RGB").save(out, "WEBP", lossless=True, method=_WEBP_METHOD)
    else:
        out.write(bytes((_PNG_16 if wide else _PNG_8,)))
        image.save(out, "PNG")
    return out.getvalue()


def decode_alpha(data: bytes, width: int, height: int) -> Alpha:
    """Read an alpha plane.

    Args:
        data: What ``encode_alpha`` returned.
        width: Width of the picture.
        height: Height of the picture; data of another size are refused before they are decoded.

    Returns:
        Uint8 or uint16 (height, width), as it was encoded.

    Raises:
        DamagedFileError: The data are none of these forms, or of another size.
    """
    kind, body = data[:1], data[1:]
    if kind == bytes((_CONSTANT_8,)) and len(body) == 1:
        return np.full((height, width), body[0], dtype=np.uint8)
    if kind == bytes((_CONSTANT_16,)) and len(body) == 2:
        return np.full((height, width), int.from_bytes(body, "little"), dtype=np.uint16)
    if kind == bytes((_WEBP,)):
        _check_webp(body, width, height)
        return _decoded(WebPImageFile, body, "RGB")[:, :, 0].copy()
    if kind == bytes((_PNG_8,)):
        _check_png(body, width, height, 8)
        return _decoded(PngImageFile, body, "L")
    if kind == bytes((_PNG_16,)):
        _check_png(body, width, height, 16)
        return _decoded(PngImageFile, body, "I;16").astype(np.uint16, copy=False)
    raise DamagedFileError(f"The alpha plane is stored in an unknown form ({data[:8].hex(' ')}).", _HINT)


def _check_webp(body: bytes, width: int, height: int) -> None:
    """Only a plain lossless WebP of the right size may reach the decoder, which allocates at once."""
    if len(body) < 25 or body[:4] != b"RIFF" or body[8:16] != b"WEBPVP8L" or body[20] != 0x2F:
        raise DamagedFileError("The alpha plane is not a plain lossless WebP.", _HINT)
    sides = int.from_bytes(body[21:25], "little")
    _check_size((sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1, width, height)
    if width * height > _WEBP_PIXELS:
        raise DamagedFileError(f"An alpha plane of {width}×{height} pixels is not stored as WebP.", _HINT)


def _check_png(body: bytes, width: int, height: int, depth: int) -> None:
    """Only a grey, not interlaced PNG of the right size may reach the decoder."""
    if len(body) < 33 or body[:16] != b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR":
        raise DamagedFileError("The alpha plane is not a PNG.", _HINT)
    columns, rows, bits, colour, *rest = struct.unpack(">IIBBBBB", body[16:29])
    if (bits, colour, rest) != (depth, 0, [0, 0, 0]):
        raise DamagedFileError(f"The alpha plane is not a plain grey PNG of {depth} bits.", _HINT)
    _check_size(columns, rows, width, height)
    position = 8
    # Other chunks could hold text, profiles or animations, none of which belongs here.
    while position < len(body):
        length, kind = struct.unpack(">I4s", body[position : position + 8].ljust(8, b"\0"))
        if kind not in (b"IHDR", b"IDAT", b"IEND"):
            raise DamagedFileError(f"The alpha plane's PNG has a chunk {kind!r}.", _HINT)
        position += 12 + length


def _check_size(columns: int, rows: int, width: int, height: int) -> None:
    if (columns, rows) != (width, height):
        raise DamagedFileError(
            f"The alpha plane has {columns}×{rows} pixels, the picture {width}×{height}.", _HINT
        )


def _decoded(reader: Callable[[io.BytesIO], Image.Image], body: bytes, mode: str) -> NDArray[np.uint8]:
    """Decode with one named reader.

    ``Image.open`` would try others and has a limit on pixels of its own; the size is checked by now.
    """
    try:
        with reader(io.BytesIO(body)) as image:
            if image.mode != mode:
                raise DamagedFileError(f"The alpha plane has the form {image.mode}, not {mode}.", _HINT)
            return np.array(image)
    # Pillow reports broken data with many types: SyntaxError, OSError, EOFError, ValueError, struct.error.
    except (
        SyntaxError,
        OSError,
        EOFError,
        ValueError,
        TypeError,
        IndexError,
        KeyError,
        struct.error,
    ) as error:
        raise DamagedFileError(f"The alpha plane cannot be decoded: {error}", _HINT) from None
