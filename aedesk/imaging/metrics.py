"""How far two pictures, or two codecs, are apart: PSNR, SSIM, MS-SSIM and BD-rate."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aedesk.errors import UsageError
from aedesk.imaging.picture import Samples

MS_SSIM_MIN_SIDE = 176
"""Smallest side for MS-SSIM: at the coarsest of its five scales the 11-tap window must still fit."""

_SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
_TAPS = 11
_SIGMA = 1.5
_K1, _K2 = 0.01, 0.03
_BAND_SAMPLES = 1 << 21

Curve = Sequence[tuple[float, float]]
"""Points of a rate-distortion curve: (bits per pixel, quality in dB or any increasing measure)."""


def psnr(a: Samples, b: Samples) -> float:
    """Peak signal-to-noise ratio in dB over all samples of all channels; infinite when they are equal.

    Args:
        a: uint8 (peak 255) or uint16 (peak 65535), any shape.
        b: Same shape and type.

    Raises:
        UsageError: Shapes or types differ, or are others.
    """
    peak = _peak(a, b)
    flat_a, flat_b = a.reshape(-1), b.reshape(-1)
    squares = 0
    for start in range(0, flat_a.size, _BAND_SAMPLES):
        part = slice(start, start + _BAND_SAMPLES)
        error = flat_a[part].astype(np.int64) - flat_b[part]
        squares += int(error @ error)
    if not squares:
        return float("inf")
    return float(10 * np.log10(peak**2 * a.size / squares))


def ms_ssim(a: Samples, b: Samples) -> float:
    """Multi-scale structural similarity (Wang, Simoncelli and Bovik 2003), mean over the channels.

    Five scales, an 11-tap Gaussian window of σ 1.5 without padding, halving by the mean of 2×2 pixels: the
    values of pytorch-msssim, which CompressAI reports.

    Args:
        a: (H, W) or (H, W, C) uint8 or uint16, both sides at least 176.
        b: Same shape and type.

    Returns:
        At most 1, which is equality; negative structure counts as 0.

    Raises:
        UsageError: Shapes or types differ or are others, or the picture is too small.
    """
    peak = _peak(a, b)
    if a.ndim not in (2, 3) or min(a.shape[:2]) < MS_SSIM_MIN_SIDE:
        raise UsageError(
            f"MS-SSIM was asked of an array of shape {a.shape}; "
            f"it needs (H, W) or (H, W, C) with H and W at least {MS_SSIM_MIN_SIDE}."
        )
    planes_a, planes_b = np.atleast_3d(a), np.atleast_3d(b)
    channels = range(planes_a.shape[2])
    return float(np.mean([_ms_ssim_plane(planes_a[:, :, c], planes_b[:, :, c], peak) for c in channels]))


def ssim(a: Samples, b: Samples) -> float:
    """Structural similarity (Wang et al. 2004), mean over the channels, with the window of ``ms_ssim``.

    Args:
        a: (H, W) or (H, W, C) uint8 or uint16, both sides at least 11.
        b: Same shape and type.

    Returns:
        At most 1, which is equality.

    Raises:
        UsageError: Shapes or types differ or are others, or the picture is too small.
    """
    peak = _peak(a, b)
    if a.ndim not in (2, 3) or min(a.shape[:2]) < _TAPS:
        raise UsageError(f"SSIM was asked of an array of shape {a.shape}; it needs sides of {_TAPS} or more.")
    x, y = (np.atleast_3d(part).astype(np.float32) for part in (a, b))
    return float(np.mean([_ssim(x[:, :, c], y[:, :, c], peak)[0] for c in range(x.shape[2])]))


def bd_rate(reference: Curve, test: Curve) -> float:
    """Mean difference of rate at equal quality in percent (Bjøntegaard); negative: ``test`` needs fewer bits.

    The logarithm of the rate is interpolated over the quality by piecewise cubics that keep monotony (PCHIP),
    and averaged over the interval of quality that both curves cover.

    Args:
        reference: At least two points of (rate, quality), in any order; rates above 0, no quality twice.
        test: The same of the codec in question.

    Raises:
        UsageError: Too few points, a rate that is not above 0, a quality twice, or no common interval.
    """
    curves = [_by_quality(reference), _by_quality(test)]
    low = max(quality[0] for quality, _ in curves)
    high = min(quality[-1] for quality, _ in curves)
    if low >= high:
        raise UsageError(
            f"The curves share no interval of quality: one ends at {high:g}, the other begins at {low:g}.",
            "Measure at more quality settings.",
        )
    means = [_pchip_integral(quality, rate, low, high) / (high - low) for quality, rate in curves]
    return float(100 * np.expm1(means[1] - means[0]))


def _peak(a: Samples, b: Samples) -> int:
    if a.shape != b.shape or a.dtype != b.dtype or a.dtype not in (np.uint8, np.uint16) or not a.size:
        raise UsageError(
            f"Arrays of {a.shape} {a.dtype} and {b.shape} {b.dtype} cannot be compared; "
            "both must have the same shape and be uint8 or both uint16."
        )
    return int(np.iinfo(a.dtype).max)


def _ms_ssim_plane(a: Samples, b: Samples, peak: int) -> float:
    x, y = a.astype(np.float32), b.astype(np.float32)
    result = 1.0
    for scale, weight in enumerate(_SCALE_WEIGHTS):
        if scale:
            x, y = _halved(x), _halved(y)
        similarity, contrast = _ssim(x, y, peak)
        value = similarity if scale == len(_SCALE_WEIGHTS) - 1 else contrast
        result *= max(value, 0.0) ** weight
    return result


def _halved(plane: NDArray[Any]) -> NDArray[Any]:
    """Means of 2×2 pixels; odd sides get a row or column of zeros in front, as in pytorch-msssim."""
    height, width = plane.shape
    even = np.pad(plane, ((height % 2, 0), (width % 2, 0)))
    total: NDArray[Any] = even[0::2, 0::2] + even[0::2, 1::2] + even[1::2, 0::2] + even[1::2, 1::2]
    return total / 4


def _ssim(x: NDArray[Any], y: NDArray[Any], peak: int) -> tuple[float, float]:
    """Means over one scale of the similarity, and of its part for contrast and structure."""
    c1, c2 = (_K1 * peak) ** 2, (_K2 * peak) ** 2
    mean_x, mean_y = _windowed(x), _windowed(y)
    variance_x = _windowed(x * x) - mean_x * mean_x
    variance_y = _windowed(y * y) - mean_y * mean_y
    covariance = _windowed(x * y) - mean_x * mean_y
    contrast = (2 * covariance + c2) / (variance_x + variance_y + c2)
    luminance = (2 * mean_x * mean_y + c1) / (mean_x * mean_x + mean_y * mean_y + c1)
    return float(np.mean(luminance * contrast, dtype=np.float64)), float(np.mean(contrast, dtype=np.float64))


def _windowed(plane: NDArray[Any]) -> NDArray[Any]:
    import cv2

    kernel = cv2.getGaussianKernel(_TAPS, _SIGMA, cv2.CV_32F)
    edge = _TAPS // 2
    filtered: NDArray[Any] = cv2.sepFilter2D(plane, -1, kernel, kernel)
    return filtered[edge:-edge, edge:-edge]


def _by_quality(curve: Curve) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Quality and logarithm of the rate of the points, by increasing quality."""
    points = np.asarray(sorted(curve, key=lambda point: point[1]), dtype=np.float64)
    if points.ndim != 2 or points.shape[0] < 2 or points.shape[1] != 2:
        raise UsageError(f"A curve has {len(curve)} points; BD-rate needs at least two of (rate, quality).")
    rate, quality = points.T
    if not (rate > 0).all() or not np.isfinite(points).all() or not (np.diff(quality) > 0).all():
        raise UsageError(
            "A curve has a rate that is not above 0, a value that is not finite, or a quality twice."
        )
    return quality, np.log(rate)


def _pchip_integral(x: NDArray[np.float64], y: NDArray[np.float64], low: float, high: float) -> float:
    """Integral from low to high of the monotone piecewise cubic of Fritsch and Butland (1984)."""
    step = np.diff(x)
    slope = np.diff(y) / step
    tangent = _pchip_tangents(step, slope)
    square = (3 * slope - 2 * tangent[:-1] - tangent[1:]) / step
    cube = (tangent[:-1] + tangent[1:] - 2 * slope) / step**2

    def primitive(t: NDArray[np.float64]) -> NDArray[np.float64]:
        return t * (y[:-1] + t * (tangent[:-1] / 2 + t * (square / 3 + t * cube / 4)))

    start = np.clip(low - x[:-1], 0, step)
    end = np.clip(high - x[:-1], 0, step)
    return float((primitive(end) - primitive(start)).sum())


def _pchip_tangents(step: NDArray[np.float64], slope: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(step) == 1:
        return np.repeat(slope, 2)
    tangent = np.zeros(len(step) + 1)
    for i in range(1, len(step)):
        if slope[i - 1] * slope[i] > 0:
            before, after = 2 * step[i] + step[i - 1], step[i] + 2 * step[i - 1]
            tangent[i] = (before + after) / (before / slope[i - 1] + after / slope[i])
    tangent[0] = _end_tangent(step[0], step[1], slope[0], slope[1])
    tangent[-1] = _end_tangent(step[-1], step[-2], slope[-1], slope[-2])
    return tangent


def _end_tangent(step: float, next_step: float, slope: float, next_slope: float) -> float:
    """One-sided three-point estimate, held back so that the end keeps the shape of its interval."""
    tangent = ((2 * step + next_step) * slope - step * next_slope) / (step + next_step)
    if tangent * slope <= 0:
        return 0.0
    if slope * next_slope <= 0 and abs(tangent) > 3 * abs(slope):
        return 3 * slope
    return tangent
