"""Entropy tables: exact integers, validated at load, with honest estimates of the code length."""

import re

import numpy as np
import pytest

from aedesk.errors import ModelError
from aedesk.zoo.tables import MAX_RADIUS, SCALE_COUNT, TOTAL, EntropyTables, default_scales, probability


@pytest.fixture(scope="module")
def tables() -> EntropyTables:
    return EntropyTables.from_scales()


def test_scales_are_log_spaced_between_the_documented_ends() -> None:
    scales = default_scales()
    assert scales.shape == (SCALE_COUNT,)
    assert (scales[0], scales[-1]) == pytest.approx((0.12, 512.0))
    assert np.allclose(np.diff(np.log(scales), 2), 0)


@pytest.mark.parametrize("sigma", [0.12, 1.0, 17.3])
def test_density_sums_to_one_and_is_symmetric(sigma: float) -> None:
    symbols = np.arange(-2000, 2001)
    mass = probability(symbols, sigma)
    assert mass.sum() == pytest.approx(1.0, abs=1e-12)
    assert np.array_equal(mass, mass[::-1])
    assert mass.min() >= 0


def test_tables_are_positive_sum_to_the_total_and_are_symmetric(tables: EntropyTables) -> None:
    assert tables.table(0).size == 0
    for index in range(1, SCALE_COUNT):
        weights, radius = tables.table(index), int(tables.radii[index])
        assert weights.shape == (2 * radius + 2,)
        assert weights.min() >= 1
        assert weights.sum(dtype=np.int64) == TOTAL
        assert np.array_equal(weights[1 : radius + 1], weights[: radius + 1 : -1])


def test_tables_code_their_own_density_within_a_thousandth_of_a_bit(tables: EntropyTables) -> None:
    for index, sigma in enumerate(default_scales()[1:], start=1):
        radius = int(tables.radii[index])
        mass = probability(np.arange(-radius, radius + 1), float(sigma))
        weights = np.roll(tables.table(index), radius + 1)[1:].astype(np.float64)
        excess = np.sum(mass * (np.log2(mass) - np.log2(weights / TOTAL)))
        assert excess < 1e-3


def test_arrays_round_trip(tables: EntropyTables) -> None:
    again = EntropyTables.from_arrays(tables.to_arrays())
    assert np.array_equal(again.radii, tables.radii)
    assert np.array_equal(again.weights, tables.weights)


def test_tables_cannot_be_changed_by_accident(tables: EntropyTables) -> None:
    with pytest.raises(ValueError, match="read-only"):
        tables.weights[0] = 1


def _damaged(tables: EntropyTables, what: str) -> dict[str, np.ndarray]:
    arrays = tables.to_arrays()
    radii, weights = arrays["entropy_radii"], arrays["entropy_weights"]
    if what == "missing":
        del arrays["entropy_weights"]
    elif what == "type":
        arrays["entropy_weights"] = weights.astype(np.int64)
    elif what == "shape":
        arrays["entropy_radii"] = radii[:-1]
    elif what == "length":
        arrays["entropy_weights"] = weights[:-1]
    elif what == "zero":
        weights[7] = 0
    elif what == "sum":
        weights[int(tables.offsets[5])] += 1
    elif what == "radius":
        radii[3] = MAX_RADIUS + 1
    elif what == "index 0":
        radii[0] = 1
    return arrays


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("missing", "lacks the array entropy_weights"),
        ("type", r"entropy_weights is int64\(\d+,\)"),
        ("shape", r"entropy_radii is int32\(63,\)"),
        ("length", "entropy_radii asks for uint32"),
        ("zero", "zero at position 7"),
        ("sum", r"scale index 5 sums to 16777217"),
        ("radius", r"1..4095; received 0 and \d+..4096"),
        ("index 0", "must be 0"),
    ],
)
def test_impossible_tables_are_refused_by_name(tables: EntropyTables, what: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        EntropyTables.from_arrays(_damaged(tables, what))


@pytest.mark.parametrize("scales", [[1.0] * 63, [0.0] * 64, [513.0] * 64, [float("nan")] * 64])
def test_impossible_scales_are_refused(scales: list[float]) -> None:
    with pytest.raises(ValueError, match=re.compile("scales", re.IGNORECASE)):
        EntropyTables.from_scales(scales)


def test_bits_are_those_of_the_weights(tables: EntropyTables) -> None:
    symbols = np.array([0, 1, -1, 3, -3, 0, 30000, -32768], dtype=np.int16)
    indexes = np.array([5, 5, 5, 40, 40, 0, 5, 40], dtype=np.uint8)
    escapes = [24 - np.log2(tables.table(i)[tables.radii[i] + 1]) + 16 for i in (5, 40)]
    first, last = tables.table(5), tables.table(40)
    expected = [24 - np.log2(w) for w in (first[0], first[1], first[-1], last[3], last[-3])] + [0.0, *escapes]
    assert tables.bits(symbols, indexes) == pytest.approx(expected, rel=1e-6)


def test_bits_of_a_symbol_that_cannot_be_coded_are_infinite(tables: EntropyTables) -> None:
    bits = tables.bits(np.array([[1], [-2], [0]]), np.zeros((3, 1), np.uint8))
    assert bits.shape == (3, 1)
    assert bits.ravel().tolist() == [np.inf, np.inf, 0.0]


@pytest.mark.parametrize("largest", [127, -128, 128, -129, 20000])
def test_total_bits_are_the_sum_of_all(tables: EntropyTables, largest: int) -> None:
    chance = np.random.default_rng(largest & 7)
    indexes = chance.integers(0, 64, (7, 9, 4)).astype(np.uint8)
    symbols = np.where(indexes > 0, chance.integers(-20, 21, indexes.shape), 0).astype(np.int16)
    symbols.flat[np.argmax(indexes)] = largest
    total = tables.total_bits(symbols, indexes)
    assert total == pytest.approx(float(tables.bits(symbols, indexes).sum(dtype=np.float64)), rel=1e-6)


def test_no_symbols_take_no_bits(tables: EntropyTables) -> None:
    assert tables.total_bits(np.empty((0, 4), np.int16), np.empty((0, 4), np.uint8)) == 0
