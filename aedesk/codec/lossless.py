"""A picture stored exactly: its samples in strips, or the very data that its own file holds."""

import math
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import numpy as np

from aedesk.codec.container import LatentFile, Strip, build
from aedesk.codec.geometry import Region
from aedesk.codec.header import STRIP_UNIT, Header
from aedesk.codec.lossless_stream import decode_lossless, encode_lossless, quick_size, reused_stream
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import AedeskError, DamagedFileError
from aedesk.imaging import Picture
from aedesk.imaging.picture import Samples

# Pixels of a strip, at most, if that is more than a row of units: WebP's encoder takes about 100 bytes each.
STRIP_PIXELS = 1 << 22
# An estimate looks at this many bands of so many rows, and at so many pixels of each.
_BANDS = 8
_BAND_ROWS = 32
_BAND_PIXELS = 1 << 14
# A first glance takes a sixteenth. It settles what it puts at so many times the bound, as most photographs.
_GLANCE = 4, 8, 1 << 11
_SURELY = 2.0
# Up to so many bits per pixel, the whole takes at least this share of what its bands foretell. Drawings
# repeat themselves in ways that bands do not show, photographs do not (docs/lossless.md).
_LEAST_OF_ESTIMATE = ((2.0, 0.0), (4.0, 0.4), (math.inf, 0.6))
_MOST_METADATA = 1 << 20
_REPORT = "No file was made. Please report this, with the picture if you can."
_Progress = Callable[[float], None]


class Rival:
    """The lossless file that a picture could become instead of latents; made when it is sure to be of use.

    Args:
        picture: The picture.
        metadata: Sections that go beside it.
        stopwatch: Gets the time that it takes.
    """

    def __init__(self, picture: Picture, metadata: Metadata, stopwatch: Stopwatch) -> None:
        self._picture = picture
        self._metadata = metadata
        self._stopwatch = stopwatch
        self._made: LatentFile | None = None

    def make(self) -> LatentFile:
        """The lossless file."""
        if self._made is None:
            with self._stopwatch.phase("lossless"):
                self._made = lossless_file(self._picture, self._metadata)
        return self._made

    @cached_property
    def size(self) -> int:
        """Bytes of the lossless file."""
        return len(build(self.make()))

    def within(self, most: float) -> LatentFile | None:
        """The lossless file, if it has at most so many bytes.

        It is not made where an estimate leaves no hope for that. A picture whose own file is a PNG within the
        bound always gets it.
        """
        if self._made is None and (self._least_at_a_glance > _SURELY * most or self._least > most):
            return None
        return self.make() if self.size <= most else None

    @cached_property
    def _least(self) -> float:
        """Bytes that the lossless file has at least, as far as an estimate can tell."""
        return self._least_of()

    @cached_property
    def _least_at_a_glance(self) -> float:
        return self._least_of(*_GLANCE)

    def _least_of(self, *sample: int) -> float:
        with self._stopwatch.phase("lossless"):
            estimate = estimated_size(self._picture, *sample)
        pixels = self._picture.width * self._picture.height
        share = next(share for bpp, share in _LEAST_OF_ESTIMATE if 8 * estimate / pixels < bpp)
        return min(share * estimate, _size_of_source(self._picture))


def lossless_file(picture: Picture, metadata: Metadata) -> LatentFile:
    """Store a picture exactly, alpha in one with the colours.

    Args:
        picture: The picture. If it came from a PNG or a lossless WebP whose own data are smaller than what
            would be made of it, these are kept.
        metadata: Sections that go beside it; an alpha among them is left out.

    Raises:
        AedeskError: An encoder failed, or does not decode to the samples.
    """
    header = _header(picture)
    metadata = replace(metadata, alpha=None)
    strips = []
    for number in range(header.strip_count):
        samples = _samples(picture, *header.strip_rows(number))
        stream = encode_lossless(samples)
        if not np.array_equal(_decoded(stream, header, number), samples):
            raise AedeskError(f"Strip {number} does not decode to the samples that were encoded.", _REPORT)
        strips.append(Strip(samples_crc(samples), b"", stream))
    made = LatentFile(header, tuple(strips), metadata)
    kept = _kept_stream(picture, sum(len(strip.residual) for strip in strips))
    if kept is None:
        return made
    crc = samples_crc(_samples(picture, 0, picture.height))
    return LatentFile(replace(header, strip_height=0), (Strip(crc, b"", kept),), metadata)


def estimated_size(
    picture: Picture, count: int = _BANDS, rows: int = _BAND_ROWS, most: int = _BAND_PIXELS
) -> float:
    """Bytes that a lossless file of a picture will have, guessed from bands of it.

    Args:
        picture: The picture.
        count: Number of bands; the whole height is one if they cover it.
        rows: Rows of a band.
        most: Pixels of a band, at most.
    """
    height, width = picture.height, picture.width
    columns = min(width, most // rows)
    left = (width - columns) // 2
    tops = [i * (height - rows) // (count - 1) for i in range(count)]
    if height <= count * rows:
        tops, rows = [0], height
    bands = [_samples(picture, top, top + rows)[:, left : left + columns] for top in tops]
    sample = np.ascontiguousarray(np.concatenate(bands))
    return quick_size(sample) * height * width / float(sample.shape[0] * columns)


def read_samples(
    file: LatentFile, region: Region, lost: list[str] | None = None, progress: _Progress | None = None
) -> Samples:
    """Samples of a region of a lossless picture, alpha last: (height, width, 1 to 4), uint8 or uint16.

    Args:
        file: The file, parsed.
        region: Lies inside the picture; strips outside of it are not decoded.
        lost: Takes note of damaged strips, whose samples are 0 then; they are refused without it.
        progress: Told the share that is done.

    Raises:
        DamagedFileError: A strip is damaged, or with ``lost``: all are.
    """
    header = file.header
    rows = (header.strip_height or header.unit_rows) * STRIP_UNIT
    numbers = range(region.y // rows, -(-(region.y + region.height) // rows))
    out = np.zeros((region.height, region.width, header.channels), f"u{header.depth // 8}")
    good = 0
    for done, number in enumerate(numbers, 1):
        strip = file.strips[number]
        try:
            samples = None if strip is None else read_strip(strip, header, number)
        except DamagedFileError as error:
            if lost is None:
                raise
            lost.append(error.message)
            samples = None
        if samples is not None:
            top, bottom = header.strip_rows(number)
            first, last = max(top, region.y), min(bottom, region.y + region.height)
            columns = slice(region.x, region.x + region.width)
            out[first - region.y : last - region.y] = samples[first - top : last - top, columns]
            good += 1
        if progress is not None:
            progress(done / len(numbers))
    if not good:
        raise DamagedFileError("No strip of the picture can be decoded; nothing is left to salvage.")
    return out


def read_strip(strip: Strip, header: Header, number: int) -> Samples:
    """Decode a strip of a lossless picture and compare its checksum.

    Raises:
        DamagedFileError: The strip is altered.
    """
    try:
        samples = _decoded(strip.residual, header, number)
        if samples_crc(samples) == strip.crc:
            return samples
        what = "the checksum of its samples is wrong."
    except DamagedFileError as error:
        what = error.message
    raise DamagedFileError(
        f"Strip {number} of the latent file is damaged: {what}",
        "Fetch the file again, or restore what is left with --salvage.",
    )


def samples_crc(samples: Samples) -> int:
    """CRC-32 of samples in the order row, column, channel; those of 16 bits with the lowest byte first."""
    stored = samples if samples.dtype == np.uint8 else samples.astype("<u2", copy=False)
    return zlib.crc32(np.ascontiguousarray(stored).data)


def _size_of_source(picture: Picture) -> float:
    """Bytes of the picture's own file if its data can be kept; infinite otherwise."""
    source = picture.source
    if source is None or picture.format not in ("png", "webp"):
        return math.inf
    try:
        return len(source) if isinstance(source, bytes) else source.stat().st_size
    except OSError:
        return math.inf


def _kept_stream(picture: Picture, size: int) -> bytes | None:
    """The stream that the picture's own file holds, if it is smaller than ``size`` and gives the picture."""
    source = picture.source
    if source is None or picture.format not in ("png", "webp"):
        return None
    try:
        if not isinstance(source, bytes):
            # What is much larger than the stream has to be is not read once more.
            source = source.read_bytes() if source.stat().st_size <= 4 * size + _MOST_METADATA else b""
        stream = reused_stream(source)
        if stream is None or len(stream) >= size:
            return None
        decoded = decode_lossless(
            stream, picture.height, picture.width, _header(picture).channels, picture.depth
        )
    except (OSError, DamagedFileError):
        return None
    return stream if np.array_equal(decoded, _samples(picture, 0, picture.height)) else None


def _header(picture: Picture) -> Header:
    units = max(1, STRIP_PIXELS // (STRIP_UNIT * picture.width))
    return Header(
        model_id=b"",
        width=picture.width,
        height=picture.height,
        quality=0,
        grey=picture.is_grey,
        depth=picture.depth,
        strip_height=units if units * STRIP_UNIT < picture.height else 0,
        alpha=picture.alpha is not None,
    )


def _samples(picture: Picture, top: int, bottom: int) -> Samples:
    """Some rows, alpha last."""
    pixels = picture.pixels[top:bottom]
    if picture.alpha is None:
        return pixels
    return np.concatenate([pixels, picture.alpha[top:bottom, :, np.newaxis]], axis=2)


def _decoded(stream: bytes, header: Header, number: int) -> Samples:
    top, bottom = header.strip_rows(number)
    return decode_lossless(stream, bottom - top, header.width, header.channels, header.depth)
