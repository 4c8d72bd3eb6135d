"""The ways to compare two pictures, and what they can be compared with."""

from enum import StrEnum


class Mode(StrEnum):
    """How the two sides are shown."""

    SPLIT = "split"
    SIDE_BY_SIDE = "side_by_side"
    DIFFERENCE = "difference"


RIVALS = ("", "jpeg", "webp", "avif")
"""What the left side can show; empty is the original."""

GAINS = (1, 2, 4, 8, 16, 32)
"""How much a difference can be amplified."""

USUAL_GAIN = 8
"""An error of one shows as 8 of 255, which is just seen on black; one of 32 and more as full brightness."""
