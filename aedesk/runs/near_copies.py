"""Near-copies among many pictures: scaled, recompressed, slightly cropped.

Each picture leaves a small grey version. Its details, brought to one strength, are compared with those of all
others, also as if a margin had been cut off on any side; pairs that agree are laid upon each other.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import cv2
import numpy as np
import numpy.typing as npt

from aedesk.runs.same_picture import SIDE, Small, Window, is_same

_GRID = 24
_MARGINS = (0.0, 0.04)
_ALIKE = 0.65
_FINE, _COARSE = 0.7, 3.0
# Grey levels of copies agree, where details do not count, up to this, in units of 1/255.
_LEVELS = 3.0
# Details weaker than this, in units of 1/255, are those of an empty picture, which is like any other.
_LEAST_DETAIL = 0.3


def small_version(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """What is kept of a picture, (SIDE, SIDE) uint8.

    Args:
        pixels: (H, W, 3) uint8, of any size.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small: npt.NDArray[np.uint8] = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return small


def find_near_copies(
    pictures: Sequence[npt.NDArray[np.uint8]], progress: Callable[[int], None] = lambda _: None
) -> list[list[int]]:
    """Find groups of pictures that show the same.

    Args:
        pictures: What `small_version` keeps of each.
        progress: Called with the number of each picture that has been compared.

    Returns:
        The numbers of each group of two or more, all in rising order.
    """
    if len(pictures) < 2:
        return []
    parts = np.stack([_windows(picture)[0] for picture in pictures])
    details = _details(parts)
    groups = _Groups(len(pictures))
    for number, picture in enumerate(pictures):
        progress(number)
        for other, window in _alike(picture, parts, details):
            if other != number and not groups.are_joined(number, other):
                pair = (picture.astype(np.float32), pictures[other].astype(np.float32))
                if is_same(*pair, window):
                    groups.join(number, other)
    return groups.found()


def _alike(picture: npt.NDArray[np.uint8], others: Small, details: Small) -> Iterator[tuple[int, Window]]:
    """Pictures that agree with a window of this one, in details and in grey levels, and with which."""
    windows = _windows(picture)
    agreement = _details(windows) @ details.T
    best = agreement.argmax(axis=0)
    alike = np.flatnonzero(agreement.max(axis=0) >= _ALIKE)
    levels = _COARSE_BLUR @ (windows[best[alike]] - others[alike]) @ _COARSE_BLUR.T
    near = np.sqrt(np.square(levels).mean(axis=(1, 2))) <= _LEVELS
    for other in alike[near]:
        yield int(other), _WINDOWS[best[other]]


def _windows(picture: npt.NDArray[np.uint8]) -> Small:
    """All windows of a picture in few pixels, (windows, _GRID, _GRID)."""
    rows = _SHRINKERS @ picture.astype(np.float32)
    parts = rows[:, np.newaxis] @ _SHRINKERS.transpose(0, 2, 1)[np.newaxis]
    return parts.reshape(-1, _GRID, _GRID)


def _details(parts: Small) -> Small:
    """Details of one strength, (windows, _GRID²), so that a product tells how far two agree, −1..1."""
    details = _FINE_BLUR @ parts @ _FINE_BLUR.T - _COARSE_BLUR @ parts @ _COARSE_BLUR.T
    flat = details.reshape(len(parts), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    strength = np.linalg.norm(flat, axis=1, keepdims=True)
    return np.where(strength < _LEAST_DETAIL * _GRID, 0, flat / np.maximum(strength, 1e-6))


def _shrinker(start: float, end: float) -> Small:
    """Matrix that averages a share of SIDE pixels to _GRID."""
    edges = SIDE * np.linspace(start, end, _GRID + 1)[:, np.newaxis]
    pixels = np.arange(SIDE)
    covered = np.minimum(edges[1:], pixels + 1) - np.maximum(edges[:-1], pixels)
    return np.asarray(np.maximum(covered, 0) / np.diff(edges, axis=0), np.float32)


def _blur(sigma: float) -> Small:
    """Matrix that blurs _GRID pixels."""
    distance = np.arange(_GRID)[:, np.newaxis] - np.arange(_GRID)
    weights = np.exp(-0.5 * np.square(distance / sigma))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


_SPANS = [(start, 1 - end) for start, end in product(_MARGINS, repeat=2)]
_SHRINKERS = np.stack([_shrinker(*span) for span in _SPANS])
_WINDOWS: list[Window] = [
    (left, top, right, bottom) for (top, bottom), (left, right) in product(_SPANS, repeat=2)
]
_FINE_BLUR, _COARSE_BLUR = _blur(_FINE), _blur(_COARSE)


class _Groups:
    """Numbers that belong together, directly or by others.

    Args:
        count: How many numbers there are.
    """

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def are_joined(self, one: int, other: int) -> bool:
        """Whether two are in one group."""
        return self._find(one) == self._find(other)

    def join(self, one: int, other: int) -> None:
        """Put the groups of two together."""
        low, high = sorted((self._find(one), self._find(other)))
        self._first[high] = low

    def found(self) -> list[list[int]]:
        """The groups of two or more."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._first)):
            groups.setdefault(self._find(number), []).append(number)
        return [group for group in groups.values() if len(group) > 1]

    def _find(self, number: int) -> int:
        while self._first[number] != number:
            number = self._first[number]
        return number
