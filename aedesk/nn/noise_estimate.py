"""The noise of a picture as a coarse map: measured where the clean picture is known, estimated elsewhere."""

import math
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from aedesk.nn.blocks import SpaceToDepth
from aedesk.nn.patterns import OPPONENT, patch_patterns
from aedesk.zoo.denoiser_architecture import (
    ESTIMATE_BLOCKS,
    ESTIMATE_STEP,
    LEAST_SQUARE,
    LOG_OFFSET,
    LOG_SCALE,
    MAP_CELL,
    MAP_CHANNELS,
    DenoiserArchitecture,
)

Tensor = Any
# Sums of the two frequencies from which on a pattern is fine.
FINE = 10
# Frequencies down and across, and 0 for luminance or 1 and 2 for colour, of each coefficient.
PATTERNS = [(u, v, c) for u in range(8) for v in range(8) for c in range(3)]


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

    Coefficients of patches of 8×8 pixels, first those of a DCT, give two statistics a cell of the map: the
    mean of their magnitudes and their RMS, which noise brings closer to each other than texture does. The
    first estimate is that of the finest patterns, as in Donoho's "De-noising by soft-thresholding" (1995);
    what a small network makes of all statistics around is a factor to it. All is done with logarithms, so
    that an error of a tenth is the same for weak noise and for strong.

    Args:
        architecture: Numbers of the denoiser, or the dictionary that ``get_config`` gives.
    """

    def __init__(self, architecture: DenoiserArchitecture | dict[str, int], **kwargs: Any) -> None:
        super().__init__(autocast=False, **kwargs)
        if isinstance(architecture, dict):
            architecture = DenoiserArchitecture.from_dict(architecture)
        self.architecture = architecture
        width, policy = architecture.estimate_channels, self.dtype_policy

        def conv(channels: int, side: int, name: str, first: Any = "he_normal", **more: Any) -> Any:
            return layers.Conv2D(
                channels,
                side,
                kernel_initializer=first,
                name=name,
                **{"padding": "same", "dtype": policy, **more},
            )

        self.cells = SpaceToDepth(ESTIMATE_STEP, name="cells", dtype="float32")
        self.transform = conv(len(PATTERNS), 2, "transform", _forward, padding="valid", use_bias=False)
        self.enter = conv(width, 1, "enter")
        self.blocks = [
            (conv(width, 3, f"first_{i}"), conv(width, 1, f"second_{i}", first="zeros"))
            for i in range(ESTIMATE_BLOCKS)
        ]
        self.floor = conv(
            MAP_CHANNELS,
            1,
            "floor",
            first=_finest,
            bias_initializer=_of_magnitudes,
            trainable=False,
            dtype="float32",
        )
        self.out = conv(MAP_CHANNELS, 1, "out", first="zeros", dtype="float32")

    def build(self, input_shape: Any = None) -> None:
        """Create the weights; the size of a picture may be unknown."""
        width, places = self.architecture.estimate_channels, (None, None, None)
        self.transform.build((*places, 3 * ESTIMATE_STEP**2))
        for layer in (self.enter, self.floor):
            layer.build((*places, 2 * len(PATTERNS)))
        for layer in (*(part for block in self.blocks for part in block), self.out):
            layer.build((*places, width))
        self.built = True

    def call(self, picture: Tensor) -> Tensor:
        """Estimate the noise of pictures.

        Args:
            picture: (B, H, W, 3) in [0, 1], float32, H and W multiples of 16.

        Returns:
            (B, H/16, W/16, 2), float32, above 0: luminance and colour.
        """
        # The last patches begin in the last cells and need one more.
        beyond = (0, ESTIMATE_STEP)
        cells = self.cells(ops.pad(picture, ((0, 0), beyond, beyond, (0, 0)), mode="reflect"))
        coefficients = ops.cast(self.transform(cells), "float32")
        side = MAP_CELL // ESTIMATE_STEP
        means = ops.average_pool(ops.abs(coefficients), side, side, padding="valid")
        squares = ops.average_pool(ops.square(coefficients), side, side, padding="valid")
        statistics = ops.concatenate([ops.square(means), squares], axis=-1)
        statistics = LOG_SCALE * ops.log(statistics + LEAST_SQUARE) + LOG_OFFSET
        x = self.enter(statistics)
        for first, second in self.blocks:
            x = x + second(ops.relu(first(x)))
        return ops.exp(self.floor(statistics) + self.out(ops.relu(x)))

    def get_config(self) -> dict[str, Any]:
        """Return the constructor's arguments."""
        return {**super().get_config(), "architecture": self.architecture.as_dict()}


def _forward(shape: tuple[int, ...], dtype: Any = None) -> Tensor:
    """Give the kernel (2, 2, 48, coefficients) that transforms cells."""
    return ops.convert_to_tensor(
        patch_patterns(2 * ESTIMATE_STEP, ESTIMATE_STEP).transpose(1, 2, 3, 0), dtype
    )


def _finest(shape: tuple[int, ...], dtype: Any = None) -> Tensor:
    """Give the kernel (1, 1, statistics, 2) that takes the mean over the finest patterns."""
    kernel = np.zeros((1, 1, 2 * len(PATTERNS), MAP_CHANNELS), np.float32)
    for i, (u, v, opponent) in enumerate(PATTERNS):
        if u + v >= FINE:
            kernel[0, 0, i, min(opponent, 1)] = 1.0
    kernel /= kernel.sum(axis=2, keepdims=True) * 2 * LOG_SCALE
    return ops.convert_to_tensor(kernel, dtype)


def _of_magnitudes(shape: tuple[int, ...], dtype: Any = None) -> Tensor:
    """Give the bias (2,) that goes with `_finest`: a normal deviation is √(π/2) mean magnitudes."""
    bias = math.log(math.pi / 2) / 2 - LOG_OFFSET / (2 * LOG_SCALE)
    return ops.convert_to_tensor(np.full(shape, bias, np.float32), dtype)
