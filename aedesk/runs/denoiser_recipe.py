"""Everything that a training run of a denoiser depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from aedesk.errors import UsageError
from aedesk.imaging.noise.mixture import KINDS
from aedesk.runs.fields import described, redescribed
from aedesk.runs.recipe import Recipe
from aedesk.zoo.denoiser_architecture import DENOISER_SIZES, MAP_CELL
from aedesk.zoo.denoiser_package import DenoiserPackage
from aedesk.zoo.folder import PackageFolder

DenoiserLoss = Literal["charbonnier", "mse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenoiserRecipe(Recipe):
    """Settings of a run of a denoiser, which learns from clean pictures, from pairs, or from both."""

    kind: ClassVar[str] = "denoiser"
    sizes: ClassVar[Mapping[str, Any]] = DENOISER_SIZES

    data: tuple[Path, ...] = field(
        default=(),
        metadata=redescribed(
            Recipe,
            "data",
            help="Folder of clean pictures, which are given noise of many kinds; can be repeated",
        ),
    )
    size: str = field(
        default="fine", metadata=redescribed(Recipe, "size", placeholder="|".join(DENOISER_SIZES))
    )
    # All sizes of networks, and cells of noise maps.
    crop: int = field(default=128, metadata=redescribed(Recipe, "crop", multiple=2 * MAP_CELL))
    noisy: Path | None = field(
        default=None,
        metadata=described(
            "--noisy",
            "folder",
            "Noisy pictures",
            "Folder of pictures with real noise; their namesakes are in --clean",
            placeholder="DIR",
            folded=False,
        ),
    )
    clean: Path | None = field(
        default=None,
        metadata=described(
            "--clean",
            "folder",
            "The same without noise",
            "Folder of the same pictures without noise",
            placeholder="DIR",
            folded=False,
        ),
    )
    loss: DenoiserLoss = field(
        default="charbonnier",
        metadata=described(
            "--loss",
            "text",
            "Loss",
            "What the picture is to be close in",
            placeholder="LOSS",
            meanings={
                "charbonnier": "nearly the absolute error; keeps edges and fine lines",
                "mse": "the squared error; gives the highest PSNR, a little softer",
            },
        ),
    )
    noise_high: float = field(
        default=75.0,
        metadata=described(
            "--noise-high",
            "number",
            "Strongest noise",
            "Strongest normal noise that clean pictures are given, as its deviation on the scale of 0 to 255",
            placeholder="SIGMA",
            low=1,
            high=150,
            folded=False,
        ),
    )
    noises: tuple[str, ...] = field(
        default=tuple(KINDS),
        metadata=described(
            "--noise",
            "text",
            "Kinds of noise",
            "Kind of noise that clean pictures are given; can be repeated",
            placeholder="KIND",
            many=True,
            fallback="all",
            meanings={
                "clean": "none, so that clean pictures are left alone",
                "normal": "normal noise, fine, equal or uneven, in luminance and colour",
                "camera": "that of a camera, through mosaic, tone curve and sharpening",
                "coarse": "noise that was enlarged or made coarse by resizing",
                "jpeg": "the blocks and rings of JPEG",
                "noise and jpeg": "JPEG after noise",
            },
        ),
    )

    def __post_init__(self) -> None:
        """Refuse settings that cannot work, before anything is loaded."""
        Recipe.__post_init__(self)
        if (self.noisy is None) != (self.clean is None):
            raise UsageError("A run on pairs needs noisy and clean pictures.", "Name --noisy and --clean.")
        if not self.noises:
            raise UsageError("A denoiser needs a kind of noise.", f"Name one of: {', '.join(KINDS)}.")

    def check_start(self, package: PackageFolder) -> None:
        """Refuse to start from a model of other networks.

        Args:
            package: The model to start from.

        Raises:
            UsageError: It is no denoiser, or its size or another of its numbers differs.
        """
        if not isinstance(package, DenoiserPackage):
            raise UsageError(
                f"The model {package.name} is a {package.kind}, no denoiser.", "Name a denoiser with --from."
            )
        ours, theirs = self.architecture.as_dict(), package.architecture.as_dict()
        if ours == theirs:
            return
        if package.size != self.size:
            raise UsageError(
                f"The model {package.name} is of size {package.size!r}, not {self.size!r}.",
                f"Use --size {package.size}, or start from another model.",
            )
        differing = [name for name in theirs if theirs[name] != ours[name]]
        told = ", ".join(f"{name} {theirs[name]}, not {ours[name]}" for name in differing)
        wanted = " ".join(f"--set {name}={theirs[name]}" for name in differing)
        raise UsageError(
            f"The networks of the model {package.name} have {told}.",
            f"Use {wanted}, or start from another model.",
        )

    def check_sources(self) -> None:
        """Refuse a recipe that names nothing to learn from, as that of a record may.

        Raises:
            UsageError: There are no folders.
        """
        if not self.data and self.noisy is None:
            raise UsageError("There is nothing to learn from.", "Name --data, or --noisy and --clean.")
