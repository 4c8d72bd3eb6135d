"""Runs the networks over whole planes, tile by tile, so that memory is bounded and no seam shows."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.codec.dead_zones import DeadZones
from aedesk.codec.geometry import CELL, Geometry, Halos
from aedesk.codec.stopwatch import Stopwatch
from aedesk.codec.symbols import Symbols
from aedesk.imaging.tiles import Span, padded_block, plan
from aedesk.runtime import Networks, Quantised
from aedesk.zoo import CodecArchitecture, Gains
from aedesk.zoo.architecture import LATENT_STRIDE
from aedesk.zoo.integer_prior import HYPER_LATENT_MAX

Floats = npt.NDArray[np.float32]
Samples = npt.NDArray[np.unsignedinteger[Any]]
Progress = Callable[[float], None]

# Most pixels of a tile with its halo, for the transforms; halos cost 14 % of the analysis of 12 megapixels.
PICTURE_BUDGET = 2_500_000
# Most latents (all channels) of a tile, for hyper-analysis and context, whose graphs hold some 15 copies of
# them; halos cost 34 % of the context of 12 megapixels with 320 channels.
LATENT_BUDGET = 4_000_000
# With one thread there mostly are others beside it, each with a picture. Then pictures up to the first are
# done in tiles of the second and third: a quarter less memory in the same time, as more stays in the cache.
SMALL_PICTURE, SMALL_PICTURE_BUDGET, SMALL_LATENT_BUDGET = 4_000_000, 1_000_000, 2_000_000


class Planes:
    """The networks of a model over the planes of one picture.

    Args:
        networks: The networks, on a device.
        architecture: Numbers of the model.
        geometry: Sizes of the planes.
        stopwatch: Gets the time of the networks.
        threads: CPU threads of the networks; None for all cores.
    """

    def __init__(
        self,
        networks: Networks,
        architecture: CodecArchitecture,
        geometry: Geometry,
        stopwatch: Stopwatch,
        threads: int | None = None,
    ) -> None:
        self.networks = networks
        self.architecture = architecture
        self.geometry = geometry
        self.stopwatch = stopwatch
        self.halos = Halos.of(architecture)
        self._is_small = threads == 1 and geometry.width * geometry.height <= SMALL_PICTURE

    def analyse(
        self,
        pixels: Samples,
        progress: Progress,
        area: tuple[slice, slice] | None = None,
        budget: int = 0,
    ) -> Floats:
        """Latents y (rows, columns, C) of a picture, whose edge pixels are repeated as padding.

        Args:
            pixels: The whole picture, (H, W, 1 or 3).
            progress: Told the share that is done.
            area: Rows and columns of latents; all of the padded picture by default.
            budget: Most pixels of a tile with its halo; 0 takes as many as memory allows.
        """
        height, width = self.geometry.latent
        rows, columns = area or (slice(0, height), slice(0, width))
        s = LATENT_STRIDE
        channels = self.architecture.latent_channels
        y = np.empty((rows.stop - rows.start, columns.stop - columns.start, channels), np.float32)
        tiles = plan(
            (rows.start * s, rows.stop * s),
            (columns.start * s, columns.stop * s),
            (height * s, width * s),
            self.halos.analysis,
            s,
            budget or self._pixel_budget,
        )
        for number, (r, c) in enumerate(tiles):
            block = padded_block(pixels, r, c)
            with self.stopwatch.phase("network"):
                result = self.networks.analysis(block)
            target = y[r.start // s - rows.start : r.stop // s - rows.start]
            target[:, c.start // s - columns.start : c.stop // s - columns.start] = result[
                0, _sixteenth(r.inner()), _sixteenth(c.inner())
            ]
            progress((number + 1) / len(tiles))
        return y

    def hyper_analyse(self, y: Floats, gains: Gains) -> npt.NDArray[np.int8]:
        """Rounded hyper-latents ẑ (rows/4, w/4, Z) of latents (rows, w, C): all, or a band of them."""
        plane = y.shape[0], y.shape[1]
        z = np.empty((plane[0] // CELL, plane[1] // CELL, self.architecture.hyper_channels), np.int8)
        tiles = plan((0, plane[0]), (0, plane[1]), plane, self.halos.hyper_analysis, CELL, self._budget)
        for r, c in tiles:
            with self.stopwatch.phase("network"):
                exact = self.networks.hyper_analysis(y[None, r.outer, c.outer], gains)[0]
            rounded = np.clip(np.floor(exact + 0.5), -HYPER_LATENT_MAX, HYPER_LATENT_MAX).astype(np.int8)
            z[_quarter(r.core), _quarter(c.core)] = rounded[_quarter(r.inner()), _quarter(c.inner())]
        return z

    def with_context(self, rows: slice) -> slice:
        """Some rows of latents and all those that their means depend on."""
        return slice(
            max(0, rows.start - self.halos.context),
            min(rows.stop + self.halos.context, self.geometry.latent[0]),
        )

    def with_hyper_halo(self, rows: slice) -> slice:
        """Some rows of latents and all those that their hyper-latents depend on."""
        return slice(
            max(0, rows.start - self.halos.hyper_analysis),
            min(rows.stop + self.halos.hyper_analysis, self.geometry.latent[0]),
        )

    def with_hyper_context(self, rows: slice) -> slice:
        """Some rows of latents and all those that their hyper-latents depend on after quantisation."""
        return self.with_context(self.with_hyper_halo(rows))

    def quantise(
        self,
        y: Floats,
        indexes: npt.NDArray[np.uint8],
        indexes_top: int,
        z: npt.NDArray[np.int8],
        gains: Gains,
        rows: slice,
        dead_zones: DeadZones,
    ) -> npt.NDArray[np.int16]:
        """Residual symbols r (rows, w, C) of some rows of latents, whose borders are multiples of 4.

        Args:
            y: Latents of the whole picture.
            indexes: Scale indexes of these rows and those that their means depend on, at least.
            indexes_top: Row of the picture that the first row of ``indexes`` is.
            z: Hyper-latents of the whole picture.
            gains: Gain vectors of the quality.
            rows: Which rows.
            dead_zones: What is rounded towards zero.
        """
        result_plane = np.empty((rows.stop - rows.start, *y.shape[1:]), np.int16)
        for r, c, result in self._quantised(y, indexes, indexes_top, z, gains, rows, dead_zones):
            result_plane[r.start - rows.start : r.stop - rows.start, c.core] = result.residuals[
                0, r.inner(), c.inner()
            ]
        return result_plane

    def quantise_and_decode(
        self,
        y: Floats,
        indexes: npt.NDArray[np.uint8],
        z: npt.NDArray[np.int8],
        gains: Gains,
        dead_zones: DeadZones,
    ) -> tuple[npt.NDArray[np.int16], Floats]:
        """Residual symbols r (h, w, C) of all latents, and the latents ŷ (h, w, C) that they decode to.

        The arguments are those of ``quantise``, for the whole picture.
        """
        symbols, y_hat = np.empty(y.shape, np.int16), np.empty_like(y)
        for r, c, result in self._quantised(y, indexes, 0, z, gains, slice(0, y.shape[0]), dead_zones):
            symbols[r.core, c.core] = result.residuals[0, r.inner(), c.inner()]
            y_hat[r.core, c.core] = result.latents[0, r.inner(), c.inner()]
        return symbols, y_hat

    def reconsider(
        self,
        y: Floats,
        indexes: npt.NDArray[np.uint8],
        indexes_top: int,
        z: npt.NDArray[np.int8],
        gains: Gains,
        rows: slice,
        dead_zones: DeadZones,
    ) -> npt.NDArray[np.int8]:
        """Hyper-latents (rows/4, w/4, Z) of what ``quantise``, which has the same arguments, makes of rows.

        The indexes must reach over all of ``with_hyper_context(rows)``.
        """
        wide = self.with_hyper_halo(rows)
        y_hat = y[wide].copy()
        coded = self.geometry.coded
        for r, c, result in self._quantised(y, indexes, indexes_top, z, gains, wide, dead_zones):
            # What is not coded stays as it is: a smooth continuation of the picture.
            down, across = slice(r.start, min(r.stop, coded[0])), slice(c.start, min(c.stop, coded[1]))
            if down.start < down.stop and across.start < across.stop:
                y_hat[down.start - wide.start : down.stop - wide.start, across] = result.latents[0][
                    down.start - r.outer_start : down.stop - r.outer_start,
                    across.start - c.outer_start : across.stop - c.outer_start,
                ]
        inner = slice(rows.start - wide.start, rows.stop - wide.start)
        return self.hyper_analyse(y_hat, gains)[_quarter(inner)]

    def _quantised(
        self,
        y: Floats,
        indexes: npt.NDArray[np.uint8],
        indexes_top: int,
        z: npt.NDArray[np.int8],
        gains: Gains,
        rows: slice,
        dead_zones: DeadZones,
    ) -> Iterator[tuple[Span, Span, Quantised]]:
        """Tile after tile of some rows, each with its halo."""
        for r, c in self._latent_tiles(self.halos.context, (rows, slice(0, y.shape[1]))):
            seen = indexes[r.outer_start - indexes_top : r.outer_stop - indexes_top, c.outer]
            with self.stopwatch.phase("network"):
                result = self.networks.residual(
                    y[None, r.outer, c.outer],
                    seen[None],
                    dead_zones.of(seen)[None],
                    z[None, _quarter(r.outer), _quarter(c.outer)],
                    self.geometry.ranks(r.outer, c.outer),
                    gains,
                )
            yield r, c, result

    def decode_latents(self, symbols: Symbols, gains: Gains, area: tuple[slice, slice]) -> Floats:
        """Decoded latents ŷ (rows, columns, C) of an area of the plane whose borders are multiples of 4.

        Args:
            symbols: Symbols of the whole picture.
            gains: Gain vectors of the quality.
            area: Rows and columns.
        """
        rows, columns = area
        channels = self.architecture.latent_channels
        y_hat = np.empty((rows.stop - rows.start, columns.stop - columns.start, channels), np.float32)
        for r, c in self._latent_tiles(self.halos.context, area):
            with self.stopwatch.phase("network"):
                result = self.networks.latents(
                    symbols.residual[None, r.outer, c.outer],
                    symbols.hyper[None, _quarter(r.outer), _quarter(c.outer)],
                    self.geometry.ranks(r.outer, c.outer),
                    gains,
                )
            target = y_hat[r.start - rows.start : r.stop - rows.start]
            target[:, c.start - columns.start : c.stop - columns.start] = result[0, r.inner(), c.inner()]
        return y_hat

    def synthesise(
        self, y_hat: Floats, gains: Gains, out: Samples, area: tuple[slice, slice], progress: Progress
    ) -> None:
        """Fill a picture from decoded latents.

        Args:
            y_hat: Latents of an area of the plane.
            gains: Gain vectors of the quality.
            out: The picture (H, W, 3) or (H, W, 1), uint8 or uint16, whose first pixel is the first of
                ``area``; filled as far as it and the latents reach.
            area: The part of ``y_hat``, in latents from its own corner, that covers ``out``.
            progress: Told the share that is done.
        """
        peak = int(np.iinfo(out.dtype).max)
        rows, columns = area
        s = LATENT_STRIDE
        tiles = plan(
            (rows.start, rows.stop),
            (columns.start, columns.stop),
            (y_hat.shape[0], y_hat.shape[1]),
            self.halos.synthesis,
            1,
            self._pixel_budget // s**2,
        )
        for number, (r, c) in enumerate(tiles):
            with self.stopwatch.phase("network"):
                result = self.networks.synthesis(y_hat[None, r.outer, c.outer], gains, peak)
            pixels = result[0, r.inner(s), c.inner(s)]
            top, left = (r.start - rows.start) * s, (c.start - columns.start) * s
            target = out[top : top + pixels.shape[0], left : left + pixels.shape[1]]
            pixels = pixels[: target.shape[0], : target.shape[1]]
            if out.shape[2] == 1:
                target[...] = (pixels.astype(np.uint32).sum(axis=2, keepdims=True) + 1) // 3
            else:
                target[...] = pixels
            progress((number + 1) / len(tiles))

    def _latent_tiles(self, halo: int, area: tuple[slice, slice]) -> list[tuple[Span, Span]]:
        rows, columns = area
        plane = self.geometry.latent
        return plan((rows.start, rows.stop), (columns.start, columns.stop), plane, halo, CELL, self._budget)

    @property
    def _budget(self) -> int:
        """Most positions of a tile of latents."""
        latents = SMALL_LATENT_BUDGET if self._is_small else LATENT_BUDGET
        return latents // self.architecture.latent_channels

    @property
    def _pixel_budget(self) -> int:
        """Most pixels of a tile, for the transforms."""
        return SMALL_PICTURE_BUDGET if self._is_small else PICTURE_BUDGET


def _sixteenth(part: slice) -> slice:
    return slice(part.start // LATENT_STRIDE, part.stop // LATENT_STRIDE)


def _quarter(part: slice) -> slice:
    return slice(part.start // CELL, part.stop // CELL)
