"""What ``train`` tells while it goes on: lines for people, or events as JSON lines."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from aedesk.cli.environment import Environment
from aedesk.cli.text import duration_text, path_text
from aedesk.runs.events import (
    Checkpoint,
    Discarded,
    Event,
    Finished,
    Halved,
    Paused,
    Resumed,
    Started,
    Step,
    Stopped,
    Validation,
)

if TYPE_CHECKING:
    from rich.progress import Progress

SECONDS_BETWEEN_LINES = 60.0
MOST_SKIPPED = 5
_FORMATS = {
    "bpp": "{:.3f} bpp",
    "psnr": "{:.2f} dB",
    "ms_ssim": "MS-SSIM {:.4f}",
    "estimate_error": "estimate off by {:.0%}",
}
_NONE = "–"
_AXES = {"qualities": "q"}


class JsonReport:
    """Tells every event as one JSON line on standard output.

    Args:
        env: Streams.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env

    def add(self, event: Event) -> None:
        """Tell an event."""
        self._env.tell(json.dumps(event.as_dict(), ensure_ascii=False))

    def close(self) -> None:
        """Nothing is left to do."""


class TextReport:
    """Tells people on standard error: a live line on a terminal, elsewhere a line a minute.

    Args:
        env: Streams.
        command: The command that goes on with this run.
        kind: What is trained.
    """

    def __init__(self, env: Environment, command: str, kind: str = "codec") -> None:
        self._env = env
        self._kind = kind
        self._command = command
        self._live: Progress | None = None
        self._due = 0.0
        self._tellers: dict[type[Event], Callable[..., None]] = {
            Started: self._started,
            Step: self._step,
            Validation: self._validation,
            Checkpoint: self._checkpoint,
            Finished: self._finished,
            Halved: self._halved,
            Paused: self._paused,
            Resumed: self._resumed,
            Stopped: self._stopped,
            Discarded: self._discarded,
        }

    def add(self, event: Event) -> None:
        """Tell an event; of samples there is nothing to tell."""
        if teller := self._tellers.get(type(event)):
            teller(event)

    def close(self) -> None:
        """Take the live line away."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _say(self, text: str) -> None:
        if self._live is None:
            self._env.say(text)
        else:
            self._live.console.print(text, markup=False, highlight=False, soft_wrap=True, emoji=False)

    def _started(self, event: Started) -> None:
        begin = f"Going on at step {event.step:,}" if event.step else "Training"
        self._say(
            f"{begin}: {event.parameters:,} numbers on {event.training_pictures:,} pictures, "
            f"{event.validation_pictures:,} held out; {event.backend} on {event.device}, {event.precision}"
        )
        for reason in event.skipped[:MOST_SKIPPED]:
            self._say(f"  left out: {reason}")
        if len(event.skipped) > MOST_SKIPPED:
            self._say(f"  left out: {len(event.skipped) - MOST_SKIPPED:,} more")
        if self._env.stderr_is_terminal:
            self._live = self._open()

    def _step(self, event: Step) -> None:
        text = (
            f"step {event.step:,}  loss {event.loss:.3f}  {figures_text(event.figures, '  ')}  "
            f"{event.crops_per_second:.1f} crops/s"
        )
        if event.skipped_steps:
            text += f"  {event.skipped_steps} steps skipped"
        if self._live is not None:
            self._live.update(self._live.task_ids[0], completed=event.progress, description=text)
        elif monotonic() >= self._due:
            self._due = monotonic() + SECONDS_BETWEEN_LINES
            self._say(f"{100 * event.progress:5.1f} %  {text}")

    def _validation(self, event: Validation) -> None:
        axis, *names = event.columns
        points = (
            f"{label_text(axis, label)} {figures_text(dict(zip(names, figures, strict=True)), ' ')}"
            for label, *figures in zip(*event.columns.values(), strict=True)
        )
        self._say(f"Held-out pictures at step {event.step:,}: {', '.join(points)}; loss {event.loss:.3f}")

    def _checkpoint(self, event: Checkpoint) -> None:
        if event.best and event.step:
            self._say("  the best so far")

    def _finished(self, event: Finished) -> None:
        self.close()
        if event.early:
            self._say(
                "Validations got no better any more, as the recipe's patience has it: the run ends here."
            )
        self._say(f"Done: {event.step:,} steps, {duration_text(3600 * event.hours)} of training.")
        self._say(usage_text(event.package, self._kind))

    def _halved(self, event: Halved) -> None:
        self._say(
            f"Memory ran out: going on at step {event.step:,} with batches of {event.batch:,} "
            f"{'crop' if event.batch == 1 else 'crops'}."
        )

    def _stopped(self, event: Stopped) -> None:
        self.close()
        self._say(f"Stopped at step {event.step:,} and kept; go on with:")
        self._say(f"  {self._command}")

    def _paused(self, event: Paused) -> None:
        self._say(f"Waiting at step {event.step:,}, as it was asked to.")

    def _resumed(self, event: Resumed) -> None:
        self._say("Going on.")

    def _discarded(self, event: Discarded) -> None:
        self.close()
        self._say(f"Stopped at step {event.step:,}; the folder of the run is in the trash.")

    def _open(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(file=self._env.stderr, force_terminal=True),
            transient=True,
        )
        progress.add_task("warming up", total=1.0)
        progress.start()
        return progress


def usage_text(package: str | Path, kind: str) -> str:
    """How a package of a kind, named by its folder or its name, is put to use."""
    command = "denoise" if kind == "denoiser" else "compress"
    return f"Use it: aedesk-cli {command} --model {path_text(Path(package))} PICTURE"


def label_text(axis: str, label: float | str) -> str:
    """What a set of a validation is called: ``q60``, ``σ 25``."""
    return f"{_AXES.get(axis, '')}{label if isinstance(label, str) else f'{label:g}'}"


def figures_text(figures: Mapping[str, Any], separator: str) -> str:
    """Figures with their units: ``0.412 bpp  33.10 dB``; one that is not finite is a dash."""
    return separator.join(
        _NONE if value is None else _FORMATS.get(name, f"{name} {{:.3f}}").format(value)
        for name, value in figures.items()
    )
