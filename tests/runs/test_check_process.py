"""The check in a process of its own: the same report, the same errors, and an end at any moment."""

import multiprocessing
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.errors import DeviceError, TrainingError
from aedesk.runs import check_process
from aedesk.runs.check_process import check_apart
from aedesk.runs.data_check import check_data


class GivenUpError(Exception):
    pass


def silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def give_up(done: int, total: int) -> None:
    raise GivenUpError


def die(*_: object) -> None:
    os._exit(1)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for number in range(3):
        pixels = np.random.default_rng(number).integers(0, 256, (80, 90, 3), np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"{number}.png")
    (tmp_path / "notes.txt").write_text("no picture")
    return tmp_path


def test_the_report_is_the_same(photos: Path) -> None:
    told: list[tuple[int, int]] = []
    report = check_apart([photos], crop=64, progress=lambda *numbers: told.append(numbers))
    assert report == check_data([photos], crop=64)
    assert (4, 4) in told and not multiprocessing.active_children()


def test_errors_come_across_with_their_hints(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="is not a folder") as caught:
        check_apart([tmp_path / "nowhere"], crop=64, progress=silent)
    assert caught.value.hint


def test_a_check_that_is_given_up_leaves_no_process(photos: Path) -> None:
    with pytest.raises(GivenUpError):
        check_apart([photos], crop=64, progress=give_up)
    assert not multiprocessing.active_children()


def test_a_process_that_dies_is_told(photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_process, "_check", die)
    with pytest.raises(DeviceError, match="broke off"):
        check_apart([photos], crop=64, progress=silent)
