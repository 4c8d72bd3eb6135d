"""The denoiser: a small U-Net without biases, told by a map how much noise there is where.

Without biases the network is homogeneous: what it makes of a picture and a map at half the amplitude is half
of what it makes of both at full amplitude. So it holds outside of the noise that it was trained on (Mohan et
al., "Robust and Interpretable Blind Image Denoising via Bias-Free Convolutional Neural Networks", 2020). The
shape is that of DRUNet (Zhang et al., "Plug-and-Play Image Restoration with Deep Denoiser Prior", 2021),
whose first level works on single pixels; here it works on cells of 2×2 or 4×4 of them. Beside it patches are
shrunk (`Shrinkage`) by thresholds that the U-Net chooses: so it denoises before it has learned anything.
"""

import math
from typing import Any

import keras
from keras import layers, ops

from aedesk.nn.blocks import DepthToSpace, Depthwise, SpaceToDepth
from aedesk.nn.shrinkage import Shrinkage
from aedesk.zoo.denoiser_architecture import MAP_CHANNELS, DenoiserArchitecture

Tensor = Any
# Branches start small beside the path around them: without normalisation that keeps activations level.
BRANCH_GAIN = 0.1
# The whole network starts close to taking nothing away.
TAIL_GAIN = 0.02
# Width of a depthwise block's second half in multiples of its channels.
EXPANSION = 2


def bare_conv(channels: int, side: int, name: str, policy: Any, *, gain: float = 1.0, **more: Any) -> Any:
    """A convolution without bias that keeps the size (or not, by its stride), of orthogonal first weights.

    Orthogonal kernels keep the norm of what passes; ``gain`` is √2 where a ReLU follows, as He et al. (2015)
    have it, and small at the end of a branch.
    """
    return layers.Conv2D(
        channels,
        side,
        padding="same",
        use_bias=False,
        kernel_initializer=keras.initializers.Orthogonal(gain),
        name=name,
        dtype=policy,
        **more,
    )


@keras.saving.register_keras_serializable("aedesk")
class DenseBlock(layers.Layer):
    """Residual block of two dense 3×3 convolutions with a ReLU between them, (B, h, w, C) to the same.

    Args:
        channels: C.
    """

    def __init__(self, channels: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.channels = channels
        policy = self.dtype_policy
        self.first = bare_conv(channels, 3, "first", policy, gain=math.sqrt(2), activation="relu")
        self.second = bare_conv(channels, 3, "second", policy, gain=BRANCH_GAIN)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the weights."""
        self.first.build(input_shape)
        self.second.build(input_shape)
        self.built = True

    def call(self, x: Tensor) -> Tensor:
        """Transform (B, h, w, C)."""
        return x + self.second(self.first(x))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "channels": self.channels}


@keras.saving.register_keras_serializable("aedesk")
class DepthwiseBlock(layers.Layer):
    """Residual block of a depthwise convolution, 1×1 to twice the width, ReLU, 1×1; (B, h, w, C) to the same.

    Args:
        channels: C.
        kernel_size: Side of the depthwise kernel.
    """

    def __init__(self, channels: int, kernel_size: int = 7, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.channels = channels
        self.kernel_size = kernel_size
        policy = self.dtype_policy
        self.depthwise = Depthwise(kernel_size, use_bias=False, name="depthwise", dtype=policy)
        wide = EXPANSION * channels
        self.widen = bare_conv(wide, 1, "widen", policy, gain=math.sqrt(2), activation="relu")
        self.narrow = bare_conv(channels, 1, "narrow", policy, gain=BRANCH_GAIN)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the weights."""
        self.depthwise.build(input_shape)
        self.widen.build(input_shape)
        self.narrow.build((*input_shape[:-1], EXPANSION * self.channels))
        self.built = True

    def call(self, x: Tensor) -> Tensor:
        """Transform (B, h, w, C)."""
        return x + self.narrow(self.widen(self.depthwise(x)))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "channels": self.channels, "kernel_size": self.kernel_size}


@keras.saving.register_keras_serializable("aedesk")
class Denoiser(layers.Layer):
    """The residual of a noisy picture: what to take away from it.

    Args:
        architecture: Numbers of the denoiser, or the dictionary that ``get_config`` gives.
    """

    def __init__(self, architecture: DenoiserArchitecture | dict[str, int], **kwargs: Any) -> None:
        # Pictures keep float32; each convolution casts its own input.
        super().__init__(autocast=False, **kwargs)
        if isinstance(architecture, dict):
            architecture = DenoiserArchitecture.from_dict(architecture)
        self.architecture = architecture
        a, policy = architecture, self.dtype_policy
        c1, c2, c3 = a.channels_1, a.channels_2, a.channels_3
        self.cells = SpaceToDepth(a.cell, name="cells", dtype="float32")
        self.head = bare_conv(c1, 3, "head", policy)
        self.encoder_1 = self._blocks("encoder_1", a.encoder_blocks_1, c1)
        self.down_1 = bare_conv(c2, 2, "down_1", policy, strides=2)
        self.encoder_2 = self._blocks("encoder_2", a.encoder_blocks_2, c2)
        self.down_2 = bare_conv(c3, 2, "down_2", policy, strides=2)
        self.middle = self._blocks("middle", a.middle_blocks, c3)
        self.up_2 = bare_conv(4 * c2, 1, "up_2", policy)
        self.up_cells_2 = DepthToSpace(2, name="up_cells_2", dtype=policy)
        self.decoder_2 = self._blocks("decoder_2", a.decoder_blocks_2, c2)
        self.up_1 = bare_conv(4 * c1, 1, "up_1", policy)
        self.up_cells_1 = DepthToSpace(2, name="up_cells_1", dtype=policy)
        self.decoder_1 = self._blocks("decoder_1", a.decoder_blocks_1, c1)
        self.tail = bare_conv(3 * a.cell**2, 3, "tail", "float32", gain=TAIL_GAIN)
        self.pixels = DepthToSpace(a.cell, name="pixels", dtype="float32")
        self.shrinkage = Shrinkage(a.patch, a.cell, name="shrinkage", dtype=policy) if a.patch else None

    def _blocks(self, name: str, number: int, channels: int) -> list[Any]:
        policy, side = self.dtype_policy, self.architecture.depthwise
        names = [f"{name}_block_{i}" for i in range(number)]
        if side:
            return [DepthwiseBlock(channels, side, name=n, dtype=policy) for n in names]
        return [DenseBlock(channels, name=n, dtype=policy) for n in names]

    def build(self, input_shape: Any = None) -> None:
        """Create all weights; the size of a picture may be unknown."""
        a = self.architecture
        self.head.build((None, None, None, 3 * a.cell**2 + MAP_CHANNELS))
        for layer in (*self.encoder_1, self.down_1, *self.decoder_1, self.tail):
            layer.build((None, None, None, a.channels_1))
        for layer in (*self.encoder_2, self.down_2, *self.decoder_2, self.up_1):
            layer.build((None, None, None, a.channels_2))
        for layer in (*self.middle, self.up_2):
            layer.build((None, None, None, a.channels_3))
        if self.shrinkage is not None:
            places = (None, None, None)
            self.shrinkage.build((*places, 3), (*places, MAP_CHANNELS), (*places, a.channels_1))
        self.built = True

    def call(self, picture: Tensor, level: Tensor) -> Tensor:
        """Find the noise of a picture.

        Args:
            picture: (B, H, W, 3) in [0, 1], float32, H and W multiples of ``architecture.unit``.
            level: How much noise there is (`noise_level`), (B, H/cell, W/cell, 2), float32.

        Returns:
            What to take away from the picture, (B, H, W, 3), float32.
        """
        x = self.head(ops.concatenate([self.cells(picture), level], axis=-1))
        for block in self.encoder_1:
            x = block(x)
        around_1 = x
        x = self.down_1(x)
        for block in self.encoder_2:
            x = block(x)
        around_2 = x
        x = self.down_2(x)
        for block in self.middle:
            x = block(x)
        x = around_2 + self.up_cells_2(self.up_2(x))
        for block in self.decoder_2:
            x = block(x)
        x = around_1 + self.up_cells_1(self.up_1(x))
        for block in self.decoder_1:
            x = block(x)
        residual = self.pixels(self.tail(x))
        return residual if self.shrinkage is None else residual + self.shrinkage(picture, level, x)

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict()}
