"""Rounding that lets gradients through."""

from typing import Any

from keras import ops

Tensor = Any


def round_straight_through(x: Tensor) -> Tensor:
    """Round half up, ⌊x + ½⌋, with the gradient of the identity.

    Half up rather than half to even, because that is what an integer shift does.
    """
    return x + ops.stop_gradient(ops.floor(x + 0.5) - x)


def clip_straight_through(x: Tensor, low: float, high: float, slack: float) -> Tensor:
    """Clip to [low, high] with the gradient of the identity as far as ``slack`` outside.

    Values just outside can find back; beyond the slack the gradient is zero, so nothing drifts away.
    """
    near = ops.clip(x, low - slack, high + slack)
    return near + ops.stop_gradient(ops.clip(near, low, high) - near)
