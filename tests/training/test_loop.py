"""The loop as a generator of events: their order, what they leave on disk, stop and resume."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from aedesk.errors import TrainingError
from aedesk.runs.pointers import load_record
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.training import (
    Checkpoint,
    CodecRecipe,
    Event,
    Finished,
    Started,
    Step,
    Validation,
    export_run,
    train,
)
from aedesk.training.checkpoints import load_checkpoint
from aedesk.zoo import ModelPackage
from tests.training.micro import MICRO, SETTINGS

pytestmark = pytest.mark.usefixtures("micro_size", "eager")


@pytest.fixture
def eager() -> Iterator[None]:
    """Run steps as they are written: to compile one takes longer than all steps of a test."""
    if keras.backend.backend() != "tensorflow":
        yield
        return
    import tensorflow as tf

    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


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
    assert kinds(others) == [Started, *[Validation, Checkpoint] * 3, Finished]
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
    first, *_, end = train(recipe(pictures, out, steps=4), resume=True)
    assert isinstance(first, Started) and first.step == 2
    assert isinstance(end, Finished) and end.step == 4
    record = load_record(out)
    assert record is not None and [e["step"] for e in record["history"]] == [0, 2, 4]


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
