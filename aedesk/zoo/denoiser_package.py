"""The model package of a denoiser."""

from pathlib import Path
from typing import ClassVar

from aedesk.zoo.denoiser_architecture import DenoiserArchitecture
from aedesk.zoo.folder import PackageFolder

DENOISER_GRAPHS = ("denoise", "estimate")


class DenoiserPackage(PackageFolder):
    """One trained denoiser on disk.

    Args:
        path: Folder of the package.

    Raises:
        ModelError: The description is unreadable or asks for the impossible.
    """

    kind: ClassVar[str] = "denoiser"
    graphs: ClassVar[tuple[str, ...]] = DENOISER_GRAPHS
    works: ClassVar[tuple[str, ...]] = ("denoise", "estimate")

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.architecture = DenoiserArchitecture.from_dict(self.description["architecture"])

    @property
    def is_of_pairs(self) -> bool:
        """Whether it was trained on pictures with a noise of their own, as far as its record tells."""
        training = self.description.get("training")
        recipe = training.get("recipe") if isinstance(training, dict) else None
        return isinstance(recipe, dict) and recipe.get("noisy") is not None
