"""Samples ↔ a stream that gives them back exactly: the strips of a lossless picture, and planes of alpha.

The first byte says how the rest is stored: one pixel for all, WebP's lossless bitstream, two of these for the
high and the low bytes of 16 bits, or the content of a PNG. What is the same in every file of these formats,
the size first of all, is left out and made again from what the reader expects: so no stream can declare
another size than the one that was checked.
"""

import io
import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

from aedesk.codec.wire import Reader, varint
from aedesk.errors import AedeskError, DamagedFileError, PictureError
from aedesk.imaging import Limits, Picture, encode_picture, read_picture
from aedesk.imaging.decoders import decoding
from aedesk.imaging.picture import Samples
from aedesk.imaging.png import SIGNATURE, chunk

_CONSTANT, _WEBP, _WEBP_PAIR, _PNG = range(4)
_WEBP_SIDE = 16_383
# Its decoder holds a picture several times in memory.
_WEBP_PIXELS = 1 << 24
# Of 0 to 6: 6 takes four times as long for 1 % less (docs/lossless.md).
_METHOD = 4
_VP8L_SIGNATURE = 0x2F
_HINT = "Fetch the file again, or restore what is left with --salvage."


def encode_lossless(samples: Samples) -> bytes:
    """Write samples as a stream.

    Args:
        samples: (H, W, C) uint8 or uint16, sides of 1..65535; C is 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.

    Raises:
        ValueError: Another type or shape.
    """
    deep = samples.dtype == np.uint16
    if samples.dtype not in (np.uint8, np.uint16) or samples.ndim != 3 or not samples.size:
        raise ValueError(f"Samples are uint8 or uint16 (H, W, C); received {samples.dtype}{samples.shape}.")
    first = samples[0, 0]
    if (samples == first).all():
        return bytes((_CONSTANT, *first.astype("<u2" if deep else "u1").tobytes()))
    png = reused_stream(encode_picture(Picture.from_array(samples), "png"))
    assert png is not None
    height, width = samples.shape[:2]
    if max(height, width) > _WEBP_SIDE or height * width > _WEBP_PIXELS:
        return png
    # WebP loses against noise, of which a PNG takes hardly more bytes than there are.
    return min(png, _write_webp(samples, _METHOD), key=len)


def quick_size(samples: Samples) -> int:
    """Bytes that samples take with the least work that WebP can put into them; sides up to 16,383."""
    return len(_write_webp(samples, 0))


def decode_lossless(data: bytes, height: int, width: int, channels: int, depth: int) -> Samples:
    """Read the samples of a stream.

    Args:
        data: What ``encode_lossless`` or ``reused_stream`` returned.
        height: Rows that it has to give.
        width: Columns; nothing is decoded if WebP says another size, and a PNG cannot say one.
        channels: 1 to 4.
        depth: 8 or 16.

    Returns:
        (height, width, channels), uint8 or uint16.

    Raises:
        DamagedFileError: The stream is none of these forms, or gives something else.
    """
    shape = height, width, channels
    kind, body = data[:1], data[1:]
    if kind == bytes((_CONSTANT,)) and len(body) == channels * depth // 8:
        pixel = np.frombuffer(body, "u1" if depth == 8 else "<u2")
        return np.tile(pixel.astype(f"u{depth // 8}"), (height, width, 1))
    if kind == bytes((_WEBP,)) and depth == 8:
        return _read_vp8l(body, shape)
    if kind == bytes((_WEBP_PAIR,)) and depth == 16:
        reader = Reader(body)
        high = _read_vp8l(bytes(reader.take(reader.varint("the size of the high bytes"), "them")), shape)
        low = _read_vp8l(bytes(reader.take(reader.left, "the low bytes")), shape) if reader.left else high
        return np.asarray(high.astype(np.uint16) << 8 | low, np.uint16)
    if kind == bytes((_PNG,)):
        return _read_png(body, shape, depth)
    raise DamagedFileError(f"Samples are stored in an unknown form ({data[:8].hex(' ')}).", _HINT)


def reused_stream(file: bytes) -> bytes | None:
    """The stream that a PNG or a lossless WebP holds already; None for other files.

    It is not looked into: what it gives can differ from what reading the file gives, for example where an
    orientation was applied.
    """
    if file[:4] == b"RIFF" and file[8:16] == b"WEBPVP8L":
        return bytes((_WEBP,)) + file[20 : 20 + int.from_bytes(file[16:20], "little")]
    if file[:16] != SIGNATURE + b"\0\0\0\rIHDR" or len(file) < 29:
        return None
    parts = {b"IHDR": b"", b"PLTE": b"", b"tRNS": b"", b"IDAT": b""}
    position = len(SIGNATURE)
    pieces: list[bytes] = []
    while position + 8 <= len(file):
        length, kind = struct.unpack(">I4s", file[position : position + 8])
        content = file[position + 8 : position + 8 + length]
        if kind == b"IDAT":
            pieces.append(content)
        elif kind in parts:
            parts[kind] = content
        position += 12 + length
    depth, colour, _, _, interlace = parts[b"IHDR"][8:13]
    sizes = varint(len(parts[b"PLTE"])) + varint(len(parts[b"tRNS"]))
    start = bytes((_PNG, depth, colour, interlace)) + sizes
    return b"".join([start, parts[b"PLTE"], parts[b"tRNS"], *pieces])


def _write_webp(samples: Samples, method: int) -> bytes:
    if samples.dtype == np.uint8:
        return bytes((_WEBP,)) + _write_vp8l(samples, method)
    high, low = (samples >> 8).astype(np.uint8), samples.astype(np.uint8)
    first = _write_vp8l(high, method)
    # 16 bits that were 8 have equal bytes, which need not be stored twice.
    second = b"" if np.array_equal(high, low) else _write_vp8l(low, method)
    return bytes((_WEBP_PAIR,)) + varint(len(first)) + first + second


def _write_vp8l(samples: NDArray[np.uint8], method: int) -> bytes:
    """The content of the ``VP8L`` chunk of a WebP; grey is stored as three equal channels."""
    if samples.shape[2] < 3:
        samples = np.concatenate([samples[:, :, :1]] * 3 + [samples[:, :, 1:]], axis=2)
    out = io.BytesIO()
    # "exact" keeps the colours under transparent pixels.
    Image.fromarray(samples).save(out, "WEBP", lossless=True, exact=True, method=method)
    file = out.getvalue()
    return file[20 : 20 + int.from_bytes(file[16:20], "little")]


def _read_vp8l(body: bytes, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Decode the content of a ``VP8L`` chunk; its decoder allocates what it declares, so that comes first."""
    height, width, channels = shape
    sides = int.from_bytes(body[1:5], "little")
    declared = (sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1
    if len(body) < 5 or body[0] != _VP8L_SIGNATURE or declared != (width, height):
        raise DamagedFileError(f"A WebP stream is not one of {width}×{height} pixels.", _HINT)
    if width * height > _WEBP_PIXELS:
        raise DamagedFileError(f"Samples of {width}×{height} pixels are not stored as WebP.", _HINT)
    padded = body + b"\0" * (len(body) % 2)
    file = b"RIFF" + struct.pack("<I", len(padded) + 12) + b"WEBPVP8L" + struct.pack("<I", len(body)) + padded
    try:
        with decoding("webp", width * height), WebPImageFile(io.BytesIO(file)) as image:
            pixels = np.asarray(image)
    except PictureError as error:
        raise DamagedFileError(f"A WebP stream cannot be decoded: {error.message}", _HINT) from None
    if channels in (2, 4) and pixels.shape[2] == 3:
        # WebP leaves out alpha that is opaque everywhere.
        pixels = np.concatenate([pixels, np.full((height, width, 1), 255, np.uint8)], axis=2)
    return np.ascontiguousarray(pixels[:, :, _CHANNELS_OF_RGBA[channels]])


_CHANNELS_OF_RGBA = {1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3]}


def _read_png(body: bytes, shape: tuple[int, int, int], depth: int) -> Samples:
    """Decode the content of a PNG under a header of the right size."""
    height, width = shape[:2]
    reader = Reader(body)
    bits, colour, interlace = reader.take(3, "the form of a PNG")
    sizes = reader.varint("the size of a palette"), reader.varint("the size of its transparency")
    named = [(b"PLTE", reader.take(sizes[0], "a palette")), (b"tRNS", reader.take(sizes[1], "transparency"))]
    named.append((b"IDAT", reader.take(reader.left, "the data of a PNG")))
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace)
    chunks = [chunk(b"IHDR", header), *(chunk(kind, bytes(part)) for kind, part in named if len(part))]
    try:
        picture = read_picture(
            b"".join([SIGNATURE, *chunks, chunk(b"IEND", b"")]), Limits(max_pixels=width * height)
        )
    except AedeskError as error:
        raise DamagedFileError(f"The data of a PNG cannot be decoded: {error.message}", _HINT) from None
    samples = np.atleast_3d(picture.to_array())
    if samples.shape != shape or picture.depth != depth:
        raise DamagedFileError(
            f"The data of a PNG give {samples.shape} samples of {picture.depth} bits; "
            f"{shape} of {depth} are needed.",
            _HINT,
        )
    return samples
