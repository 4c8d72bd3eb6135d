"""The numbers that fix the shape of a denoiser."""

from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any, Self

from aedesk.errors import ModelError

MAP_CELL = 16
"""Side in pixels of a cell of the noise map."""
MAP_CHANNELS = 2
"""Noise maps hold luminance and colour noise apart."""
ESTIMATE_STEP = 4
"""Distance in pixels between the patches that the noise is estimated from; they are twice as wide."""
ESTIMATE_BLOCKS = 2
"""Residual blocks of the noise estimate."""
LEAST_SQUARE = 4e-6
"""Added to squares before their logarithms are taken: the root is half a step of 8 bits."""
LOG_SCALE, LOG_OFFSET = 0.125, 0.85
"""Make of logarithms of squares numbers that lie around 0 and are under 1."""
PATCH_STEP = 2
"""Distance in pixels between the patches whose coefficients are shrunk."""
UPWARD = 1.05
"""Estimates of noise are raised by this factor: to underestimate costs three times what the opposite does."""

_BOUNDS = {
    "cell": (1, 8),
    "channels_1": (4, 256),
    "channels_2": (4, 512),
    "channels_3": (4, 1024),
    "encoder_blocks_1": (0, 16),
    "encoder_blocks_2": (0, 16),
    "middle_blocks": (0, 16),
    "decoder_blocks_2": (0, 16),
    "decoder_blocks_1": (0, 16),
    "depthwise": (0, 15),
    "estimate_channels": (4, 128),
    "patch": (0, 10),
}


@dataclass(frozen=True, slots=True)
class DenoiserArchitecture:
    """Sizes of the networks of one denoiser.

    Args:
        cell: Side of the cells whose pixels become channels; the first level works at 1/cell. 1, 2, 4 or 8.
        channels_1: Width at 1/cell.
        channels_2: Width at 1/(2·cell).
        channels_3: Width at 1/(4·cell).
        encoder_blocks_1: Blocks of the first level, on the way down.
        encoder_blocks_2: Blocks of the second level, on the way down.
        middle_blocks: Blocks of the third level.
        decoder_blocks_2: Blocks of the second level, on the way up.
        decoder_blocks_1: Blocks of the first level, on the way up.
        depthwise: Odd side of depthwise kernels, whose blocks are made of 1×1 convolutions besides; 0 for
            blocks of two dense 3×3 convolutions.
        estimate_channels: Width of the noise estimate at 1/16.
        patch: Side in pixels of the patches whose coefficients are shrunk: 2, 6 or 10, with ``cell`` 2 or
            more; 0 for none.
    """

    cell: int
    channels_1: int
    channels_2: int
    channels_3: int
    encoder_blocks_1: int
    encoder_blocks_2: int
    middle_blocks: int
    decoder_blocks_2: int
    decoder_blocks_1: int
    depthwise: int = 0
    estimate_channels: int = 96
    patch: int = 0

    def __post_init__(self) -> None:
        """Refuse numbers out of bounds, so that a foreign package cannot ask for absurd memory."""
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if type(value) is not int or not low <= value <= high:
                raise ModelError(
                    f"The model's {name} is {value!r}; a whole number {low} to {high} is allowed."
                )
        if MAP_CELL % self.cell:
            raise ModelError(f"The model's cell is {self.cell}; 1, 2, 4 and 8 are allowed.")
        if self.depthwise and not self.depthwise % 2:
            raise ModelError(f"The model's depthwise is {self.depthwise}; 0 and odd numbers are allowed.")
        if self.patch and (self.patch % 4 != 2 or self.cell < PATCH_STEP):
            raise ModelError(
                f"The model's patch is {self.patch} and its cell {self.cell}; "
                "0, 2, 6 and 10 are allowed, all but 0 with a cell of 2 or more."
            )

    @classmethod
    def from_dict(cls, numbers: dict[str, Any]) -> Self:
        """Read the numbers from a package's description.

        Raises:
            ModelError: A number is missing, unknown or out of bounds.
        """
        names = {field.name: field.default is MISSING for field in fields(cls)}
        # What has been added since the first models has a default.
        if odd := {*numbers} - {*names} | {name for name in names if names[name]} - {*numbers}:
            raise ModelError(
                f"The model's architecture has missing or unknown numbers: {', '.join(sorted(odd))}."
            )
        return cls(**numbers)

    def as_dict(self) -> dict[str, int]:
        """Give the numbers for a package's description."""
        return asdict(self)

    @property
    def unit(self) -> int:
        """Sides of what the denoiser takes are multiples of this many pixels."""
        return 4 * self.cell

    @property
    def reach(self) -> int:
        """How many pixels the denoiser sees around each pixel, at most."""
        radius = self.depthwise // 2 if self.depthwise else 2
        blocks_1 = self.encoder_blocks_1 + self.decoder_blocks_1
        blocks_2 = self.encoder_blocks_2 + self.decoder_blocks_2
        # Head and tail are 3×3; the cells that a pixel falls into reach up to a cell further.
        at_1 = 2 + radius * blocks_1
        return self.cell * (at_1 + 2 * radius * blocks_2 + 4 * radius * self.middle_blocks + 4) + self.patch

    @property
    def estimate_reach(self) -> int:
        """How many pixels the noise estimate sees around each cell of its map, at most."""
        return ESTIMATE_STEP + ESTIMATE_BLOCKS * MAP_CELL


DENOISER_SIZES = {
    # 3×3 U-Net from 1/4 on.
    "fast": DenoiserArchitecture(
        cell=4,
        channels_1=64,
        channels_2=128,
        channels_3=256,
        encoder_blocks_1=2,
        encoder_blocks_2=2,
        middle_blocks=2,
        decoder_blocks_2=2,
        decoder_blocks_1=2,
    ),
    # Shrinkage of patches of 6×6 pixels, guided by a 3×3 U-Net from 1/4 on.
    "fine": DenoiserArchitecture(
        cell=4,
        channels_1=64,
        channels_2=128,
        channels_3=256,
        encoder_blocks_1=1,
        encoder_blocks_2=1,
        middle_blocks=2,
        decoder_blocks_2=1,
        decoder_blocks_1=1,
        patch=6,
    ),
    # 7×7 depthwise and 1×1 from 1/2 on.
    "depthwise": DenoiserArchitecture(
        cell=2,
        channels_1=48,
        channels_2=96,
        channels_3=192,
        encoder_blocks_1=2,
        encoder_blocks_2=2,
        middle_blocks=2,
        decoder_blocks_2=2,
        decoder_blocks_1=2,
        depthwise=7,
    ),
}
"""Named sizes of denoisers."""
