"""Gain vectors: one learned vector per quality anchor, log-linear between anchors."""

from typing import Any

import keras
from keras import layers, ops

Tensor = Any


@keras.saving.register_keras_serializable("aedesk")
class GainVectors(layers.Layer):
    """Positive vectors that depend on quality (Cui et al., "Asymmetric Gained Deep Image Compression", 2021).

    Input: positions (B,) in 0..anchors−1. Output: (B, 1, 1, channels), float32.

    Args:
        channels: Length of each vector.
        anchors: Number of learned vectors.
        logarithmic: Interpolate logarithms and return their exponential; otherwise the plain values.
        initial: Value that all vectors start from (before the exponential, if there is one).
        scale: Values are this many times what is stored, so that Adam moves large ones fast enough.
    """

    def __init__(
        self,
        channels: int,
        anchors: int,
        logarithmic: bool = True,
        initial: float = 0.0,
        scale: float = 1.0,
        **kwargs: Any,
    ) -> None:
        kwargs["dtype"] = "float32"
        super().__init__(**kwargs)
        self.channels = channels
        self.anchors = anchors
        self.logarithmic = logarithmic
        self.initial = initial
        self.scale = scale
        self.vectors = self.add_weight(
            shape=(anchors, channels),
            initializer=keras.initializers.Constant(initial / scale),
            name="vectors",
        )
        self.built = True

    def call(self, position: Tensor) -> Tensor:
        """Interpolate the vectors at positions (B,); returns (B, 1, 1, channels)."""
        anchors = ops.arange(self.anchors, dtype="float32")
        weights = ops.relu(1.0 - ops.abs(ops.expand_dims(position, -1) - anchors))
        values = ops.matmul(weights, self.vectors) * self.scale
        values = ops.exp(values) if self.logarithmic else values
        return ops.expand_dims(ops.expand_dims(values, 1), 1)

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {
            **super().get_config(),
            "channels": self.channels,
            "anchors": self.anchors,
            "logarithmic": self.logarithmic,
            "initial": self.initial,
            "scale": self.scale,
        }
