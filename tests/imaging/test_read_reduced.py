"""Pictures that are read smaller than they are: the size is told in full, faults are found all the same."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from aedesk.errors import DamagedPictureError
from aedesk.imaging import read_picture, read_reduced
from aedesk.imaging.orientation import JPEG_EXIF_PREFIX
from tests.imaging.material import exif, gradient

WIDTH, HEIGHT = 900, 640


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_jpeg_is_decoded_smaller_and_its_size_told_upright(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(gradient(HEIGHT, WIDTH)).save(path, quality=95, exif=JPEG_EXIF_PREFIX + exif(orientation))
    full = read_picture(path)
    reduced, size = read_reduced(path, 100)
    assert size == (full.width, full.height)
    assert 100 <= min(reduced.width, reduced.height) < 200
    expected = cv2.resize(full.pixels, (reduced.width, reduced.height), interpolation=cv2.INTER_AREA)
    assert np.abs(reduced.pixels.astype(int) - expected).mean() < 2


@pytest.mark.parametrize("suffix", ["png", "webp", "tiff"])
def test_other_formats_are_decoded_in_full(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(gradient(HEIGHT, WIDTH)).save(path)
    reduced, size = read_reduced(path, 100)
    assert size == (WIDTH, HEIGHT) == (reduced.width, reduced.height)


def test_a_jpeg_that_is_cut_short_is_refused_alike(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    Image.fromarray(gradient(HEIGHT, WIDTH)).save(path, quality=95)
    path.write_bytes(path.read_bytes()[:-4000])
    with pytest.raises(DamagedPictureError) as in_full:
        read_picture(path)
    with pytest.raises(DamagedPictureError) as reduced:
        read_reduced(path, 100)
    assert reduced.value.message.split("(")[0] == in_full.value.message.split("(")[0]
