"""A second reader of lossless streams, written from docs/format.md: the standard library and Pillow alone."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

from tests.codec.reference_decoder import Cursor, DamagedError, File


def samples_of(file: File) -> np.ndarray:
    """All samples of a lossless picture, (height, width, channels); checksums are compared."""
    channels = (1 if file.grey else 3) + file.alpha_in_strips
    parts = []
    for number, (crc, nothing, stream) in enumerate(file.strips):
        assert nothing == b""
        step = 64 * (file.strip_height or 1024)
        rows = min((number + 1) * step, file.height) - number * step
        part = decode(stream, rows, file.width, channels, file.depth)
        if zlib.crc32(part.astype("<u2" if file.depth == 16 else "u1").tobytes()) != crc:
            raise DamagedError("checksum of samples")
        parts.append(part)
    return np.concatenate(parts)


def decode(stream: bytes, rows: int, columns: int, channels: int, depth: int) -> np.ndarray:
    form, cursor = stream[0], Cursor(stream)
    cursor.take(1)
    if form == 0:
        pixel = [cursor.u(depth // 8) for _ in range(channels)]
        return np.full((rows, columns, channels), pixel, f"u{depth // 8}")
    if form == 1:
        return webp(stream[1:], rows, columns, channels)
    if form == 2:
        high = webp(cursor.take(cursor.varint()), rows, columns, channels).astype(np.uint16)
        rest = stream[cursor.at :]
        return high * 256 + (webp(rest, rows, columns, channels) if rest else high)
    if form == 3:
        return png(cursor, rows, columns, channels, depth)
    raise DamagedError("form")


def webp(content: bytes, rows: int, columns: int, channels: int) -> np.ndarray:
    first = int.from_bytes(content[1:5], "little")
    if (first % 2**14 + 1, first // 2**14 % 2**14 + 1) != (columns, rows):
        raise DamagedError("size of a WebP")
    padded = content + bytes(len(content) % 2)
    body = b"WEBPVP8L" + struct.pack("<I", len(content)) + padded
    image = Image.open(io.BytesIO(b"RIFF" + struct.pack("<I", len(body)) + body))
    rgba = np.asarray(image.convert("RGBA"))
    return rgba[:, :, {1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3]}[channels]]


def png(cursor: Cursor, rows: int, columns: int, channels: int, depth: int) -> np.ndarray:
    """Of the many kinds of PNG those without palette and interlacing, unfiltered by hand."""
    bits, colour, interlace = cursor.u(1), cursor.u(1), cursor.u(1)
    sizes = cursor.varint(), cursor.varint()
    assert (bits, interlace, sizes) == (depth, 0, (0, 0)) and {0: 1, 4: 2, 2: 3, 6: 4}[colour] == channels
    step = channels * depth // 8
    lines = zlib.decompress(cursor.data[cursor.at :])
    above, out = bytearray(columns * step), b""
    for row in range(rows):
        kind, *line = lines[row * (columns * step + 1) :][: columns * step + 1]
        for i in range(len(line)):
            a = line[i - step] if i >= step else 0
            b, c = above[i], above[i - step] if i >= step else 0
            nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            line[i] = (line[i] + [0, a, b, (a + b) // 2, nearest][kind]) % 256
        above = bytearray(line)
        out += above
    return np.frombuffer(out, f">u{depth // 8}").reshape(rows, columns, channels)
