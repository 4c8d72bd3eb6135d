"""From a noisy picture to a clean one, tile by tile, so that memory is bounded and no seam shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.denoising.denoiser import Denoiser
from aedesk.denoising.doubt import doubted
from aedesk.denoising.strength import DenoiseSettings
from aedesk.imaging import Picture
from aedesk.imaging.tiles import padded_block, plan
from aedesk.zoo.denoiser_architecture import MAP_CELL, MAP_CHANNELS, PATCH_STEP, DenoiserArchitecture

Floats = npt.NDArray[np.float32]
Progress = Callable[[float], None]

# Bytes that a picture, its result and the network on a tile may take together.
MEMORY_BUDGET = 1_350_000_000
# Tensors of the largest kind that exist at a time, about.
_TENSORS = 13
# Fewest and most pixels of a tile with its halo: of smaller ones most is halo, larger ones save little.
LEAST_PIXELS, MOST_PIXELS = 800_000, 4_000_000
# Most pixels of a tile with its halo, for the noise estimate.
ESTIMATE_BUDGET = 2_500_000
# Pixels from which the noise estimate gives its memory back, and from which both networks do in the end.
_LARGE, _HUGE = 1_000_000, 16_000_000
# Share of the work that the noise estimate is.
_ESTIMATE_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Denoised:
    """A denoised picture.

    Args:
        picture: Depth, alpha, metadata as they were; grey stays grey.
        noise: Median over the picture of the estimated RMS of luminance and of colour noise, in units of
            1/255. They are those of (R + G + B)/√3 and of what is orthogonal to it: independent noise of σ
            in each channel has σ in both.
    """

    picture: Picture
    noise: tuple[float, float]


def denoise_picture(
    picture: Picture,
    denoiser: Denoiser,
    settings: DenoiseSettings | None = None,
    *,
    progress: Progress | None = None,
) -> Denoised:
    """Denoise a picture.

    Args:
        picture: Any picture.
        denoiser: Model and networks.
        settings: How strongly; by default as much as is estimated.
        progress: Called with the share that is done, 0 to 1.

    Raises:
        DeviceError: Memory ran out.
    """
    pixels, noise = _denoise(picture.pixels, denoiser, settings or DenoiseSettings(), progress or _ignore)
    return Denoised(replace(picture, pixels=pixels), noise)


def denoise_floats(pixels: Floats, denoiser: Denoiser, settings: DenoiseSettings | None = None) -> Floats:
    """Denoise values that no file holds: (H, W, 1 or 3) float32 around [0, 1], not clipped, not rounded."""
    return _denoise(pixels, denoiser, settings or DenoiseSettings(), _ignore)[0]


def _denoise(
    pixels: npt.NDArray[Any], denoiser: Denoiser, settings: DenoiseSettings, progress: Progress
) -> tuple[npt.NDArray[Any], tuple[float, float]]:
    level = estimate(pixels, denoiser, lambda share: progress(_ESTIMATE_SHARE * share))
    noise = noise_of(level)
    if max(settings.shares) == 0:
        progress(1.0)
        return pixels, noise
    size = pixels.shape[0] * pixels.shape[1]
    if size > _LARGE:  # the other network will need that memory
        denoiser.networks.give_memory_back()
    out = np.empty_like(pixels)
    area = slice(0, pixels.shape[0]), slice(0, pixels.shape[1])

    def tell(share: float) -> None:
        progress(_ESTIMATE_SHARE + (1 - _ESTIMATE_SHARE) * share)

    for (rows, columns), block, residual in residuals(pixels, denoiser, level, settings.factors, area, tell):
        put(settings.apply(block, residual, noise[0] / 255), out[rows, columns])
    if size > _HUGE:  # what writes the picture needs memory, too
        denoiser.networks.give_memory_back()
    return out, noise


def residuals(
    pixels: npt.NDArray[Any],
    denoiser: Denoiser,
    level: Floats,
    factors: Floats,
    area: tuple[slice, slice],
    progress: Progress,
    budget: int = 0,
) -> Iterator[tuple[tuple[slice, slice], Floats, Floats]]:
    """What the network finds in an area of a picture, tile by tile.

    Args:
        pixels: The whole picture, (H, W, 1 or 3).
        denoiser: Model and networks.
        level: Its noise, see ``estimate``.
        factors: What the noise of luminance and colour is multiplied by before the network is told of it.
        area: Rows and columns of the picture; more is done where they are no multiples of the unit.
        progress: Told the share that is done.
        budget: Most pixels of a tile with its halo; 0 takes as many as memory allows.

    Yields:
        Rows and columns of a tile, its pixels in [0, 1], and what is to be taken away, (rows, columns, 3).
    """
    a = denoiser.package.architecture
    plane = _plane(pixels, a)
    rows, columns = (
        (part.start // a.unit * a.unit, min(_up(part.stop, a.unit), end))
        for part, end in zip(area, plane, strict=True)
    )
    tiles = plan(
        rows, columns, plane, _up(a.reach, a.unit), a.unit, budget or _pixel_budget(denoiser, pixels.nbytes)
    )
    for number, (down, across) in enumerate(tiles):
        block = padded_block(pixels, down, across, "symmetric")
        told = _spread(level, down.outer, across.outer, a) * factors
        found = denoiser.networks.residual(block, told[None])
        inner = down.inner(), across.inner()
        yield (down.core, across.core), block[0][inner], found[0][inner]
        progress((number + 1) / len(tiles))


def estimate(pixels: npt.NDArray[Any], denoiser: Denoiser, progress: Progress) -> Floats:
    """Estimate the noise of a picture (H, W, 1 or 3): a map of cells of 16×16 pixels.

    Returns:
        (rows, columns, 2): RMS of luminance and of colour noise, where white is 1; in coloured pictures what
        is in luminance alone is doubted.
    """
    a = denoiser.package.architecture
    height, width = (side // MAP_CELL for side in _plane(pixels, a))
    level = np.empty((height, width, MAP_CHANNELS), np.float32)
    plane = _plane(pixels, a)
    reach = _up(a.estimate_reach, MAP_CELL)
    tiles = plan((0, plane[0]), (0, plane[1]), plane, reach, MAP_CELL, ESTIMATE_BUDGET)
    for number, (rows, columns) in enumerate(tiles):
        result = denoiser.networks.estimate(padded_block(pixels, rows, columns, "symmetric"))[0]
        core = _cells(rows.core, MAP_CELL), _cells(columns.core, MAP_CELL)
        level[core] = result[_cells(rows.inner(), MAP_CELL), _cells(columns.inner(), MAP_CELL)]
        progress((number + 1) / len(tiles))
    return doubted(level) if not denoiser.package.is_of_pairs and _has_colours(pixels) else level


def noise_of(level: Floats) -> tuple[float, float]:
    """Median of the estimated luminance and colour noise, see ``Denoised.noise``."""
    luminance, colour = 255 * np.median(level, axis=(0, 1))
    return float(luminance), float(colour)


def put(clean: Floats, target: npt.NDArray[Any]) -> None:
    """Fill a part of a picture, grey by the mean of the channels, whole numbers rounded and clipped."""
    clean = clean[: target.shape[0], : target.shape[1]]
    if target.shape[2] == 1:
        clean = clean.mean(axis=2, keepdims=True)
    if target.dtype.kind == "u":
        peak = np.iinfo(target.dtype).max
        clean = np.clip(clean * np.float32(peak) + np.float32(0.5), 0, peak)
    target[...] = clean


def _plane(pixels: npt.NDArray[Any], a: DenoiserArchitecture) -> tuple[int, int]:
    """Sides of the picture with padding: multiples of what both networks need."""
    unit = max(a.unit, MAP_CELL)
    height, width = (_up(side, unit) for side in pixels.shape[:2])
    return height, width


def _pixel_budget(denoiser: Denoiser, picture_bytes: int) -> int:
    """Most pixels of a tile with its halo, of a picture of so many bytes."""
    a = denoiser.package.architecture
    numbers = max(a.channels_1 / a.cell**2, 3 * (a.patch / PATCH_STEP) ** 2)
    tile_bytes = MEMORY_BUDGET - 2 * picture_bytes
    pixels = tile_bytes / (_TENSORS * numbers * denoiser.networks.number_bytes)
    return round(min(max(pixels, LEAST_PIXELS), MOST_PIXELS))


def _spread(level: Floats, rows: slice, columns: slice, a: DenoiserArchitecture) -> Floats:
    """Widen a part of a map to the cells of the denoiser; the whole: `aedesk.nn.noise_estimate.spread`.

    Args:
        level: The map of the whole picture.
        rows: Rows of the part in pixels.
        columns: Columns of the part.
        a: Numbers of the denoiser.
    """
    # Ramps reach half a cell of the map beyond the part.
    first = [max(0, part.start // MAP_CELL - 1) for part in (rows, columns)]
    last = [-(-part.stop // MAP_CELL) + 1 for part in (rows, columns)]
    window = np.ascontiguousarray(level[first[0] : last[0], first[1] : last[1]])
    factor = MAP_CELL // a.cell
    size = (window.shape[1] * factor, window.shape[0] * factor)
    wide = cv2.resize(window, size, interpolation=cv2.INTER_LINEAR)
    inner = [
        slice((part.start - start * MAP_CELL) // a.cell, (part.stop - start * MAP_CELL) // a.cell)
        for part, start in zip((rows, columns), first, strict=True)
    ]
    return np.asarray(wide[inner[0], inner[1]], np.float32)


def _has_colours(pixels: npt.NDArray[Any]) -> bool:
    """Whether any pixel is not grey; grey pictures may be stored with three channels."""
    return pixels.shape[2] > 1 and any(bool((row != row[:, :1]).any()) for row in pixels)


def _cells(part: slice, side: int) -> slice:
    return slice(part.start // side, part.stop // side)


def _up(value: int, unit: int) -> int:
    return -(-value // unit) * unit


def _ignore(_share: float) -> None:
    """Take no notice of progress."""
