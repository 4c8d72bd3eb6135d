"""Pictures to learn from: the split, crops, and files that are none."""

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pytest

from aedesk.errors import TrainingError
from aedesk.imaging import Picture, read_picture
from aedesk.runs.pictures import eight_bit_rgb, find_pictures, split
from aedesk.training import data
from aedesk.training.data import PictureSet, read_pictures


@pytest.fixture
def textures(pictures: Path) -> PictureSet:
    return read_pictures(find_pictures([pictures]), 64)[0]


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in files}


def test_split_is_disjoint_complete_and_blind_to_order_and_folder() -> None:
    paths = [Path(f"a/{i}.png") for i in range(200)]
    training, held_out = split(paths, 0.1, seed=3)
    assert len(held_out) == 20 and sorted(training + held_out) == sorted(paths)
    assert split(paths[::-1], 0.1, seed=3) == (training, held_out)
    moved = [Path("elsewhere") / path.name for path in paths]
    assert [path.name for path in split(moved, 0.1, seed=3)[1]] == [path.name for path in held_out]
    assert split(paths, 0.1, seed=4)[1] != held_out


def test_a_file_that_is_added_moves_at_most_one_other() -> None:
    paths = [Path(f"{i}.png") for i in range(120)]
    for number in range(40):
        before, after = (set(split(paths[: 80 + n], 0.1, seed=0)[1]) for n in (number, number + 1))
        assert len((before ^ after) - {paths[80 + number]}) <= 1


@pytest.mark.parametrize(("number", "holdout", "held"), [(2, 0.0, 1), (10, 0.5, 5), (10_000, 0.5, 64)])
def test_at_least_one_and_at_most_64_pictures_are_held_out(number: int, holdout: float, held: int) -> None:
    assert len(split([Path(f"{i}") for i in range(number)], holdout, seed=0)[1]) == held


def test_a_single_picture_is_in_both_parts() -> None:
    assert split([Path("only.png")], 0.1, seed=0) == ([Path("only.png")], [Path("only.png")])


def test_pictures_beyond_the_memory_budget_are_read_again(
    pictures: Path, textures: PictureSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "MEMORY_BUDGET", 60_000)
    poor, _ = read_pictures(find_pictures([pictures]), 64)
    assert len(poor) == len(textures)
    places = textures.draw(np.random.default_rng(0), 8, 64)
    assert np.array_equal(poor.cut(places, 64), textures.cut(places, 64))


def test_parts_of_a_set_are_drawn_from_their_own_pictures(textures: PictureSet) -> None:
    training, held_out = textures.split(0.25, seed=0)
    assert (len(training), len(held_out)) == (6, 2)
    assert not {path.name for path in training.paths} & {path.name for path in held_out.paths}


def test_files_that_are_no_use_are_named_and_nothing_is_touched(tmp_path: Path, pictures: Path) -> None:
    good = next(pictures.glob("*.png"))
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "good.png").write_bytes(good.read_bytes())
    (tmp_path / "cut.png").write_bytes(good.read_bytes()[:200])
    (tmp_path / "readme.txt").write_text("no picture")
    (tmp_path / ".hidden.png").write_bytes(b"")
    cv2.imwrite(str(tmp_path / "small.png"), np.zeros((63, 300, 3), np.uint8))
    before = fingerprint(tmp_path)
    usable, skipped = read_pictures(find_pictures([tmp_path]), 64)
    usable.cut(usable.draw(np.random.default_rng(0), 4, 64), 64)
    assert [path.name for path in usable.paths] == ["good.png"]
    assert [reason.split(":")[0] for reason in skipped] == ["cut.png", "readme.txt", "small.png"]
    assert skipped[2] == "small.png: 300×63 is under 64 pixels"
    assert fingerprint(tmp_path) == before


def test_unusable_files_are_never_all_that_is_held_out(tmp_path: Path, pictures: Path) -> None:
    for path in pictures.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for i in range(30):
        (tmp_path / f"note-{i}.txt").write_text("no picture")
    usable, _ = read_pictures(find_pictures([tmp_path]), 64)
    training, held_out = usable.split(0.02, seed=0)
    assert (len(training), len(held_out)) == (7, 1)


def test_folders_without_pictures_are_refused(tmp_path: Path, pictures: Path) -> None:
    with pytest.raises(TrainingError, match="is not a folder"):
        find_pictures([tmp_path / "nowhere"])
    with pytest.raises(TrainingError, match="no files"):
        find_pictures([tmp_path])
    with pytest.raises(TrainingError, match="None of 8 files is a picture of at least 128×128"):
        read_pictures(find_pictures([pictures]), 128)


@pytest.mark.parametrize("shape", [(4, 5, 3), (4, 5, 1)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_every_picture_becomes_eight_bit_rgb(shape: tuple[int, int, int], dtype: type) -> None:
    top = np.iinfo(dtype).max
    pixels = np.random.default_rng(0).integers(0, top + 1, shape).astype(dtype)
    pixels[0, 0], pixels[0, 1] = 0, top
    rgb = eight_bit_rgb(Picture(pixels))
    assert rgb.shape == (4, 5, 3) and rgb.dtype == np.uint8
    assert np.abs(rgb - pixels / (top / 255)).max() <= 0.5
    assert rgb[0, 0].tolist() == [0] * 3 and rgb[0, 1].tolist() == [255] * 3


def test_a_crop_at_full_size_is_the_picture_itself(tmp_path: Path) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (64, 64, 3), np.uint8)
    cv2.imwrite(str(tmp_path / "a.png"), pixels)
    only, _ = read_pictures([tmp_path / "a.png"], 64)
    wanted = np.sort(read_picture(tmp_path / "a.png").pixels.reshape(-1))
    for crop in only.cut(only.draw(np.random.default_rng(0), 5, 64), 64):
        assert np.array_equal(np.sort(crop.reshape(-1)), wanted)
