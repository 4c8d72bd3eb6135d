"""Trains many variants of a codec for a short while and notes what each gave in docs/training-log.md.

python packaging/rehearse.py --data PICTURES --steps 2000 [--batch 16] [--seed 1] [VARIANT...]

Without names all variants are trained, one after the other, in one process: the pictures are read once. The
Keras backend is that of KERAS_BACKEND. A row has the command that trains the same, without this program.
"""

import argparse
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aedesk.nn.quiet import quiet_import
from aedesk.runs import CodecRecipe, Event, Started, Step, Validation

LOG = Path(__file__).resolve().parents[1] / "docs" / "training-log.md"
Settings = dict[str, Any]
# Pictures that hold a crop of this side, and the files that were left out.
_READ: dict[int, Any] = {}
VARIANTS: dict[str, Settings] = {
    "plain": {},
    "another seed": {"seed": 2},
    "random start": {"cold": True},
    "learning rate 5e-4": {"learning_rate": 5e-4},
    "learning rate 2e-3": {"learning_rate": 2e-3},
    "depthwise 5": {"numbers": {"kernel": 5}},
    "4 anchors": {"numbers": {"anchors": 4}},
    "16 anchors": {"numbers": {"anchors": 16}},
    "expansion 3": {"numbers": {"expansion": 3}},
    "work to the decoder": {"numbers": {"analysis_blocks": 5, "synthesis_blocks": 9}},
    "work to the encoder": {"numbers": {"analysis_blocks": 9, "synthesis_blocks": 4}},
    "two deep blocks": {"numbers": {"deep_blocks": 2}},
    "wider context": {"numbers": {"context_channels": 192}},
    "float32": {"precision": "float32"},
    "crops of 128": {"crop": 128, "batch_factor": 4},
}


@dataclass
class Outcome:
    """What a variant gave.

    Args:
        validation: Figures of the last validation.
        speed: Crops a second, the mean of all reports but the first.
        parameters: Number of trained numbers.
        hardware: Backend, device and precision.
    """

    validation: Validation
    speed: float
    parameters: int
    hardware: str


def main() -> int:
    """Train the variants that are asked for."""
    parser = argparse.ArgumentParser(description="Train variants of a codec for a short while.")
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--data", type=Path, required=True, help="folder of pictures")
    parser.add_argument("--size", default="tiny")
    parser.add_argument("--steps", type=int, required=True, help="length of each run")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--crop", type=int, default=256)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, default=LOG, help="Markdown file that rows are appended to")
    arguments = parser.parse_args()
    if unknown := set(arguments.variants) - set(VARIANTS):
        parser.error(f"no such variant: {', '.join(sorted(unknown))}")
    base = {key: getattr(arguments, key) for key in ("size", "steps", "batch", "crop", "seed")}
    for name in arguments.variants or VARIANTS:
        settings = _settings(base, VARIANTS[name])
        outcome = _train(arguments.data, settings)
        row = _row(name, settings, outcome, arguments.data)
        with arguments.log.open("a", encoding="utf-8") as log:
            log.write(row + "\n")
        print(row, flush=True)
    return 0


def _settings(base: Settings, variant: Settings) -> Settings:
    settings = {**base, **variant}
    settings["batch"] *= settings.pop("batch_factor", 1)
    return {**settings, "validate_every": settings["steps"]}


def _train(data: Path, settings: Settings) -> Outcome:
    with quiet_import():
        from aedesk.training.codec import CodecTask
        from aedesk.training.loop import train_task

    class SharedPictures(CodecTask):
        """Takes the pictures that an earlier run has read."""

        def read(self, most: int | None = None) -> Any:
            crop = self.recipe.crop
            if crop not in _READ:
                _READ[crop] = super().read(most)
            return _READ[crop]

    with tempfile.TemporaryDirectory() as out:
        recipe = CodecRecipe(data=(data,), out=Path(out) / "run", **settings)
        with closing(train_task(SharedPictures(recipe))) as events:
            return _outcome(events, recipe.steps)


def _outcome(events: Iterator[Event], steps: int | None) -> Outcome:
    """Follow a run up to its last validation; its package is not made."""
    started = next(event for event in events if isinstance(event, Started))
    speeds = []
    for event in events:
        if isinstance(event, Step):
            speeds.append(event.crops_per_second)
        elif isinstance(event, Validation) and event.step == steps:
            warm = speeds[1:] or speeds
            hardware = f"{started.backend} on {started.device}, {started.precision}"
            return Outcome(event, sum(warm) / len(warm), started.parameters, hardware)
    raise RuntimeError("The run ended without its last validation.")


def _row(name: str, settings: Settings, outcome: Outcome, data: Path) -> str:
    columns = outcome.validation.columns
    points = (f"{bpp:.3f}/{psnr:.2f}" for bpp, psnr in zip(columns["bpp"], columns["psnr"], strict=True))
    cells = (
        f"{datetime.now(UTC):%Y-%m-%d}",
        name,
        f"{outcome.validation.loss:.3f}",
        " ".join(points),
        f"{outcome.speed:.1f}",
        f"{outcome.parameters / 1e6:.2f} M",
        outcome.hardware,
        f"`{_command(settings, data)}`",
    )
    return f"| {' | '.join(cells)} |"


def _command(settings: Settings, data: Path) -> str:
    words = ["aedesk-cli", "train", "codec", "--data", data.name]
    for key, value in settings.items():
        if key == "numbers":
            words += [word for name, number in value.items() for word in ("--set", f"{name}={number}")]
        elif value is True:
            words.append(f"--{key}")
        else:
            words += [f"--{key.replace('_', '-')}", str(value)]
    return shlex.join(words)


if __name__ == "__main__":
    sys.exit(main())
