"""Distortions that a codec can be trained for, all told in the unit of a squared error.

So the weight of rate against distortion, and with it the bits that a quality stands for, stays about the same
whichever is chosen. All take pictures in float32 in [0, 1], (B, H, W, 3), and give (B,).
"""

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from keras import ops

from aedesk.training.task import Tensor

SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
TAPS = 11
SIGMA = 1.5
LUMINANCE_CONSTANT = 0.01**2
CONTRAST_CONSTANT = 0.03**2
# Under this a structure's logarithm goes on as a straight line: it stays finite, and so does its gradient.
LEAST_STRUCTURE = 0.01
LUMA = (0.299, 0.587, 0.114)
EDGE_CONSTANT = 170 / 255**2
# A gradient's magnitude has no derivative where it is 0.
LEAST_EDGE = 1e-6
# What the distance from 1 is worth, as a squared error: the mean ratio of both along the curve of ``tiny``,
# as packaging/loss_worth.py finds it. CompressAI takes about 1,300 for MS-SSIM.
MS_SSIM_WORTH = 1800.0
EDGE_WORTH = 2250.0
Distortion = Callable[[Tensor, Tensor], Tensor]


def squared_error(picture: Tensor, target: Tensor) -> Tensor:
    """Mean squared error in units of 1/255."""
    return ops.mean(ops.square(picture - target), axis=(1, 2, 3)) * 255.0**2


def ms_ssim(picture: Tensor, target: Tensor) -> Tensor:
    """Multi-scale structural similarity (Wang, Simoncelli and Bovik 2003), 1 for equal pictures.

    The values of ``aedesk.imaging.ms_ssim``, but that structure which is not there or negative counts as very
    little instead of nothing, so that random weights learn, too. Sides are multiples of 16, at least 176.
    """
    x, y = (ops.transpose(pixels, (0, 3, 1, 2)) for pixels in (picture, target))
    total: Tensor = 0.0
    for scale, weight in enumerate(SCALE_WEIGHTS):
        if scale:
            x, y = _halved(x), _halved(y)
        luminance, structure = _ssim_terms(x, y)
        part = luminance * structure if scale == len(SCALE_WEIGHTS) - 1 else structure
        total = total + weight * _log_above(ops.mean(part, axis=(2, 3)))
    return ops.mean(ops.exp(total), axis=1)


def edge_similarity(picture: Tensor, target: Tensor) -> Tensor:
    """Mean similarity of the gradients of luminance (GMSM of Xue et al. 2014), 1 for equal pictures."""
    ours, theirs = _edges(picture), _edges(target)
    product, squares = ops.sqrt(ours * theirs), ours + theirs
    return ops.mean((2.0 * product + EDGE_CONSTANT) / (squares + EDGE_CONSTANT), axis=(1, 2))


def structural_error(picture: Tensor, target: Tensor) -> Tensor:
    """Distance of MS-SSIM from 1, in the unit of a squared error."""
    return MS_SSIM_WORTH * (1.0 - ms_ssim(picture, target))


def perceptual_error(picture: Tensor, target: Tensor) -> Tensor:
    """In equal shares squared error (colours, brightness), structure at five scales, and edges."""
    edges = EDGE_WORTH * (1.0 - edge_similarity(picture, target))
    return (squared_error(picture, target) + structural_error(picture, target) + edges) / 3.0


DISTORTIONS: Mapping[str, Distortion] = {
    "mse": squared_error,
    "ms-ssim": structural_error,
    "perceptual": perceptual_error,
}
"""Distortions by the names that recipes give them."""


def _log_above(values: Tensor) -> Tensor:
    line = values / LEAST_STRUCTURE - 1.0 + math.log(LEAST_STRUCTURE)
    curve = ops.log(ops.maximum(values, LEAST_STRUCTURE))
    return ops.where(values > LEAST_STRUCTURE, curve, line)


def _halved(planes: Tensor) -> Tensor:
    """Means of 2×2 pixels of planes (B, C, H, W)."""
    height, width = planes.shape[2:]
    cells = ops.reshape(planes, (-1, planes.shape[1], height // 2, 2, width // 2, 2))
    return ops.mean(cells, axis=(3, 5))


def _ssim_terms(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Similarity of luminance, and that of contrast and structure, at each place of planes (B, C, H, W)."""
    rows, columns = (ops.convert_to_tensor(_window(side)) for side in x.shape[2:])

    def windowed(planes: Tensor) -> Tensor:
        return ops.matmul(ops.matmul(rows, planes), ops.transpose(columns))

    # A variance is the small difference of two larger numbers, which are smaller around the mean.
    middle = ops.mean(y, axis=(2, 3), keepdims=True)
    x, y = x - middle, y - middle
    with _all_digits():
        mean_x, mean_y = windowed(x), windowed(y)
        variances = windowed(ops.square(x) + ops.square(y)) - ops.square(mean_x) - ops.square(mean_y)
        covariance = windowed(x * y) - mean_x * mean_y
    structure = (2.0 * covariance + CONTRAST_CONSTANT) / (variances + CONTRAST_CONSTANT)
    mean_x, mean_y = mean_x + middle, mean_y + middle
    luminance = (2.0 * mean_x * mean_y + LUMINANCE_CONSTANT) / (
        ops.square(mean_x) + ops.square(mean_y) + LUMINANCE_CONSTANT
    )
    return luminance, structure


def _window(side: int) -> npt.NDArray[np.float32]:
    """Matrix (side − 10, side) of the means under a Gaussian window, without padding.

    A product of matrices takes a tenth of the time of a depthwise convolution on a CPU.
    """
    taps = np.exp(-np.square(np.arange(TAPS) - TAPS // 2) / (2 * SIGMA**2))
    matrix = np.zeros((side - TAPS + 1, side))
    for row in range(len(matrix)):
        matrix[row, row : row + TAPS] = taps / taps.sum()
    return matrix.astype(np.float32)


def _all_digits() -> AbstractContextManager[Any]:
    """Keep JAX from multiplying with fewer digits on a GPU."""
    if keras.backend.backend() != "jax":
        return nullcontext()
    import jax

    return jax.default_matmul_precision("highest")


def _edges(picture: Tensor) -> Tensor:
    """Squared magnitudes of Prewitt's gradients of the luminance at half size, (B, H/2 − 2, W/2 − 2)."""
    luma = sum(weight * picture[..., i] for i, weight in enumerate(LUMA))
    plane = _halved(ops.expand_dims(luma, 1))[:, 0]
    across = (plane[:, :, 2:] - plane[:, :, :-2]) / 3.0
    down = (plane[:, 2:] - plane[:, :-2]) / 3.0
    across = across[:, :-2] + across[:, 1:-1] + across[:, 2:]
    down = down[:, :, :-2] + down[:, :, 1:-1] + down[:, :, 2:]
    return ops.square(across) + ops.square(down) + LEAST_EDGE
