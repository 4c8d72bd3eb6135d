"""The numbers that fix the shape of a codec: everything else about a network follows from them."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from aedesk.errors import ModelError

LATENT_STRIDE = 16
HYPER_STRIDE = 64
CONTEXT_STEPS = 4
# Residual symbols are 16-bit integers.
RESIDUAL_MAX = 32767.0
QUALITIES = range(1, 101)

_BOUNDS = {
    "latent_channels": (8, 512),
    "hyper_channels": (4, 256),
    "analysis_channels": (8, 512),
    "analysis_blocks": (0, 32),
    "synthesis_channels": (8, 512),
    "synthesis_blocks": (0, 32),
    "deep_channels": (8, 1024),
    "deep_blocks": (0, 16),
    "context_channels": (8, 512),
    "hyper_features": (8, 256),
    "prior_channels": (4, 256),
    "expansion": (1, 4),
    "anchors": (2, 32),
    "kernel": (3, 7),
}
# Packages that were written before these numbers existed have their defaults.
_YOUNGER = {"kernel"}


@dataclass(frozen=True, slots=True)
class CodecArchitecture:
    """Sizes of the networks of one codec.

    Args:
        latent_channels: Channels C of the latents y at 1/16; a multiple of 4.
        hyper_channels: Channels Z of the hyper-latents z at 1/64.
        analysis_channels: Width of the analysis blocks at 1/8.
        analysis_blocks: Number of analysis blocks at 1/8.
        synthesis_channels: Width of the synthesis blocks at 1/8.
        synthesis_blocks: Number of synthesis blocks at 1/8.
        deep_channels: Width of the blocks at 1/16, in both transforms.
        deep_blocks: Number of blocks at 1/16, in each transform.
        context_channels: Width of each of the four context steps.
        hyper_features: Channels of the float features that the means are made from.
        prior_channels: Width of the exact-integer network.
        expansion: Width of a block's second half, in multiples of its channels.
        anchors: Number of quality anchors with gain vectors of their own.
        kernel: Side of the depthwise kernels of blocks; odd.
    """

    latent_channels: int
    hyper_channels: int
    analysis_channels: int
    analysis_blocks: int
    synthesis_channels: int
    synthesis_blocks: int
    deep_channels: int
    deep_blocks: int
    context_channels: int
    hyper_features: int
    prior_channels: int
    expansion: int = 2
    anchors: int = 8
    kernel: int = 3

    def __post_init__(self) -> None:
        """Refuse numbers out of bounds, so that a foreign package cannot ask for absurd memory."""
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if type(value) is not int or not low <= value <= high:
                raise ModelError(
                    f"The model's {name} is {value!r}; a whole number {low} to {high} is allowed."
                )
        if self.latent_channels % CONTEXT_STEPS:
            raise ModelError(f"The model's latent_channels is {self.latent_channels}; it must divide by 4.")
        if not self.kernel % 2:
            raise ModelError(f"The model's kernel is {self.kernel}; it must be odd.")

    @classmethod
    def from_dict(cls, numbers: dict[str, Any]) -> Self:
        """Read the numbers from a package's description.

        Raises:
            ModelError: A number is missing, unknown or out of bounds.
        """
        names = {field.name for field in fields(cls)}
        if odd_names := (set(numbers) | _YOUNGER) ^ names:
            odd = ", ".join(sorted(odd_names))
            raise ModelError(f"The model's architecture has missing or unknown numbers: {odd}.")
        return cls(**numbers)

    def as_dict(self) -> dict[str, int]:
        """Give the numbers for a package's description."""
        return asdict(self)


SIZES = {
    "tiny": CodecArchitecture(
        latent_channels=320,
        hyper_channels=64,
        analysis_channels=144,
        analysis_blocks=7,
        synthesis_channels=112,
        synthesis_blocks=6,
        deep_channels=192,
        deep_blocks=1,
        context_channels=128,
        hyper_features=96,
        prior_channels=64,
    ),
    "base": CodecArchitecture(
        latent_channels=320,
        hyper_channels=96,
        analysis_channels=192,
        analysis_blocks=8,
        synthesis_channels=160,
        synthesis_blocks=7,
        deep_channels=256,
        deep_blocks=2,
        context_channels=224,
        hyper_features=128,
        prior_channels=96,
    ),
}


def quality_position(quality: Any, anchors: int) -> Any:
    """Place of a quality 1..100 (a number or an array) on the line of gain anchors, 0..anchors−1."""
    return (quality - 1) / 99 * (anchors - 1)
