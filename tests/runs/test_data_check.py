"""The check of pictures: everything is named that training would leave out, near-copies are found."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from aedesk.errors import TrainingError
from aedesk.runs.data_check import check_data
from aedesk.runs.data_report import DataReport, PictureFacts
from aedesk.runs.pairs import PairReader
from aedesk.runs.pictures import find_pictures
from aedesk.training.data import read_pictures

Copy = Callable[[Image.Image, Path], None]


def texture(seed: int, height: int = 96, width: int = 120) -> Image.Image:
    """A picture with details of all sizes, other ones for each seed."""
    random = np.random.default_rng(seed)
    parts = (random.normal(0, 30, (height >> level, width >> level, 3)) for level in range(5))
    layers = (cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) for part in parts)
    return Image.fromarray((128 + sum(layers)).clip(0, 255).astype(np.uint8))


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in files}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder as people have them."""
    folder = tmp_path / "mixed"
    (folder / "deep" / "er").mkdir(parents=True)
    texture(0).save(folder / "one.png")
    texture(1).convert("L").save(folder / "deep" / "er" / "grey.jpg", quality=90)
    texture(2, 300, 200).convert("RGBA").save(folder / "deep" / "alpha.png")
    cv2.imwrite(str(folder / "sixteen.png"), np.asarray(texture(3), np.uint16) * 257)
    texture(4, 40, 200).save(folder / "small.png")
    texture(5, 800, 600).save(folder / "cut.jpg")
    (folder / "cut.jpg").write_bytes((folder / "cut.jpg").read_bytes()[:3000])
    (folder / "notes.txt").write_text("not a picture")
    (folder / ".hidden").write_bytes(b"")
    return folder


def test_what_training_leaves_out_is_named_for_the_same_reason(mixed: Path) -> None:
    before = fingerprint(mixed)
    report = check_data([mixed], crop=64)
    usable, skipped = read_pictures(find_pictures([mixed]), 64)
    assert [facts.path for facts in report.pictures] == usable.paths
    assert [(facts.height, facts.width) for facts in report.pictures] == usable.shapes
    told = {f"{out.path.name}: {out.reason}".split("(")[0] for out in report.left_out}
    assert told == {reason.split("(")[0] for reason in skipped}
    assert {out.path.name for out in report.unreadable} == {"cut.jpg", "notes.txt"}
    assert [facts.path.name for facts in report.too_small] == ["small.png"]
    assert fingerprint(mixed) == before


def test_counts_sizes_and_kinds(mixed: Path) -> None:
    report = check_data([mixed, mixed / "deep"], crop=64)
    assert (report.files, len(report.pictures)) == (7, 4), "a folder in another one counts once"
    assert report.counts_of(mixed) == {"pictures": 4, "unreadable": 2, "too_small": 1}
    assert report.counts_of(mixed / "deep") == {"pictures": 2, "unreadable": 0, "too_small": 0}
    assert report.sizes() == [(0, 64, 1), (64, 128, 3), (128, 256, 1)]
    assert report.modes() == {"grey": 1, "colour": 4, "alpha": 1, "16 bits": 1}
    assert not report.problems
    assert any("fewer than 50" in text for text in report.warnings(0.1, 0))


def test_a_crop_is_a_bound_of_the_histogram() -> None:
    sides = (100, 191, 192, 300, 9000)
    facts = tuple(PictureFacts(Path(f"{side}.png"), side, 10_000, False, 8, False) for side in sides)
    report = DataReport((), 192, 5, facts)
    assert report.sizes()[:4] == [(64, 128, 1), (128, 192, 1), (192, 256, 1), (256, 512, 1)]
    assert report.sizes()[-1] == (8192, 0, 1)
    assert [f.side for f in report.too_small] == [100, 191]


def test_folders_of_nothing_stop_a_run(tmp_path: Path, mixed: Path) -> None:
    report = check_data([mixed], crop=4096)
    assert report.problems == ("None of 7 files is a picture of at least 4096×4096 pixels.",)
    assert report.split(0.1, 0) == ([], [])
    with pytest.raises(TrainingError, match="is not a folder"):
        check_data([tmp_path / "nowhere"], crop=64)


def test_a_denoiser_is_told_of_pictures_with_noise(tmp_path: Path) -> None:
    clean = cv2.GaussianBlur(np.asarray(texture(1, 200, 200)), (0, 0), 3)
    noisy = clean + np.random.default_rng(0).normal(0, 12, clean.shape)
    cv2.imwrite(str(tmp_path / "clean.png"), clean)
    cv2.imwrite(str(tmp_path / "noisy.png"), noisy.clip(0, 255).astype(np.uint8))
    assert len(check_data([tmp_path], crop=64).pictures) == 2
    report = check_data([tmp_path], crop=64, kind="denoiser")
    assert [out.path.name for out in report.unreadable] == ["noisy.png"]
    assert report.unreadable[0].reason.startswith("has noise of σ")


def test_pairs_are_matched_and_the_lonely_named(tmp_path: Path) -> None:
    noisy, clean = tmp_path / "noisy", tmp_path / "clean"
    for folder in (noisy, clean):
        folder.mkdir()
    for number in range(3):
        texture(number).save(clean / f"{number}.png")
        texture(number).save(noisy / f"{number}.jpg", quality=40)
    texture(3).save(clean / "3.png")
    texture(3, 90, 120).save(noisy / "3.png")
    texture(4).save(clean / "4.png")
    texture(5).save(noisy / "5.png")
    report = check_data([], crop=64, kind="denoiser", noisy=noisy, clean=clean)
    assert [facts.path.name for facts in report.pictures] == ["0.png", "1.png", "2.png"]
    assert [path.name for path in report.lonely_clean] == ["4.png"]
    assert [path.name for path in report.lonely_noisy] == ["5.png"]
    pairs = PairReader(noisy, clean)
    _, skipped = read_pictures(pairs.paths, 64, pairs)
    assert [f"{out.path.name}: {out.reason}" for out in report.unreadable] == skipped
    assert not report.copies, "both pictures of a pair are one"


def half(image: Image.Image, path: Path) -> None:
    image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS).save(path, quality=90)


def compressed(image: Image.Image, path: Path) -> None:
    image.convert("RGB").save(path.with_suffix(".jpg"), quality=30)


def cropped(image: Image.Image, path: Path) -> None:
    width, height = image.size
    box = (0.03 * width, 0.01 * height, 0.98 * width, 0.96 * height)
    image.crop(tuple(map(round, box))).save(path.with_suffix(".jpg"), quality=70)


def groups(report: DataReport) -> set[frozenset[str]]:
    """Stems of the near-copies; a copy is named like its original, with another ending."""
    return {frozenset(path.stem for path in group) for group in report.copies}


@pytest.mark.parametrize("copy", [half, compressed, cropped])
def test_copies_are_found_among_different_textures(tmp_path: Path, copy: Copy) -> None:
    for number in range(6):
        texture(number, 240, 320).save(tmp_path / f"{number}.png")
    copy(texture(2, 240, 320), tmp_path / "copy.png")
    assert groups(check_data([tmp_path], crop=64)) == {frozenset({"2", "copy"})}


def test_empty_pictures_are_no_copies(tmp_path: Path) -> None:
    for level in (0, 10, 255):
        Image.new("L", (100, 100), level).save(tmp_path / f"{level}.png")
    assert not check_data([tmp_path], crop=64).copies


@pytest.mark.parametrize("folder", ["eval/kodak", "special/solar-cells/images"])
def test_real_pictures_are_told_apart_and_their_copies_found(
    shared_data: Path, folder: str, tmp_path: Path
) -> None:
    originals = shared_data / folder
    chosen = random.Random(0).sample(sorted(originals.iterdir()), 5)
    expected = set()
    for path in chosen:
        with Image.open(path) as image:
            for copy in (half, compressed, cropped):
                copy(image, tmp_path / f"{path.stem}-{copy.__name__}.png")
        expected.add(
            frozenset({path.stem, *(f"{path.stem}-{c.__name__}" for c in (half, compressed, cropped))})
        )
    report = check_data([originals, tmp_path], crop=64)
    assert groups(report) == expected


def test_near_copies_on_both_sides_of_the_split_are_told() -> None:
    facts = tuple(PictureFacts(Path(f"{n}.png"), 300, 300, False, 8, False) for n in range(60))
    training, held_out = DataReport((), 64, 60, facts).split(0.1, 0)
    across, within = (training[0], held_out[0]), (training[1], training[2])
    report = DataReport((), 64, 60, facts, copies=(across, within))
    assert report.torn(0.1, 0) == (across,)
    assert any("groups: 1" in text for text in report.warnings(0.1, 0))


def test_a_check_can_be_ended_and_tells_how_far_it_is(mixed: Path) -> None:
    told: list[tuple[int, int]] = []
    check_data([mixed], crop=64, progress=lambda *numbers: told.append(numbers))
    assert told[:7] == [(done, 7) for done in range(1, 8)] and set(told[7:]) <= {(7, 7)}

    def give_up(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_data([mixed], crop=64, progress=give_up)
