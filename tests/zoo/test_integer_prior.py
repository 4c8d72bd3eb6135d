"""Integers of the exact prior: shapes, types, ranges and the bound are checked before they are used."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.errors import ModelError
from aedesk.zoo.folder import Arrays
from aedesk.zoo.integer_prior import EXACT, IntegerPrior
from aedesk.zoo.write import write_package
from tests.nn.conftest import SMALL


def _largest(arrays: Arrays) -> None:
    """Raise one weight until a sum could reach 2^24."""
    kernel = arrays["prior/kernel_1"].astype(np.int32)
    kernel[0, 0] = EXACT // 255
    arrays["prior/kernel_1"] = kernel


def _spread(arrays: Arrays) -> None:
    """No weight is large, but together they are too many."""
    arrays["prior/kernel_0"] = np.full_like(arrays["prior/kernel_0"], -(EXACT // (127 * 72)) - 1)


def _bias(arrays: Arrays) -> None:
    arrays["prior/bias_2"] = np.full_like(arrays["prior/bias_2"], -EXACT)


def _least(arrays: Arrays) -> None:
    """The magnitude of the least int32 fits no int32."""
    kernel = arrays["prior/kernel_2"].astype(np.int32)
    kernel[-1, -1] = np.iinfo(np.int32).min
    arrays["prior/kernel_2"] = kernel


def _dtype(arrays: Arrays) -> None:
    arrays["prior/kernel_0"] = arrays["prior/kernel_0"].astype(np.float32)


def _shape(arrays: Arrays) -> None:
    arrays["prior/bias_0"] = arrays["prior/bias_0"][:-1]


def _shifts(arrays: Arrays) -> None:
    arrays["prior/shifts"] = arrays["prior/shifts"].astype(np.int32)


def _index_zero(arrays: Arrays) -> None:
    arrays["prior/hyper_indexes"] = np.zeros_like(arrays["prior/hyper_indexes"])


def _index_64(arrays: Arrays) -> None:
    arrays["prior/hyper_indexes"] = np.full_like(arrays["prior/hyper_indexes"], 64)


def _missing(arrays: Arrays) -> None:
    del arrays["prior/bias_1"]


TAMPERED: list[tuple[Callable[[Arrays], None], str]] = [
    (_largest, "integer layer 1 could reach a sum of"),
    (_spread, "integer layer 0 could reach a sum of"),
    (_bias, "integer layer 2 could reach a sum of"),
    (_least, "integer layer 2 could reach a sum of 547,6"),
    (_dtype, "prior/kernel_0 is float32"),
    (_shape, r"prior/bias_0 is int32 of shape \(99, 32\); int32 of \(100, 32\)"),
    (_shifts, "prior/shifts is int32"),
    (_index_zero, "outside 1 to 63"),
    (_index_64, "outside 1 to 63"),
    (_missing, "lack prior/bias_1"),
]


@pytest.mark.parametrize(("tamper", "message"), TAMPERED)
def test_tampered_integers_are_refused_at_load_and_at_export(
    arrays: Arrays,
    description: dict[str, Any],
    tmp_path: Path,
    tamper: Callable[[Arrays], None],
    message: str,
) -> None:
    arrays = dict(arrays)
    tamper(arrays)
    with pytest.raises(ModelError, match=message):
        IntegerPrior.from_arrays(arrays, SMALL)
    with pytest.raises(ModelError, match=message):
        write_package(tmp_path / "package", description, arrays)
    assert not (tmp_path / "package").exists()


def test_integers_round_trip(arrays: Arrays) -> None:
    again = IntegerPrior.from_arrays(arrays, SMALL).to_arrays()
    for name, array in again.items():
        assert array.dtype == arrays[name].dtype and np.array_equal(array, arrays[name])


def test_indexes_are_those_of_plain_integers(arrays: Arrays) -> None:
    """The page of the format in Python's own integers: sums, half up, arithmetic shifts, clamps."""
    z = np.random.default_rng(3).integers(-127, 128, (2, 3, SMALL.hyper_channels)).astype(np.int8)
    prior = IntegerPrior.from_arrays(arrays, SMALL)
    quality = 38
    h = z.astype(np.int64)
    for layer, shift in enumerate((5, 9, 15)):
        if layer < 2:
            padded = np.pad(h, ((1, 1), (1, 1), (0, 0)))
            rows, columns = h.shape[:2]
            parts = [padded[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
            h = np.concatenate(parts, axis=-1)
        bias = arrays[f"prior/bias_{layer}"].astype(np.int64)
        total = h @ arrays[f"prior/kernel_{layer}"].astype(np.int64) + (
            bias[quality - 1] if layer == 0 else bias
        )
        h = (total + (1 << (shift - 1))) >> shift
        if layer < 2:
            h = np.clip(h, 0, 255)
            rows, columns, channels = h.shape
            h = h.reshape(rows, columns, 2, 2, channels // 4).transpose(0, 2, 1, 3, 4)
            h = h.reshape(2 * rows, 2 * columns, channels // 4)
    expected = np.clip(h + arrays["prior/shifts"].astype(np.int64)[quality - 1], 0, 63)
    assert np.array_equal(prior.scale_indexes(z, quality), expected)
