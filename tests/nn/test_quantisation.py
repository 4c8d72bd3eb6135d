"""Rounding and clipping that let gradients through."""

import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.quantisation import clip_straight_through, round_straight_through
from tests.nn.gradients import gradient


def test_rounds_half_up_to_exact_integers() -> None:
    x = np.array([-2.5, -1.5, -0.5, -0.4, 0.0, 0.4, 0.5, 1.5, 99999.6, 2.0**23 - 1], np.float32)
    expected = np.array([-2, -1, 0, 0, 0, 0, 1, 2, 100000, 2.0**23 - 1], np.float32)
    assert np.array_equal(to_numpy(round_straight_through(x)), expected)


def test_many_numbers_become_whole() -> None:
    x = np.random.default_rng(0).normal(0, 1000, 100_000).astype(np.float32)
    assert np.array_equal(to_numpy(round_straight_through(x)), np.floor(x + np.float32(0.5)))


def test_gradient_of_rounding_is_one() -> None:
    assert gradient(lambda x: 3 * round_straight_through(x), [-1.7, 0.2, 5.5]) == pytest.approx([3, 3, 3])


def test_clip_keeps_the_gradient_as_far_as_the_slack() -> None:
    def clip(x: object) -> object:
        return clip_straight_through(x, 0.0, 10.0, slack=2.0)

    at = [-3.0, -1.0, 5.0, 11.0, 13.0]
    assert to_numpy(clip(np.array(at, np.float32))) == pytest.approx([0, 0, 5, 10, 10])
    assert gradient(clip, at) == pytest.approx([0, 1, 1, 1, 0])
