"""The noise of a picture as a coarse map: measured where the clean picture is known, estimated elsewhere."""

import math
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from aedesk.nn.blocks import SLOPE, SpaceToDepth
from aedesk.zoo.denoiser_architecture import MAP_CELL, MAP_CHANNELS, DenoiserArchitecture

Tensor = Any
# Estimates are this much of what the softplus gives, so that first weights give a noise of 11 of 255.
UNIT = 1 / 16
# Luminance and two colour differences, orthonormal: independent noise of σ in R, G and B has σ in each.
OPPONENT = np.array(
    [
        [1 / math.sqrt(3), 1 / math.sqrt(2), 1 / math.sqrt(6)],
        [1 / math.sqrt(3), 0.0, -2 / math.sqrt(6)],
        [1 / math.sqrt(3), -1 / math.sqrt(2), 1 / math.sqrt(6)],
    ],
    np.float32,
)


def noise_level(difference: Tensor) -> Tensor:
    """Local RMS of a noise that is known, of luminance and colour apart.

    Luminance is (R + G + B)/√3 and colour what is orthogonal to it, so that independent noise of σ in each
    channel has σ in both, and noise of σ that is the same in all channels √3·σ and 0.

    Args:
        difference: Noisy minus clean picture, (B, H, W, 3), H and W multiples of 16, at least 32.

    Returns:
        (B, H/16, W/16, 2) in the unit of the difference, taken over the 48×48 pixels around each cell.
    """
    opponent = ops.matmul(difference, ops.convert_to_tensor(OPPONENT))
    squares = ops.square(opponent)
    luminance, red_green, blue_yellow = ops.split(squares, 3, axis=-1)
    energy = ops.concatenate([luminance, 0.5 * (red_green + blue_yellow)], axis=-1)
    energy = ops.average_pool(energy, MAP_CELL, MAP_CELL, padding="valid")
    energy = ops.pad(energy, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="reflect")
    return ops.sqrt(ops.average_pool(energy, 3, 1, padding="valid"))


def spread(level: Tensor, cell: int) -> Tensor:
    """Widen a map (B, h, w, 2) of 16×16 pixels a cell to cells of ``cell``×``cell``, with linear ramps."""
    _, rows, columns, _ = ops.shape(level)
    factor = MAP_CELL // cell
    return ops.image.resize(
        level, (rows * factor, columns * factor), interpolation="bilinear", data_format="channels_last"
    )


@keras.saving.register_keras_serializable("aedesk")
class NoiseEstimate(layers.Layer):
    """Estimates `noise_level` from the noisy picture alone.

    Args:
        architecture: Numbers of the denoiser, or the dictionary that ``get_config`` gives.
    """

    def __init__(self, architecture: DenoiserArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(autocast=False, **kwargs)
        if isinstance(architecture, dict):
            architecture = DenoiserArchitecture.from_dict(architecture)
        self.architecture = architecture
        width, policy = architecture.estimate_channels, self.dtype_policy
        self.cells = SpaceToDepth(4, name="cells", dtype="float32")

        def conv(channels: int, side: int, name: str, strides: int = 1, first: Any = "he_normal") -> Any:
            return layers.Conv2D(
                channels,
                side,
                strides=strides,
                padding="same",
                # Plain ReLUs died within the first thousand steps.
                activation=lambda x: ops.leaky_relu(x, SLOPE),
                kernel_initializer=first,
                name=name,
                dtype=policy,
            )

        self.convs = [
            conv(width, 3, "enter", first=_of_contrast),
            conv(width, 3, "quarter"),
            conv(2 * width, 2, "down_1", strides=2),
            conv(2 * width, 3, "eighth"),
            conv(3 * width, 2, "down_2", strides=2),
            conv(3 * width, 3, "sixteenth_0"),
            conv(3 * width, 3, "sixteenth_1"),
            conv(3 * width, 3, "sixteenth_2"),
        ]
        self.out = layers.Conv2D(MAP_CHANNELS, 1, name="out", dtype="float32")

    def build(self, input_shape: Any = None) -> None:
        """Create all weights; the size of a picture may be unknown."""
        inputs = 3 * 4**2
        for layer in (*self.convs, self.out):
            layer.build((None, None, None, inputs))
            inputs = layer.filters
        self.built = True

    def call(self, picture: Tensor) -> Tensor:
        """Estimate the noise of pictures.

        Args:
            picture: (B, H, W, 3) in [0, 1], float32, H and W multiples of 16.

        Returns:
            (B, H/16, W/16, 2), float32, above 0: luminance and colour.
        """
        x = self.cells(picture)
        for conv in self.convs:
            x = conv(x)
        return UNIT * ops.softplus(self.out(x))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict()}


def _of_contrast(shape: tuple[int, ...], dtype: Any = None) -> Tensor:
    """First kernels that see contrast alone, in which noise shows, and not how bright a place is."""
    kernel = keras.initializers.HeNormal()(shape, dtype)
    return kernel - ops.mean(kernel, axis=(0, 1, 2), keepdims=True)
