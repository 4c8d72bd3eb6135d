"""A codec at one setting, seen as two functions: pixels to a file, a file to pixels."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""8-bit RGB, shape (height, width, 3)."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that takes part in a comparison.

    Args:
        key: Short name for the command line, such as ``avif-s6``.
        name: Name with its setting for people, such as ``AVIF 4:4:4 speed 6``.
        family: The codec without its setting; settings of one family share a colour in plots.
        qualities: Values on the codec's own scale at which its curve is measured.
        encode: From pixels (uint8, height×width×3) and a quality to the bytes of a complete file.
        decode: From the bytes of a file to pixels of the same shape; must be safe to call in threads.
    """

    key: str
    name: str
    family: str
    qualities: tuple[float, ...]
    encode: Callable[[Pixels, float], bytes]
    decode: Callable[[bytes], Pixels]

    def at(self, qualities: tuple[float, ...] | None) -> "Contender":
        """The same contender, measured at other qualities; None leaves its own."""
        return replace(self, qualities=qualities or self.qualities)
