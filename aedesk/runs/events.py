"""What a training run tells while it goes on."""

import math
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""

    def as_dict(self) -> dict[str, Any]:
        """Give the event as plain values, with its name under ``event``; what is not finite becomes None."""
        values: dict[str, Any] = {"event": type(self).__name__.lower()}
        for key, value in asdict(self).items():
            # Figures that differ between kinds of networks stand beside the others.
            parts = value if isinstance(value, dict) else {key: value}
            values |= {name: _finite(part) for name, part in parts.items()}
        return values


def _finite(value: Any) -> Any:
    # JSON knows no NaN.
    if isinstance(value, tuple):
        return [_finite(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


@dataclass(frozen=True, slots=True)
class Started(Event):
    """The run begins or goes on.

    Args:
        step: Steps done before.
        backend: Keras backend in use.
        device: Device in use.
        precision: "float32" or "bfloat16".
        training_pictures: Number of pictures to learn from.
        validation_pictures: Number of pictures held out.
        skipped: Files that are no usable pictures, with the reason.
        parameters: Number of trained numbers.
    """

    step: int
    backend: str
    device: str
    precision: str
    training_pictures: int
    validation_pictures: int
    skipped: tuple[str, ...]
    parameters: int


@dataclass(frozen=True, slots=True)
class Step(Event):
    """Mean figures since the last event of this kind; comes about every second.

    Args:
        step: Steps done.
        progress: Share of the run that is done, 0 to 1.
        loss: Mean loss.
        figures: What else the kind of network tells, by name. Of a codec ``bpp``: mean rate in bits per
            pixel, and ``psnr``: PSNR in dB of the mean squared error, both over random qualities.
        learning_rate: Learning rate of the last step.
        crops_per_second: Speed.
        skipped_steps: Steps without an update, because a gradient was not finite.
        seconds: Seconds of training in all, without validations and pauses.
    """

    step: int
    progress: float
    loss: float
    figures: dict[str, float]
    learning_rate: float
    crops_per_second: float
    skipped_steps: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Validation(Event):
    """Figures on the pictures held out, with averaged weights and rounded symbols.

    Args:
        step: Steps done.
        columns: A table with a row for each set that was measured. Its first column says which; of a codec
            ``qualities``, ``bpp`` (mean rate) and ``psnr`` (mean PSNR in dB).
        loss: Mean loss over the sets.
    """

    step: int
    columns: dict[str, tuple[float | str, ...]]
    loss: float


@dataclass(frozen=True, slots=True)
class Checkpoint(Event):
    """The state of the run is safe on disk.

    Args:
        step: Steps done.
        path: The file that holds the state.
        best: No earlier validation had a lower loss.
    """

    step: int
    path: str
    best: bool


@dataclass(frozen=True, slots=True)
class Sample(Event):
    """The same held-out crops as ever, as the network gives them now; comes with a validation.

    Args:
        step: Steps done.
        paths: The pictures as PNG files, from the run's folder: ``samples/step-00001234-0.png`` and on. What
            went into the network is in ``samples/before-0.png`` and on; where that is not what should come
            out, as of a denoiser, that is in ``samples/clean-0.png`` and on.
        psnr: PSNR in dB of each against what should come out.
        bpp: Rate of each in bits per pixel; empty where nothing is compressed.
    """

    step: int
    paths: tuple[str, ...]
    psnr: tuple[float, ...] = ()
    bpp: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Halved(Event):
    """Memory ran out: the run goes back to its last checkpoint, and on with half as many crops a step.

    Args:
        step: Steps done, those after the checkpoint taken back.
        batch: Crops a step from now on.
    """

    step: int
    batch: int


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The run waits, as it was asked to; what it has learned so far is safe.

    Args:
        step: Steps done.
    """

    step: int


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """The run has waited and goes on.

    Args:
        step: Steps done.
    """

    step: int


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    """The run was stopped and kept.

    Args:
        step: Steps done.
    """

    step: int


@dataclass(frozen=True, slots=True)
class Discarded(Event):
    """The run was stopped, and its folder is in the trash.

    Args:
        step: Steps done.
    """

    step: int


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The run ended by an error; it can go on from its last checkpoint.

    Args:
        message: What went wrong, in a sentence.
        hint: What can be done about it; may be empty.
    """

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The run is over.

    Args:
        step: Steps done.
        hours: Hours of training in all.
        package: Folder of the exported model package.
        early: Whether it ended before its time, because validations did not get better.
    """

    step: int
    hours: float
    package: str
    early: bool = False
