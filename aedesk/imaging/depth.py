"""From 16 bits per sample to 8 and back, with correct rounding."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def to_8_bits(samples: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.uint8]:
    """Round samples to 8 bits: the nearest v of 0..255 to s × 255 / 65535.

    Args:
        samples: uint8 (returned as they are) or uint16, any shape.
    """
    if samples.dtype == np.uint8:
        return samples.astype(np.uint8, copy=False)
    # 65535 = 255 × 257, so the nearest is s / 257 rounded; split to stay within uint16.
    quotient, remainder = np.divmod(samples, np.uint16(257))
    return quotient.astype(np.uint8) + (remainder > 128).astype(np.uint8)


def to_16_bits(samples: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.uint16]:
    """Widen samples to 16 bits: 255 becomes 65535; ``to_8_bits`` gives them back exactly.

    Args:
        samples: uint8, or uint16 (returned as they are), any shape.
    """
    if samples.dtype == np.uint16:
        return samples.astype(np.uint16, copy=False)
    return samples.astype(np.uint16) * np.uint16(257)
