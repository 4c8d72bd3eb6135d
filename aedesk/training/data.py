"""Pictures to learn from: folders of any kind, decoded once, cropped at random."""

import hashlib
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import psutil

from aedesk.errors import AedeskError, TrainingError
from aedesk.imaging import Picture, read_picture

Pixels = npt.NDArray[np.uint8]
LOOKAHEAD = 6
READERS = 4
# Pictures are kept decoded up to this many bytes and this share of the free memory;
# the rest is decoded again when it is drawn.
MEMORY_BUDGET = 6 * 1024**3
MEMORY_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Batch:
    """Crops of one step.

    Args:
        pictures: (B, crop, crop, 3) uint8.
        qualities: (B,) float32 in 1..100.
    """

    pictures: Pixels
    qualities: npt.NDArray[np.float32]


def eight_bit_rgb(picture: Picture) -> Pixels:
    """Give the colours of a picture as (H, W, 3) uint8."""
    pixels = picture.pixels
    if pixels.dtype == np.uint16:
        pixels = ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)), dtype=np.uint8)


class PictureSet:
    """Pictures of some files, as uint8 RGB, kept in memory as far as the budget goes.

    Args:
        paths: Files that are pictures.
        areas: Pixels of each.
        cache: Decoded pictures, (H, W, 3) uint8; others are read when they are drawn.
    """

    def __init__(
        self, paths: Sequence[Path], areas: Mapping[Path, int], cache: Mapping[Path, Pixels]
    ) -> None:
        self.paths = list(paths)
        self._areas = areas
        self._cache = cache
        # By the root of the area: large pictures hold more, but no single one should rule.
        roots = np.sqrt(np.array([areas[path] for path in self.paths], np.float64))
        self._probabilities = roots / roots.sum()

    def __len__(self) -> int:
        return len(self.paths)

    def split(self, holdout: float, seed: int) -> tuple["PictureSet", "PictureSet"]:
        """Split into pictures for training and for validation, see ``split``."""
        training, held_out = split(self.paths, holdout, seed)
        return PictureSet(training, self._areas, self._cache), PictureSet(held_out, self._areas, self._cache)

    def pixels(self, index: int) -> Pixels:
        """Pixels of a picture, (H, W, 3) uint8."""
        path = self.paths[index]
        cached = self._cache.get(path)
        return cached if cached is not None else eight_bit_rgb(read_picture(path))

    def batch(self, seed: int, step: int, size: int, crop: int) -> Batch:
        """Draw the crops of a step; the same seed and step always give the same crops."""
        random = np.random.default_rng((seed, step))
        chosen = random.choice(len(self.paths), size, p=self._probabilities)
        crops = [_random_crop(self.pixels(int(i)), crop, random) for i in chosen]
        return Batch(np.stack(crops), random.uniform(1.0, 100.0, size).astype(np.float32))

    def batches(self, seed: int, first: int, size: int, crop: int) -> Generator[Batch]:
        """Draw batches from step ``first`` on, some steps ahead in other threads; close it at the end."""
        pool = ThreadPoolExecutor(2)
        try:
            waiting = deque(pool.submit(self.batch, seed, first + i, size, crop) for i in range(LOOKAHEAD))
            for step in count(first + LOOKAHEAD):
                ready = waiting.popleft()
                waiting.append(pool.submit(self.batch, seed, step, size, crop))
                yield ready.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_pictures(paths: Sequence[Path], smallest: int) -> tuple[PictureSet, list[str]]:
    """Read files and keep what can be learned from; nothing on disk is changed.

    Args:
        paths: Files of any kind.
        smallest: Pictures with a shorter side are left out.

    Returns:
        The pictures, and for each file that is none the reason.

    Raises:
        TrainingError: No picture is left.
    """
    areas: dict[Path, int] = {}
    cache: dict[Path, Pixels] = {}
    skipped = []
    budget = min(MEMORY_BUDGET, MEMORY_SHARE * psutil.virtual_memory().available)
    with ThreadPoolExecutor(READERS) as pool:
        for path, result in zip(paths, pool.map(_try_read, paths), strict=True):
            if isinstance(result, str):
                skipped.append(f"{path.name}: {result}")
                continue
            height, width = result.shape[:2]
            if min(height, width) < smallest:
                skipped.append(f"{path.name}: {width}×{height} is under {smallest} pixels")
                continue
            areas[path] = height * width
            if result.nbytes <= budget:
                cache[path] = result
                budget -= result.nbytes
    if not areas:
        raise TrainingError(
            f"None of {len(paths)} files is a picture of at least {smallest}×{smallest} pixels.",
            "Name a folder with larger pictures, or take a smaller --crop.",
        )
    return PictureSet(list(areas), areas, cache), skipped


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


def _try_read(path: Path) -> Pixels | str:
    try:
        return eight_bit_rgb(read_picture(path))
    except AedeskError as error:
        return error.message
    except OSError as error:
        return error.strerror or "cannot be read"


def _random_crop(pixels: Pixels, crop: int, random: np.random.Generator) -> Pixels:
    """Cut a square, often from a picture made smaller (sharper, cleaner), turned and mirrored at random."""
    height, width = pixels.shape[:2]
    smallest_scale = max(0.5, crop / min(height, width))
    scale = random.uniform(smallest_scale, 1.0) if random.random() < 0.5 else 1.0
    side = min(round(crop / scale), height, width)
    top = int(random.integers(0, height - side + 1))
    left = int(random.integers(0, width - side + 1))
    cut = pixels[top : top + side, left : left + side]
    if side != crop:
        cut = cv2.resize(cut, (crop, crop), interpolation=cv2.INTER_AREA).astype(np.uint8)
    if random.random() < 0.5:
        cut = cut[:, ::-1]
    # Turned pictures are rare in real life, so most stay upright.
    return np.ascontiguousarray(np.rot90(cut, int(random.integers(1, 4))) if random.random() < 0.2 else cut)
