"""Finds and reads the pictures of a comparison, all as 8-bit RGB."""

from pathlib import Path

import numpy as np

from aedesk.bench.contender import Pixels
from aedesk.errors import NothingToDoError, UsageError
from aedesk.imaging import READABLE, Limits, read_picture, to_8_bits
from aedesk.imaging.formats import is_picture


def list_pictures(folder: Path) -> list[Path]:
    """Pictures that lie directly in a folder, sorted by name; other files are passed over.

    Raises:
        UsageError: It is not a folder.
        NothingToDoError: No picture lies in it.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.", "Name a folder of pictures.")
    found = sorted(path for path in folder.iterdir() if path.is_file() and is_picture(path))
    if not found:
        raise NothingToDoError(f"No picture lies in {folder}.", f"Readable are {', '.join(READABLE)}.")
    return found


def read_rgb(path: Path) -> Pixels:
    """Pixels of a picture: uint8 (H, W, 3); 16 bits are rounded, grey is repeated, alpha is left out.

    Raises:
        PictureError: It cannot be read.
    """
    pixels = to_8_bits(read_picture(path, Limits()).pixels)
    return np.ascontiguousarray(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))
