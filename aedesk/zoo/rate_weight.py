"""What a bit is worth at a quality: the weight of distortion against rate that a codec is trained with."""

from typing import Any

LAMBDA_LOW = 0.0004
LAMBDA_HIGH = 0.8


def rate_weight(quality: Any) -> Any:
    """Weight λ of the squared error (in units of 1/255) against bits per pixel, log-linear in quality.

    Args:
        quality: 1..100, a number or an array.
    """
    return LAMBDA_LOW * (LAMBDA_HIGH / LAMBDA_LOW) ** ((quality - 1) / 99)
