"""Checkpoints: whole or not there, whatever happens while they are written."""

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aedesk.errors import OutputError, TrainingError
from aedesk.runs.pointers import load_record
from aedesk.training.checkpoints import State, load_checkpoint, save_checkpoint
from tests.files.gate import FaultyGate, KilledError, through


def state(step: int) -> State:
    return State(
        {"model/0": np.full((2, 3), step, np.float32), "model/1": np.array([7, step], np.uint32)},
        {"step": step, "best_loss": 1.0},
    )


def step_of(folder: Path, which: str = "last") -> int | None:
    loaded = load_checkpoint(folder, which)
    if loaded is None:
        return None
    assert np.all(loaded.arrays["model/0"] == loaded.record["step"])
    return int(loaded.record["step"])


def test_a_checkpoint_comes_back(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "run", state(5), best=True)
    loaded = load_checkpoint(tmp_path / "run")
    assert loaded is not None and loaded.record == {"step": 5, "best_loss": 1.0}
    assert loaded.arrays["model/1"].dtype == np.uint32
    assert load_record(tmp_path / "run") == loaded.record


def test_an_empty_folder_holds_none(tmp_path: Path) -> None:
    assert load_checkpoint(tmp_path) is None and load_record(tmp_path) is None


def test_the_two_latest_and_the_best_are_kept(tmp_path: Path) -> None:
    for step in range(0, 60, 10):
        save_checkpoint(tmp_path, state(step), best=step == 20)
    files = sorted(path.name for path in tmp_path.glob("step-*"))
    assert files == [f"step-{step:08d}.safetensors" for step in (20, 40, 50)]
    assert (step_of(tmp_path), step_of(tmp_path, "best")) == (50, 20)


def test_leftovers_of_a_killed_process_are_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".step-00000003.safetensors.99.part").write_bytes(b"half")
    (tmp_path / "step-00000003.safetensors").write_bytes(b"nobody points here")
    (tmp_path / "notes.txt").write_text("mine")
    save_checkpoint(tmp_path, state(4), best=False)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["last.json", "notes.txt", "step-00000004.safetensors"]


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "pointer"])
def test_a_damaged_last_checkpoint_falls_back_to_the_one_before(tmp_path: Path, damage: str) -> None:
    for step in (10, 20):
        save_checkpoint(tmp_path, state(step), best=False)
    last = tmp_path / "step-00000020.safetensors"
    data = bytearray(last.read_bytes())
    if damage == "cut":
        last.write_bytes(data[:-1])
    elif damage == "flipped":
        data[-1] ^= 1
        last.write_bytes(data)
    elif damage == "gone":
        last.unlink()
    else:
        (tmp_path / "last.json").write_text('{"file": ')
    assert step_of(tmp_path) == 10
    save_checkpoint(tmp_path, state(20), best=False)
    assert step_of(tmp_path) == 20


def test_when_no_checkpoint_is_whole_nothing_is_made_up(tmp_path: Path) -> None:
    for step in (10, 20):
        save_checkpoint(tmp_path, state(step), best=step == 10)
    for path in tmp_path.glob("step-*"):
        path.write_bytes(b"")
    with pytest.raises(TrainingError, match=r"last checkpoint in .* is damaged"):
        load_checkpoint(tmp_path)
    with pytest.raises(TrainingError, match=r"best checkpoint .* Take the last one"):
        load_checkpoint(tmp_path, "best")


@pytest.fixture
def moments(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Each operation of a save by its number, with a folder that holds two checkpoints before it."""

    def each() -> Iterator[tuple[int, Path]]:
        with through(FaultyGate("kill", None)):
            for step in (10, 20):
                save_checkpoint(tmp_path / "before", state(step), best=step == 10)
            shutil.copytree(tmp_path / "before", tmp_path / "counted")
        with through(FaultyGate("kill", None)) as gate:
            save_checkpoint(tmp_path / "counted", state(30), best=True)
        for moment in range(len(gate.names)):
            yield moment, shutil.copytree(tmp_path / "before", tmp_path / str(moment))

    return each()


def test_a_kill_while_saving_leaves_the_old_or_the_new(moments: Iterator[tuple[int, Path]]) -> None:
    for moment, folder in moments:
        with pytest.raises(KilledError), through(FaultyGate("kill", moment, lasting=True)):
            save_checkpoint(folder, state(30), best=True)
        last, best = step_of(folder), step_of(folder, "best")
        assert last in (20, 30)
        # Once the new state is the last one, the best that its record speaks of is there, too.
        assert best == 30 if last == 30 else best in (10, 30)
        with through(FaultyGate("kill", None)):
            save_checkpoint(folder, state(40), best=False)
        assert step_of(folder) == 40 and step_of(folder, "best") == best
        assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EINTR])
def test_a_disk_that_refuses_leaves_the_old_or_the_new(
    moments: Iterator[tuple[int, Path]], error: int
) -> None:
    for moment, folder in moments:
        try:
            with through(FaultyGate(error, moment, lasting=True)):
                save_checkpoint(folder, state(30), best=True)
        except OutputError as refused:
            assert "cannot be written" in refused.message and "--resume" in refused.hint
            assert step_of(folder) in (20, 30) and step_of(folder, "best") in (10, 30)
        else:
            assert step_of(folder) == step_of(folder, "best") == 30
        with through(FaultyGate("kill", None)):
            save_checkpoint(folder, state(40), best=False)
        assert step_of(folder) == 40 and not list(folder.glob(".*.part"))
