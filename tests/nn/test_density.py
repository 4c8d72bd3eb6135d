"""Bits of a symbol: a density that sums to one, agrees with the tables, and always has a gradient."""

import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.density import SCALE_STEP, scale_of_index, symbol_bits
from aedesk.zoo.tables import default_scales, probability
from tests.nn.gradients import gradient

INDEXES = [1, 7, 20, 41, 63]


def _bits(symbols: np.ndarray, index: float) -> np.ndarray:
    symbols = symbols.astype(np.float32)
    return to_numpy(symbol_bits(symbols, np.full_like(symbols, index))).astype(np.float64)


def test_scales_are_those_of_the_tables() -> None:
    scales = to_numpy(scale_of_index(np.arange(64, dtype=np.float32)))
    assert scales == pytest.approx(default_scales(), rel=1e-4)


@pytest.mark.parametrize("index", INDEXES)
def test_probabilities_sum_to_one(index: int) -> None:
    reach = int(40 * default_scales()[index]) + 40
    assert np.sum(2 ** -_bits(np.arange(-reach, reach + 1), index)) == pytest.approx(1, abs=2e-3)


@pytest.mark.parametrize("index", INDEXES)
def test_bits_agree_with_the_tables_as_far_as_those_reach(index: int) -> None:
    sigma = float(default_scales()[index])
    symbols = np.unique(np.rint(np.linspace(-20, 20, 401) * sigma))
    # Beyond 4 σ of the widest scale, float32 has few digits left of a difference of two erf.
    tolerance = 0.15 if index == 63 else 0.02
    assert _bits(symbols, index) == pytest.approx(-np.log2(probability(symbols, sigma)), abs=tolerance)


def test_noise_between_two_integers_costs_something_between() -> None:
    low, middle, high = _bits(np.array([2.0, 2.3, 3.0]), 15)
    assert low < middle < high


@pytest.mark.parametrize("symbol", [30.0, 300.0, 30_000.0])
@pytest.mark.parametrize("index", [1.0, 8.0, 20.0])
def test_an_outlier_always_pulls_on_its_scale_and_on_itself(symbol: float, index: float) -> None:
    on_index = gradient(lambda i: symbol_bits(np.array([symbol], np.float32), i), [index])[0]
    on_symbol = gradient(lambda s: symbol_bits(s, np.array([index], np.float32)), [symbol])[0]
    scale = float(default_scales()[int(index)])
    # So far out only the Laplacian counts, whose bits are size / (2 σ ln 2) and a constant.
    assert symbol > 10 * scale
    slope = 1 / (2 * scale * np.log(2))
    assert on_symbol == pytest.approx(slope, rel=0.01)
    assert on_index == pytest.approx(-slope * symbol * SCALE_STEP, rel=0.2)


def test_bits_are_finite_and_grow_with_size() -> None:
    symbols = np.array([0, 1, 2, 10, 100, 1000, 32767])
    for index in (0, 1, 30, 63):
        bits = _bits(symbols, index)
        assert np.isfinite(bits).all() and (np.diff(bits) > 0).all() and bits[0] > 0
