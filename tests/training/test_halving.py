"""Runs that end early, and runs that run out of memory: half the batch, and on from the last checkpoint."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aedesk.errors import ExitStatus, OutOfMemoryError
from aedesk.runs import Checkpoint, CodecRecipe, Event, Finished, Halved, Validation
from aedesk.training import train
from aedesk.training.checkpoints import load_checkpoint
from aedesk.training.halving import is_out_of_memory
from aedesk.training.run import TrainingRun
from aedesk.training.validation import Validator
from tests.training.micro import SETTINGS


class JaxRuntimeError(RuntimeError):
    """By name and base as JAX has it."""


class ResourceExhaustedError(Exception):
    """By name as TensorFlow has it."""


class OtherOutOfMemoryError(RuntimeError):
    """Of PyTorch: its kind has this one's name."""


OtherOutOfMemoryError.__name__ = "OutOfMemoryError"
ERRORS = [
    ResourceExhaustedError("OOM when allocating tensor with shape[8,256,256,3]"),
    JaxRuntimeError("RESOURCE_EXHAUSTED: Out of memory while trying to allocate 4294967296 bytes."),
    OtherOutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
    RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes."),
    MemoryError(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_of_all_backends_are_known(error: Exception) -> None:
    assert is_out_of_memory(error)


@pytest.mark.parametrize(
    "error", [RuntimeError("INVALID_ARGUMENT: shapes differ"), ValueError("out of memory")]
)
def test_other_errors_are_not_taken_for_it(error: Exception) -> None:
    assert not is_out_of_memory(error)


def recipe(pictures: Path, out: Path, **changes: Any) -> CodecRecipe:
    return CodecRecipe(data=(pictures,), out=out, **{**SETTINGS, "batch": 4, "steps": 3, **changes})


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], list[int]]:
    """Lets steps fail from a number of crops on, once a step was reached; notes the sizes that were tried."""

    def limit(crops: int, step: int = 0) -> list[int]:
        advance, tried = TrainingRun.advance, []

        def fails(run: TrainingRun, resident: Any, feeds: Any, rates: Any) -> Any:
            size = len(feeds["pictures"][0])
            tried.append(size)
            if size > crops and run.step >= step:
                # What a step leaves behind that fails half way.
                run.step += 1
                for variable in run.model.trainable_variables:
                    variable.assign(variable * float("nan"))
                raise ERRORS[0]
            return advance(run, resident, feeds, rates)

        monkeypatch.setattr(TrainingRun, "advance", fails)
        return tried

    return limit


@pytest.mark.usefixtures("micro_size", "eager")
def test_a_run_goes_on_with_half_the_batch(
    pictures: Path, tmp_path: Path, small_memory: Callable[..., list[int]]
) -> None:
    tried = small_memory(2, step=2)
    events = list(train(recipe(pictures, tmp_path)))
    assert [type(e) for e in events if isinstance(e, Halved | Validation | Checkpoint | Finished)] == [
        *[Validation, Checkpoint] * 2,
        Halved,
        Validation,
        Checkpoint,
        Finished,
    ]
    halved = next(event for event in events if isinstance(event, Halved))
    assert halved == Halved(step=2, batch=2) and tried == [4, 4, 4, 2]
    state = load_checkpoint(tmp_path)
    assert state is not None and state.record["recipe"]["batch"] == 2, "what goes on starts with what fits"
    assert state.record["step"] == 3 and len(state.record["sessions"]) == 1


@pytest.mark.usefixtures("micro_size", "eager")
def test_where_a_single_crop_does_not_fit_it_is_said(
    pictures: Path, tmp_path: Path, small_memory: Callable[..., list[int]]
) -> None:
    tried = small_memory(0)
    with pytest.raises(OutOfMemoryError, match="not enough memory to train on a single crop") as caught:
        list(train(recipe(pictures, tmp_path)))
    assert tried == [4, 2, 1] and caught.value.exit_status == ExitStatus.DEVICE
    assert "smaller crops than 64" in caught.value.hint


@pytest.mark.usefixtures("micro_size", "eager")
def test_a_validation_that_does_not_fit_is_made_in_parts(
    pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validate = Validator.validate

    def fails(validator: Validator, step: int) -> Validation:
        if validator.batch > 2:
            raise MemoryError
        return validate(validator, step)

    monkeypatch.setattr(Validator, "validate", fails)
    events = list(train(recipe(pictures, tmp_path, steps=1)))
    assert [event for event in events if isinstance(event, Halved)] == [Halved(0, 2)]
    assert isinstance(events[-1], Finished) and events[-1].step == 1


@pytest.mark.usefixtures("micro_size", "eager")
def test_a_run_that_gets_no_better_ends_early(
    pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    losses = iter([5.0, 3.0, float("nan"), 4.0, 2.0])
    validate = Validator.validate
    monkeypatch.setattr(Validator, "validate", lambda v, step: replace(validate(v, step), loss=next(losses)))
    settings = recipe(pictures, tmp_path, steps=20, validate_every=1, batch=1, patience=2)
    events: list[Event] = list(train(settings))
    end = events[-1]
    assert isinstance(end, Finished) and end.early and end.step == 3
    best = load_checkpoint(tmp_path, "best")
    assert best is not None and best.record["step"] == 1

    more = list(train(replace(settings, patience=3, steps=4), resume=True))
    assert isinstance(more[-1], Finished) and (more[-1].step, more[-1].early) == (4, False)
