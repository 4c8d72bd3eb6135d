"""What a training run tells while it goes on."""

import math
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""

    def as_dict(self) -> dict[str, Any]:
        """Give the event as plain values, with its name under ``event``; what is not finite becomes None."""
        values = {key: _finite(value) for key, value in asdict(self).items()}
        return {"event": type(self).__name__.lower(), **values}


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
        bpp: Mean rate in bits per pixel, over random qualities.
        psnr: PSNR in dB of the mean squared error, over random qualities.
        learning_rate: Learning rate of the last step.
        crops_per_second: Speed.
        skipped_steps: Steps without an update, because a gradient was not finite.
    """

    step: int
    progress: float
    loss: float
    bpp: float
    psnr: float
    learning_rate: float
    crops_per_second: float
    skipped_steps: int


@dataclass(frozen=True, slots=True)
class Validation(Event):
    """Figures on the pictures held out, with averaged weights and rounded symbols.

    Args:
        step: Steps done.
        qualities: Qualities that were measured.
        bpp: Mean rate per quality.
        psnr: Mean PSNR in dB per quality.
        loss: Mean loss over the qualities.
    """

    step: int
    qualities: tuple[float, ...]
    bpp: tuple[float, ...]
    psnr: tuple[float, ...]
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
class Stopped(Event):
    """The run was stopped and kept; told by whoever stopped it.

    Args:
        step: Steps done.
    """

    step: int


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The run is over.

    Args:
        step: Steps done.
        hours: Hours of training in all.
        package: Folder of the exported model package.
    """

    step: int
    hours: float
    package: str
