"""The command ``train check``: what it tells of folders, and its exit status."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Four pictures of which two are near-copies, a small one, and a text."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(3):
        pixels = np.random.default_rng(number).integers(0, 256, (9, 12, 3), np.uint8)
        image = Image.fromarray(pixels).resize((240, 180), Image.Resampling.BICUBIC)
        image.save(folder / f"{number}.png")
    image.resize((120, 90)).save(folder / "copy.jpg", quality=80)
    image.resize((60, 45)).save(folder / "small.png")
    (folder / "notes\x1b[2J.txt").write_text("no picture")
    return folder


def test_people_are_told_what_is_left_out_and_why(cli: Cli, photos: Path) -> None:
    outcome = cli("train", "check", photos, "--crop", "64", "--holdout", "0.25")
    told = outcome.stdout.decode()
    assert outcome.status == ExitStatus.OK and not outcome.stderr
    assert "4 pictures of 6 files can be learned from" in told
    assert "Learned from: 3. Held out: 1," in told
    assert "small.png: 60×45 is under 64 pixels" in told
    assert "notes\\x1b[2J.txt: This is plain text" in told and "\x1b" not in told
    assert "Near-copies (1)" in told and "copy.jpg" in told
    assert told.rstrip().endswith("Nothing was changed.")


def test_json_is_one_object_with_everything(cli: Cli, photos: Path) -> None:
    outcome = cli("train", "check", photos, "--crop", "64", "--json")
    (record,) = outcome.records
    assert outcome.status == ExitStatus.OK
    assert (record["files"], record["pictures"], record["crop"]) == (6, 4, 64)
    assert [len(group) for group in record["near_copies"]] == [3]
    assert record["too_small"] == [{"path": str(photos / "small.png"), "width": 60, "height": 45}]
    assert record["folders"] == [{"folder": str(photos), "pictures": 4, "unreadable": 1, "too_small": 1}]
    assert record["modes"]["colour"] == 5 and not record["problems"]


def test_defaults_are_those_of_the_recipe(cli: Cli, photos: Path) -> None:
    for words, crop in (((), 256), (("--for", "denoiser"), 128)):
        record = cli("train", "check", photos, *words, "--json").records[0]
        assert record["crop"] == crop


def test_nothing_to_learn_from_is_a_failure(cli: Cli, photos: Path) -> None:
    outcome = cli("train", "check", photos)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "None of 6 files is a picture of at least 256×256 pixels." in outcome.stdout.decode()
    assert json.loads(cli("train", "check", photos, "--json").stdout)["problems"]


def test_pairs_are_checked(cli: Cli, photos: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    clean.mkdir()
    (clean / "0.png").write_bytes((photos / "0.png").read_bytes())
    (clean / "9.png").write_bytes((photos / "1.png").read_bytes())
    record = cli("train", "check", "--noisy", photos, "--clean", clean, "--json").records[0]
    assert record["pictures"] == 1 and record["crop"] == 128
    assert record["lonely_clean"] == [str(clean / "9.png")] and len(record["lonely_noisy"]) == 5


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "There is nothing to check."),
        (("--noisy", "x"), "--noisy and --clean belong together."),
        (("x", "--crop", "63"), "The crop is 63; 64 to 4,096 is allowed."),
        (("x", "--crop", "96"), "must be a multiple of 64"),
        (("x", "--for", "upscaler"), "There is no kind 'upscaler'; there are codec, denoiser."),
    ],
)
def test_wrong_usage(cli: Cli, words: tuple[str, ...], message: str) -> None:
    outcome = cli("train", "check", *words)
    assert outcome.status == ExitStatus.USAGE and message in outcome.stderr


def test_a_folder_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("train", "check", tmp_path / "nowhere")
    assert outcome.status == ExitStatus.SOME_FAILED and "is not a folder" in outcome.stderr
