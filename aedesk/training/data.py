"""Pictures to learn from: folders of any kind, decoded once."""

import hashlib
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
from aedesk.imaging import Picture, read_picture
from aedesk.training.crops import Pixels, Places, cut, draw_place

Reader = Callable[[Path], Pixels]
Batch = dict[str, npt.NDArray[Any]]
READERS = max(4, usable_cores())
# Pictures are kept decoded up to this many bytes and this share of the free memory;
# the rest is decoded again when it is drawn.
MEMORY_BUDGET = 6 * 1024**3
MEMORY_SHARE = 0.5


def eight_bit_rgb(picture: Picture) -> Pixels:
    """Give the colours of a picture as (H, W, 3) uint8."""
    pixels = picture.pixels
    if pixels.dtype == np.uint16:
        pixels = ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)), dtype=np.uint8)


def read_rgb(path: Path) -> Pixels:
    """Decode a file to (H, W, 3) uint8.

    Raises:
        AedeskError: It is no picture.
    """
    return eight_bit_rgb(read_picture(path))


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

    def draw(self, random: np.random.Generator, size: int, crop: int, scaled: bool = True) -> Places:
        """Draw places to cut crops from, see ``aedesk.training.crops``.

        Args:
            random: Generator of the step.
            size: Number of crops.
            crop: Side of a crop.
            scaled: Half of the crops may come from a picture made up to two times smaller.
        """
        chosen = random.choice(len(self.paths), size, p=self._probabilities)
        rows = [(int(i), *draw_place(self.shapes[int(i)], crop, random, scaled)) for i in chosen]
        return np.array(rows, np.int32)

    def cut(self, places: Places, crop: int) -> Pixels:
        """Cut the crops of some places, (B, crop, crop, channels) uint8."""
        return np.stack([cut(self.pixels(int(row[0])), row[1:], crop) for row in places])


def read_pictures(
    paths: Sequence[Path], smallest: int, read: Reader = read_rgb
) -> tuple[PictureSet, list[str]]:
    """Read files and keep what can be learned from; nothing on disk is changed.

    Args:
        paths: Files of any kind.
        smallest: Pictures with a shorter side are left out.
        read: Decodes a file to (H, W, channels) uint8, or raises an error of aedesk.

    Returns:
        The pictures, and for each file that is none the reason.

    Raises:
        TrainingError: No picture is left.
    """
    shapes: dict[Path, tuple[int, int]] = {}
    cache: dict[Path, Pixels] = {}
    skipped = []
    budget = min(MEMORY_BUDGET, MEMORY_SHARE * psutil.virtual_memory().available)
    with ThreadPoolExecutor(READERS) as pool:
        for path, result in zip(paths, pool.map(partial(_try_read, read), paths), strict=True):
            if isinstance(result, str):
                skipped.append(f"{path.name}: {result}")
                continue
            height, width = result.shape[:2]
            if min(height, width) < smallest:
                skipped.append(f"{path.name}: {width}×{height} is under {smallest} pixels")
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


def find_pictures(folders: Sequence[Path]) -> list[Path]:
    """All files below some folders, in a stable order; whether they are pictures shows when they are read.

    Raises:
        TrainingError: A folder does not exist or holds no files.
    """
    paths: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise TrainingError(f"{folder} is not a folder.", "Name a folder of pictures with --data.")
        paths += sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    if not paths:
        raise TrainingError(f"There are no files in {', '.join(str(f) for f in folders)}.")
    return paths


def split(paths: Sequence[Path], holdout: float, seed: int) -> tuple[list[Path], list[Path]]:
    """Split files into training and validation by a hash of their names.

    The order and the folders of the files do not matter, and a file that is added moves at most one other.

    Args:
        paths: Files; a single one is both learned from and validated on.
        holdout: Share that is held out; at least 1 and at most 64 files.
        seed: Another seed holds out other files.

    Returns:
        Files to learn from and files held out, both sorted.
    """
    ranked = sorted(paths, key=lambda p: hashlib.sha256(f"{seed}/{p.name}".encode()).digest())
    held = min(max(1, round(len(ranked) * holdout)), 64)
    if len(ranked) < 2:
        return ranked, ranked
    return sorted(ranked[held:]), sorted(ranked[:held])


def _try_read(read: Reader, path: Path) -> Pixels | str:
    try:
        return read(path)
    except AedeskError as error:
        return error.message
    except OSError as error:
        return error.strerror or "cannot be read"
