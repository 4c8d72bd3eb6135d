"""Pictures to learn from: folders of any kind, decoded once."""

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil

from aedesk.bench.provenance import usable_cores
from aedesk.errors import AedeskError, TrainingError
from aedesk.runs.pictures import Pixels, read_rgb, reason_of, size_reason, split
from aedesk.training.crops import Places, cut, draw_place

Reader = Callable[[Path], Pixels]
Batch = dict[str, npt.NDArray[Any]]
READERS = max(4, usable_cores())
# Pictures are kept decoded up to this many bytes and this share of the free memory;
# the rest is decoded again when it is drawn.
MEMORY_BUDGET = 6 * 1024**3
MEMORY_SHARE = 0.5


class PictureSet:
    """Pictures of some files, kept in memory as far as the budget goes.

    Args:
        paths: Files that are pictures.
        shapes: Height and width of each.
        cache: Decoded pictures, (H, W, channels) uint8; others are read when they are drawn.
        read: Decodes a file.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        shapes: Mapping[Path, tuple[int, int]],
        cache: Mapping[Path, Pixels],
        read: Reader,
    ) -> None:
        self.paths = list(paths)
        self.shapes = [shapes[path] for path in paths]
        self._all_shapes = shapes
        self._cache = cache
        self._read = read
        # By the root of the area: large pictures hold more, but no single one should rule.
        roots = np.sqrt(np.prod(np.array(self.shapes, np.float64), axis=1))
        self._probabilities = roots / roots.sum()

    def __len__(self) -> int:
        return len(self.paths)

    @property
    def pixel_count(self) -> int:
        """Pixels of all pictures together."""
        return sum(height * width for height, width in self.shapes)

    def split(self, holdout: float, seed: int) -> tuple["PictureSet", "PictureSet"]:
        """Split into pictures for training and for validation, see ``split``."""
        parts = split(self.paths, holdout, seed)
        training, held_out = (PictureSet(part, self._all_shapes, self._cache, self._read) for part in parts)
        return training, held_out

    def pixels(self, index: int) -> Pixels:
        """Pixels of a picture, (H, W, channels) uint8."""
        path = self.paths[index]
        cached = self._cache.get(path)
        return cached if cached is not None else self._read(path)

    def draw(
        self,
        random: np.random.Generator,
        size: int,
        crop: int,
        scaled: bool = True,
        flipped: bool = True,
    ) -> Places:
        """Draw places to cut crops from, see ``aedesk.training.crops``.

        Args:
            random: Generator of the step.
            size: Number of crops.
            crop: Side of a crop.
            scaled: Half of the crops may come from a picture made up to two times smaller.
            flipped: Half of the crops are mirrored, some are turned.
        """
        chosen = random.choice(len(self.paths), size, p=self._probabilities)
        rows = [(int(i), *draw_place(self.shapes[int(i)], crop, random, scaled, flipped)) for i in chosen]
        return np.array(rows, np.int32)

    def cut(self, places: Places, crop: int) -> Pixels:
        """Cut the crops of some places, (B, crop, crop, channels) uint8."""
        return np.stack([cut(self.pixels(int(row[0])), row[1:], crop) for row in places])


def read_pictures(
    paths: Sequence[Path], smallest: int, read: Reader = read_rgb, *, most: int | None = None
) -> tuple[PictureSet, list[str]]:
    """Read files and keep what can be learned from; nothing on disk is changed.

    Args:
        paths: Files of any kind.
        smallest: Pictures with a shorter side are left out.
        read: Decodes a file to (H, W, channels) uint8, or raises an error of aedesk.
        most: Take so many files at most, evenly from all over ``paths``.

    Returns:
        The pictures, and for each file that is none the reason.

    Raises:
        TrainingError: No picture is left.
    """
    shapes: dict[Path, tuple[int, int]] = {}
    cache: dict[Path, Pixels] = {}
    skipped = []
    paths = paths[:: max(1, math.ceil(len(paths) / most))] if most else paths
    budget = min(MEMORY_BUDGET, MEMORY_SHARE * psutil.virtual_memory().available)
    with ThreadPoolExecutor(READERS) as pool:
        for path, result in zip(paths, pool.map(partial(_try_read, read), paths), strict=True):
            if isinstance(result, str):
                skipped.append(f"{path.name}: {result}")
                continue
            height, width = result.shape[:2]
            if min(height, width) < smallest:
                skipped.append(f"{path.name}: {size_reason(width, height, smallest)}")
                continue
            shapes[path] = (height, width)
            if result.nbytes <= budget:
                cache[path] = result
                budget -= result.nbytes
    if not shapes:
        raise TrainingError(
            f"None of {len(paths)} files is a picture of at least {smallest}×{smallest} pixels.",
            "Name a folder with larger pictures, or take a smaller --crop.",
        )
    return PictureSet(list(shapes), shapes, cache, read), skipped


def _try_read(read: Reader, path: Path) -> Pixels | str:
    try:
        return read(path)
    except (AedeskError, OSError) as error:
        return reason_of(error)
