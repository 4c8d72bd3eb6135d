"""Doubts a noise that is in luminance alone, and weak: it is texture more often than noise.

Sensors disturb each colour on its own, so that their noise is in colours at least as strong as in luminance,
also after development. What an estimate finds in luminance without as much in colours may be grain, or what
JPEG leaves, and is mostly fine detail that would be smoothed away. Grey pictures have no colours that could
tell, and a denoiser that was trained on pairs knows the noise of its own camera or microscope.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# What is left of an estimate that is wholly doubted; docs/denoising.md has what this gives and costs.
LEFT = 0.65
# Estimates of luminance up to the first are doubted wholly, from the second on not at all, in units of 1/255.
WEAK, STRONG = 7.0, 13.0
# Likewise for colour noise in relation to luminance noise.
FEW_COLOURS, MANY_COLOURS = 0.5, 0.8


def doubted(level: Floats) -> Floats:
    """Lower the estimates of a picture in colours where they are doubtful.

    Args:
        level: (rows, columns, 2): RMS of luminance and of colour noise, where white is 1.

    Returns:
        The same, by up to a factor of ``LEFT`` lower.
    """
    luminance, colour = level[..., 0], level[..., 1]
    doubt = _falling(255 * luminance, WEAK, STRONG)
    colours = np.asarray(colour / np.maximum(luminance, 1e-6), np.float32)
    doubt *= _falling(colours, FEW_COLOURS, MANY_COLOURS)
    return level * (1 - np.float32(1 - LEFT) * doubt)[..., None]


def _falling(values: Floats, start: float, end: float) -> Floats:
    """1 up to the start, 0 from the end on."""
    return np.asarray(np.clip((end - values) / (end - start), 0, 1), np.float32)
