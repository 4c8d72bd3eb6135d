"""A tree of small pictures, and what must be true of it and of its outputs whatever has happened."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

HEAVY_VARIANTS = "AEDESK_FAULTS"
"""Environment variable that asks for the long variants of these tests."""

Contents = Mapping[str, bytes]


def save_pictures(folder: Path, count: int = 3) -> None:
    """Pictures of different content, some in subfolders."""
    for number in range(count):
        path = folder / ("sub" if number % 3 == 1 else "") / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        pixels = np.random.default_rng(number).integers(0, 256, (6 + number % 5, 9, 3), np.uint8)
        Image.fromarray(pixels).save(path)


def contents(folder: Path) -> dict[str, bytes]:
    """Content of every file below a folder, by its place; an absent folder has none."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def hashes(folder: Path) -> dict[str, str]:
    """Hash of every file below a folder, by its place."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in contents(folder).items()}


def unfinished(folder: Path) -> list[str]:
    """Temporary files below a folder."""
    return [name for name in contents(folder) if name.endswith(".part")]


def check_outputs(folder: Path, wanted: Contents, old: Contents | None = None) -> None:
    """Every file is complete: as a run without faults writes it, or as it was before."""
    for name, data in contents(folder).items():
        if not name.endswith(".part"):
            allowed = [wanted.get(name)] + ([old[name]] if old and name in old else [])
            assert data in allowed, f"{name} is neither the old file nor the new one"
