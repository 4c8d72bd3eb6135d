"""Shrinkage of the coefficients of overlapping patches, by thresholds that a network chooses.

A picture is taken apart into all patches that begin at every second pixel, each patch is transformed, small
coefficients are noise and large ones are picture, and the mean over all patches that hold a pixel is the
result: Yaroslavsky's "Local adaptive image restoration and enhancement with the use of DFT and DCT in a
running window" (1996), and the cycle spinning of Coifman and Donoho, "Translation-invariant de-noising"
(1995). Here transform, thresholds and way back are convolutions that begin as a DCT and are trained with the
rest, and the thresholds differ from place to place.
"""

from typing import Any

import keras
import numpy as np
from keras import layers, ops

from aedesk.nn.blocks import DepthToSpace, SpaceToDepth
from aedesk.nn.patterns import patch_patterns
from aedesk.zoo.denoiser_architecture import MAP_CHANNELS, PATCH_STEP

Tensor = Any
Shape = tuple[int | None, ...]
# First thresholds in multiples of the noise, for coefficients of luminance and of colour.
FIRST_THRESHOLDS = (1.2, 1.44)


@keras.saving.register_keras_serializable("aedesk")
class Shrinkage(layers.Layer):
    """What to take away from a picture: all that is smaller than a threshold in the domain of a transform.

    Args:
        patch: Side of a patch in pixels: twice an odd number.
        cell: The features that choose thresholds have a place for each square of this many pixels.
    """

    def __init__(self, patch: int, cell: int, **kwargs: Any) -> None:
        # Pictures and maps keep float32; each convolution casts its own input.
        super().__init__(autocast=False, **kwargs)
        self.patch, self.cell = patch, cell
        self.side = patch // PATCH_STEP
        policy, self.coefficients = self.dtype_policy, 3 * patch**2

        def conv(channels: int, side: int, name: str, first: Any) -> Any:
            return layers.Conv2D(
                channels,
                side,
                padding="valid",
                use_bias=False,
                kernel_initializer=first,
                name=name,
                dtype=policy,
            )

        self.cells = SpaceToDepth(PATCH_STEP, name="cells", dtype="float32")
        self.transform = conv(self.coefficients, self.side, "transform", self._forward)
        self.noise = conv(self.coefficients, 1, "noise", self._thresholds)
        finer = (cell // PATCH_STEP) ** 2
        self.signal = conv(finer * self.coefficients, 1, "signal", "zeros")
        self.finer = DepthToSpace(cell // PATCH_STEP, name="finer", dtype=policy)
        self.inverse = conv(3 * PATCH_STEP**2, self.side, "inverse", self._back)
        self.pixels = DepthToSpace(PATCH_STEP, name="pixels", dtype="float32")

    def build(self, picture_shape: Shape, level_shape: Shape, features_shape: Shape) -> None:
        """Create the weights; only the number of features matters."""
        self.transform.build((None, None, None, 3 * PATCH_STEP**2))
        self.noise.build(level_shape)
        self.signal.build(features_shape)
        self.inverse.build((None, None, None, self.coefficients))
        self.built = True

    def call(self, picture: Tensor, level: Tensor, features: Tensor) -> Tensor:
        """Find what is smaller than the thresholds.

        Args:
            picture: (B, H, W, 3) in [0, 1], float32.
            level: How much noise there is, (B, H/cell, W/cell, 2).
            features: What the thresholds follow from besides, (B, H/cell, W/cell, C).

        Returns:
            (B, H, W, 3), float32. All is homogeneous: twice the picture, level and features give twice this.
        """
        factor = self.cell // PATCH_STEP
        level = ops.repeat(ops.repeat(level, factor, axis=1), factor, axis=2)
        threshold = ops.relu(self.noise(level) + self.finer(self.signal(features)))
        # Patches that begin before the first pixel hold pixels, too.
        around, half = PATCH_STEP * (self.side - 1), self.side // 2
        threshold = _mirrored(threshold, half)
        coefficients = self.transform(self.cells(_mirrored(picture, around)))
        small = ops.minimum(ops.maximum(coefficients, -threshold), threshold)
        return self.pixels(ops.cast(self.inverse(small), "float32"))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "patch": self.patch, "cell": self.cell}

    def _forward(self, shape: tuple[int, ...], dtype: Any = None) -> Tensor:
        """Give the kernel (side, side, 12, coefficients) that transforms cells."""
        return ops.convert_to_tensor(patch_patterns(self.patch, PATCH_STEP).transpose(1, 2, 3, 0), dtype)

    def _back(self, shape: tuple[int, ...], dtype: Any = None) -> Tensor:
        """Give the kernel (side, side, coefficients, 12) that goes back, and takes the mean over patches."""
        mirrored = patch_patterns(self.patch, PATCH_STEP)[:, ::-1, ::-1].transpose(1, 2, 0, 3)
        return ops.convert_to_tensor(mirrored / self.side**2, dtype)

    def _thresholds(self, shape: tuple[int, ...], dtype: Any = None) -> Tensor:
        """Give the kernel (1, 1, 2, coefficients) of thresholds by noise; means of patches are kept."""
        kernel = np.zeros((1, 1, MAP_CHANNELS, self.coefficients), np.float32)
        luminance, colour = FIRST_THRESHOLDS
        kernel[0, 0, 0, 3::3] = luminance
        kernel[0, 0, 1, 4::3] = kernel[0, 0, 1, 5::3] = colour
        return ops.convert_to_tensor(kernel, dtype)


def _mirrored(x: Tensor, width: int) -> Tensor:
    return ops.pad(x, ((0, 0), (width, width), (width, width), (0, 0)), mode="reflect")
