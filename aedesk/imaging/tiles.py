"""Cuts a plane into tiles that overlap by a halo, so that a network's result has no seams."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

MAX_CUTS = 64
_SHRINK: ContextVar[int] = ContextVar("shrink", default=1)


@contextmanager
def smaller_tiles(factor: int) -> Iterator[None]:
    """Let all tiles that are planned in this block have so many times fewer positions.

    For work that ran out of memory. Halos cost more then, and the last bits of a network's sums may differ
    with the shapes of its tiles.
    """
    token = _SHRINK.set(factor)
    try:
        yield
    finally:
        _SHRINK.reset(token)


def is_memory_short() -> bool:
    """Whether this is such a block."""
    return _SHRINK.get() > 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of rows or columns.

    Args:
        start: First, of what is kept.
        stop: One after the last of what is kept.
        outer_start: First, with the halo.
        outer_stop: One after the last, with the halo.
    """

    start: int
    stop: int
    outer_start: int
    outer_stop: int

    @property
    def outer(self) -> slice:
        """The stretch with its halo, in the plane."""
        return slice(self.outer_start, self.outer_stop)

    @property
    def outer_length(self) -> int:
        """Rows or columns with the halo."""
        return self.outer_stop - self.outer_start

    @property
    def core(self) -> slice:
        """What is kept, in the plane."""
        return slice(self.start, self.stop)

    def inner(self, scale: int = 1) -> slice:
        """What is kept, in a result that covers stretch and halo at ``scale`` times the resolution."""
        return slice((self.start - self.outer_start) * scale, (self.stop - self.outer_start) * scale)


def cut(length: int, parts: int, halo: int, unit: int, limits: tuple[int, int]) -> list[Span]:
    """Cut a stretch into equal parts.

    Args:
        length: What to cut: ``limits[0]`` to ``limits[0] + length``.
        parts: Number of parts, at most.
        halo: Overlap at either side; a multiple of ``unit``.
        unit: Cuts are made at multiples of this.
        limits: First of the stretch, and end of the plane beyond which there is no halo (it starts at 0).
    """
    start, end = limits
    units = -(-length // unit)
    size = -(-units // parts) * unit
    spans = []
    for first in range(0, length, size):
        a, b = start + first, start + min(first + size, length)
        spans.append(Span(a, b, max(0, a - halo), min(end, -(-(b + halo) // unit) * unit)))
    return spans


def plan(
    rows: tuple[int, int], columns: tuple[int, int], plane: tuple[int, int], halo: int, unit: int, budget: int
) -> list[tuple[Span, Span]]:
    """Cut an area into the tiles that cost least: smallest area with halos, each within the budget.

    Where no cut keeps within the budget, the tiles are as small as they can be.

    Args:
        rows: First row and row after the last of the wanted area.
        columns: The same of columns.
        plane: Height and width of the whole plane.
        halo: Overlap on every side.
        unit: Tiles start at multiples of this, and so do rows and columns.
        budget: Most positions of a tile with its halo.

    Returns:
        Pairs of rows and columns, from top left to bottom right.
    """
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    budget //= _SHRINK.get()
    best: tuple[tuple[int, int], list[Span], list[Span]] | None = None
    for across in range(1, min(MAX_CUTS, -(-width // unit)) + 1):
        column_spans = cut(width, across, halo, unit, (columns[0], plane[1]))
        widest = max(span.outer_length for span in column_spans)
        tallest = budget // widest
        core = height if tallest >= plane[0] else max(unit, (tallest - 2 * halo) // unit * unit)
        row_spans = cut(height, -(-height // core), halo, unit, (rows[0], plane[0]))
        excess = max(0, widest * max(span.outer_length for span in row_spans) - budget)
        cost = sum(s.outer_length for s in row_spans) * sum(s.outer_length for s in column_spans)
        if best is None or (excess, cost) < best[0]:
            best = (excess, cost), row_spans, column_spans
        if across == 1 and len(row_spans) == 1 and not excess:
            break  # one tile that holds all costs least
    if best is None:
        return []
    return [(r, c) for r in best[1] for c in best[2]]


def padded_block(
    pixels: npt.NDArray[Any], rows: Span, columns: Span, mode: Literal["edge", "symmetric"] = "edge"
) -> npt.NDArray[np.float32]:
    """Part of a picture as (1, rows, columns, 3) float32 in [0, 1].

    Args:
        pixels: The picture, (H, W, 1 or 3): uint8, uint16, or floats, which stay as they are.
        rows: Rows of the part, with halo; they may reach past the picture.
        columns: Columns of the part.
        mode: What is past the edges: their pixels repeated, or the picture mirrored.
    """
    height, width, channels = pixels.shape
    part = pixels[min(rows.outer_start, height - 1) : rows.outer_stop]
    part = part[:, min(columns.outer_start, width - 1) : columns.outer_stop]
    missing = (
        rows.outer_stop - rows.outer_start - part.shape[0],
        columns.outer_stop - columns.outer_start - part.shape[1],
    )
    block = part.astype(np.float32)
    if pixels.dtype.kind == "u":
        block /= np.float32(np.iinfo(pixels.dtype).max)
    if missing[0] or missing[1]:
        block = np.pad(block, ((0, missing[0]), (0, missing[1]), (0, 0)), mode=mode)
    return np.broadcast_to(block, (*block.shape[:2], 3))[None] if channels == 1 else block[None]
