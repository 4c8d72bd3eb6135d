"""Bits of a symbol given its scale index, differentiable in both."""

import math
from typing import Any

from keras import ops

from aedesk.zoo.tables import SCALE_COUNT, SCALE_MAX, SCALE_MIN, TAIL_WEIGHT, TAIL_WIDTH

Tensor = Any
# Logarithm of the ratio between neighbouring scales.
SCALE_STEP = math.log(SCALE_MAX / SCALE_MIN) / (SCALE_COUNT - 1)
LEAST_GAUSS = 1e-12


def scale_of_index(index: Tensor) -> Tensor:
    """Standard deviation that belongs to a (possibly fractional) scale index."""
    return SCALE_MIN * ops.exp(SCALE_STEP * index)


def symbol_bits(symbol: Tensor, index: Tensor) -> Tensor:
    """Ideal code length of symbols.

    Args:
        symbol: Symbols, with or without uniform noise, float32, any shape.
        index: Scale indexes 0..63 of the same shape.

    Returns:
        Bits, float32, of the same shape. The Laplacian share is computed in logarithms, so that
        the gradient never vanishes, however unlikely the symbol.
    """
    scale = scale_of_index(index)
    size = ops.abs(symbol)
    root = math.sqrt(0.5)
    gauss = 0.5 * (ops.erf((size + 0.5) / scale * root) - ops.erf((size - 0.5) / scale * root))
    log_tail = _log_laplace(size, scale * TAIL_WIDTH) + math.log(TAIL_WEIGHT)
    # Where erf has no digits left the tail alone counts: a floor would drown it and stop its gradient.
    log_gauss = ops.where(
        gauss > LEAST_GAUSS,
        ops.log(ops.maximum(gauss, LEAST_GAUSS)) + math.log(1.0 - TAIL_WEIGHT),
        log_tail - 100.0,
    )
    return -ops.logaddexp(log_gauss, log_tail) / math.log(2.0)


def _log_laplace(size: Tensor, width: Tensor) -> Tensor:
    """Log-probability of [size − ½, size + ½] under a Laplacian with mean magnitude ``width``."""
    outside = -(ops.maximum(size, 0.5) - 0.5) / width + ops.log((1.0 - ops.exp(-1.0 / width)) * 0.5)
    near = ops.minimum(size, 0.5)
    inside = ops.log(1.0 - 0.5 * ops.exp((near - 0.5) / width) - 0.5 * ops.exp(-(near + 0.5) / width))
    return ops.where(size < 0.5, inside, outside)
