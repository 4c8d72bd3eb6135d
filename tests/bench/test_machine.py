"""What is measured of the machine: the rate of a convolution and the memory of a process."""

import subprocess
import sys

import numpy as np
import pytest

from aedesk.bench.machine import CHANNELS, MACS, SIDE, convolution_rate
from aedesk.bench.provenance import provenance, usable_cores

MIB = 1024**2


def test_macs_of_the_convolution_are_counted_right() -> None:
    assert MACS == CHANNELS * CHANNELS * SIDE * SIDE


def test_rate_is_that_of_some_real_machine() -> None:
    # Between a small board and a large server: a wrong count of MACs or a wrong unit falls out of it.
    assert 1e8 < convolution_rate(threads=1, seconds=0.05) < 1e14


def peak_of_child(allocated: int) -> int:
    """Peak memory of a new process that takes so many bytes and gives them back."""
    code = f"from aedesk.bench.memory import peak_memory; b = b'1' * {allocated}; del b; print(peak_memory())"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(child.stdout)


def test_peak_memory_counts_what_was_given_back() -> None:
    assert peak_of_child(200 * MIB) - peak_of_child(0) == pytest.approx(200 * MIB, rel=0.1)


def test_a_child_is_not_charged_with_its_parents_memory() -> None:
    block = np.ones(300 * MIB, np.uint8)
    assert peak_of_child(0) < 200 * MIB < block.nbytes


def test_provenance_says_where_and_with_what() -> None:
    record = provenance()
    assert record["machine"]["cores"] == usable_cores() >= 1
    assert record["machine"]["cpu"]
    assert record["versions"]["onnxruntime"]
    assert record["date"].endswith("+00:00")
