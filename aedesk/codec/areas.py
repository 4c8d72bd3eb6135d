"""Rectangles of latents: one within another, what two have in common, what is left of one."""

Area = tuple[slice, slice]
"""Rows and columns."""


def length(part: slice) -> int:
    """Rows or columns of a stretch."""
    return int(part.stop - part.start)


def within(area: Area, outer: Area) -> Area:
    """An area, counted from the first row and column of another one."""
    rows, columns = (
        slice(part.start - whole.start, part.stop - whole.start)
        for part, whole in zip(area, outer, strict=True)
    )
    return rows, columns


def is_inside(area: Area, outer: Area) -> bool:
    """Whether an area lies in another one."""
    return common(area, outer) == area


def common(area: Area, other: Area) -> Area | None:
    """What two areas have in common."""
    rows, columns = (
        slice(max(one.start, two.start), min(one.stop, two.stop))
        for one, two in zip(area, other, strict=True)
    )
    return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else None


def without(area: Area, hole: Area | None) -> list[Area]:
    """An area without a part of it, as up to four rectangles: above, below, left, right."""
    if hole is None:
        return [area]
    (rows, columns), (down, across) = area, hole
    pieces = [
        (slice(rows.start, down.start), columns),
        (slice(down.stop, rows.stop), columns),
        (down, slice(columns.start, across.start)),
        (down, slice(across.stop, columns.stop)),
    ]
    return [piece for piece in pieces if min(map(length, piece)) > 0]
