"""Everything that a training run of any kind depends on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

import numpy as np

from aedesk.errors import ModelError, UsageError
from aedesk.runs.fields import RecipeField, described, described_fields
from aedesk.zoo.folder import PackageFolder, is_model_name

Precision = Literal["auto", "float32", "bfloat16"]
RECIPES: dict[str, type["Recipe"]] = {}
"""The kinds of recipes by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Settings of a run of any kind; the same recipe on the same data gives the same steps.

    A kind of network subclasses it with the class variables ``kind`` and ``sizes`` (architectures by name),
    and with settings of its own. Help and bounds of each field are in its metadata, see ``fields_of``.

    Raises:
        UsageError: A setting cannot work.
    """

    kind: ClassVar[str]
    sizes: ClassVar[Mapping[str, Any]]

    data: tuple[Path, ...] = field(
        metadata=described(
            "--data",
            "folder",
            "Pictures",
            "Folder of pictures, searched to the bottom; can be repeated",
            placeholder="DIR",
            many=True,
            folded=False,
        )
    )
    out: Path = field(
        metadata=described(
            "--out",
            "folder",
            "Folder of the run",
            "Folder of the run: checkpoints, the package",
            placeholder="RUN",
        )
    )
    size: str = field(
        metadata=described(
            "--size",
            "text",
            "Size",
            "Size of the networks: larger ones do better and take longer",
            folded=False,
        )
    )
    steps: int | None = field(
        default=None,
        metadata=described(
            "--steps", "whole", "Steps", "Length in steps", placeholder="N", low=1, high=10**9
        ),
    )
    minutes: float | None = field(
        default=None,
        metadata=described(
            "--minutes",
            "number",
            "Time",
            "Length in minutes of training, resumes included",
            placeholder="N",
            low=0.001,
            high=10**6,
            unit="minutes",
            folded=False,
        ),
    )
    batch: int = field(
        default=8,
        metadata=described(
            "--batch",
            "whole",
            "Batch",
            "Crops a step; more make steadier steps, which take longer and more memory",
            placeholder="N",
            low=1,
            high=4096,
            folded=False,
        ),
    )
    crop: int = field(
        default=256,
        metadata=described(
            "--crop",
            "whole",
            "Crop",
            "Side of the squares that are cut from pictures",
            placeholder="N",
            low=64,
            high=4096,
            unit="pixels",
        ),
    )
    learning_rate: float = field(
        default=1e-3,
        metadata=described(
            "--learning-rate",
            "number",
            "Learning rate",
            "Peak of the learning rate",
            placeholder="X",
            low=1e-7,
            high=1,
        ),
    )
    warmup: int = field(
        default=300,
        metadata=described(
            "--warmup",
            "whole",
            "Warm-up",
            "Steps in which the learning rate rises to its peak",
            placeholder="N",
            low=0,
            high=10**9,
            unit="steps",
        ),
    )
    weight_decay: float = field(
        default=0.0,
        metadata=described(
            "--weight-decay",
            "number",
            "Weight decay",
            "Pull of the kernels towards zero, which keeps few pictures from being learned by heart",
            placeholder="X",
            low=0,
            high=1,
        ),
    )
    patience: int = field(
        default=0,
        metadata=described(
            "--patience",
            "whole",
            "Patience",
            "Validations without a better loss after which the run ends early; 0 lets it go on",
            placeholder="N",
            low=0,
            high=10**6,
            unit="validations",
        ),
    )
    flips: bool = field(
        default=True,
        metadata=described(
            "--flips/--no-flips",
            "switch",
            "Mirror and turn",
            "Mirror half of the crops and turn some, which makes more of few pictures",
        ),
    )
    scales: bool = field(
        default=True,
        metadata=described(
            "--scales/--no-scales",
            "switch",
            "Make smaller",
            "Cut half of the crops from pictures made up to two times smaller: sharper, cleaner, more varied",
        ),
    )
    colours: bool = field(
        default=False,
        metadata=described(
            "--colours/--no-colours",
            "switch",
            "Vary colours",
            "Change brightness, contrast and saturation of crops a little, which makes more of few pictures",
        ),
    )
    holdout: float = field(
        default=0.02,
        metadata=described(
            "--holdout",
            "number",
            "Held out",
            "Share of the pictures held out to measure on",
            placeholder="S",
            low=0,
            high=0.5,
        ),
    )
    validate_every: int = field(
        default=500,
        metadata=described(
            "--validate-every",
            "whole",
            "Validate every",
            "Steps between two validations, each followed by a checkpoint",
            placeholder="N",
            low=1,
            high=10**9,
            unit="steps",
        ),
    )
    seed: int = field(
        default=0,
        metadata=described(
            "--seed", "whole", "Seed", "Seed of all chance", placeholder="N", low=0, high=2**31 - 1
        ),
    )
    precision: Precision = field(
        default="auto",
        metadata=described(
            "--precision",
            "text",
            "Precision",
            "Arithmetic of the convolutions",
            placeholder="TYPE",
            meanings={
                "auto": "bfloat16 where the device multiplies it fast, else float32",
                "float32": "exact, and the same everywhere",
                "bfloat16": "half of the memory, and faster on recent devices",
            },
        ),
    )
    name: str = field(
        default="",
        metadata=described(
            "--name",
            "text",
            "Name",
            "Name of the model",
            placeholder="NAME",
            fallback="its size",
            folded=False,
        ),
    )
    start: str = field(
        default="",
        metadata=described(
            "--from",
            "model",
            "Start from",
            "Start from the weights of this model: go on, or adapt it",
            placeholder="MODEL",
            folded=False,
        ),
    )
    licence: str = field(
        default="Apache-2.0",
        metadata=described(
            "--licence", "text", "Licence", "Licence of the model, for its card", placeholder="TEXT"
        ),
    )
    credits: str = field(
        default="",
        metadata=described(
            "--credits",
            "text",
            "Credits",
            "Whose pictures, and under which licences, for the model card",
            placeholder="TEXT",
        ),
    )
    numbers: Mapping[str, int] = field(
        default_factory=dict,
        metadata=described(
            "--set",
            "table",
            "Architecture",
            "Number of the architecture that differs from that of the size, as kernel=5; can be repeated",
            placeholder="NAME=N",
            many=True,
        ),
    )

    def __init_subclass__(cls) -> None:
        """Note the kind."""
        RECIPES[cls.kind] = cls

    def __post_init__(self) -> None:
        """Refuse settings that cannot work, before anything is loaded."""
        self._check_architecture()
        for known in fields_of(self.kind):
            known.check(getattr(self, known.name))
        if (self.steps is None) == (self.minutes is None):
            raise UsageError(
                "A run needs either a number of steps or a number of minutes.", "Name --steps or --minutes."
            )
        if self.name and not is_model_name(self.name):
            raise UsageError(
                f"The name {self.name!r} is not allowed.", "Use letters, digits, spaces, dots and dashes."
            )

    def check_start(self, package: PackageFolder) -> None:
        """Refuse to start from a model that this one cannot be made of; by default any will do.

        Args:
            package: The model to start from.

        Raises:
            UsageError: It cannot.
        """

    def check_sources(self) -> None:
        """Refuse a recipe that names nothing to learn from, as that of a record may.

        Raises:
            UsageError: There are no folders.
        """
        if not self.data:
            raise UsageError("There is nothing to learn from.", "Name --data.")

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
            saved: Settings from the run's record. Its folders are passed over, being names alone.
            **changes: Settings that are to differ, and all folders. A new length in steps or minutes replaces
                the old one.

        Raises:
            UsageError: A setting cannot work.
        """
        kept = [known for known in fields_of(cls.kind) if known.name in saved and known.shape != "folder"]
        settings = {known.name: saved[known.name] for known in kept}
        # JSON has no tuples.
        settings |= {name: tuple(value) for name, value in settings.items() if isinstance(value, list)}
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


def fields_of(kind: str) -> tuple[RecipeField, ...]:
    """The settings of a kind of recipes, in their order: titles, help, bounds, defaults.

    Args:
        kind: "codec" or "denoiser".
    """
    return described_fields(RECIPES[kind])
