"""Analysis and synthesis transform: pictures to latents and back.

Both are the sum of a linear block transform, which starts as the Karhunen-Loève transform of the training
blocks, and of a network that starts at zero and learns what a linear transform cannot do.
"""

from typing import Any

import keras
from keras import layers, ops

from aedesk.nn.blocks import Block, DepthToSpace
from aedesk.zoo.architecture import LATENT_STRIDE, CodecArchitecture

Tensor = Any
BLOCK_NUMBERS = LATENT_STRIDE * LATENT_STRIDE * 3
# The stored kernels of the block transforms are this much larger than what they do, so that
# Adam's steps, whose size does not depend on a weight's, move them gently.
LINEAR_GAIN = 16.0


class CodecLayer(layers.Layer):
    """A layer that is made from the numbers of a codec.

    Args:
        architecture: Numbers of the codec, or the dictionary that ``get_config`` gives.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        # Pictures and latents keep float32; each convolution casts its own input.
        super().__init__(autocast=False, **kwargs)
        if isinstance(architecture, dict):
            architecture = CodecArchitecture.from_dict(architecture)
        self.architecture = architecture

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict()}


def _blocks(number: int, channels: int, a: CodecArchitecture, name: str, policy: Any) -> list[Block]:
    return [Block(channels, a.expansion, a.kernel, name=f"{name}_{i}", dtype=policy) for i in range(number)]


@keras.saving.register_keras_serializable("aedesk")
class AnalysisTransform(CodecLayer):
    """Analysis transform g_a: picture (B, H, W, 3) in [0, 1] to latents (B, H/16, W/16, C) of unit variance.

    Args:
        architecture: Numbers of the codec.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(architecture, **kwargs)
        a = self.architecture
        self.linear = layers.Conv2D(
            a.latent_channels, LATENT_STRIDE, strides=LATENT_STRIDE, name="linear", dtype="float32"
        )
        self.linear_scale = self.add_weight(
            shape=(a.latent_channels,),
            initializer="ones",
            trainable=False,
            autocast=False,
            name="linear_scale",
        )
        policy = self.dtype_policy
        self.patches = layers.Conv2D(a.analysis_channels, 8, strides=8, name="patches", dtype=policy)
        self.blocks = _blocks(a.analysis_blocks, a.analysis_channels, a, "block", policy)
        self.down = layers.Conv2D(a.deep_channels, 2, strides=2, name="down", dtype=policy)
        self.deep_blocks = _blocks(a.deep_blocks, a.deep_channels, a, "deep", policy)
        self.out = layers.Conv2D(
            a.latent_channels, 1, kernel_initializer="zeros", name="out", dtype="float32"
        )

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; sizes of the picture may be unknown."""
        a = self.architecture
        pixels, eighth, sixteenth = (None, None, None, 3), a.analysis_channels, a.deep_channels
        for layer in (self.linear, self.patches):
            layer.build(pixels)
        for layer in (*self.blocks, self.down):
            layer.build((None, None, None, eighth))
        for layer in (*self.deep_blocks, self.out):
            layer.build((None, None, None, sixteenth))
        self.built = True

    def call(self, x: Tensor) -> Tensor:
        """Transform pictures (B, H, W, 3), H and W multiples of 16, to latents (B, H/16, W/16, C)."""
        x = x - 0.5
        linear = self.linear(x) * (self.linear_scale / LINEAR_GAIN)
        h = self.patches(x)
        for block in self.blocks:
            h = block(h)
        h = self.down(h)
        for block in self.deep_blocks:
            h = block(h)
        return linear + self.out(h)


@keras.saving.register_keras_serializable("aedesk")
class SynthesisTransform(CodecLayer):
    """Synthesis transform g_s: latents (B, h, w, C) to a picture (B, 16h, 16w, 3), about [0, 1], not clipped.

    Args:
        architecture: Numbers of the codec.
    """

    def __init__(self, architecture: CodecArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(architecture, **kwargs)
        a = self.architecture
        self.linear = layers.Conv2D(BLOCK_NUMBERS, 1, name="linear", dtype="float32")
        self.linear_scale = self.add_weight(
            shape=(a.latent_channels,),
            initializer="ones",
            trainable=False,
            autocast=False,
            name="linear_scale",
        )
        self.linear_cells = DepthToSpace(LATENT_STRIDE, dtype="float32", name="linear_cells")
        policy = self.dtype_policy
        self.enter = layers.Conv2D(a.deep_channels, 1, name="enter", dtype=policy)
        self.deep_blocks = _blocks(a.deep_blocks, a.deep_channels, a, "deep", policy)
        self.up = layers.Conv2D(4 * a.synthesis_channels, 1, name="up", dtype=policy)
        self.up_cells = DepthToSpace(2, name="up_cells", dtype=policy)
        self.blocks = _blocks(a.synthesis_blocks, a.synthesis_channels, a, "block", policy)
        self.out = layers.Conv2D(192, 1, kernel_initializer="zeros", name="out", dtype=policy)
        self.out_cells = DepthToSpace(8, name="out_cells", dtype=policy)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Create all weights; sizes of the picture may be unknown."""
        a = self.architecture
        for layer in (self.linear, self.enter):
            layer.build((None, None, None, a.latent_channels))
        for layer in (*self.deep_blocks, self.up):
            layer.build((None, None, None, a.deep_channels))
        for layer in (*self.blocks, self.out):
            layer.build((None, None, None, a.synthesis_channels))
        self.built = True

    def call(self, latents: Tensor, gains: Tensor) -> Tensor:
        """Transform latents (B, h, w, C) and feature gains (B, 1, 1, deep channels) to (B, 16h, 16w, 3)."""
        linear = self.linear_cells(self.linear(latents * (self.linear_scale / LINEAR_GAIN)))
        h = self.enter(latents)
        h = h * ops.cast(gains, h.dtype)
        for block in self.deep_blocks:
            h = block(h)
        h = self.up_cells(self.up(h))
        for block in self.blocks:
            h = block(h)
        return linear + ops.cast(self.out_cells(self.out(h)), "float32") + 0.5
