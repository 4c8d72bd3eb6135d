"""Qualities between the whole ones: steps of 1/256, and integer tables for each of them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.zoo.architecture import QUALITIES

QUALITY_STEPS = 256
"""Qualities that a file can have for each whole one."""


def quality_units(quality: float) -> int:
    """A quality 1..100 in steps of 1/256: 256..25600.

    Raises:
        ValueError: The quality is out of bounds or lies between two steps.
    """
    units = quality * QUALITY_STEPS
    if not QUALITIES[0] <= quality <= QUALITIES[-1] or units != int(units):
        raise ValueError(
            f"Quality lies in {QUALITIES[0]}..{QUALITIES[-1]}, in steps of 1/{QUALITY_STEPS}; "
            f"received {quality}."
        )
    return int(units)


def quality_of(units: int) -> float:
    """The quality of a number of steps; an ``int`` if it is a whole one."""
    return units / QUALITY_STEPS if units % QUALITY_STEPS else units // QUALITY_STEPS


def integers_at(rows: npt.NDArray[Any], quality: float) -> npt.NDArray[np.int64]:
    """The integers of a quality, from a table with a row for each whole quality.

    Between two rows they are interpolated in integer arithmetic, so that every machine gets the same ones;
    the result is never beyond the two numbers that it lies between.

    Args:
        rows: Whole numbers (100, n), of magnitudes under 2⁵⁴.
        quality: 1..100, in steps of 1/256.

    Returns:
        (n,).

    Raises:
        ValueError: There is no such quality.
    """
    row, part = divmod(quality_units(quality) - QUALITY_STEPS, QUALITY_STEPS)
    low: npt.NDArray[np.int64] = rows[row].astype(np.int64)
    if not part:
        return low
    weighted = low * (QUALITY_STEPS - part) + rows[row + 1].astype(np.int64) * part
    # An arithmetic shift: division by 256, rounded down.
    return np.asarray((weighted + QUALITY_STEPS // 2) >> 8)
