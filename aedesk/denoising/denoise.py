"""From a noisy picture to a clean one, tile by tile, so that memory is bounded and no seam shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.denoising.denoiser import Denoiser
from aedesk.denoising.strength import DenoiseSettings
from aedesk.imaging import Picture
from aedesk.imaging.tiles import Span, padded_block, plan
from aedesk.zoo.denoiser_architecture import MAP_CELL, MAP_CHANNELS, DenoiserArchitecture

Floats = npt.NDArray[np.float32]
Progress = Callable[[float], None]

# Bytes of one tensor of the first level of a tile; about eight exist at a time.
TENSOR_BUDGET = 64 * 1024**2
# Most pixels of a tile with its halo, for the noise estimate.
ESTIMATE_BUDGET = 2_500_000
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
    luminance, colour = 255 * np.median(level, axis=(0, 1))
    noise = (float(luminance), float(colour))
    if max(settings.shares) == 0:
        progress(1.0)
        return pixels, noise
    a = denoiser.package.architecture
    told = _spread(level * settings.factors, a)
    out = np.empty_like(pixels)
    tiles = _tiles(pixels, a, a.unit, a.reach, _pixel_budget(a))
    for number, (rows, columns) in enumerate(tiles):
        block = padded_block(pixels, rows, columns, "symmetric")
        area = _cells(rows.outer, a.cell), _cells(columns.outer, a.cell)
        residual = denoiser.networks.residual(block, told[area][None])
        inner = rows.inner(), columns.inner()
        clean = settings.apply(block[0][inner], residual[0][inner], noise[0] / 255)
        _put(clean, out[rows.core, columns.core])
        progress(_ESTIMATE_SHARE + (1 - _ESTIMATE_SHARE) * (number + 1) / len(tiles))
    return out, noise


def estimate(pixels: npt.NDArray[Any], denoiser: Denoiser, progress: Progress) -> Floats:
    """Estimate the noise of a picture (H, W, 1 or 3): a map of cells of 16×16 pixels.

    Returns:
        (rows, columns, 2): RMS of luminance and of colour noise, where white is 1.
    """
    a = denoiser.package.architecture
    height, width = (side // MAP_CELL for side in _plane(pixels, a))
    level = np.empty((height, width, MAP_CHANNELS), np.float32)
    tiles = _tiles(pixels, a, MAP_CELL, a.estimate_reach, ESTIMATE_BUDGET)
    for number, (rows, columns) in enumerate(tiles):
        result = denoiser.networks.estimate(padded_block(pixels, rows, columns, "symmetric"))[0]
        core = _cells(rows.core, MAP_CELL), _cells(columns.core, MAP_CELL)
        level[core] = result[_cells(rows.inner(), MAP_CELL), _cells(columns.inner(), MAP_CELL)]
        progress((number + 1) / len(tiles))
    return level


def _plane(pixels: npt.NDArray[Any], a: DenoiserArchitecture) -> tuple[int, int]:
    """Sides of the picture with padding: multiples of what both networks need."""
    unit = max(a.unit, MAP_CELL)
    height, width = (_up(side, unit) for side in pixels.shape[:2])
    return height, width


def _tiles(
    pixels: npt.NDArray[Any], a: DenoiserArchitecture, unit: int, reach: int, budget: int
) -> list[tuple[Span, Span]]:
    plane = _plane(pixels, a)
    return plan((0, plane[0]), (0, plane[1]), plane, _up(reach, unit), unit, budget)


def _pixel_budget(a: DenoiserArchitecture) -> int:
    return TENSOR_BUDGET * a.cell**2 // (4 * a.channels_1)


def _spread(level: Floats, a: DenoiserArchitecture) -> Floats:
    """Widen a map to the cells of the denoiser with linear ramps, as `aedesk.nn.noise_estimate.spread`."""
    factor = MAP_CELL // a.cell
    size = (level.shape[1] * factor, level.shape[0] * factor)
    return np.asarray(cv2.resize(level, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _put(clean: Floats, target: npt.NDArray[Any]) -> None:
    """Fill a part of a picture, grey by the mean of the channels, whole numbers rounded and clipped."""
    clean = clean[: target.shape[0], : target.shape[1]]
    if target.shape[2] == 1:
        clean = clean.mean(axis=2, keepdims=True)
    if target.dtype.kind == "u":
        peak = np.iinfo(target.dtype).max
        clean = np.clip(clean * np.float32(peak) + np.float32(0.5), 0, peak)
    target[...] = clean


def _cells(part: slice, side: int) -> slice:
    return slice(part.start // side, part.stop // side)


def _up(value: int, unit: int) -> int:
    return -(-value // unit) * unit


def _ignore(_share: float) -> None:
    """Take no notice of progress."""
