"""PNG by hand where Pillow ends: chunks with metadata, and 16 bits per sample of colour."""

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aedesk.imaging.picture import Metadata

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(SIGNATURE) + 25  # the signature and IHDR, always 13 bytes in 12 of frame
_COLOUR_TYPES = {1: 0, 3: 2, 2: 4, 4: 6}  # channels → colour type
_BAND_BYTES = 1 << 21
_LEVEL = 2  # level 6 makes photographs of 16 bits 0.5 % smaller and takes twice as long


def chunk(kind: bytes, data: bytes) -> bytes:
    """One PNG chunk: length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def with_metadata(png: bytes, metadata: Metadata) -> bytes:
    """Put profile, Exif and XMP behind the header of a PNG that has none of them.

    Args:
        png: A whole PNG file.
        metadata: What to put in; absent parts add nothing.
    """
    chunks = b""
    if metadata.icc is not None:
        chunks += chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(metadata.icc, 9))
    if metadata.exif is not None:
        chunks += chunk(b"eXIf", metadata.exif)
    if metadata.xmp is not None:
        # keyword, no compression, no language, no translated keyword
        chunks += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + metadata.xmp)
    return png[:_HEADER_END] + chunks + png[_HEADER_END:] if chunks else png


def encode_16_bits(samples: NDArray[np.uint16]) -> bytes:
    """A PNG of 16 bits per sample.

    Args:
        samples: (H, W, C) uint16; C is 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
    """
    height, width, channels = samples.shape
    header = struct.pack(">IIBBBBB", width, height, 16, _COLOUR_TYPES[channels], 0, 0, 0)
    compressor = zlib.compressobj(_LEVEL)
    deflated = [compressor.compress(lines.data) for lines in _filtered_bands(samples)]
    deflated.append(compressor.flush())
    data = [chunk(b"IDAT", part) for part in deflated if part]
    return b"".join([SIGNATURE, chunk(b"IHDR", header), *data, chunk(b"IEND", b"")])


def _filtered_bands(samples: NDArray[np.uint16]) -> Iterator[NDArray[np.uint8]]:
    height, width, channels = samples.shape
    step = 2 * channels
    rows = max(1, _BAND_BYTES // (width * step))
    above = np.zeros(width * step, np.uint8)
    for top in range(0, height, rows):
        band = samples[top : top + rows].astype(">u2").view(np.uint8).reshape(-1, width * step)
        previous = np.concatenate([above[np.newaxis], band[:-1]])
        above = band[-1]
        yield _best_filters(band, previous, step)


def _best_filters(band: NDArray[np.uint8], above: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """Filter every line by the type with the least sum of magnitudes, as the PNG specification advises.

    Args:
        band: (rows, bytes per line).
        above: The same lines one row higher.
        step: Bytes per pixel.

    Returns:
        (rows, 1 + bytes per line), the type first.
    """
    left, above_left = _shifted(band, step), _shifted(above, step)
    candidates: list[NDArray[Any]] = [band, band - left, band - above]
    mean = (left & above) + ((left ^ above) >> 1)  # ⌊(left + above) / 2⌋ without a wider type
    candidates += [band - mean, band - _paeth(left, above, above_left)]
    costs = [np.abs(lines.view(np.int8).astype(np.int16)).sum(axis=1, dtype=np.int64) for lines in candidates]
    kinds = np.argmin(costs, axis=0)
    out = np.empty((band.shape[0], band.shape[1] + 1), np.uint8)
    out[:, 0] = kinds
    for kind, lines in enumerate(candidates):
        out[kinds == kind, 1:] = lines[kinds == kind]
    return out


def _shifted(lines: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    shifted = np.zeros_like(lines)
    shifted[:, step:] = lines[:, :-step]
    return shifted


def _paeth(
    left: NDArray[np.uint8], above: NDArray[np.uint8], above_left: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    a, b, c = left.astype(np.int16), above.astype(np.int16), above_left.astype(np.int16)
    to_left, to_above, to_corner = np.abs(b - c), np.abs(a - c), np.abs(a + b - 2 * c)
    takes_left = (to_left <= to_above) & (to_left <= to_corner)
    return np.where(takes_left, left, np.where(to_above <= to_corner, above, above_left))
