"""From the symbols of a picture to its pixels, in bands, so that few latents exist as floats at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.codec.codec import Codec
from aedesk.codec.geometry import CELL, Geometry, Halos, Region, up
from aedesk.codec.header import Header
from aedesk.codec.planes import Planes
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import Symbols
from aedesk.zoo.architecture import LATENT_STRIDE

# Positions of latents in a band, about; and its least height, because every band repeats the halos' work.
BAND_LATENTS = 65_536
BAND_ROWS = 64


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows or columns of latents.

    Args:
        wanted: Those whose pixels are made.
        outer: With what the synthesis sees around them; borders are multiples of 4.
    """

    wanted: slice
    outer: slice

    @classmethod
    def around(cls, wanted: slice, halo: int, end: int) -> "_Band":
        return cls(wanted, widened(wanted, halo, end))

    @property
    def inner(self) -> slice:
        """The wanted ones, counted from the first of the outer ones."""
        return slice(self.wanted.start - self.outer.start, self.wanted.stop - self.outer.start)


def reconstruct(
    symbols: Symbols,
    header: Header,
    codec: Codec,
    region: Region,
    stopwatch: Stopwatch,
    progress: Callable[[float], None],
) -> npt.NDArray[np.unsignedinteger[Any]]:
    """Make the pixels of a region.

    Args:
        symbols: Symbols of the whole picture; those that are far from the region do not matter.
        header: Size, quality, colour and depth.
        codec: Model and networks.
        region: Lies inside the picture.
        stopwatch: Gets the time of the networks.
        progress: Told the share that is done.

    Returns:
        (height, width, 1 or 3) of the region, uint8 or uint16.
    """
    geometry = Geometry(header.width, header.height)
    planes = Planes(codec.networks, codec.package.architecture, geometry, stopwatch, codec.threads)
    gains = codec.package.gains(header.quality)
    # Pixels are made from the latent that the region starts in, and cut to the region afterwards.
    top, left = region.y % LATENT_STRIDE, region.x % LATENT_STRIDE
    shape = (region.height + top, region.width + left, 1 if header.grey else 3)
    out = np.empty(shape, np.uint16 if header.depth == 16 else np.uint8)
    rows, columns = region.latents
    across = _Band.around(columns, planes.halos.synthesis, geometry.latent[1])
    bands = list(_bands(rows, across, planes.halos, geometry))
    for number, down in enumerate(bands):
        y_hat = planes.decode_latents(symbols, gains, (down.outer, across.outer))
        target = out[(down.wanted.start - rows.start) * LATENT_STRIDE :]
        share = _part_of(progress, number, len(bands))
        planes.synthesise(y_hat, gains, target, (down.inner, across.inner), share)
    return np.ascontiguousarray(out[top:, left:])


def needed_rows(region: Region, geometry: Geometry, halos: Halos) -> slice:
    """Rows of symbols that the pixels of a region depend on."""
    end = geometry.latent[0]
    return widened(widened(region.latents[0], halos.synthesis, end), halos.context, end)


def widened(part: slice, halo: int, end: int) -> slice:
    """A stretch of latents with a halo, up to the next multiples of 4, within 0..end."""
    return slice(max(0, (part.start - halo) // CELL * CELL), min(end, up(part.stop + halo, CELL)))


def _bands(rows: slice, across: _Band, halos: Halos, geometry: Geometry) -> Iterator[_Band]:
    height = max(BAND_ROWS, BAND_LATENTS // (across.outer.stop - across.outer.start))
    for start in range(rows.start, rows.stop, height):
        yield _Band.around(slice(start, min(start + height, rows.stop)), halos.synthesis, geometry.latent[0])


def _part_of(progress: Callable[[float], None], number: int, parts: int) -> Callable[[float], None]:
    return lambda share: progress((number + share) / parts)
