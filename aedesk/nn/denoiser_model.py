"""Denoiser and noise estimate as one trainable model."""

from typing import Any

import keras
from keras import ops

from aedesk.nn.denoiser import Denoiser
from aedesk.nn.noise_estimate import NoiseEstimate, noise_level, spread
from aedesk.zoo.denoiser_architecture import UPWARD, DenoiserArchitecture

Tensor = Any


@keras.saving.register_keras_serializable("aedesk")
class DenoiserModel(keras.Model):
    """A denoiser that is told how much noise there is, and the network that estimates it.

    Args:
        architecture: Numbers of the denoiser.
        **kwargs: Those of a Keras model; ``dtype`` is the policy of the convolutions.
    """

    def __init__(self, architecture: DenoiserArchitecture | dict[str, int], **kwargs: Any) -> None:
        # Pictures and maps keep float32; each convolution casts its own input.
        super().__init__(**{"name": "denoiser_model", "autocast": False, **kwargs})
        if isinstance(architecture, dict):
            architecture = DenoiserArchitecture.from_dict(architecture)
        self.architecture = architecture
        self.denoiser = Denoiser(architecture, name="denoiser", dtype=self.dtype_policy)
        self.estimate = NoiseEstimate(architecture, name="estimate", dtype=self.dtype_policy)

    def build(self, input_shape: Any = None) -> None:
        """Create the weights of both networks; nothing depends on the size of a picture."""
        for layer in (self.denoiser, self.estimate):
            if not layer.built:
                layer.build()
        self.built = True

    def call(self, inputs: tuple[Tensor, Tensor, Tensor], training: bool = False) -> dict[str, Tensor]:
        """Denoise pictures whose clean version is known.

        Args:
            inputs: Noisy and clean pictures, (B, H, W, 3) in [0, 1], H and W multiples of 16, at least 32;
                and for each (B,) 1 where the denoiser is told the estimated noise, as in use, and 0 where it
                is told the true one.
            training: Makes no difference.

        Returns:
            ``picture`` (B, H, W, 3), not clipped; ``level`` and ``estimate`` (B, H/16, W/16, 2), the true
            noise and the estimated. No gradient goes from the picture to the estimate: it must stay one.
        """
        noisy, clean, blind = inputs
        level = noise_level(noisy - clean)
        estimate = self.estimate(noisy)
        blind = ops.reshape(blind, (-1, 1, 1, 1))
        told = blind * UPWARD * ops.stop_gradient(estimate) + (1.0 - blind) * level
        residual = self.denoiser(noisy, spread(told, self.architecture.cell))
        return {"picture": noisy - residual, "level": level, "estimate": estimate}

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict()}
