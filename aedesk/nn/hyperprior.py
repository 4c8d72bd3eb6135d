"""Hyper-analysis, the float features of the means, and the exact-integer network of the scale indexes."""

from typing import Any

import keras
from keras import layers, ops

from aedesk.nn.blocks import SLOPE, Block, DepthToSpace
from aedesk.nn.gains import GainVectors
from aedesk.nn.quantisation import clip_straight_through, round_straight_through
from aedesk.nn.transforms import CodecLayer
from aedesk.zoo.architecture import CodecArchitecture
from aedesk.zoo.integer_prior import ACTIVATION_MAX, HYPER_LATENT_MAX, INDEX_MAX, LAYERS, exact_weight_limit

Tensor = Any


@keras.saving.register_keras_serializable("aedesk")
class HyperAnalysis(CodecLayer):
    """Hyper-analysis h_a: latents (B, h, w, C), h and w multiples of 4, to hyper-latents (B, h/4, w/4, Z).

    Args:
        architecture: Numbers of the codec.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(architecture, **kwargs)
        a = self.architecture
        width, policy = a.hyper_features, self.dtype_policy
        self.enter = layers.Conv2D(width, 1, name="enter", dtype=policy)
        self.block_0 = Block(width, a.expansion, a.kernel, name="block_0", dtype=policy)
        self.down_0 = layers.Conv2D(width, 2, strides=2, name="down_0", dtype=policy)
        self.block_1 = Block(width, a.expansion, a.kernel, name="block_1", dtype=policy)
        self.down_1 = layers.Conv2D(a.hyper_channels, 2, strides=2, name="down_1", dtype=policy)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; sizes of the latents may be unknown."""
        a = self.architecture
        self.enter.build((None, None, None, a.latent_channels))
        for layer in (self.block_0, self.down_0, self.block_1, self.down_1):
            layer.build((None, None, None, a.hyper_features))
        self.built = True

    def call(self, latents: Tensor, gains: Tensor) -> Tensor:
        """Transform latents and feature gains (B, 1, 1, hyper features) to hyper-latents, not rounded."""
        h = self.block_0(self.enter(latents))
        h = ops.leaky_relu(self.down_0(h), SLOPE)
        h = self.block_1(h)
        h = h * ops.cast(gains, h.dtype)
        return ops.cast(self.down_1(h), "float32")


@keras.saving.register_keras_serializable("aedesk")
class HyperFeatures(CodecLayer):
    """Float half of the hyper-synthesis h_s: ẑ (B, h/4, w/4, Z) to features of the means (B, h, w, F).

    Args:
        architecture: Numbers of the codec.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(architecture, **kwargs)
        width, policy = self.architecture.hyper_features, self.dtype_policy
        self.up_0 = layers.Conv2D(4 * width, 3, padding="same", name="up_0", dtype=policy)
        self.cells_0 = DepthToSpace(2, name="cells_0", dtype=policy)
        self.up_1 = layers.Conv2D(4 * width, 3, padding="same", name="up_1", dtype=policy)
        self.cells_1 = DepthToSpace(2, name="cells_1", dtype=policy)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; sizes of the hyper-latents may be unknown."""
        self.up_0.build((None, None, None, self.architecture.hyper_channels))
        self.up_1.build((None, None, None, self.architecture.hyper_features))
        self.built = True

    def call(self, hyper_latents: Tensor) -> Tensor:
        """Transform rounded hyper-latents (B, h/4, w/4, Z) to features (B, h, w, F)."""
        h = self.cells_0(ops.leaky_relu(self.up_0(hyper_latents), SLOPE))
        return self.cells_1(ops.leaky_relu(self.up_1(h), SLOPE))


@keras.saving.register_keras_serializable("aedesk")
class IntegerConv(layers.Layer):
    """Convolution in integers held in float32: integer inputs, weights rounded to a grid, a shift back.

    The output is ⌊(Σ W·a + bias + 2^(s−1)) / 2^s⌋, clipped to 0..255 (a ReLU) or, for the last layer, not.
    Every partial sum stays under 2^24, so the result is the same in any order of summation. The sum of the
    magnitudes of each output channel's weights is held under the bound that this needs.

    Args:
        channels: Output channels.
        kernel_size: 1 or 3; the border is padded with zeros.
        weight_bits: The grid of the weights is 2^−weight_bits.
        shift: s, the number of bits that are dropped from the sum.
        input_max: Largest magnitude of an input.
        clipped: Clip the output to 0..255.
    """

    def __init__(
        self,
        channels: int,
        kernel_size: int,
        weight_bits: int,
        shift: int,
        input_max: int,
        clipped: bool = True,
        **kwargs: Any,
    ) -> None:
        kwargs["dtype"] = "float32"
        super().__init__(**kwargs)
        self.channels = channels
        self.kernel_size = kernel_size
        self.weight_bits = weight_bits
        self.shift = shift
        self.input_max = input_max
        self.clipped = clipped

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create the kernel (k·k·in, out) and the bias of real numbers that are rounded at each call."""
        inputs = self.kernel_size**2 * int(input_shape[-1] or 0)
        self.kernel = self.add_weight(
            shape=(inputs, self.channels),
            initializer=keras.initializers.HeUniform(),
            name="kernel",
        )
        self.bias = self.add_weight(shape=(self.channels,), initializer="zeros", name="bias")
        self.built = True

    def integer_kernel(self) -> Tensor:
        """Kernel on the integer grid, (k·k·in, out), float32, with gradients straight through."""
        kernel = self.kernel * float(2**self.weight_bits)
        limit = exact_weight_limit(self.input_max) - kernel.shape[0]
        size = ops.sum(ops.abs(kernel), axis=0, keepdims=True)
        return round_straight_through(kernel * ops.minimum(1.0, limit / (size + 1.0)))

    def integer_bias(self, extra: Tensor | float = 0.0) -> Tensor:
        """Bias in units of the sum, integers in float32; ``extra`` is added before rounding."""
        return round_straight_through(ops.clip((self.bias + extra) * self.bias_unit, -(2.0**21), 2.0**21))

    @property
    def bias_unit(self) -> float:
        """What a bias of 1 adds to the sum: clipped activations are in units of 1/32."""
        return float(2**self.shift) * (32.0 if self.clipped else 1.0)

    def call(self, x: Tensor, extra_bias: Tensor | float = 0.0) -> Tensor:
        """Convolve integers (B, h, w, in) held in float32 to integers (B, h, w, out)."""
        if self.kernel_size > 1:
            x = _neighbourhoods(x)
        total = _exact_product(x, self.integer_kernel()) + self.integer_bias(extra_bias)
        out = round_straight_through(total / float(2**self.shift))
        return clip_straight_through(out, 0.0, float(ACTIVATION_MAX), slack=8.0) if self.clipped else out

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {
            **super().get_config(),
            "channels": self.channels,
            "kernel_size": self.kernel_size,
            "weight_bits": self.weight_bits,
            "shift": self.shift,
            "input_max": self.input_max,
            "clipped": self.clipped,
        }


def _exact_product(x: Tensor, kernel: Tensor) -> Tensor:
    """Matrix product with all bits of float32, of which JAX on a GPU drops some if it is not asked."""
    if keras.backend.backend() != "jax":
        return ops.matmul(x, kernel)
    import jax

    with jax.default_matmul_precision("float32"):
        return ops.matmul(x, kernel)


def _neighbourhoods(x: Tensor) -> Tensor:
    """Gather the 3×3 surroundings of every position: (B, h, w, C) to (B, h, w, 9·C), row by row."""
    _, h, w, _ = ops.shape(x)
    padded = ops.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    parts = [padded[:, i : i + h, j : j + w, :] for i in range(3) for j in range(3)]
    return ops.concatenate(parts, axis=-1)


@keras.saving.register_keras_serializable("aedesk")
class IntegerPrior(CodecLayer):
    """Exact half of the hyper-synthesis: ẑ to the scale index of every symbol.

    Trained with the same integer arithmetic that the codec runs in NumPy.

    Args:
        architecture: Numbers of the codec.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        kwargs["dtype"] = "float32"
        super().__init__(architecture, **kwargs)
        a = self.architecture
        widths = (4 * a.prior_channels, 4 * a.prior_channels, a.latent_channels)
        self.convs = [
            IntegerConv(
                channels,
                spec.kernel_size,
                spec.weight_bits,
                spec.shift,
                HYPER_LATENT_MAX if i == 0 else ACTIVATION_MAX,
                clipped=i < len(LAYERS) - 1,
                name=f"conv_{i}",
            )
            for i, (channels, spec) in enumerate(zip(widths, LAYERS, strict=True))
        ]
        self.cells = DepthToSpace(2, dtype="float32", name="cells")
        self.quality_bias = GainVectors(widths[0], a.anchors, logarithmic=False, name="quality_bias")

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; the last kernel starts near zero, so that scales start from their shifts."""
        a = self.architecture
        for conv, channels in zip(
            self.convs, (a.hyper_channels, a.prior_channels, a.prior_channels), strict=True
        ):
            conv.build((None, None, None, channels))
        last = self.convs[-1].kernel
        last.assign(last * 0.1)
        self.built = True

    def call(self, hyper_latents: Tensor, shift: Tensor, position: Tensor) -> Tensor:
        """Give scale indexes 0..63.

        Args:
            hyper_latents: Rounded ẑ (B, h/4, w/4, Z), integers in float32.
            shift: Integers (B, 1, 1, C) that a quality adds to every index of a channel.
            position: Places on the line of anchors (B,).

        Returns:
            Scale indexes (B, h, w, C), integers in float32.
        """
        first, second, third = self.convs
        h = self.cells(first(hyper_latents, self.quality_bias(position)))
        h = self.cells(second(h))
        return clip_straight_through(third(h) + shift, 0.0, float(INDEX_MAX), slack=6.0)
