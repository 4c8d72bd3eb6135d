"""Estimates: real steps are timed, batches halved until they fit, and nothing is written."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aedesk.errors import OutOfMemoryError, TrainingError
from aedesk.runs import CodecRecipe
from aedesk.training import estimate as module
from aedesk.training.codec import CodecTask
from aedesk.training.estimate import Estimate, estimate
from aedesk.training.run import TrainingRun
from tests.training.micro import SETTINGS

pytestmark = pytest.mark.usefixtures("micro_size", "eager")


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEAST_SECONDS", 0.0)
    monkeypatch.setattr(module, "LEAST_STEPS", 1)


def recipe(pictures: Path, **changes: Any) -> CodecRecipe:
    return CodecRecipe(data=(pictures,), out=pictures / "run", **{**SETTINGS, "minutes": 20, **changes})


def test_a_run_is_estimated_from_real_steps(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    advance = TrainingRun.advance

    def counted(run: TrainingRun, resident: Any, feeds: Any, rates: Any) -> Any:
        steps.append(len(feeds["pictures"][0]))
        return advance(run, resident, feeds, rates)

    monkeypatch.setattr(TrainingRun, "advance", counted)
    before = sorted(pictures.rglob("*"))
    found = estimate(recipe(pictures))
    assert steps == [2, 2], "one to warm up, one that counts"
    assert (found.batch, found.halved) == (2, 0)
    assert found.crops_per_second == pytest.approx(2 / found.seconds_per_step)
    assert found.steps_in_budget == int(1200 / found.seconds_per_step)
    assert found.seconds == pytest.approx(1200, rel=found.seconds_per_step / 600)
    assert found.device and found.device_memory and 10**8 < found.memory < found.device_memory
    assert found.as_dict()["event"] == "estimate"
    assert sorted(pictures.rglob("*")) == before


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Steps on more than 2 crops do not fit, and others take no time; notes the batches."""
    tried: list[int] = []

    def advance(run: TrainingRun, resident: Any, feeds: Any, rates: Any) -> list[float]:
        tried.append(len(feeds["pictures"][0]))
        if tried[-1] > 2:
            raise MemoryError
        return [0.0]

    monkeypatch.setattr(TrainingRun, "advance", advance)
    return tried


def test_a_batch_that_does_not_fit_is_halved(pictures: Path, small_memory: list[int]) -> None:
    found = estimate(recipe(pictures, batch=7, minutes=None, steps=50))
    assert small_memory == [7, 3, 1, 1] and (found.batch, found.halved) == (1, 2)
    assert found.steps_in_budget == 50 and found.seconds == pytest.approx(50 * found.seconds_per_step)


def test_not_even_one_crop_fits(
    pictures: Path, small_memory: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CodecTask, "conditions", lambda task, random, size: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        estimate(recipe(pictures))

    def full(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(CodecTask, "conditions", full)
    with pytest.raises(OutOfMemoryError, match="a single crop"):
        estimate(recipe(pictures))
    assert not small_memory


def test_a_cpu_is_not_filled_up_to_try(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There the system would end the process, and perhaps others."""
    tried: list[int] = []

    def seconds(bench: Any, batch: int) -> float:
        tried.append(batch)
        return 0.5

    monkeypatch.setattr(module._Bench, "seconds_per_step", seconds)
    monkeypatch.setattr(module._Bench, "bytes_of_a_crop", lambda bench: 3e6)
    monkeypatch.setattr(module.psutil, "virtual_memory", lambda: SimpleNamespace(available=1e8, total=2e8))
    found = estimate(recipe(pictures, batch=100))
    assert tried == [25] and (found.batch, found.halved) == (25, 2), "25 × 3 MB fit into 80 % of 100 MB"


def test_few_pictures_of_many_are_read(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PICTURES", 3)
    chosen, times = module._some_pictures(CodecTask(recipe(pictures)))
    assert len(chosen) == 3 and times == pytest.approx(8 / 3)
    assert [path.name for path in chosen.paths] == ["texture-0.png", "texture-3.png", "texture-6.png"]
    with pytest.raises(TrainingError, match="None of 8 files"):
        module._some_pictures(CodecTask(recipe(pictures, crop=128)))


def test_numbers_of_an_estimate_are_plain() -> None:
    found = Estimate("A processor", None, 0.5, 10**9, 8, 0, 16.0, 100, 50.0)
    assert found.as_dict() == {
        "event": "estimate",
        "device": "A processor",
        "device_memory": None,
        "seconds_per_step": 0.5,
        "memory": 10**9,
        "batch": 8,
        "halved": 0,
        "crops_per_second": 16.0,
        "steps_in_budget": 100,
        "seconds": 50.0,
    }
