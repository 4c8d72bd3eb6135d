"""The model package of a codec: integer prior, entropy tables and gains beside weights and graphs."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from aedesk.errors import ModelError
from aedesk.zoo.architecture import QUALITIES, CodecArchitecture, quality_position
from aedesk.zoo.folder import PackageFolder
from aedesk.zoo.integer_prior import IntegerPrior
from aedesk.zoo.tables import EntropyTables

Floats = npt.NDArray[np.float32]

GRAPHS = ("analysis", "hyper_analysis", "residual", "latents", "synthesis")
GAINS = ("latent", "hyper", "context", "synthesis")


@dataclass(frozen=True)
class Gains:
    """Gain vectors of one quality, float32, each of shape (1, channels, 1, 1).

    Args:
        latent: Steps of the quantiser are 1/latent.
        hyper: Scale of the hyper-analysis' features.
        context: Scale of the context's features.
        synthesis: Scale of the synthesis' features.
    """

    latent: Floats
    hyper: Floats
    context: Floats
    synthesis: Floats


class ModelPackage(PackageFolder):
    """One trained codec on disk.

    Args:
        path: Folder of the package.

    Raises:
        ModelError: The description is unreadable or asks for the impossible.
    """

    kind: ClassVar[str] = "codec"
    graphs: ClassVar[tuple[str, ...]] = GRAPHS
    works: ClassVar[tuple[str, ...]] = ("encode", "decode")

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.architecture = CodecArchitecture.from_dict(self.description["architecture"])
        self._last_gains: tuple[float, Gains] | None = None

    @cached_property
    def prior(self) -> IntegerPrior:
        """The exact prior."""
        return IntegerPrior.from_arrays(self.arrays("prior/"), self.architecture)

    @cached_property
    def tables(self) -> EntropyTables:
        """The entropy tables."""
        return EntropyTables.from_arrays(self.arrays("entropy_"))

    def gains(self, quality: float) -> Gains:
        """Gain vectors of a quality 1..100, log-linear between the model's anchors.

        Raises:
            ModelError: The quality is out of bounds.
        """
        if not QUALITIES[0] <= quality <= QUALITIES[-1]:
            raise ModelError(f"The quality is {quality}; 1 to 100 is allowed.")
        last = self._last_gains  # a batch has one quality; several threads may have several
        if last is None or last[0] != quality:
            last = self._last_gains = quality, self._interpolated_gains(quality)
        return last[1]

    def _interpolated_gains(self, quality: float) -> Gains:
        position = quality_position(quality, self.architecture.anchors)
        weights = np.maximum(0, 1 - np.abs(position - np.arange(self.architecture.anchors)))
        vectors = (np.exp(weights @ self._gain_anchors[name]) for name in GAINS)
        return Gains(*(v.astype(np.float32).reshape(1, -1, 1, 1) for v in vectors))

    @cached_property
    def latent_energies(self) -> npt.NDArray[np.float64]:
        """Squared change (C,) of the picture's samples that 1 in a latent makes, by the linear path alone."""
        kernel = self.arrays("synthesis/linear/kernel").get("synthesis/linear/kernel")
        if kernel is None or kernel.ndim != 4 or kernel.shape[1] != self.architecture.latent_channels:
            raise ModelError("The model's synthesis/linear/kernel is missing or of a wrong shape.")
        return np.asarray(np.square(kernel.astype(np.float64)).sum(axis=(0, 2, 3)))

    @cached_property
    def _gain_anchors(self) -> dict[str, npt.NDArray[np.float64]]:
        a = self.architecture
        channels = (a.latent_channels, a.hyper_features, a.context_channels, a.deep_channels)
        stored = self.arrays("gains/")
        anchors = {}
        for name, width in zip(GAINS, channels, strict=True):
            array = stored.get(f"gains/{name}")
            if array is None or array.shape != (a.anchors, width) or not np.isfinite(array).all():
                raise ModelError(f"The model's gains/{name} are missing or of a wrong shape.")
            anchors[name] = array.astype(np.float64)
        return anchors
