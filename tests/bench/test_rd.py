"""Measurements are of real files, complete, and stop at what cannot be compared."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.bench.comparison import compare_pictures
from aedesk.bench.contender import Contender, Pixels
from aedesk.bench.peers import peer, select_peers
from aedesk.bench.pictures import list_pictures, read_rgb
from aedesk.bench.rd import measure, measure_picture
from aedesk.errors import AedeskError, NothingToDoError, UsageError
from aedesk.imaging import ms_ssim, psnr
from tests.bench.conftest import StandInCodec, make_photo


@pytest.fixture
def jpeg() -> Contender:
    return peer(select_peers(["jpeg-opt"])[0], threads=1).at((30, 80))


def test_a_sample_agrees_with_the_file_on_disk(photo_folder: Path, tmp_path: Path, jpeg: Contender) -> None:
    samples = measure_picture(photo_folder / "b.png", jpeg)
    original = read_rgb(photo_folder / "b.png")
    saved = tmp_path / "saved.jpg"
    Image.fromarray(original).save(saved, quality=80, subsampling="4:2:0", optimize=True)
    with Image.open(saved) as picture:
        decoded = np.asarray(picture)
    assert [sample.quality for sample in samples] == [30, 80]
    assert samples[1].size == saved.stat().st_size
    assert samples[1].bpp == pytest.approx(8 * saved.stat().st_size / (256 * 192))
    assert samples[1].psnr == pytest.approx(psnr(original, decoded))
    assert samples[1].ms_ssim == pytest.approx(ms_ssim(original, decoded))


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_picture_meets_every_contender(
    photo_folder: Path, jpeg: Contender, stand_in: StandInCodec, jobs: int
) -> None:
    contenders = [stand_in.contender(), jpeg]
    groups = list(measure(list_pictures(photo_folder), contenders, jobs=jobs))
    assert sorted((group[0].picture, group[0].contender, len(group)) for group in groups) == [
        ("a.png", "JPEG 4:2:0 optimised", 2),
        ("a.png", "aedesk stand-in", 3),
        ("b.png", "JPEG 4:2:0 optimised", 2),
        ("b.png", "aedesk stand-in", 3),
    ]


def test_another_size_is_refused(photo_folder: Path, jpeg: Contender) -> None:
    cropping = replace(jpeg, decode=lambda data: jpeg.decode(data)[:-1])
    with pytest.raises(AedeskError, match=r"JPEG 4:2:0 optimised gave b\.png back"):
        measure_picture(photo_folder / "b.png", cropping)


def test_a_failure_ends_the_measurement(photo_folder: Path, jpeg: Contender) -> None:
    def fail(data: bytes) -> np.ndarray:
        raise AedeskError("no decoder today")

    with pytest.raises(AedeskError, match="no decoder today"):
        list(measure(list_pictures(photo_folder), [replace(jpeg, decode=fail)], jobs=2))


def test_whoever_stops_listening_ends_the_measurement(photo_folder: Path, jpeg: Contender) -> None:
    coded: list[float] = []

    def encode(pixels: Pixels, quality: float) -> bytes:
        coded.append(quality)
        return jpeg.encode(pixels, quality)

    groups = measure(list_pictures(photo_folder), [replace(jpeg, encode=encode)] * 50, jobs=1)
    next(groups)
    groups.close()
    assert 2 <= len(coded) < 20


def test_pictures_are_found_by_content_and_sorted(photo_folder: Path) -> None:
    (photo_folder / "a.png").rename(photo_folder / "z")
    assert [path.name for path in list_pictures(photo_folder)] == ["b.png", "z"]


def test_a_folder_without_pictures_is_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(NothingToDoError):
        list_pictures(tmp_path)
    with pytest.raises(UsageError, match="not a folder"):
        list_pictures(tmp_path / "notes.txt")


def test_small_pictures_have_no_ms_ssim(tmp_path: Path, jpeg: Contender) -> None:
    Image.fromarray(make_photo(100, 300)).save(tmp_path / "small.png")
    assert [sample.ms_ssim for sample in measure_picture(tmp_path / "small.png", jpeg)] == [None, None]


def test_grey_alpha_and_16_bits_become_8_bit_rgb(tmp_path: Path) -> None:
    grey = np.arange(256, dtype=np.uint16).reshape(16, 16) * 257
    Image.fromarray(grey).save(tmp_path / "grey16.png")
    assert np.array_equal(read_rgb(tmp_path / "grey16.png")[:, :, 2], (grey // 257).astype(np.uint8))
    rgba = np.full((8, 8, 4), (10, 20, 30, 40), np.uint8)
    Image.fromarray(rgba).save(tmp_path / "alpha.png")
    assert np.array_equal(read_rgb(tmp_path / "alpha.png"), rgba[:, :, :3])


def test_progress_counts_parts_up_to_all(photo_folder: Path, jpeg: Contender) -> None:
    seen: list[tuple[int, int]] = []
    report = compare_pictures(
        list_pictures(photo_folder), [jpeg], jobs=2, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert [sample.picture for sample in report.samples] == ["a.png", "a.png", "b.png", "b.png"]
