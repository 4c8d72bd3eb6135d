"""A part of a picture denoised at any strength: for a preview that is live.

The noise is estimated once, over the whole picture. What the network finds in a part is kept, so that a
strength up to ``AUTO``, which only says how much of it is taken away, needs no network. Pixels are those of
``denoise_picture`` up to the last bits of sums in tiles of another shape; with ``keep_detail``, textures are
also measured across the borders of tiles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.denoising.denoise import Floats, estimate, noise_of, put, residuals
from aedesk.denoising.denoiser import Denoiser
from aedesk.denoising.strength import DenoiseSettings

# Most pixels of a tile with its halo: networks cannot be interrupted.
TILE_PIXELS = 600_000

Area = tuple[slice, slice]
"""Rows and columns of pixels."""


@dataclass(frozen=True, eq=False)
class _Found:
    """What the network found: (rows, columns, 3) of an area that was told of so much noise."""

    area: Area
    factors: Floats
    residual: Floats

    def covers(self, area: Area, factors: Floats) -> bool:
        return np.array_equal(factors, self.factors) and all(
            outer.start <= part.start and part.stop <= outer.stop
            for part, outer in zip(area, self.area, strict=True)
        )


class PartDenoiser:
    """Denoises parts of one picture.

    Args:
        pixels: The picture, (H, W, 1 or 3), uint8 or uint16, with any strides.
        denoiser: Model and networks.
        check: Called with a share that is done; may raise to give up the work.
    """

    def __init__(self, pixels: npt.NDArray[Any], denoiser: Denoiser, check: Callable[[float], None]) -> None:
        self._pixels = pixels
        self._denoiser = denoiser
        self._check = check
        self._found: _Found | None = None

    @cached_property
    def noise(self) -> tuple[float, float]:
        """The estimated noise, see ``Denoised.noise``."""
        return noise_of(self._level)

    @cached_property
    def _level(self) -> Floats:
        return estimate(self._pixels, self._denoiser, self._check)

    def is_known(self, area: Area, settings: DenoiseSettings) -> bool:
        """Whether no network has to run for this."""
        return self._found is not None and self._found.covers(area, settings.factors)

    def denoise(self, area: Area, settings: DenoiseSettings) -> npt.NDArray[Any]:
        """Pixels of a part, (rows, columns, 1 or 3), in the type of the picture."""
        pixels = self._pixels[area]
        if max(settings.shares) == 0:
            return np.ascontiguousarray(pixels)
        residual = self._residual(area, settings)
        values = pixels.astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
        out = np.empty(pixels.shape, pixels.dtype)
        colours = np.broadcast_to(values, (*values.shape[:2], 3))
        put(settings.apply(colours, residual, self.noise[0] / 255), out)
        return out

    def _residual(self, area: Area, settings: DenoiseSettings) -> Floats:
        found = self._found
        if found is None or not found.covers(area, settings.factors):
            found = self._found = self._find(area, settings.factors)
        (rows, columns), (down, across) = area, found.area
        return found.residual[
            rows.start - down.start : rows.stop - down.start,
            columns.start - across.start : columns.stop - across.start,
        ]

    def _find(self, area: Area, factors: Floats) -> _Found:
        (rows, columns), level = area, self._level
        residual = np.empty((rows.stop - rows.start, columns.stop - columns.start, 3), np.float32)
        tiles = residuals(self._pixels, self._denoiser, level, factors, area, self._check, TILE_PIXELS)
        for (down, across), _, values in tiles:
            top, left = max(down.start, rows.start), max(across.start, columns.start)
            bottom, right = min(down.stop, rows.stop), min(across.stop, columns.stop)
            residual[top - rows.start : bottom - rows.start, left - columns.start : right - columns.start] = (
                values[top - down.start : bottom - down.start, left - across.start : right - across.start]
            )
        return _Found(area, factors, residual)
