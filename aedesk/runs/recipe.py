"""Everything that a training run depends on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, get_args

import numpy as np

from aedesk.errors import ModelError, UsageError
from aedesk.zoo.architecture import HYPER_STRIDE, SIZES, CodecArchitecture
from aedesk.zoo.folder import is_model_name

Precision = Literal["auto", "float32", "bfloat16"]
BOUNDS = {
    "steps": (1, 10**9),
    "minutes": (0.001, 10**6),
    "batch": (1, 4096),
    "crop": (64, 4096),
    "learning_rate": (1e-7, 1.0),
    "warmup": (0, 10**9),
    "holdout": (0.0, 0.5),
    "validate_every": (1, 10**9),
    "seed": (0, 2**31 - 1),
}
"""Smallest and largest value of each number of a recipe."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run of any kind; the same recipe on the same data gives the same steps.

    A kind of network subclasses it with the class variables ``kind``, ``sizes`` (architectures by name) and
    ``crop_multiple`` (the sides of crops divide by it), and with settings of its own.

    Args:
        data: Folders of pictures, searched to the bottom.
        out: Folder of the run: checkpoints and the exported package.
        size: Name of the architecture.
        steps: Length of the run in steps; exclusive with ``minutes``.
        minutes: Length of the run in minutes of training, all resumes together.
        batch: Crops a step.
        crop: Side of a crop in pixels.
        learning_rate: Peak of the schedule.
        warmup: Steps of linear warm-up.
        holdout: Share of the pictures that is kept for validation.
        validate_every: Steps between validations, each followed by a checkpoint.
        seed: Seed of the split, the crops, the noise and the first weights.
        precision: Type of the convolutions' arithmetic; what has to be exact stays float32.
        name: Name of the exported model.
        start: Name, id or folder of a model whose weights the run starts from.
        licence: Of the trained model.
        credits: Whose pictures it learns from, and their licences.
        numbers: Numbers of the architecture that differ from those of its size.
    """

    kind: ClassVar[str]
    sizes: ClassVar[Mapping[str, Any]]
    crop_multiple: ClassVar[int]

    data: tuple[Path, ...]
    out: Path
    size: str = "tiny"
    steps: int | None = None
    minutes: float | None = None
    batch: int = 8
    crop: int = 256
    learning_rate: float = 1e-3
    warmup: int = 300
    holdout: float = 0.02
    validate_every: int = 500
    seed: int = 0
    precision: Precision = "auto"
    name: str = ""
    start: str = ""
    licence: str = "Apache-2.0"
    credits: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse settings that cannot work, before anything is loaded."""
        self._check_architecture()
        if self.precision not in get_args(Precision):
            raise UsageError(
                f"There is no precision {self.precision!r}; there are {', '.join(get_args(Precision))}."
            )
        if (self.steps is None) == (self.minutes is None):
            raise UsageError(
                "A run needs either a number of steps or a number of minutes.", "Name --steps or --minutes."
            )
        if self.name and not is_model_name(self.name):
            raise UsageError(
                f"The name {self.name!r} is not allowed.", "Use letters, digits, spaces, dots and dashes."
            )
        if self.crop % self.crop_multiple:
            raise UsageError(
                f"The crop is {self.crop} pixels; it must be a multiple of {self.crop_multiple}."
            )
        for name, (low, high) in BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise UsageError(
                    f"The {name.replace('_', ' ')} is {value:,}; {low:,} to {high:,} is allowed."
                )

    def _check_architecture(self) -> None:
        if self.size not in self.sizes:
            raise UsageError(f"There is no size {self.size!r}; there are {', '.join(self.sizes)}.")
        known = self.sizes[self.size].as_dict()
        if odd := sorted(set(self.numbers) - set(known)):
            raise UsageError(
                f"An architecture has no number {', '.join(odd)}; it has {', '.join(known)}.",
                "Name one as in --set anchors=12.",
            )
        try:
            replace(self.sizes[self.size], **self.numbers)
        except ModelError as error:
            raise UsageError(error.message) from error

    @classmethod
    def resumed(cls, saved: Mapping[str, Any], **changes: Any) -> Self:
        """Make the recipe of a run that goes on.

        Args:
            saved: Settings from the run's record.
            **changes: Settings that are to differ, and the folders ``data`` and ``out``, of which a record
                knows the names only. A new length in steps or minutes replaces the old one.

        Raises:
            UsageError: A setting cannot work.
        """
        known = {field.name for field in fields(cls)}
        settings = {name: value for name, value in saved.items() if name in known}
        if "steps" in changes or "minutes" in changes:
            settings |= {"steps": None, "minutes": None}
        return cls(**{**settings, **changes})

    @property
    def architecture(self) -> Any:
        """Numbers of the networks."""
        return replace(self.sizes[self.size], **self.numbers)

    def learning_rate_at(self, step: int, progress: float) -> float:
        """Learning rate of a step: linear warm-up, then a cosine down to 2 % of the peak.

        Args:
            step: Steps done.
            progress: Share of the run that is done, 0 to 1.
        """
        warm = min(1.0, (step + 1) / max(1, self.warmup))
        cosine = 0.5 + 0.5 * np.cos(np.pi * min(1.0, max(0.0, progress)))
        return float(self.learning_rate * warm * (0.02 + 0.98 * cosine))

    def as_dict(self) -> dict[str, Any]:
        """Give the settings as plain values, for the training record; of folders the names alone."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return value.name
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class CodecRecipe(Recipe):
    """Settings of a run of a codec; without ``start`` it begins as a block transform.

    Args:
        cold: Begin with random weights instead.
    """

    kind: ClassVar[str] = "codec"
    sizes: ClassVar[Mapping[str, CodecArchitecture]] = SIZES
    crop_multiple: ClassVar[int] = HYPER_STRIDE
    cold: bool = False
