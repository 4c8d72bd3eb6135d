"""Spatial-channel context: four steps that each see what the steps before them have decoded."""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from aedesk.nn.blocks import SLOPE, Depthwise
from aedesk.nn.transforms import CodecLayer
from aedesk.zoo.architecture import CONTEXT_STEPS, CodecArchitecture

Tensor = Any


@keras.saving.register_keras_serializable("aedesk")
class ContextStep(CodecLayer):
    """Means of one step from hyper features and the latents known so far.

    Input: features (B, h, w, F), for all steps but the first known latents (B, h, w, C) with zeros where
    nothing is known, feature gains (B, 1, 1, N). Output: means (B, h, w, C), float32.

    Args:
        architecture: Numbers of the codec.
        first: This is the first step, where no latents are known.
    """

    def __init__(
        self, architecture: CodecArchitecture | dict[str, int], first: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(architecture, **kwargs)
        a = self.architecture
        self.first = first
        policy = self.dtype_policy
        self.enter = layers.Conv2D(a.context_channels, 1, name="enter", dtype=policy)
        self.depthwise = Depthwise(3, name="depthwise", dtype=policy)
        self.mix = layers.Conv2D(a.context_channels, 1, name="mix", dtype=policy)
        self.out = layers.Conv2D(
            a.latent_channels, 1, kernel_initializer="zeros", name="out", dtype="float32"
        )

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; sizes of the latents may be unknown."""
        a = self.architecture
        inputs = a.hyper_features + (0 if self.first else a.latent_channels)
        self.enter.build((None, None, None, inputs))
        for layer in (self.depthwise, self.mix, self.out):
            layer.build((None, None, None, a.context_channels))
        self.built = True

    def call(self, features: Tensor, known: Tensor, gains: Tensor) -> Tensor:
        """Give the means (B, h, w, C) of all latents, of which the caller keeps this step's."""
        if not self.first:
            features = ops.concatenate([features, ops.cast(known, features.dtype)], axis=-1)
        h = self.depthwise(ops.leaky_relu(self.enter(features), SLOPE))
        h = ops.leaky_relu(self.mix(h), SLOPE)
        return self.out(h * ops.cast(gains, h.dtype))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "first": self.first}


def step_masks(rows: Tensor, columns: Tensor, channels: int) -> list[Tensor]:
    """Masks (1, h, w, C) of the four steps, ones and zeros.

    Channel c belongs to group c mod 4; the cell's positions (0,0), (1,1), (0,1), (1,0) have ranks 0..3;
    a symbol is decoded in step (rank + group) mod 4. So every step touches every position, and every
    channel passes through the cell diagonally first.
    """
    row = ops.mod(ops.expand_dims(ops.arange(rows, dtype="float32"), -1), 2.0)
    column = ops.mod(ops.arange(columns, dtype="float32"), 2.0)
    rank = 3.0 * row + 2.0 * column - 4.0 * row * column
    group = ops.convert_to_tensor((np.arange(channels) % CONTEXT_STEPS).astype("float32"))
    order = ops.mod(ops.expand_dims(rank, -1) + group, float(CONTEXT_STEPS))
    order = ops.expand_dims(order, 0)
    return [ops.cast(ops.equal(order, float(step)), "float32") for step in range(CONTEXT_STEPS)]
