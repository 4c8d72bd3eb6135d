"""Building blocks that all transforms share."""

from typing import Any

import keras
from keras import layers, ops

Tensor = Any
SLOPE = 0.1


@keras.saving.register_keras_serializable("aedesk")
class DepthToSpace(layers.Layer):
    """Move groups of channels into a grid of pixels.

    Input (B, h, w, s²·C), output (B, s·h, s·w, C); channel (i·s + j)·C + c goes to row i, column j of the
    cell, the order that ONNX calls DCR.

    Args:
        size: Side s of the grid.
    """

    def __init__(self, size: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size = size

    def call(self, x: Tensor) -> Tensor:
        """Rearrange (B, h, w, s²·C) to (B, s·h, s·w, C)."""
        s = self.size
        _, h, w, _ = ops.shape(x)
        channels = x.shape[-1] // (s * s)
        x = ops.reshape(x, (-1, h, w, s, s, channels))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, h * s, w * s, channels))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "size": self.size}


@keras.saving.register_keras_serializable("aedesk")
class Depthwise(layers.DepthwiseConv2D):
    """Depthwise convolution k×k, k odd, that keeps the size of (B, h, w, C).

    On JAX it is a sum of shifted products: XLA makes one pass of them, and is many times slower with
    convolutions of one channel each.

    Args:
        kernel_size: Side k of the kernel.
    """

    def __init__(self, kernel_size: int | tuple[int, int], **kwargs: Any) -> None:
        super().__init__(kernel_size, **{**kwargs, "padding": "same"})

    def call(self, x: Tensor) -> Tensor:
        """Convolve (B, h, w, C) to (B, h, w, C)."""
        if keras.backend.backend() != "jax":
            return super().call(x)
        side = self.kernel_size[0]
        _, height, width, _ = x.shape
        # Where convolutions take bfloat16 their sums are float32, too.
        around = ops.pad(ops.cast(x, "float32"), ((0, 0), (side // 2,) * 2, (side // 2,) * 2, (0, 0)))
        kernel = ops.cast(self.kernel, "float32")[..., 0]
        total = ops.cast(self.bias, "float32") if self.use_bias else 0.0
        for i in range(side):
            for j in range(side):
                total = total + around[:, i : i + height, j : j + width] * kernel[i, j]
        return ops.cast(total, x.dtype)


@keras.saving.register_keras_serializable("aedesk")
class Block(layers.Layer):
    """Residual block: 1×1, depthwise k×k, 1×1; then 1×1 wide, ReLU, 1×1.

    Input and output (B, h, w, C). The structure of DCVC-RT's depth convolution block (Jia et al.,
    "Towards Practical Real-Time Neural Video Compression", 2025) with activations that a CPU fuses for free.

    Args:
        channels: C, of input and output.
        expansion: Width of the second half in multiples of C.
        kernel_size: Side k of the depthwise kernel.
    """

    def __init__(self, channels: int, expansion: int = 2, kernel_size: int = 3, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.channels = channels
        self.expansion = expansion
        self.kernel_size = kernel_size
        policy = self.dtype_policy
        self.enter = layers.Conv2D(channels, 1, name="enter", dtype=policy)
        self.depthwise = Depthwise(kernel_size, name="depthwise", dtype=policy)
        self.leave = layers.Conv2D(channels, 1, name="leave", dtype=policy)
        self.widen = layers.Conv2D(channels * expansion, 1, activation="relu", name="widen", dtype=policy)
        self.narrow = layers.Conv2D(channels, 1, name="narrow", dtype=policy)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the weights of all five convolutions."""
        wide = (*input_shape[:-1], self.channels * self.expansion)
        for layer in (self.enter, self.depthwise, self.leave, self.widen):
            layer.build(input_shape)
        self.narrow.build(wide)
        self.built = True

    def call(self, x: Tensor) -> Tensor:
        """Transform (B, h, w, C) to (B, h, w, C)."""
        x = x + self.leave(self.depthwise(ops.leaky_relu(self.enter(x), SLOPE)))
        return x + self.narrow(self.widen(x))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {
            **super().get_config(),
            "channels": self.channels,
            "expansion": self.expansion,
            "kernel_size": self.kernel_size,
        }


@keras.saving.register_keras_serializable("aedesk")
class SpaceToDepth(layers.Layer):
    """Move the pixels of square cells into channels; undone by `DepthToSpace`.

    Input (B, s·h, s·w, C), output (B, h, w, s²·C).

    Args:
        size: Side s of a cell.
    """

    def __init__(self, size: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size = size

    def call(self, x: Tensor) -> Tensor:
        """Rearrange (B, s·h, s·w, C) to (B, h, w, s²·C)."""
        s = self.size
        _, height, width, _ = ops.shape(x)
        h, w, channels = height // s, width // s, x.shape[-1]
        x = ops.reshape(x, (-1, h, s, w, s, channels))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, h, w, s * s * channels))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "size": self.size}
