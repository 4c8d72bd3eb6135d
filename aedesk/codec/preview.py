"""A part of a picture as it will come out of its latent file, at any quality: for a preview that is live.

The latents do not depend on the quality, so a part is analysed once and then coded as often as a slider
moves. With ``exact_margin`` around it, a part comes out as in the whole picture: pixels differ by no more
than the 1 that tiles may always differ by. Without a margin its networks miss what is around it, so that
latents here and there are rounded another way: at quality 60 pixels differ by 0.4 on average and by 15 at
most, its PSNR by less than 0.02 dB, and its bits by less than 0.3 %
(``python -m tests.codec.measure_preview --margins``).
"""

import math
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.codec.areas import Area, common, is_inside, length, within, without
from aedesk.codec.codec import Codec
from aedesk.codec.container import LatentFile
from aedesk.codec.dead_zones import DeadZones
from aedesk.codec.effort import Choice
from aedesk.codec.encoder import Encoder, header_of, sample_bands, side_by_side
from aedesk.codec.geometry import CELL, Geometry, Region
from aedesk.codec.header import STRIP_UNIT, Header
from aedesk.codec.planes import Floats, Planes
from aedesk.codec.reconstruct import widened
from aedesk.codec.sections import Metadata
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import SymbolCoder, Symbols
from aedesk.imaging import Picture
from aedesk.imaging.picture import Samples
from aedesk.zoo import Gains
from aedesk.zoo.architecture import LATENT_STRIDE

# Latents around a part that its pixels depend on: so many and as many again for each look.
_REACH, _LOOK = 4, 12
# Most pixels of a tile: networks cannot be interrupted, and a preview is given up when something changes.
TILE_PIXELS = 1_500_000


def exact_margin(choice: Choice, quality: float) -> int:
    """Latents around a part with which it comes out as in the whole picture."""
    return _REACH + _LOOK * choice.looks_at(quality)


class PartEncoder:
    """Codes parts of one picture; keeps the latents of the part that was analysed last.

    Args:
        pixels: The picture, (H, W, 1 or 3), uint8 or uint16, with any strides.
        codec: Model and networks.
        stopwatch: Gets the time of each phase.
    """

    def __init__(self, pixels: Samples, codec: Codec, stopwatch: Stopwatch) -> None:
        self.pixels = pixels
        self.codec = codec
        self.stopwatch = stopwatch
        self._planes = _planes(codec, Geometry(pixels.shape[1], pixels.shape[0]), stopwatch)
        self._area: Area = slice(0, 0), slice(0, 0)
        self._latents: Floats = np.empty((0, 0, codec.package.architecture.latent_channels), np.float32)

    def _analyse(self, area: Area) -> None:
        """Make the latents of an area, as far as they are not there; those of other areas are forgotten."""
        if is_inside(area, self._area):
            return
        made = np.empty((length(area[0]), length(area[1]), self._latents.shape[2]), np.float32)
        known = common(area, self._area)
        if known is not None:
            made[within(known, area)] = self._latents[within(known, self._area)]
        for rest in without(area, known):
            with self.stopwatch.phase("analysis"):
                fresh = self._planes.analyse(self.pixels, _ignore, rest, TILE_PIXELS)
            made[within(rest, area)] = fresh
        self._area, self._latents = area, made

    def code(self, region: Region, quality: float, choice: Choice, margin: int = 0) -> "CodedPart":
        """Choose the symbols of a part at a quality.

        Args:
            region: The part; lies inside the picture.
            quality: 1..100, in steps of 1/256.
            choice: How the symbols are chosen.
            margin: Latents around the part that are coded with it, see ``exact_margin``.
        """
        area = self._around(region, margin)
        self._analyse(area)
        header = header_of(self.pixels, self.codec, quality)
        latents = self._latents[within(area, self._area)]
        symbols = _Quantiser(self.codec, self.stopwatch, header, area, latents).symbols(choice)
        return CodedPart(self.codec, self.stopwatch, header, region, area, *symbols)

    def _around(self, region: Region, margin: int) -> Area:
        rows, columns = region.latents
        height, width = self._planes.geometry.latent
        return widened(rows, margin, height), widened(columns, margin, width)


class _Quantiser:
    """Latents of an area, at one quality.

    An area whose sides are multiples of 64 pixels is like a picture of its own to all networks; but the
    prior, which looks only into its own strip, has to be told where strips end.
    """

    def __init__(
        self, codec: Codec, stopwatch: Stopwatch, header: Header, area: Area, latents: Floats
    ) -> None:
        self._package = codec.package
        self._stopwatch = stopwatch
        self._header = header
        self._rows = area[0]
        self._latents = latents
        self._planes = _planes(codec, _geometry(area, header), stopwatch)
        self._gains = codec.package.gains(header.quality)

    def symbols(
        self, choice: Choice
    ) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.uint8], npt.NDArray[np.int16], Floats]:
        """ẑ, scale indexes, r and ŷ of the area, chosen as ``Encoder`` does."""
        y, quality = self._latents, self._header.quality
        zones = DeadZones(self._package, quality, choice.dead_zone)
        with self._stopwatch.phase("hyper"):
            z = self._planes.hyper_analyse(y, self._gains)
        indexes = self._indexes(z)
        for _ in range(1, choice.looks_at(quality)):
            with self._stopwatch.phase("context"):
                z = self._planes.reconsider(y, indexes, 0, z, self._gains, slice(0, y.shape[0]), zones)
            indexes = self._indexes(z)
        with self._stopwatch.phase("context"):
            r, y_hat = self._planes.quantise_and_decode(y, indexes, z, self._gains, zones)
        return z, indexes, r, y_hat

    def _indexes(self, z: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
        """Scale indexes of the area, from the ẑ of each strip alone."""
        header, top = self._header, self._rows.start // CELL
        parts = []
        for strip in range(header.strip_count):
            first, last = (unit - top for unit in header.strip_units(strip))
            if last > 0 and first < z.shape[0]:
                with self._stopwatch.phase("prior"):
                    parts.append(self._package.prior.scale_indexes(z[max(0, first) : last], header.quality))
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


@dataclass(frozen=True, eq=False)
class CodedPart:
    """A part of a picture, coded at one quality.

    Args:
        codec: Model and networks.
        stopwatch: Gets the time of each phase.
        header: What the file of the whole picture says of itself.
        region: The part.
        area: Latents that were coded; the part and some around it.
        hyper: ẑ of the area.
        indexes: Scale indexes of the area.
        residual: Residual symbols r of the area.
        latents: What they decode to, ŷ of the area.
    """

    codec: Codec
    stopwatch: Stopwatch
    header: Header
    region: Region
    area: Area
    hyper: npt.NDArray[np.int8]
    indexes: npt.NDArray[np.uint8]
    residual: npt.NDArray[np.int16]
    latents: Floats

    @property
    def covers_all(self) -> bool:
        """Whether the part is the whole picture."""
        return (self.region.width, self.region.height) == (self.header.width, self.header.height)

    @cached_property
    def bits(self) -> float:
        """Bits that the symbols of the part take by the tables: within 0.1 % of what coding gives."""
        package = self.codec.package
        with self.stopwatch.phase("bits"):
            own = within(self.region.latents, self.area)
            residual = package.tables.total_bits(self.residual[own], self.indexes[own])
            row = package.prior.hyper_scale_indexes(self.header.quality)
            hyper = package.tables.bits(self.hyper, np.broadcast_to(row, self.hyper.shape)).sum(axis=2)
            rows, columns = (_shares(own[axis], self.hyper.shape[axis]) for axis in (0, 1))
            return residual + float(rows @ hyper @ columns)

    def restore(self, region: Region) -> Samples:
        """Pixels of the part, or of a piece of it: (height, width, 1 or 3), uint8 or uint16."""
        header = self.header
        top, left = region.y % LATENT_STRIDE, region.x % LATENT_STRIDE
        shape = region.height + top, region.width + left, 1 if header.grey else 3
        out = np.empty(shape, np.uint16 if header.depth == 16 else np.uint8)
        planes = _planes(self.codec, _geometry(self.area, header), self.stopwatch)
        with self.stopwatch.phase("synthesis"):
            planes.synthesise(self.latents, self._gains, out, within(region.latents, self.area), _ignore)
        return np.ascontiguousarray(out[top:, left:])

    def file(self, metadata: Metadata) -> LatentFile:
        """The very latent file; only of a part that is the whole picture.

        Args:
            metadata: Sections that go beside the picture.
        """
        coder = SymbolCoder(self.codec.package, self.header, self.stopwatch)
        whole = Symbols(self.hyper, self.residual)
        strips = []
        for number in range(self.header.strip_count):
            symbols = coder.part(whole, number)
            strips.append(coder.encode(symbols, self.indexes[coder.coded(number)]))
        return LatentFile(self.header, tuple(strips), metadata)

    @cached_property
    def _gains(self) -> Gains:
        return self.codec.package.gains(self.header.quality)


def sampled(
    pixels: Samples, codec: Codec, stopwatch: Stopwatch, choice: Choice, share: float
) -> tuple[Encoder, float]:
    """What ``Encoder.sample`` gives, without the latents of the whole picture.

    Args:
        pixels: The picture, (H, W, 1 or 3), uint8 or uint16, with any strides.
        codec: Model and networks.
        stopwatch: Gets the time of each phase.
        choice: How the symbols are chosen.
        share: About the share of the picture that is taken.

    Returns:
        The encoder, and the share of the picture that it stands for.
    """
    height, width = pixels.shape[:2]
    planes = _planes(codec, Geometry(width, height), stopwatch)

    def analysed(rows: slice, columns: slice) -> Floats:
        return planes.analyse(pixels, _ignore, (rows, columns), TILE_PIXELS)

    tops, half = sample_bands(height, width, share)
    if not tops:
        picture = Picture(np.ascontiguousarray(pixels))
        rows, columns = planes.geometry.latent
        latents = analysed(slice(0, rows), slice(0, columns))
        return Encoder(picture, codec, Metadata(), stopwatch, latents, choice), 1.0
    picture = Picture(np.ascontiguousarray(side_by_side(pixels, tops, STRIP_UNIT, half)))
    sides = slice(0, half // LATENT_STRIDE), slice(half // LATENT_STRIDE, planes.geometry.latent[1])
    latents = np.concatenate(
        [
            np.concatenate([analysed(slice(CELL * top, CELL * top + CELL), side) for top in chosen])
            for side, chosen in zip(sides, (tops[::2], tops[1::2]), strict=True)
        ],
        axis=1,
    )
    return Encoder(picture, codec, Metadata(), stopwatch, latents, choice), picture.height / height


def squared_error(pixels: Samples, restored: Samples) -> int:
    """Sum of the squared errors over all samples."""
    return round(cv2.norm(np.ascontiguousarray(pixels), restored, cv2.NORM_L2SQR))


def psnr_of(squares: int, samples: int, depth: int) -> float:
    """PSNR in dB of so many samples of 8 or 16 bits with this sum of squared errors."""
    return math.inf if not squares else 10 * math.log10((2**depth - 1) ** 2 * samples / squares)


def _planes(codec: Codec, geometry: Geometry, stopwatch: Stopwatch) -> Planes:
    return Planes(codec.networks, codec.package.architecture, geometry, stopwatch)


def _geometry(area: Area, header: Header) -> Geometry:
    """An area as a picture of its own, which ends where the whole picture does."""
    height, width = (
        min(part.stop * LATENT_STRIDE, end) - part.start * LATENT_STRIDE
        for part, end in zip(area, (header.height, header.width), strict=True)
    )
    return Geometry(width, height)


def _shares(part: slice, cells: int) -> npt.NDArray[np.float64]:
    """The share of each cell of 4 latents that a stretch of latents covers."""
    covered = np.zeros(cells * CELL)
    covered[part] = 1
    return np.asarray(covered.reshape(cells, CELL).mean(axis=1))


def _ignore(_share: float) -> None:
    """Take no notice of progress."""
