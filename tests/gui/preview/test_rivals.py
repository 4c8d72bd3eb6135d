"""Other codecs at the size of ours, and denoising, on parts of a picture."""

import pytest
from PySide6.QtCore import QRect

from aedesk.codec.leash import GivenUpError
from aedesk.gui.preview.rivals import at_size, rival
from aedesk.gui.preview.source import source_of
from aedesk.imaging import Picture
from tests.codec.material import drawn


@pytest.mark.parametrize("family", ["jpeg", "webp", "avif"])
def test_size_is_used_and_not_passed(family: str) -> None:
    pixels = drawn(128, 96)
    quality, data = at_size(pixels, family, 2500, lambda: None)
    assert len(data) <= 2500
    _, larger = at_size(pixels, family, 5000, lambda: None)
    assert len(data) < len(larger) <= 5000 and 1 < quality < 100


def test_smallest_where_nothing_fits() -> None:
    quality, data = at_size(drawn(128, 96), "jpeg", 10, lambda: None)
    assert quality == 1 and len(data) > 10


def test_part_at_as_many_bits_a_pixel() -> None:
    area = QRect(10, 20, 64, 48)
    (found,) = rival(source_of(Picture(drawn(128, 96)), 1), area, 3.0, "webp", lambda: None)
    assert found.area == area and found.image.size() == area.size()
    assert found.size <= 3 * 64 * 48 / 8 and found.psnr > 20


def test_search_is_given_up() -> None:
    def check() -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        at_size(drawn(64, 64), "jpeg", 1000, check)
