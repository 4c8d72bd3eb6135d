"""The networks in Keras, on any of its backends: for GPUs, and as a second opinion in exactness tests."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from aedesk.runtime.devices import Device
from aedesk.runtime.networks import Floats, Quantised
from aedesk.zoo import Gains, ModelPackage
from aedesk.zoo.architecture import RESIDUAL_MAX


class KerasNetworks:
    """Networks of a package in Keras 3.

    Args:
        package: The model.
        device: Where to run; a GPU that is not there is refused, the CPU is for comparison.

    Raises:
        DeviceError: The device is not there.
    """

    def __init__(self, package: ModelPackage, device: Device) -> None:
        # Keras costs seconds to import, and only this runtime needs it.
        from aedesk.nn.load import load_networks
        from aedesk.nn.runner import Runner

        runner = Runner(lambda: load_networks(package), device.kind, device.number)
        self.device = f"{runner.backend} {device}"
        self._run = runner.run
        self._model = runner.model

    def analysis(self, picture: Floats) -> Floats:
        """See ``Networks.analysis``."""
        return self._run(self._model.analysis, picture)

    def hyper_analysis(self, latents: Floats, gains: Gains) -> Floats:
        """See ``Networks.hyper_analysis``."""
        return self._run(self._model.hyper_analysis, latents, _last(gains.hyper))

    def residual(
        self,
        latents: Floats,
        indexes: npt.NDArray[np.uint8],
        dead_zones: Floats,
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Quantised:
        """See ``Networks.residual``."""
        gain = _last(gains.latent)
        residuals = np.zeros(latents.shape, np.float32)

        def decode(means: Floats, mask: Floats) -> Floats:
            exact = (latents - means) * gain
            firm = exact - np.clip(exact, -dead_zones, dead_zones)
            rounded = np.clip(np.floor(firm + 0.5), -RESIDUAL_MAX, RESIDUAL_MAX)
            step = rounded * (indexes > 0) * mask
            np.add(residuals, step, out=residuals)
            return means * mask + step / gain

        known = self._steps(hyper_latents, ranks, gains, decode)
        return Quantised(residuals.astype(np.int16), known)

    def latents(
        self,
        residuals: npt.NDArray[np.int16],
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Floats:
        """See ``Networks.latents``."""
        steps = residuals.astype(np.float32) / _last(gains.latent)
        return self._steps(hyper_latents, ranks, gains, lambda means, mask: (means + steps) * mask)

    def synthesis(self, latents: Floats, gains: Gains, peak: int) -> npt.NDArray[np.uint16]:
        """See ``Networks.synthesis``."""
        picture = self._run(self._model.synthesis, latents, _last(gains.synthesis))
        return np.floor(np.clip(picture * peak + 0.5, 0, peak)).astype(np.uint16)

    def _steps(
        self,
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
        decode: Callable[[Floats, Floats], Floats],
    ) -> Floats:
        """Run the context; ``decode`` turns means and a mask into the latents of a step."""
        features = self._run(self._model.hyper_features, hyper_latents.astype(np.float32))
        channels = np.arange(self._model.architecture.latent_channels)
        known = np.zeros((*features.shape[:3], len(channels)), np.float32)
        for number, step in enumerate(self._model.steps):
            turns = (number - channels) % len(self._model.steps)
            mask = ranks[:, turns].transpose(0, 2, 3, 1)
            means = self._run(step, features, known, _last(gains.context))
            known = known + decode(means, mask).astype(np.float32)
        return known


def _last(vector: Floats) -> Floats:
    """From channels second, as ONNX has them, to channels last."""
    return vector.transpose(0, 2, 3, 1)
