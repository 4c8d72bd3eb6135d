"""Folders of runs that nobody trained: written by hand, with the very classes that training uses."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aedesk.runs.codec_recipe import CodecRecipe
from aedesk.runs.event_file import EventFile
from aedesk.runs.events import Event, Started, Step, Validation
from aedesk.runs.toml import RECIPE_NAME, write_recipe

Tell = Callable[..., None]


def started(step: int = 0) -> Started:
    return Started(step, "tensorflow", "cpu:0", "float32", 6, 2, (), 1000)


def made(step: int, loss: float = 1.0, steps: int = 10) -> Step:
    return Step(step, step / steps, loss, {"bpp": 0.5, "psnr": 30.0}, 1e-3, 24.0, 0, seconds=2.0 * step)


def validated(step: int, loss: float = 1.0) -> Validation:
    return Validation(step, {"qualities": (10.0, 60.0), "bpp": (0.1, 0.5), "psnr": (25.0, 32.0)}, loss)


@pytest.fixture(autouse=True)
def own_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of runs of this test."""
    folder = tmp_path / "runs"
    folder.mkdir()
    monkeypatch.setenv("AEDESK_RUNS", str(folder))
    return folder


def make_run(folder: Path, *events: Event, **settings: object) -> Path:
    """Write a recipe, and what a run told."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"steps": 10, "data": (folder.parent / "pictures",), **settings}
    write_recipe(CodecRecipe(out=folder, **given), folder / RECIPE_NAME)  # type: ignore[arg-type]
    tell(folder, *events)
    return folder


def tell(folder: Path, *events: Event) -> None:
    """Let a run tell more."""
    if events:
        with closing(EventFile(folder)) as file:
            for event in events:
                file.add(event)
