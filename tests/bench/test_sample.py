"""The tiled sample has the wanted size and no seams."""

import numpy as np
import pytest

from aedesk.bench.sample import sample_path, tile_to
from tests.bench.conftest import make_photo


@pytest.mark.parametrize("megapixels", [0.01, 0.3, 2.0])
def test_size_is_the_wanted_one_in_the_ratio_4_to_3(megapixels: float) -> None:
    tiled = tile_to(make_photo(60, 90), megapixels)
    height, width, _ = tiled.shape
    assert height * width == pytest.approx(megapixels * 1e6, rel=0.01)
    assert width / height == pytest.approx(4 / 3, rel=0.02)
    assert tiled.dtype == np.uint8
    assert tiled.flags.c_contiguous


def test_tiles_are_mirrored_so_that_neighbours_agree() -> None:
    photo = make_photo(60, 90)
    tiled = tile_to(photo, 0.1)
    assert np.array_equal(tiled[:60, :90], photo)
    assert np.array_equal(tiled[60:120, :90], photo[::-1])
    assert np.array_equal(tiled[120:180, 90:180], photo[:, ::-1])


def test_the_sample_picture_ships() -> None:
    assert sample_path().is_file()
