"""A picture of a wanted size for measurements of speed, made from a real one."""

import math
from pathlib import Path

import numpy as np

from aedesk.bench.contender import Pixels
from aedesk.errors import UsageError

ASPECT = 4 / 3
# In a checkout the resources lie beside the package; an installed wheel carries them inside.
_RESOURCES = (Path(__file__).parents[1] / "_data" / "resources", Path(__file__).parents[2] / "resources")


def sample_path() -> Path:
    """The sample picture that ships with aedesk.

    Raises:
        UsageError: This installation has none.
    """
    for folder in _RESOURCES:
        path = folder / "samples" / "basket-of-eggs.png"
        if path.is_file():
            return path
    raise UsageError("This installation has no sample picture.", "Name a picture to measure with.")


def tile_to(pixels: Pixels, megapixels: float) -> Pixels:
    """Repeat a picture, mirrored at every seam, until it has a size in the ratio 4:3.

    Enlarging instead would smooth it, and every codec finds a smooth picture cheap.

    Args:
        pixels: Picture, uint8 height×width×3.
        megapixels: Wanted size, 10⁶ pixels.

    Returns:
        Picture of that size, to the nearest whole width and height.
    """
    height = max(1, round(math.sqrt(megapixels * 1e6 / ASPECT)))
    width = max(1, round(megapixels * 1e6 / height))
    rows = _mirrored(pixels.shape[0], height)
    columns = _mirrored(pixels.shape[1], width)
    return np.ascontiguousarray(pixels[rows][:, columns])


def _mirrored(length: int, wanted: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Indices 0, 1, …, length−1, length−1, …, 0, 0, 1, … up to a wanted count."""
    period = np.concatenate([np.arange(length), np.arange(length)[::-1]])
    return np.resize(period, wanted)
