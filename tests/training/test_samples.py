"""The crops that a run shows at every validation: what went in, what came out, and which are kept."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from aedesk.imaging import read_picture
from aedesk.runs.recipe import RECIPES
from aedesk.training.codec import CodecTask
from aedesk.training.denoiser import DenoiserTask
from aedesk.training.samples import Samples

NOISES = ("σ 15", "σ 25", "σ 50", "camera", "noise and jpeg", "clean")


def batch_of(number: int, level: int) -> dict[str, Any]:
    clean = np.stack([np.full((8, 8, 3), 10 * i, np.uint8) for i in range(number)])
    return {"pictures": clean, "noisy": clean + np.uint8(level), "blind": np.ones(number, np.float32)}


class Dimmer:
    """Makes every noisy picture darker, one of them not finite."""

    def samples(self, sets: Any, number: int) -> Any:
        return {key: array[:number] for key, array in sets[0][1].items()}

    def outputs(self, model: Any, batch: Any) -> Any:
        picture = keras.ops.cast(batch["noisy"], "float32") / 255.0
        return {"picture": keras.ops.where(picture > 0.11, float("nan"), picture - 2.0 / 255.0)}


@pytest.fixture
def samples(tmp_path: Path) -> Samples:
    return Samples(Dimmer(), None, [("σ 25", batch_of(6, 2))], tmp_path)  # type: ignore[arg-type]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("samples/*")}


def test_what_went_in_and_what_should_come_out_are_shown(samples: Samples, tmp_path: Path) -> None:
    samples.begin(0)
    assert names(tmp_path) == {f"{name}-{i}.png" for name in ("before", "clean") for i in range(4)}
    levels = [
        read_picture(tmp_path / f"samples/{name}-3.png").pixels[0, 0, 0] for name in ("before", "clean")
    ]
    assert levels == [32, 30]


def test_what_came_out_is_written_and_measured(samples: Samples, tmp_path: Path) -> None:
    samples.begin(0)
    sample = samples.take(7)
    assert sample.paths == tuple(f"samples/step-00000007-{i}.png" for i in range(4)) and sample.bpp == ()
    made = [int(read_picture(tmp_path / path).pixels.max()) for path in sample.paths]
    assert made == [0, 10, 20, 0]  # the last was not finite
    assert sample.psnr[0] == np.inf and sample.psnr[3] == pytest.approx(20 * np.log10(255 / 30))


def test_the_first_and_the_last_two_are_kept_and_lost_steps_forgotten(
    samples: Samples, tmp_path: Path
) -> None:
    samples.begin(0)
    for step in range(0, 100_000_000, 25_000_000):
        samples.take(step)
    steps = {name.split("-")[1] for name in names(tmp_path) if name.startswith("step-")}
    assert steps == {"00000000", "50000000", "75000000"}
    samples.begin(50_000_000)
    steps = {name.split("-")[1] for name in names(tmp_path) if name.startswith("step-")}
    assert steps == {"00000000", "50000000"}


@pytest.mark.parametrize(("number", "levels"), [(4, [2, 4, 5, 3]), (2, [2, 4])])
def test_a_denoiser_shows_several_noises(number: int, levels: list[int]) -> None:
    task = DenoiserTask(RECIPES["denoiser"](data=(Path("a"),), out=Path("b"), steps=1))  # type: ignore[arg-type]
    sets = [(name, batch_of(number, level)) for level, name in enumerate(NOISES, 1)]
    batch = task.samples(sets, 4)  # type: ignore[arg-type]
    pairs = zip(batch["noisy"], batch["pictures"], strict=True)
    assert [int(a.max()) - int(b.max()) for a, b in pairs] == levels
    few = task.samples([("pairs", batch_of(3, 9))], 4)
    assert len(few["pictures"]) == len(few["blind"]) == 3


@pytest.mark.parametrize(
    ("qualities", "shown"), [((10.0, 35.0, 60.0, 85.0), 60.0), ((1.0, 20.0, 41.0), 21.0)]
)
def test_a_codec_shows_the_usual_quality_or_the_middle(qualities: tuple[float, ...], shown: float) -> None:
    task = CodecTask(RECIPES["codec"](data=(Path("a"),), out=Path("b"), steps=1))  # type: ignore[arg-type]
    batch = task.samples([(quality, batch_of(5, 0)) for quality in qualities], 4)
    assert batch["qualities"].tolist() == [shown] * 4 and len(batch["pictures"]) == 4
