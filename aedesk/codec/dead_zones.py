"""Rounding that weighs bits against distortion: ties between two symbols are moved away from zero.

Rounding a residual x to the next integer is best for the distortion alone. The symbol nearer to zero takes
fewer bits, mostly where a lonely ±1 stands against a 0 that would have been almost free. An error of e steps
in channel c costs k_c·e² bits, k_c = λ·E_c / g_c² with the energy E_c that a unit of the latent has in the
picture. So 1 is better than 0 only from x = ½ + ΔR/(2·k_c) on, where ΔR are the bits that the 0 saves.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from aedesk.zoo import ModelPackage
from aedesk.zoo.rate_weight import rate_weight
from aedesk.zoo.tables import SCALE_COUNT, EntropyTables

# A dead zone of ½ and more would move exact integers, and with them latents that were refined.
WIDEST = 0.45


class DeadZones:
    """Dead zones of a model at a quality.

    Args:
        package: The model: entropy tables, gains, and how much a latent moves the picture.
        quality: 1..100.
        strength: 1 is what the formula above says, 0 is nearest rounding. An error also spoils the means of
            the symbols after it, so less is best where nothing else makes up for that.
        weight: λ; that of the quality if None.
    """

    def __init__(
        self, package: ModelPackage, quality: float, strength: float, weight: float | None = None
    ) -> None:
        self._saved = _saved_bits(package.tables)
        self._scale = (strength / (2 * step_costs(package, quality, weight))).astype(np.float32)

    @property
    def table(self) -> npt.NDArray[np.float32]:
        """Dead zone of every scale index and channel, (64, C)."""
        return np.asarray(np.minimum(self._saved[:, np.newaxis] * self._scale, np.float32(WIDEST)))

    def of(self, indexes: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Dead zones of symbols with these scale indexes (..., C), in steps of the quantiser."""
        zones = np.take(self._saved, indexes)
        zones *= self._scale
        return np.minimum(zones, np.float32(WIDEST), out=zones)


@lru_cache(maxsize=8)
def _saved_bits(tables: EntropyTables) -> npt.NDArray[np.float32]:
    """Bits (64,) that a 0 in the place of a 1 saves, by scale index."""
    index = np.arange(1, SCALE_COUNT, dtype=np.uint8)
    saved = tables.bits(np.ones(index.size, np.int16), index)
    saved = saved - tables.bits(np.zeros(index.size, np.int16), index)
    return np.concatenate([[0], saved]).astype(np.float32)


def step_costs(package: ModelPackage, quality: float, weight: float | None = None) -> npt.NDArray[np.float64]:
    """What an error of one quantiser step in each channel costs at a quality, in bits: k (C,).

    Args:
        package: The model.
        quality: 1..100.
        weight: λ; that of the quality if None.
    """
    if weight is None:
        weight = float(rate_weight(quality))
    gains = package.gains(quality).latent.reshape(-1).astype(np.float64)
    # The picture's error is a mean over its samples, three a pixel, in units of 1/255; the rate is per pixel.
    costs = weight * 255**2 / 3 * package.latent_energies / np.square(gains)
    return np.asarray(np.maximum(costs, np.finfo(np.float32).tiny))
