"""Crops of training pictures: where they are drawn, how they are cut, how their colours are varied.

A place is five whole numbers: top, left and side of a square of the picture, 1 if the crop is mirrored, and
by how many quarters of a turn it is turned anticlockwise. In a batch the number of the picture comes before.

A tint is three numbers: how much brighter a crop gets, in units of 1/255, and by which factors its contrast
and its saturation change.
"""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
Tints = npt.NDArray[np.float32]
MIRRORED = 0.5
# Turned pictures are rare in real life, so most stay upright.
TURNED = 0.2
SCALED = 0.5
SMALLEST_SCALE = 0.5
# Changes that other light or another camera could have made.
BRIGHTER = 16.0
CONTRAST = 0.15
SATURATION = 0.25


def draw_place(
    shape: tuple[int, int], crop: int, random: np.random.Generator, scaled: bool = True, flipped: bool = True
) -> tuple[int, int, int, int, int]:
    """Draw a square of a picture, often a larger one that is made smaller (sharper, cleaner).

    Args:
        shape: Height and width of the picture.
        crop: Side of the crop.
        random: Source of all chance.
        scaled: Half of the squares may be larger.
        flipped: Half of the crops are mirrored, some are turned.
    """
    height, width = shape
    smallest_scale = max(SMALLEST_SCALE, crop / min(height, width))
    scale = random.uniform(smallest_scale, 1.0) if scaled and random.random() < SCALED else 1.0
    side = min(round(crop / scale), height, width)
    top = int(random.integers(0, height - side + 1))
    left = int(random.integers(0, width - side + 1))
    mirrored = int(random.random() < MIRRORED)
    turns = int(random.integers(1, 4)) if random.random() < TURNED else 0
    return (top, left, side, mirrored, turns) if flipped else (top, left, side, 0, 0)


def draw_tints(random: np.random.Generator, size: int) -> Tints:
    """Draw small changes of colours, (size, 3)."""
    reach = np.array([BRIGHTER, CONTRAST, SATURATION])
    return (random.uniform(-1, 1, (size, 3)) * reach + [0, 1, 1]).astype(np.float32)


def tinted(pixels: Any, tints: Any) -> Any:
    """Colours as the tints change them, neither rounded nor clipped.

    Args:
        pixels: Numbers 0..255, (B, H, W, 3), an array or a tensor of any Keras backend in float32.
        tints: Those of each crop, (B, 3).
    """
    brighter, contrast, saturation = (tints[:, i, None, None, None] for i in range(3))
    grey = 0.299 * pixels[..., 0:1] + 0.587 * pixels[..., 1:2] + 0.114 * pixels[..., 2:3]
    return (grey + saturation * (pixels - grey) - 128.0) * contrast + (128.0 + brighter)


def tint(crops: Pixels, tints: Tints) -> Pixels:
    """Change the colours of crops (B, H, W, 3 or 6) uint8; both pictures of a pair alike."""
    parts = [tinted(crops[..., i : i + 3].astype(np.float32), tints) for i in range(0, crops.shape[-1], 3)]
    return np.clip(np.rint(np.concatenate(parts, axis=-1)), 0, 255).astype(np.uint8)


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
