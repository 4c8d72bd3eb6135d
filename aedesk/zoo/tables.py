"""Entropy tables: one integer frequency table per scale index, made at export and never recomputed.

A scale index 1..63 stands for a standard deviation; index 0 means "this symbol is 0 and is not coded".
The table of index i covers the symbols −R..R (R is the *radius* of i) and one escape for everything else.
Its weights are positive integers with the sum 2²⁴, kept in *coding order*:

    position   0   1 … R    R+1      R+2 … 2R+1
    symbol     0   1 … R    escape   −R  … −1

so that a symbol v has the position v mod (2R+2), and a stream of zeros is an empty stream. Weights travel in
the model package as integers: two machines whose ``exp`` differ in the last bit still read the same file.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from aedesk.errors import ModelError

SCALE_COUNT = 64
SCALE_MIN = 0.12
SCALE_MAX = 512.0
TAIL_WEIGHT = 0.02
TAIL_WIDTH = 2.0
PRECISION = 24
TOTAL = 1 << PRECISION
ESCAPE_BITS = 16
MAX_RADIUS = 4095
# Beyond 16 σ the tail holds 7e-6 of the mass: escapes are rare and may cost a whole 16-bit number.
_RADIUS_IN_SIGMAS = 16
# Symbols from −128 to 127 of all 64 indexes have places that fit into 16 bits.
_SMALL = 128

_REBUILD = "Export the model again, or install an undamaged copy of its package."


def default_scales() -> NDArray[np.float64]:
    """Standard deviations of the 64 scale indexes, log-spaced from 0.12 to 512; index 0's is never used."""
    return np.geomspace(SCALE_MIN, SCALE_MAX, SCALE_COUNT)


def probability(symbols: ArrayLike, sigma: float) -> NDArray[np.float64]:
    """Probability of integer symbols: a discretised Gaussian with 2 % of a Laplacian, twice as wide.

    The Laplacian gives outliers a cost that grows linearly, so that one of them never costs tens of bits.

    Args:
        symbols: Integers, any shape.
        sigma: Standard deviation of the Gaussian, positive.

    Returns:
        Float64 of the shape of ``symbols``, positive.
    """
    symbols = np.asarray(symbols, dtype=np.float64)
    low, high = np.abs(symbols) - 0.5, np.abs(symbols) + 0.5
    gauss = _gauss_tail(low / sigma) - _gauss_tail(high / sigma)
    width = TAIL_WIDTH * sigma
    laplace = _laplace_tail(low / width) - _laplace_tail(high / width)
    return np.asarray((1 - TAIL_WEIGHT) * gauss + TAIL_WEIGHT * laplace)


def _gauss_tail(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mass of a standard Gaussian above ``x``; exact in the far tail, where 1 − Φ would cancel."""
    flat = (0.5 * math.erfc(value * math.sqrt(0.5)) for value in x.ravel())
    return np.fromiter(flat, np.float64, x.size).reshape(x.shape)


def _laplace_tail(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mass of a Laplacian of unit width above ``x``."""
    return np.where(x < 0, 1 - 0.5 * np.exp(-np.abs(x)), 0.5 * np.exp(-np.abs(x)))


def _quantised(sigma: float, radius: int) -> NDArray[np.uint32]:
    """Integer weights of one scale in coding order: uint32 (2·radius+2,), sum 2²⁴, each at least 1."""
    inside = probability(np.arange(radius + 1), sigma)
    half = np.maximum(1, np.rint(inside[1:] * TOTAL)).astype(np.int64)
    escape = max(1, round((1.0 - inside[0] - 2 * inside[1:].sum()) * TOTAL))
    zero = TOTAL - escape - 2 * int(half.sum())
    return np.concatenate([[zero], half, [escape], half[::-1]]).astype(np.uint32)


@dataclass(frozen=True, eq=False)
class EntropyTables:
    """The 64 frequency tables of a model.

    Args:
        radii: Int32 (64,), largest magnitude that table i codes without escape; 0 for index 0, else 1..4095.
        weights: Uint32, tables 1..63 one after the other in coding order, table i of 2·radii[i]+2 weights.

    Raises:
        ModelError: A shape, a type, a bound or a sum is wrong.
    """

    radii: NDArray[np.int32]
    weights: NDArray[np.uint32]

    def __post_init__(self) -> None:
        _check(self.radii, self.weights)
        self.radii.setflags(write=False)
        self.weights.setflags(write=False)

    @classmethod
    def from_scales(cls, sigmas: ArrayLike | None = None) -> "EntropyTables":
        """Make tables from standard deviations; for export only, never at load.

        Args:
            sigmas: 64 positive numbers up to 512, one per scale index (index 0's is not used);
                ``default_scales()`` if absent.

        Raises:
            ValueError: Not 64 numbers, or one is not in (0, 512].
        """
        scales = default_scales() if sigmas is None else np.asarray(sigmas, dtype=np.float64)
        if scales.shape != (SCALE_COUNT,):
            raise ValueError(f"Received scales of shape {scales.shape}; {SCALE_COUNT} numbers are needed.")
        if not np.all((scales > 0) & (scales <= SCALE_MAX * (1 + 1e-9))):
            raise ValueError(
                f"Scales must lie in (0, {SCALE_MAX:g}]; received {scales.min()}..{scales.max()}."
            )
        radii = np.minimum(np.ceil(_RADIUS_IN_SIGMAS * scales) + 2, MAX_RADIUS).astype(np.int32)
        radii[0] = 0
        tables = [_quantised(float(scales[i]), int(radii[i])) for i in range(1, SCALE_COUNT)]
        return cls(radii, np.concatenate(tables))

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "EntropyTables":
        """Take the tables of a model package; other names in ``arrays`` are ignored.

        Raises:
            ModelError: An array is missing or its content is impossible; the message names what is wrong.
        """
        for name in ("entropy_radii", "entropy_weights"):
            if name not in arrays:
                raise ModelError(f"The model package lacks the array {name}.", _REBUILD)
        return cls(arrays["entropy_radii"].copy(), arrays["entropy_weights"].copy())  # type: ignore[arg-type]

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        """The tables as named arrays for the model package; the inverse of ``from_arrays``."""
        return {"entropy_radii": self.radii.copy(), "entropy_weights": self.weights.copy()}

    @cached_property
    def offsets(self) -> NDArray[np.int64]:
        """Int64 (65,): table i is ``weights[offsets[i]:offsets[i + 1]]``; that of index 0 is empty."""
        return _offsets(self.radii)

    def table(self, index: int) -> NDArray[np.uint32]:
        """Weights of one scale index in coding order, uint32 (2R+2,); empty for index 0."""
        return self.weights[self.offsets[index] : self.offsets[index + 1]]

    def bits(self, symbols: NDArray[np.integer], indexes: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Ideal code length of every symbol under its scale index.

        Args:
            symbols: Integers, any shape.
            indexes: Uint8 0..63, same shape.

        Returns:
            Float32 bits, same shape: 0 for a 0 at index 0, infinite for anything else at index 0.
        """
        costs, centres = self._costs
        reach = self.radii[indexes] + 1
        return np.asarray(costs[centres[indexes] + np.clip(symbols, -reach, reach)])

    def total_bits(self, symbols: NDArray[np.int16], indexes: NDArray[np.uint8]) -> float:
        """Sum of ``bits``, several times faster than its parts, because most symbols are small.

        Args:
            symbols: Any shape.
            indexes: Uint8 0..63, same shape.
        """
        if symbols.size and (symbols.min() < -_SMALL or symbols.max() >= _SMALL):
            return float(self.bits(symbols, indexes).sum(dtype=np.float64))
        places = indexes.astype(np.int16)
        places *= 2 * _SMALL
        places += symbols
        places += _SMALL
        return float(self._costs_of_small.take(places).sum(dtype=np.float64))

    @cached_property
    def _costs_of_small(self) -> NDArray[np.float32]:
        """Bits for −128..127 under index 0, then under index 1, and so on."""
        symbols = np.arange(-_SMALL, _SMALL, dtype=np.int16)
        rows = [self.bits(symbols, np.full(symbols.shape, i, np.uint8)) for i in range(SCALE_COUNT)]
        return np.concatenate(rows)

    @cached_property
    def _costs(self) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Bits for −R−1..R+1 of every table (both ends are the escape), and where the symbol 0 lies."""
        parts: list[NDArray[np.float64]] = [np.array([np.inf, 0.0, np.inf])]
        for index in range(1, SCALE_COUNT):
            cost = PRECISION - np.log2(self.table(index).astype(np.float64))
            radius = int(self.radii[index])
            cost[radius + 1] += ESCAPE_BITS
            parts.append(np.concatenate([cost[radius + 1 :], cost[: radius + 2]]))
        starts = np.cumsum([0] + [part.size for part in parts[:-1]])
        return np.concatenate(parts).astype(np.float32), (starts + self.radii + 1).astype(np.int32)


def _offsets(radii: NDArray[np.int32]) -> NDArray[np.int64]:
    """Where each table starts and ends: int64 (65,)."""
    sizes = 2 * radii.astype(np.int64) + 2
    sizes[0] = 0
    return np.concatenate([[0], np.cumsum(sizes)])


def _check(radii: NDArray[np.int32], weights: NDArray[np.uint32]) -> None:
    """Refuse tables that no entropy coder could use."""
    if radii.dtype != np.int32 or radii.shape != (SCALE_COUNT,):
        raise ModelError(f"entropy_radii is {radii.dtype}{radii.shape}; int32(64,) is needed.", _REBUILD)
    if radii[0] != 0 or radii[1:].min() < 1 or radii.max() > MAX_RADIUS:
        raise ModelError(
            f"entropy_radii must be 0 and then 63 numbers in 1..{MAX_RADIUS}; received {radii[0]} and "
            f"{radii[1:].min()}..{radii[1:].max()}.",
            _REBUILD,
        )
    offsets = _offsets(radii)
    if weights.dtype != np.uint32 or weights.shape != (offsets[-1],):
        raise ModelError(
            f"entropy_weights is {weights.dtype}{weights.shape}; "
            f"entropy_radii asks for uint32({offsets[-1]},).",
            _REBUILD,
        )
    if weights.min() < 1:
        raise ModelError(f"entropy_weights has a zero at position {int(weights.argmin())}.", _REBUILD)
    sums = np.add.reduceat(weights.astype(np.int64), offsets[1:-1])
    wrong = np.flatnonzero(sums != TOTAL)
    if wrong.size:
        raise ModelError(
            f"The entropy table of scale index {wrong[0] + 1} sums to {sums[wrong[0]]} instead of {TOTAL}.",
            _REBUILD,
        )
