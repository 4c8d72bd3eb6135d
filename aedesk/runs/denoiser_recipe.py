"""Everything that a training run of a denoiser depends on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from aedesk.errors import UsageError
from aedesk.runs.recipe import Recipe
from aedesk.zoo.denoiser_architecture import DENOISER_SIZES, MAP_CELL


@dataclass(frozen=True, slots=True)
class DenoiserRecipe(Recipe):
    """Settings of a run of a denoiser.

    Args:
        noisy: Folder of pictures with real noise, whose clean versions are in ``clean`` under the same names
            (suffixes may differ).
        clean: Folder of those clean versions.
    """

    kind: ClassVar[str] = "denoiser"
    sizes: ClassVar[Mapping[str, Any]] = DENOISER_SIZES
    # All sizes of networks, and cells of noise maps.
    crop_multiple: ClassVar[int] = 2 * MAP_CELL

    size: str = "fine"
    crop: int = 128
    learning_rate: float = 2e-3
    noisy: Path | None = None
    clean: Path | None = None

    def __post_init__(self) -> None:
        """Refuse settings that cannot work, before anything is loaded."""
        Recipe.__post_init__(self)
        if (self.noisy is None) != (self.clean is None):
            raise UsageError("A run on pairs needs noisy and clean pictures.", "Name --noisy and --clean.")
