"""Which pictures are clean enough to learn from: the noise of a target is noise that a network keeps."""

from pathlib import Path

import cv2
import numpy as np

from aedesk.errors import TrainingError
from aedesk.runs.pictures import Pixels, read_rgb

OWN_NOISE_MAX = 3.0
"""Most noise of its own that a clean picture may have, in units of 1/255."""
_BLOCK = 16
# Where a picture is smooth its finest details are noise. Pictures may have texture nearly everywhere, and
# those are worth learning from, so that the quietest fiftieth tells.
_QUIET = 0.02


def own_noise(pixels: Pixels) -> float:
    """Estimate the noise of a picture that should have none, in units of 1/255.

    The deviation of the finest diagonal details of luminance, in the quietest blocks of 32×32 pixels. It sees
    fine noise alone, and what JPEG has smoothed it reads too low: it keeps the worst pictures out, no more.

    Args:
        pixels: (H, W, 3) uint8, at least 32×32.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    height, width = (side // (2 * _BLOCK) * 2 * _BLOCK for side in grey.shape)
    g = grey[:height, :width]
    details = (g[::2, ::2] - g[1::2, ::2] - g[::2, 1::2] + g[1::2, 1::2]) / 2
    blocks = details.reshape(height // 2 // _BLOCK, _BLOCK, width // 2 // _BLOCK, _BLOCK)
    deviations = np.sqrt(np.mean(np.square(blocks), axis=(1, 3)))
    return float(np.quantile(deviations, _QUIET))


def read_clean(path: Path) -> Pixels:
    """Decode a file to (H, W, 3) uint8.

    Raises:
        AedeskError: It is no picture, or has too much noise of its own.
    """
    pixels = read_rgb(path)
    refuse_noise(pixels)
    return pixels


def refuse_noise(pixels: Pixels) -> None:
    """Refuse a picture as a clean one.

    Args:
        pixels: (H, W, 3) uint8.

    Raises:
        TrainingError: It has too much noise of its own.
    """
    if min(pixels.shape[:2]) >= 2 * _BLOCK and (noise := own_noise(pixels)) > OWN_NOISE_MAX:
        raise TrainingError(f"has noise of σ {noise:.1f} of 255; at most {OWN_NOISE_MAX:g} is allowed")
