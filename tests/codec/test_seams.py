"""Tiles, bands and strips leave no seam, and a region is the same as in the whole picture."""

import numpy as np
import pytest

from aedesk.codec import Codec, inspect_file
from aedesk.codec.geometry import Geometry, Region
from aedesk.codec.planes import Planes
from aedesk.codec.stopwatch import Stopwatch
from aedesk.errors import UsageError
from aedesk.imaging import Picture
from aedesk.imaging.tiles import plan
from tests.codec.conftest import Compress, Restore
from tests.codec.material import drawn

PIXELS = drawn(470, 500, seed=3)


@pytest.fixture
def small_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("", "SMALL_"):
        monkeypatch.setattr(f"aedesk.codec.planes.{kind}PICTURE_BUDGET", 300 * 300)
        monkeypatch.setattr(f"aedesk.codec.planes.{kind}LATENT_BUDGET", 300_000)
    monkeypatch.setattr("aedesk.codec.reconstruct.BAND_LATENTS", 1)
    monkeypatch.setattr("aedesk.codec.reconstruct.BAND_ROWS", 9)


@pytest.fixture(scope="module")
def whole(compress: Compress) -> bytes:
    return compress(Picture(PIXELS), quality=70)


@pytest.fixture(scope="module")
def whole_restored(restore: Restore, whole: bytes) -> np.ndarray:
    return restore(whole)


def test_restoring_in_tiles_is_restoring_in_one_piece(
    restore: Restore, whole: bytes, whole_restored: np.ndarray, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("small_tiles")
    assert difference(restore(whole), whole_restored) <= 1


def test_latents_of_tiles_are_those_of_the_whole(codec: Codec, request: pytest.FixtureRequest) -> None:
    planes = Planes(codec.networks, codec.package.architecture, Geometry(470, 500), Stopwatch())
    expected = planes.analyse(PIXELS, lambda _: None)
    request.getfixturevalue("small_tiles")
    np.testing.assert_allclose(planes.analyse(PIXELS, lambda _: None), expected, atol=1e-3)


@pytest.mark.usefixtures("small_tiles")
def test_compressing_in_tiles_gives_the_same_picture(
    compress: Compress, restore: Restore, whole: bytes, whole_restored: np.ndarray
) -> None:
    tiled = compress(Picture(PIXELS), quality=70)
    assert len(tiled) == pytest.approx(len(whole), rel=1e-3)
    # A latent on the edge between two steps may fall on either side; then a few pixels move.
    apart = np.abs(restore(tiled).astype(int) - whole_restored) > 1
    assert apart.mean() < 1e-3


@pytest.mark.usefixtures("strips_of_64_rows")
@pytest.mark.parametrize(
    "region",
    [(0, 0, 1, 1), (469, 499, 1, 1), (16, 64, 64, 64), (101, 203, 77, 33), (0, 250, 470, 3), (33, 0, 1, 500)],
)
def test_region_is_that_of_the_whole(
    compress: Compress, restore: Restore, region: tuple[int, int, int, int]
) -> None:
    data = compress(Picture(PIXELS[:, :, :1].copy()), quality=40)
    assert inspect_file(data).strips == 8
    x, y, width, height = region
    part = restore(data, region)
    assert part.shape == (height, width, 1)
    assert difference(part, restore(data)[y : y + height, x : x + width]) <= 1


@pytest.mark.usefixtures("strips_of_64_rows")
def test_region_has_its_own_alpha(compress: Compress, codecs: object) -> None:
    from aedesk.codec import restore_picture

    alpha = drawn(60, 200, channels=1)[:, :, 0].copy()
    data = compress(Picture(drawn(60, 200), alpha))
    part = restore_picture(data, codecs, region=Region(7, 90, 30, 50)).picture  # type: ignore[arg-type]
    np.testing.assert_array_equal(part.alpha, alpha[90:140, 7:37])


@pytest.mark.parametrize("region", [(-1, 0, 5, 5), (0, 0, 471, 1), (0, 499, 1, 2), (0, 0, 0, 5)])
def test_region_outside_is_refused(restore: Restore, whole: bytes, region: tuple[int, int, int, int]) -> None:
    with pytest.raises(UsageError, match="470×500"):
        restore(whole, region)


@pytest.mark.parametrize("budget", [1, 5_000, 90_000, 10**9])
@pytest.mark.parametrize(("height", "width"), [(16, 16), (16, 65_536), (640, 480), (4112, 48)])
def test_tiles_cover_the_plane_once_within_their_budget(height: int, width: int, budget: int) -> None:
    halo, unit = 32, 16
    count = np.zeros((height // unit, width // unit), int)
    for rows, columns in plan((0, height), (0, width), (height, width), halo, unit, budget):
        count[rows.start // unit : rows.stop // unit, columns.start // unit : columns.stop // unit] += 1
        assert rows.outer_start == max(0, rows.start - halo)
        assert rows.outer_stop == min(height, rows.stop + halo)
        area = (rows.outer_stop - rows.outer_start) * (columns.outer_stop - columns.outer_start)
        smallest = (unit + 2 * halo) * (-(-width // 64 // unit) * unit + 2 * halo)
        assert area <= max(budget, smallest), (rows, columns)
    assert (count == 1).all()


def difference(a: np.ndarray, b: np.ndarray) -> int:
    return int(np.abs(a.astype(int) - b.astype(int)).max())
