"""Made-up runs: events as a training process writes them."""

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from aedesk.runs import CodecRecipe, DenoiserRecipe
from aedesk.runs.toml import write_recipe

QUALITIES = [10.0, 35.0, 60.0, 85.0]
NOISES = ["σ 15", "σ 25", "σ 50", "camera", "noise and jpeg", "clean", "jpeg 20"]


def events_of(kind: str) -> Iterator[dict[str, Any]]:
    """The beginning of a run of a kind."""
    if kind == "codec":
        yield from codec_events()
        return
    yield started()
    for step in range(0, 401, 10):
        yield denoiser_step(step)
        if step % 100 == 0:
            yield denoiser_validation(step)


def codec_events(
    steps: int = 400, every: int = 100, of: int = 1000, seconds: float = 1e9
) -> Iterator[dict[str, Any]]:
    """A codec that gets better: a report every ten steps."""
    yield started()
    for step in range(0, steps + 1, 10):
        if step:
            yield codec_step(step, of, seconds + step)
        if step % every == 0:
            yield codec_validation(step, seconds + step)


def started(step: int = 0, seconds: float = 1e9) -> dict[str, Any]:
    return {
        "event": "started",
        "time": seconds,
        "step": step,
        "backend": "tensorflow",
        "device": "cpu:0",
        "precision": "bfloat16",
        "training_pictures": 320,
        "validation_pictures": 16,
        "skipped": ["a.txt: no picture"],
        "parameters": 1234567,
    }


def codec_step(step: int, of: int = 1000, seconds: float = 1e9) -> dict[str, Any]:
    wave = math.sin(step * 1.7)
    return {
        "event": "step",
        "time": seconds,
        "step": step,
        "progress": step / of,
        "loss": 0.5 + math.exp(-step / 150) + 0.05 * wave,
        "bpp": 0.4 + 0.3 * math.exp(-step / 150) + 0.05 * wave,
        "psnr": 34 - 4 * math.exp(-step / 150) + wave,
        "learning_rate": 1e-3 * (1 - step / of),
        "crops_per_second": 24.6,
        "skipped_steps": 0,
    }


def codec_validation(step: int, seconds: float = 1e9) -> dict[str, Any]:
    fall = math.exp(-step / 150)
    return {
        "event": "validation",
        "time": seconds,
        "step": step,
        "qualities": QUALITIES,
        "bpp": [rate * (0.8 + 0.2 * fall) for rate in (0.08, 0.22, 0.6, 1.5)],
        "psnr": [quality - 0.6 * fall for quality in (27.0, 31.2, 35.8, 40.6)],
        "loss": 0.45 + 0.9 * fall,
    }


def denoiser_step(step: int, of: int = 1000, seconds: float = 1e9) -> dict[str, Any]:
    event = codec_step(step, of, seconds)
    del event["bpp"]
    return {**event, "estimate_error": 0.3 * math.exp(-step / 200)}


def denoiser_validation(step: int, seconds: float = 1e9) -> dict[str, Any]:
    fall = math.exp(-step / 150)
    clear = (33.5, 31.2, 28.1, 35.4, 31.0, 48.0, 32.2)
    return {
        "event": "validation",
        "time": seconds,
        "step": step,
        "noises": NOISES,
        "psnr": [quality - 1.5 * fall for quality in clear],
        "estimate_error": [0.1 + 0.2 * fall] * len(NOISES),
        "loss": 2.0 + fall,
    }


def sample(step: int, number: int = 4) -> dict[str, Any]:
    return {
        "event": "sample",
        "time": 1e9,
        "step": step,
        "paths": [f"samples/step-{step:08d}-{i}.png" for i in range(number)],
        "psnr": [33.0] * number,
        "bpp": [0.5] * number,
    }


def write_samples(
    folder: Path, step: int, before: tuple[int, int, int], after: tuple[int, int, int], number: int = 4
) -> None:
    """Write what an event about samples names, in one colour each."""
    (folder / "samples").mkdir(parents=True, exist_ok=True)
    for i in range(number):
        for name, colour in ((f"before-{i}", before), (f"step-{step:08d}-{i}", after)):
            Image.fromarray(np.full((64, 64, 3), colour, np.uint8)).save(folder / "samples" / f"{name}.png")


def write_run(folder: Path, events: Iterable[dict[str, Any]], **settings: Any) -> Path:
    """Write a run as a training process leaves it: recipe, events."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"minutes": 20.0, "name": "panels", "start": "tiny", **settings}
    kind = DenoiserRecipe if given.pop("kind", "codec") == "denoiser" else CodecRecipe
    if kind is DenoiserRecipe:
        given["start"] = ""
    write_recipe(kind(data=(folder,), out=folder, **given), folder / "recipe.toml")
    add_events(folder, events)
    return folder


def add_events(folder: Path, events: Iterable[dict[str, Any]]) -> None:
    """Add what a training process tells."""
    with (folder / "events.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(event) + "\n" for event in events)


def ended(event: str, step: int = 400, **more: Any) -> dict[str, Any]:
    """The last event of a run."""
    return {"event": event, "time": 2e9, "step": step, **more}
