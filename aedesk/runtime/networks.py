"""What every runtime of the networks offers, and how one is chosen."""

from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from aedesk.runtime.devices import Device
from aedesk.zoo import Gains, ModelPackage

Floats = npt.NDArray[np.float32]


class Quantised(NamedTuple):
    """Latents that were quantised.

    Args:
        residuals: Residual symbols r (1, h, w, C).
        latents: Decoded latents ŷ (1, h, w, C); 0 where nothing is coded.
    """

    residuals: npt.NDArray[np.int16]
    latents: Floats


class Networks(Protocol):
    """The networks of one model on one device; usable from several threads.

    All arrays have a first axis of length 1 and channels last: (1, rows, columns, channels).
    """

    device: str

    def analysis(self, picture: Floats) -> Floats:
        """Turn a picture in [0, 1], (1, H, W, 3), sides multiples of 16, into latents (1, H/16, W/16, C)."""
        ...

    def hyper_analysis(self, latents: Floats, gains: Gains) -> Floats:
        """Turn latents, sides multiples of 4, into hyper-latents (1, h/4, w/4, Z), not rounded."""
        ...

    def residual(
        self,
        latents: Floats,
        indexes: npt.NDArray[np.uint8],
        dead_zones: Floats,
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Quantised:
        """Quantise latents against their means.

        Args:
            latents: y (1, h, w, C).
            indexes: Scale indexes (1, h, w, C); symbols of index 0 become 0.
            dead_zones: How far each tie between two symbols is moved away from 0, (1, h, w, C), 0 up to ½;
                nearest rounding where it is 0.
            hyper_latents: ẑ (1, h/4, w/4, Z).
            ranks: One-hot ranks in the 2×2 cell, (1, 4, h, w); all zero where nothing is coded.
            gains: Gain vectors of the quality.

        Returns:
            Residual symbols, and the latents that they decode to.
        """
        ...

    def latents(
        self,
        residuals: npt.NDArray[np.int16],
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Floats:
        """Decode latents ŷ (1, h, w, C) from residual symbols and hyper-latents."""
        ...

    def synthesis(self, latents: Floats, gains: Gains, peak: int) -> npt.NDArray[np.uint16]:
        """Turn latents (1, h, w, C) into a picture (1, 16h, 16w, 3) of integers 0..peak."""
        ...


def open_networks(package: ModelPackage, device: Device, threads: int | None = None) -> Networks:
    """Open the networks of a package: ONNX Runtime on the CPU, Keras on a GPU.

    Args:
        package: The model.
        device: Where to run.
        threads: CPU threads; None takes all cores.

    Raises:
        DeviceError: The device is not there.
        ModelError: A graph is missing or unreadable.
    """
    if device.kind == "cpu":
        from aedesk.runtime.onnx_networks import OnnxNetworks

        return OnnxNetworks(package, threads)
    from aedesk.runtime.keras_networks import KerasNetworks

    return KerasNetworks(package, device)
