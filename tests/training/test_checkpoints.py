"""Checkpoints: whole or not there, whatever happens while they are written."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aedesk.errors import TrainingError
from aedesk.training import checkpoints
from aedesk.training.checkpoints import State, load_checkpoint, load_record, save_checkpoint


class KilledError(BaseException):
    """Stands for a process that ends here."""


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


@pytest.mark.parametrize("moment", range(9))
def test_a_kill_while_saving_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """A save writes four files, each in two acts: the content, then the rename."""
    for step in (10, 20):
        save_checkpoint(tmp_path, state(step), best=step == 10)
    acts = 0

    def act(real: Any) -> Any:
        def counted(*args: Any) -> Any:
            nonlocal acts
            if acts == moment:
                raise KilledError
            acts += 1
            return real(*args)

        return counted

    with monkeypatch.context() as patch:
        patch.setattr(checkpoints.os, "fsync", act(checkpoints.os.fsync))
        patch.setattr(Path, "replace", act(Path.replace))
        killed = moment < 8
        try:
            save_checkpoint(tmp_path, state(30), best=True)
        except KilledError:
            assert killed
        else:
            assert not killed and acts == 8
    last, best = step_of(tmp_path), step_of(tmp_path, "best")
    assert last in (20, 30)
    # Once the new state is the last one, the best that its record speaks of is there, too.
    assert best == 30 if last == 30 else best in (10, 30)
    save_checkpoint(tmp_path, state(40), best=False)
    assert step_of(tmp_path) == 40 and step_of(tmp_path, "best") == best
