"""Everything that a training run of a codec depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from aedesk.errors import UsageError
from aedesk.imaging.metrics import MS_SSIM_MIN_SIDE
from aedesk.runs.fields import described, redescribed
from aedesk.runs.recipe import Recipe
from aedesk.zoo.architecture import HYPER_STRIDE, SIZES, CodecArchitecture

CodecLoss = Literal["mse", "ms-ssim", "perceptual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodecRecipe(Recipe):
    """Settings of a run of a codec; without ``start`` it begins as a block transform."""

    kind: ClassVar[str] = "codec"
    sizes: ClassVar[Mapping[str, CodecArchitecture]] = SIZES

    size: str = field(default="tiny", metadata=redescribed(Recipe, "size", placeholder="|".join(SIZES)))
    crop: int = field(default=256, metadata=redescribed(Recipe, "crop", multiple=HYPER_STRIDE))
    cold: bool = field(
        default=False,
        metadata=described(
            "--cold", "switch", "Random start", "Start from random weights, not from a block transform"
        ),
    )
    loss: CodecLoss = field(
        default="mse",
        metadata=described(
            "--loss",
            "text",
            "Loss",
            "What the picture is to be close in, for the bits that it takes",
            placeholder="LOSS",
            meanings={
                "mse": "every pixel alike; gives the highest PSNR",
                "ms-ssim": "structure at several sizes; keeps more texture at a lower PSNR",
                "perceptual": "a mixture of pixels, structure and edges; looks sharper at a lower PSNR",
            },
        ),
    )
    quality_low: int = field(
        default=1,
        metadata=described(
            "--quality-low",
            "whole",
            "Lowest quality",
            "Lowest quality that is trained; a narrow range does better within",
            placeholder="N",
            low=1,
            high=100,
            folded=False,
        ),
    )
    quality_high: int = field(
        default=100,
        metadata=described(
            "--quality-high",
            "whole",
            "Highest quality",
            "Highest quality that is trained",
            placeholder="N",
            low=1,
            high=100,
            folded=False,
        ),
    )

    def __post_init__(self) -> None:
        """Refuse settings that cannot work, before anything is loaded."""
        Recipe.__post_init__(self)
        if self.quality_low > self.quality_high:
            raise UsageError(
                f"The lowest quality is {self.quality_low}, the highest {self.quality_high}.",
                "Let the lowest be at most the highest.",
            )
        if self.loss != "mse" and self.crop < MS_SSIM_MIN_SIDE:
            raise UsageError(
                f"The crop is {self.crop} pixels; the loss {self.loss} needs {MS_SSIM_MIN_SIDE} or more.",
                "Name --crop 192, or --loss mse.",
            )
