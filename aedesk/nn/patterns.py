"""Patterns that patches of pixels are sums of: a DCT of luminance and of two colour differences."""

import math

import numpy as np
import numpy.typing as npt

# Luminance and two colour differences, orthonormal: independent noise of σ in R, G and B has σ in each.
OPPONENT = np.array(
    [
        [1 / math.sqrt(3), 1 / math.sqrt(2), 1 / math.sqrt(6)],
        [1 / math.sqrt(3), 0.0, -2 / math.sqrt(6)],
        [1 / math.sqrt(3), -1 / math.sqrt(2), 1 / math.sqrt(6)],
    ],
    np.float32,
)


def patch_patterns(patch: int, cell: int) -> npt.NDArray[np.float32]:
    """Orthonormal patterns of all frequencies of a patch, each of luminance and of two colour differences.

    Args:
        patch: Side of a patch in pixels.
        cell: Side of the cells whose pixels are channels, as `aedesk.nn.blocks.SpaceToDepth` has them.

    Returns:
        (3·patch², patch/cell, patch/cell, 3·cell²), in the order frequency down, frequency across, colour.
    """
    places, side = np.arange(patch), patch // cell
    dct = np.sqrt(2 / patch) * np.cos(np.pi * (2 * places + 1) * places[:, None] / (2 * patch))
    dct[0] /= np.sqrt(2)
    patterns = np.einsum("ui,vj,ck->uvkijc", dct, dct, OPPONENT)
    patterns = patterns.reshape(-1, side, cell, side, cell, 3).transpose(0, 1, 3, 2, 4, 5)
    return patterns.reshape(len(patterns), side, side, -1).astype(np.float32)
