"""The loop as a generator of events: their order, what they leave on disk, pause, stop and resume."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from aedesk.errors import OutputError, TrainingError
from aedesk.imaging import read_picture
from aedesk.runs import (
    Checkpoint,
    CodecRecipe,
    Discarded,
    Event,
    Finished,
    Paused,
    Resumed,
    Sample,
    Started,
    Step,
    Stopped,
    Validation,
)
from aedesk.runs.control import Inbox
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import locked
from aedesk.runs.pointers import load_record
from aedesk.runs.toml import write_recipe
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.training import export_run, train
from aedesk.training.checkpoints import load_checkpoint
from aedesk.zoo import ModelPackage
from tests.training.micro import MICRO, SETTINGS

pytestmark = pytest.mark.usefixtures("micro_size", "eager")


def recipe(pictures: Path, out: Path, steps: int = 3, **changes: Any) -> CodecRecipe:
    return CodecRecipe(data=(pictures,), out=out, steps=steps, **{**SETTINGS, **changes})


def kinds(events: list[Event]) -> list[type[Event]]:
    return [type(event) for event in events]


@pytest.fixture(scope="module")
def whole(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Keeps the events of the first whole run for all tests; filled by ``finished``."""
    return {"out": tmp_path_factory.mktemp("whole"), "events": []}


@pytest.fixture
def finished(whole: dict[str, Any], pictures: Path) -> tuple[Path, list[Event]]:
    """A run of three steps and its events."""
    if not whole["events"]:
        whole["events"] = list(train(recipe(pictures, whole["out"], name="mine")))
    return whole["out"], whole["events"]


def test_events_come_in_order(finished: tuple[Path, list[Event]]) -> None:
    out, events = finished
    # Whether a report comes for time's sake is chance; before each validation there is one.
    steps = [e.step for e in events if isinstance(e, Step)]
    assert steps in ([2], [2, 3], [1, 2], [1, 2, 3])
    others = [event for event in events if not isinstance(event, Step)]
    assert kinds(others) == [Started, *[Validation, Sample, Checkpoint] * 3, Finished]
    started, *_, end = others
    assert isinstance(started, Started) and isinstance(end, Finished)
    assert (started.step, started.training_pictures, started.validation_pictures) == (0, 6, 2)
    assert started.precision == "float32" and started.skipped == ()
    assert (end.step, end.package) == (3, str(out / "package"))


def test_a_finished_run_leaves_a_package_that_runs(finished: tuple[Path, list[Event]]) -> None:
    package = ModelPackage(finished[0] / "package")
    package.check_files()
    assert (package.name, package.size, package.architecture) == ("mine", "micro", MICRO)
    training = package.description["training"]
    assert training["recipe"]["seed"] == SETTINGS["seed"] and training["validation"][0]["step"] in (0, 2, 3)
    assert training["curve"][-1]["step"] == training["steps"] and "parent" not in training
    (session,) = training["sessions"]
    assert (session["step"], session["precision"], session["pictures"]) == (0, "float32", 6)
    latents = OnnxNetworks(package, threads=1).analysis(np.zeros((1, 64, 64, 3), np.float32))
    assert latents.shape == (1, 4, 4, MICRO.latent_channels) and np.isfinite(latents).all()


def test_the_last_checkpoint_can_be_exported_under_another_name(
    finished: tuple[Path, list[Event]], tmp_path: Path
) -> None:
    package = export_run(finished[0], tmp_path / "last", name="other", which="last")
    assert package.name == "other" and package.description["training"]["steps"] == 3
    with pytest.raises(TrainingError, match="holds no checkpoint"):
        export_run(tmp_path)


def test_the_folder_tells_what_the_run_told(finished: tuple[Path, list[Event]], pictures: Path) -> None:
    out, events = finished
    folder = RunFolder(out)
    lines, end = folder.events()
    assert [{k: v for k, v in line.items() if k != "time"} for line in lines] == [e.as_dict() for e in events]
    assert folder.events(end) == ([], end)
    assert folder.recipe() == recipe(pictures, out, name="mine")
    environment = folder.environment()
    assert (environment["backend"], environment["precision"]) == (keras.backend.backend(), "float32")
    assert environment["versions"]["keras"] == keras.__version__
    state = folder.state()
    assert (state.status, state.name, state.step, state.progress) == ("finished", "mine", 3, 1.0)
    assert state.package == out / "package" and state.seconds > 0


def test_a_run_shows_the_same_crops_again_and_again(finished: tuple[Path, list[Event]]) -> None:
    out, events = finished
    samples = [event for event in events if isinstance(event, Sample)]
    assert [sample.step for sample in samples] == [0, 2, 3]
    for sample in samples:
        assert len(sample.paths) == len(sample.psnr) == len(sample.bpp) == 2
        for i, path in enumerate(sample.paths):
            before, after = (read_picture(out / name).pixels for name in (f"samples/before-{i}.png", path))
            assert before.shape == after.shape == (64, 64, 3)
            assert sample.psnr[i] == pytest.approx(
                10 * np.log10(255**2 / np.mean(np.square(before.astype(float) - after))), abs=1e-6
            )
    assert not list(out.glob("samples/clean-*"))


def test_a_run_waits_goes_on_and_ends_as_it_is_asked(
    finished: tuple[Path, list[Event]], pictures: Path, tmp_path: Path
) -> None:
    inbox, told = Inbox(tmp_path), []
    inbox.put("pause")
    for event in train(recipe(pictures, tmp_path), inbox=inbox):
        told.append(event)
        if isinstance(event, Paused):
            assert RunFolder(tmp_path).state().status == "paused"
            assert (record := load_record(tmp_path)) is not None and record["step"] == event.step
            inbox.put("resume")
        elif isinstance(event, Step):
            inbox.put("stop")
    assert kinds(told)[:4] == [Started, Checkpoint, Paused, Resumed]
    assert isinstance(told[-1], Stopped) and told[-1].step < 3
    state = RunFolder(tmp_path).state()
    assert (state.status, state.step) == ("stopped", told[-1].step)
    rest = list(train(recipe(pictures, tmp_path), resume=True))
    assert isinstance(rest[-1], Finished)
    curve = RunFolder(tmp_path).timeline().validations
    assert [line["step"] for line in curve] == [0, 2, 3]
    for line, whole in zip(curve, RunFolder(finished[0]).timeline().validations, strict=True):
        assert line["loss"] == pytest.approx(whole["loss"], rel=1e-3)


def test_a_run_that_is_discarded_goes_to_the_trash_or_says_that_there_is_none(
    pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash, out = tmp_path / "trash", tmp_path / "run"

    def none(path: str) -> None:
        raise OSError(errno.EACCES, "")

    for send2trash in (none, lambda path: shutil.move(path, trash)):
        monkeypatch.setattr("send2trash.send2trash", send2trash)
        inbox, told = Inbox(out), []
        inbox.put("discard")
        try:
            told += train(recipe(pictures, out), inbox=inbox)
        except OutputError as error:
            assert send2trash is none and "stays where it is" in error.message
            state = RunFolder(out).state()
            assert (state.status, state.error) == ("failed", error.message)
    assert kinds(told) == [Started, Discarded]
    assert not out.exists() and RunFolder(trash).recipe().kind == "codec"


def test_a_run_that_fails_says_why_in_the_folder_that_was_made_for_it(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "notes.txt").write_text("no picture")
    nothing = recipe(empty, tmp_path / "run")
    with pytest.raises(TrainingError):
        list(train(nothing))
    assert not nothing.out.exists()
    nothing.out.mkdir()
    write_recipe(nothing, nothing.out / "recipe.toml")
    with pytest.raises(TrainingError) as raised:
        list(train(nothing))
    state = RunFolder(nothing.out).state()
    assert (state.status, state.error, state.hint) == ("failed", raised.value.message, raised.value.hint)


def test_two_processes_do_not_train_in_one_folder(pictures: Path, tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(TrainingError, match="Another process"):
        next(train(recipe(pictures, tmp_path)))
    assert not tmp_path.exists()


def test_a_run_is_not_started_over(
    finished: tuple[Path, list[Event]], pictures: Path, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match="already holds a run of 3 steps"):
        next(train(recipe(pictures, finished[0])))
    with pytest.raises(TrainingError, match="no run to resume"):
        next(train(recipe(pictures, tmp_path), resume=True))


def test_another_size_does_not_resume(
    finished: tuple[Path, list[Event]], pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = recipe(pictures, finished[0], size="tiny")
    monkeypatch.setattr(CodecRecipe, "architecture", MICRO)
    with pytest.raises(TrainingError, match="size 'micro', not 'tiny'"):
        next(train(other, resume=True))


@pytest.mark.parametrize("stop_at", [Validation, Step])
def test_a_closed_run_is_kept_and_resumes_with_the_same_curve(
    finished: tuple[Path, list[Event]], pictures: Path, tmp_path: Path, stop_at: type[Event]
) -> None:
    events = train(recipe(pictures, tmp_path))
    next(event for event in events if type(event) is stop_at)
    events.close()
    record = load_record(tmp_path)
    assert record is not None and record["step"] == (0 if stop_at is not Step else record["step"])
    rest = list(train(recipe(pictures, tmp_path), resume=True))
    assert rest[0] == Started(**{**_fields(finished[1][0]), "step": record["step"]})
    first, second = (load_checkpoint(out) for out in (finished[0], tmp_path))
    assert first is not None and second is not None
    assert [e["step"] for e in second.record["history"]] == [0, 2, 3]
    for ours, theirs in zip(first.record["history"], second.record["history"], strict=True):
        # Exact on one thread, see test_kill; several add up in any order.
        assert ours["bpp"] == pytest.approx(theirs["bpp"], rel=1e-3)
        assert ours["loss"] == pytest.approx(theirs["loss"], rel=1e-3)


def test_a_run_that_was_closed_before_it_began_leaves_nothing(pictures: Path, tmp_path: Path) -> None:
    events = train(recipe(pictures, tmp_path / "run"))
    next(events)
    events.close()
    assert not (tmp_path / "run").exists()


def test_a_damaged_checkpoint_costs_a_few_steps_and_a_run_can_be_made_longer(
    finished: tuple[Path, list[Event]], pictures: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(finished[0], tmp_path / "run"))
    (out / "step-00000003.safetensors").write_bytes(b"damaged")
    # As a power cut leaves it: what was told last is lost, and the checkpoint remembers the figures.
    told = (out / "events.jsonl").read_bytes().splitlines(keepends=True)
    (out / "events.jsonl").write_bytes(b"".join(told[:3]))
    first, *_, end = train(recipe(pictures, out, steps=4), resume=True)
    assert isinstance(first, Started) and first.step == 2
    assert isinstance(end, Finished) and end.step == 4
    record = load_record(out)
    assert record is not None and [e["step"] for e in record["history"]] == [0, 2, 4]
    timeline = RunFolder(out).timeline()
    assert [line["step"] for line in timeline.validations] == [0, 2, 4]
    assert [line["step"] for line in timeline.samples] == [0, 4]
    assert {path.name[5:13] for path in out.glob("samples/step-*")} == {"00000000", "00000002", "00000004"}


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in type(event).__slots__}


def test_a_larger_model_starts_where_a_smaller_one_ended(
    finished: tuple[Path, list[Event]], pictures: Path, tmp_path: Path
) -> None:
    small = ModelPackage(finished[0] / "package")
    larger = {"synthesis_channels": 32, "deep_blocks": 1, "hyper_features": 12}
    *_, end = train(
        recipe(pictures, tmp_path, steps=1, start=str(small.path), numbers=larger, credits="own textures")
    )
    assert isinstance(end, Finished)
    large = ModelPackage(Path(end.package))
    assert large.architecture == replace(MICRO, **larger)
    training = large.description["training"]
    assert (training["parent"]["id"], training["data"]) == (small.id_hex, "own textures")
    assert training["parent"]["training"]["steps"] == small.description["training"]["steps"]
    before, after = (
        part["training"]["validation"][0]["loss"] for part in (small.description, large.description)
    )
    assert after == pytest.approx(before, rel=0.05)
