"""Crops of training pictures: where they are drawn, and how they are cut.

A place is five whole numbers: top, left and side of a square of the picture, 1 if the crop is mirrored, and
by how many quarters of a turn it is turned anticlockwise. In a batch the number of the picture comes before.
"""

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
MIRRORED = 0.5
# Turned pictures are rare in real life, so most stay upright.
TURNED = 0.2
SCALED = 0.5
SMALLEST_SCALE = 0.5


def draw_place(
    shape: tuple[int, int], crop: int, random: np.random.Generator, scaled: bool = True
) -> tuple[int, int, int, int, int]:
    """Draw a square of a picture, often a larger one that is made smaller (sharper, cleaner)."""
    height, width = shape
    smallest_scale = max(SMALLEST_SCALE, crop / min(height, width))
    scale = random.uniform(smallest_scale, 1.0) if scaled and random.random() < SCALED else 1.0
    side = min(round(crop / scale), height, width)
    top = int(random.integers(0, height - side + 1))
    left = int(random.integers(0, width - side + 1))
    mirrored = int(random.random() < MIRRORED)
    turns = int(random.integers(1, 4)) if random.random() < TURNED else 0
    return top, left, side, mirrored, turns


def cut(pixels: Pixels, place: Places, crop: int) -> Pixels:
    """Cut a crop, (crop, crop, channels) uint8; a larger square is made smaller by averages over areas."""
    top, left, side, mirrored, turns = (int(number) for number in place)
    square = pixels[top : top + side, left : left + side]
    if side != crop:
        square = cv2.resize(square, (crop, crop), interpolation=cv2.INTER_AREA)
        square = square.reshape(crop, crop, -1).astype(np.uint8)
    if mirrored:
        square = square[:, ::-1]
    return np.ascontiguousarray(np.rot90(square, turns))
