"""The exact prior: integer arithmetic in NumPy that gives the same scale indexes on every machine.

Integers are held in float32. As long as no partial sum reaches 2^24, every order of summation gives the same
integer, so any matrix product will do. That bound is asserted from the weights when a prior is made, which
is when a package is exported and whenever one is loaded.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from aedesk.errors import ModelError
from aedesk.zoo.architecture import QUALITIES, CodecArchitecture
from aedesk.zoo.quality import integers_at

Floats = npt.NDArray[np.float32]

EXACT = 2**24
HYPER_LATENT_MAX = 127
ACTIVATION_MAX = 255
INDEX_MAX = 63


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """Fixed numbers of one integer convolution.

    Args:
        kernel_size: Side of the kernel, 1 or 3.
        weight_bits: Weights are integers in units of 2^−weight_bits.
        shift: Bits dropped from the sum.
    """

    kernel_size: int
    weight_bits: int
    shift: int


# Activations are in units of 1/32, inputs of the first layer in units of 1: so it drops 10 − 5 bits.
LAYERS = (LayerSpec(3, 10, 5), LayerSpec(3, 9, 9), LayerSpec(1, 10, 15))


def exact_weight_limit(input_max: int) -> float:
    """Largest sum of an output channel's weight magnitudes: biases up to 2^21 keep sums under 2^24."""
    return float((EXACT - 2**22) // input_max)


@dataclass(frozen=True, slots=True)
class IntegerPrior:
    """Weights of the exact prior, all integers.

    Args:
        kernels: Of each layer, (k·k·in, out), integers in float32.
        biases: Of each layer, integers in float32: (100, out) for the first (one row a quality), (out,) else.
        shifts: (100, C) integers that a quality adds to the scale indexes of a channel, int16.
        hyper_indexes: (100, Z) scale indexes of the hyper-latents, one row a quality, uint8, 1..63.
    """

    kernels: tuple[Floats, Floats, Floats]
    biases: tuple[Floats, Floats, Floats]
    shifts: npt.NDArray[np.int16]
    hyper_indexes: npt.NDArray[np.uint8]

    @classmethod
    def from_arrays(cls, arrays: dict[str, npt.NDArray[np.generic]], architecture: CodecArchitecture) -> Self:
        """Read integers from a package and check shapes, ranges and the bound of exactness.

        Raises:
            ModelError: An array is missing, has another shape or type, or would allow an inexact sum.
        """
        a = architecture
        inputs = (9 * a.hyper_channels, 9 * a.prior_channels, a.prior_channels)
        outputs = (4 * a.prior_channels, 4 * a.prior_channels, a.latent_channels)
        rows = len(QUALITIES)
        kernels, biases = [], []
        for i in range(len(LAYERS)):
            kernels.append(_take(arrays, f"prior/kernel_{i}", (inputs[i], outputs[i]), np.int32))
            bias_shape = (rows, outputs[i]) if i == 0 else (outputs[i],)
            biases.append(_take(arrays, f"prior/bias_{i}", bias_shape, np.int32))
            _assert_exact(i, kernels[i], biases[i])
        shifts = _take(arrays, "prior/shifts", (rows, a.latent_channels), np.int16)
        hyper_indexes = _take(arrays, "prior/hyper_indexes", (rows, a.hyper_channels), np.uint8)
        if hyper_indexes.min() < 1 or hyper_indexes.max() > INDEX_MAX:
            raise ModelError("The model's hyper-latent scale indexes are outside 1 to 63.")
        return cls(_floats(kernels), _floats(biases), shifts.astype(np.int16), hyper_indexes.astype(np.uint8))

    def to_arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """Give the integers under the names that ``from_arrays`` reads."""
        arrays: dict[str, npt.NDArray[np.generic]] = {
            "prior/shifts": self.shifts,
            "prior/hyper_indexes": self.hyper_indexes,
        }
        for i, (kernel, bias) in enumerate(zip(self.kernels, self.biases, strict=True)):
            arrays[f"prior/kernel_{i}"] = kernel.astype(np.int32)
            arrays[f"prior/bias_{i}"] = bias.astype(np.int32)
        return arrays

    def scale_indexes(self, hyper_latents: npt.NDArray[np.int8], quality: float) -> npt.NDArray[np.uint8]:
        """Compute the scale index of every symbol.

        Args:
            hyper_latents: ẑ (h/4, w/4, Z), int8 in −127..127.
            quality: 1..100, in steps of 1/256.

        Returns:
            Scale indexes (h, w, C), uint8 in 0..63.
        """
        # Interpolated biases stay within those that the bound of exactness was asserted for.
        bias = integers_at(self.biases[0], quality).astype(np.float32)
        h = hyper_latents.astype(np.float32)
        h = _cells(_activate(_convolve(h, self.kernels[0], bias, LAYERS[0])))
        h = _cells(_activate(_convolve(h, self.kernels[1], self.biases[1], LAYERS[1])))
        out = _convolve(h, self.kernels[2], self.biases[2], LAYERS[2])
        out += integers_at(self.shifts, quality).astype(np.float32)
        return np.clip(out, 0, INDEX_MAX, out=out).astype(np.uint8)

    def hyper_scale_indexes(self, quality: float) -> npt.NDArray[np.uint8]:
        """Scale indexes (Z,) of the hyper-latents' channels at a quality, uint8 in 1..63."""
        return integers_at(self.hyper_indexes, quality).astype(np.uint8)


def _convolve(x: Floats, kernel: Floats, bias: Floats, spec: LayerSpec) -> Floats:
    if spec.kernel_size > 1:
        x = _neighbourhoods(x)
    total = (x.reshape(-1, x.shape[-1]) @ kernel).reshape(*x.shape[:2], -1)
    total += bias
    # The sum is an integer, the division by a power of two is exact, so floor is the arithmetic shift.
    total += np.float32(2 ** (spec.shift - 1))
    total *= np.float32(2.0**-spec.shift)
    np.floor(total, out=total)
    return total


def _neighbourhoods(x: Floats) -> Floats:
    h, w, _ = x.shape
    padded = np.pad(x, ((1, 1), (1, 1), (0, 0)))
    return np.concatenate([padded[i : i + h, j : j + w] for i in range(3) for j in range(3)], axis=-1)


def _activate(x: Floats) -> Floats:
    return np.clip(x, 0, ACTIVATION_MAX, out=x)


def _cells(x: Floats) -> Floats:
    h, w, channels = x.shape
    x = x.reshape(h, w, 2, 2, channels // 4).transpose(0, 2, 1, 3, 4)
    return np.ascontiguousarray(x).reshape(2 * h, 2 * w, channels // 4)


def _take(
    arrays: dict[str, npt.NDArray[np.generic]], name: str, shape: tuple[int, ...], dtype: type[np.generic]
) -> npt.NDArray[np.generic]:
    array = arrays.get(name)
    if array is None:
        raise ModelError(f"The model's weights lack {name}.")
    if array.shape != shape or array.dtype != dtype:
        raise ModelError(
            f"The model's {name} is {array.dtype} of shape {array.shape}; "
            f"{np.dtype(dtype)} of {shape} is needed."
        )
    return array


def _assert_exact(layer: int, kernel: npt.NDArray[np.generic], bias: npt.NDArray[np.generic]) -> None:
    input_max = HYPER_LATENT_MAX if layer == 0 else ACTIVATION_MAX
    magnitudes = np.abs(kernel.astype(np.int64)).sum(axis=0) * input_max
    bound = magnitudes + np.abs(bias.astype(np.int64)) + 2 ** (LAYERS[layer].shift - 1)
    if bound.max() >= EXACT:
        raise ModelError(
            f"The model's integer layer {layer} could reach a sum of {bound.max():,}; "
            f"exact sums stay under {EXACT:,}."
        )


def _floats(arrays: list[npt.NDArray[np.generic]]) -> tuple[Floats, Floats, Floats]:
    first, second, third = (array.astype(np.float32) for array in arrays)
    return first, second, third
