"""Files to learn from: how they are found, read, refused with a reason, and split."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aedesk.errors import AedeskError, TrainingError
from aedesk.imaging import Picture, read_picture

Pixels = npt.NDArray[np.uint8]
MOST_HELD_OUT = 64
"""Most files that are held out, however many there are."""


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


def reason_of(error: AedeskError | OSError) -> str:
    """Why a file could not be read, for the list of files that are left out."""
    if isinstance(error, AedeskError):
        return error.message
    return error.strerror or "cannot be read"


def size_reason(width: int, height: int, smallest: int) -> str:
    """Why a picture whose shorter side has under ``smallest`` pixels is left out."""
    return f"{width}×{height} is under {smallest} pixels"


def split(paths: Sequence[Path], holdout: float, seed: int) -> tuple[list[Path], list[Path]]:
    """Split files into training and validation by a hash of their names.

    The order and the folders of the files do not matter, and a file that is added moves at most one other.

    Args:
        paths: Files; a single one is both learned from and validated on.
        holdout: Share that is held out; at least 1 and at most ``MOST_HELD_OUT`` files.
        seed: Another seed holds out other files.

    Returns:
        Files to learn from and files held out, both sorted.
    """
    ranked = sorted(paths, key=lambda p: hashlib.sha256(f"{seed}/{p.name}".encode()).digest())
    held = min(max(1, round(len(ranked) * holdout)), MOST_HELD_OUT)
    if len(ranked) < 2:
        return ranked, ranked
    return sorted(ranked[held:]), sorted(ranked[:held])
