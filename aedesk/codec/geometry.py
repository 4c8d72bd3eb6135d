"""Sizes of the planes of a picture, and the receptive fields that halos must cover."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from aedesk.errors import UsageError
from aedesk.zoo.architecture import CONTEXT_STEPS, HYPER_STRIDE, LATENT_STRIDE, CodecArchitecture

CELL = HYPER_STRIDE // LATENT_STRIDE
# Ranks of the positions of a 2×2 cell: the diagonal first.
RANKS = np.array([[0, 2], [3, 1]])


def up(value: int, unit: int) -> int:
    """Next multiple of a unit."""
    return -(-value // unit) * unit


@dataclass(frozen=True, slots=True)
class Geometry:
    """Planes of one picture.

    Args:
        width: Width of the picture in pixels.
        height: Height of the picture in pixels.
    """

    width: int
    height: int

    @property
    def coded(self) -> tuple[int, int]:
        """Rows and columns of latents that are coded: those that any pixel of the picture falls into."""
        return -(-self.height // LATENT_STRIDE), -(-self.width // LATENT_STRIDE)

    @property
    def latent(self) -> tuple[int, int]:
        """Rows and columns of the latents of the padded picture; multiples of 4."""
        rows, columns = self.hyper
        return rows * CELL, columns * CELL

    @property
    def hyper(self) -> tuple[int, int]:
        """Rows and columns of the hyper-latents."""
        return -(-self.height // HYPER_STRIDE), -(-self.width // HYPER_STRIDE)

    def ranks(self, rows: slice, columns: slice) -> npt.NDArray[np.float32]:
        """One-hot ranks (1, 4, rows, columns) of a part of the latents; zero outside of what is coded."""
        r = np.arange(rows.start, rows.stop)
        c = np.arange(columns.start, columns.stop)
        ranks = RANKS[r[:, None] % 2, c[None, :] % 2]
        coded = (r[:, None] < self.coded[0]) & (c[None, :] < self.coded[1])
        steps = np.arange(CONTEXT_STEPS)[:, None, None]
        one_hot: npt.NDArray[np.float32] = ((ranks == steps) & coded).astype(np.float32)
        return one_hot[None]


@dataclass(frozen=True, slots=True)
class Halos:
    """How far the result of each network depends on its input, rounded up to where tiles may start.

    Args:
        analysis: In pixels; a multiple of 16.
        hyper_analysis: In latents; a multiple of 4.
        context: In latents; a multiple of 4.
        synthesis: In latents.
    """

    analysis: int
    hyper_analysis: int
    context: int
    synthesis: int

    @classmethod
    def of(cls, a: CodecArchitecture) -> Self:
        """Receptive fields of an architecture: every block reaches half its kernel further."""
        reach = a.kernel // 2
        return cls(
            analysis=up(reach * (8 * a.analysis_blocks + LATENT_STRIDE * a.deep_blocks), LATENT_STRIDE),
            # One block at 1/16, one at 1/32.
            hyper_analysis=up(reach * (1 + 2), CELL),
            # Four steps at 1/16, the hyper features at 1/32 and 1/64.
            context=up(CONTEXT_STEPS + 2 + 4, CELL),
            synthesis=reach * a.deep_blocks + -(-reach * a.synthesis_blocks // 2),
        )


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a picture, in pixels.

    Args:
        x: First column.
        y: First row.
        width: Columns.
        height: Rows.
    """

    x: int
    y: int
    width: int
    height: int

    @property
    def latents(self) -> tuple[slice, slice]:
        """Rows and columns of the latents that any of its pixels falls into."""
        s = LATENT_STRIDE
        return (
            slice(self.y // s, -(-(self.y + self.height) // s)),
            slice(self.x // s, -(-(self.x + self.width) // s)),
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``X,Y,W,H``.

        Raises:
            UsageError: It is not four whole numbers.
        """
        try:
            x, y, width, height = (int(part) for part in text.split(","))
        except ValueError:
            raise UsageError(
                f"The region is {text!r}; four whole numbers X,Y,W,H are needed.", "Try --region 0,0,640,480."
            ) from None
        return cls(x, y, width, height)

    def check(self, width: int, height: int) -> None:
        """Refuse a region that does not lie in a picture of this size.

        Raises:
            UsageError: A part of it is outside, or it is empty.
        """
        inside = (
            self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height
        )
        if self.width < 1 or self.height < 1 or not inside:
            raise UsageError(
                f"The region {self.x},{self.y},{self.width},{self.height} is not inside the picture, "
                f"which has {width}×{height} pixels."
            )
