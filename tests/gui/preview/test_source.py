"""Pictures are read as `imaging` reads them, and shown in the screen's colours."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColorSpace, QImage

from aedesk.errors import PictureTooLargeError
from aedesk.gui.adding import Item
from aedesk.gui.preview.board import Board, image_for
from aedesk.gui.preview.source import Source, StandIn, read, source_of
from aedesk.imaging import Metadata, Picture
from tests.codec.material import drawn
from tests.gui.preview.conftest import colours

Save = Callable[..., Item]
PART = QRect(5, 7, 20, 12)


def wide_gamut() -> bytes:
    """A profile in which the same numbers are other colours."""
    return QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data()


def whole(path: Path) -> Source:
    found = list(read(path, 1))[-1]
    assert isinstance(found, Source)
    return found


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("deep", [False, True])
def test_every_kind_of_picture(channels: int, deep: bool) -> None:
    samples = drawn(40, 30, channels=channels, dtype=np.uint16 if deep else np.uint8)
    source = source_of(Picture.from_array(samples), 1)
    shown = colours(source.image)
    expected = np.rint(samples / (257 if deep else 1)).astype(int)
    if channels in (2, 4):
        np.testing.assert_array_equal(shown[:, :, 3], expected[:, :, -1])
        opaque = shown[:, :, 3] > 250
        expected = expected[:, :, :-1]
        assert np.abs(shown[:, :, :3].astype(int) - expected)[opaque].max(initial=0) <= 2
    else:
        np.testing.assert_array_equal(shown, np.broadcast_to(expected, shown.shape))
    assert source.pixels.dtype == samples.dtype


def test_profile_is_applied_to_original_and_result_alike() -> None:
    picture = Picture(np.full((30, 40, 3), (40, 200, 60), np.uint8), metadata=Metadata(icc=wide_gamut()))
    source = source_of(picture, 1)
    assert colours(source.image)[0, 0].tolist() != [40, 200, 60]
    result = image_for(source, picture.pixels[7:19, 5:25], PART)
    assert colours(result)[0, 0].tolist() == colours(source.image)[0, 0].tolist()
    assert not source.image.colorSpace().isValid()


def test_profile_of_srgb_changes_nothing(save: Save) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = drawn(40, 30)
    source = source_of(Picture(pixels, metadata=Metadata(icc=profile)), 1)
    assert np.abs(colours(source.image).astype(int) - pixels).max() <= 1


def test_large_picture_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = drawn(40, 30)
    monkeypatch.setattr("aedesk.gui.preview.source.SHARED_FROM", 1)
    source = source_of(Picture(pixels), 1)
    assert source.picture is None
    np.testing.assert_array_equal(source.pixels, pixels)
    assert source.pixels.base is not None and not source.pixels.flags.owndata
    deep = source_of(Picture.from_array(drawn(40, 30, channels=2, dtype=np.uint16)), 1)
    assert deep.pixels.dtype == np.uint8 and deep.alpha is not None and deep.alpha.dtype == np.uint8


def test_too_large_is_refused(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.gui.preview.source.MAX_PIXELS", 1000)
    with pytest.raises(PictureTooLargeError):
        list(read(save().path, 1))


def test_large_jpeg_has_a_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.gui.preview.source._STAND_IN_FROM", 1000)
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    Image.fromarray(np.full((80, 160, 3), (200, 30, 60), np.uint8)).save(path, exif=exif)
    small, all_of_it = read(path, 1)
    assert isinstance(small, StandIn) and isinstance(all_of_it, Source)
    assert small.size == all_of_it.image.size() == QSize(80, 160)
    assert (small.image.width(), small.image.height()) == (10, 20)
    assert np.abs(colours(small.image)[0, 0].astype(int) - (200, 30, 60)).max() < 4


def test_other_formats_and_small_ones_have_none(save: Save, tmp_path: Path) -> None:
    assert [type(found) for found in read(save("a.png").path, 1)] == [Source]
    assert [type(found) for found in read(save("a.jpg").path, 1)] == [Source]


def test_tiles_come_together() -> None:
    pixels = drawn(60, 40)
    source = source_of(Picture(pixels), 1)
    board = Board(source, QRect(10, 5, 40, 30))
    np.testing.assert_array_equal(colours(board.image()), pixels[5:35, 10:50])
    early = board.image()
    tile = np.full((10, 20, 3), 7, np.uint8)
    board.put(tile, QRect(20, 15, 20, 10))
    shown = colours(board.image())
    assert (shown[10:20, 10:30] == 7).all()
    np.testing.assert_array_equal(colours(early), pixels[5:35, 10:50])
    again = Board(source, QRect(10, 5, 40, 30), board.image())
    np.testing.assert_array_equal(colours(again.image()), shown)
    assert again.image().format() == QImage.Format.Format_RGB32
