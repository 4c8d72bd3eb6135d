"""Where a picture lies in a pane: scale, place, what is visible. Numbers only, nothing of Qt."""

import math
from dataclasses import dataclass, replace

MAX_SCALE = 64.0
"""Device pixels a picture pixel may grow to."""

_SMALLEST = 0.25
_LADDER = (1 / 32, 1 / 24, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3)
STEPS = (*_LADDER, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, MAX_SCALE)
"""Scales that the keys and buttons go through."""

Size = tuple[int, int]
Point = tuple[float, float]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom; the last two lie outside."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A picture in a pane.

    Attributes:
        picture: Width and height in pixels of the picture, at least 1.
        pane: Width and height in device pixels, at least 1.
        scale: Device pixels a pixel of the picture; 1.0 is what is called 100 %.
        centre: The point of the picture in the middle of the pane, in pixels of the picture.
    """

    picture: Size
    pane: Size
    scale: float
    centre: Point

    @classmethod
    def fitted(cls, picture: Size, pane: Size) -> "Placement":
        """The whole picture in the middle of the pane; small pictures are not enlarged."""
        scale = min(1.0, pane[0] / picture[0], pane[1] / picture[1])
        return cls(picture, pane, scale, (picture[0] / 2, picture[1] / 2))

    @property
    def smallest_scale(self) -> float:
        """How far one can zoom out: until the picture fits, and at least to a quarter."""
        return min(_SMALLEST, Placement.fitted(self.picture, self.pane).scale)

    @property
    def offset(self) -> Size:
        """Where the picture's corner lies in the pane; whole device pixels, so that 100 % is exact."""
        return _nearest(self._place(0, 0)), _nearest(self._place(0, 1))

    @property
    def visible(self) -> Box:
        """The pixels of the picture that are seen, also in part."""
        (left, right), (top, bottom) = self._seen(0), self._seen(1)
        return left, top, right, bottom

    @property
    def covered(self) -> Box:
        """The device pixels of the pane that show the picture; never empty."""
        left, top, right, bottom = self.box_in_pane((0, 0, *self.picture))
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def box_in_pane(self, box: Box) -> Box:
        """The device pixels whose middle lies in these pixels of the picture."""
        left, top, right, bottom = box
        x, y = self.offset
        return (
            x + _nearest(left * self.scale),
            y + _nearest(top * self.scale),
            x + _nearest(right * self.scale),
            y + _nearest(bottom * self.scale),
        )

    def in_picture(self, point: Point) -> Point:
        """The point of the picture at a point of the pane."""
        x, y = ((point[axis] - self._place(0, axis)) / self.scale for axis in (0, 1))
        return x, y

    def in_pane(self, point: Point) -> Point:
        """The point of the pane where a point of the picture lies."""
        return self._place(point[0], 0), self._place(point[1], 1)

    def zoomed(self, scale: float, at: Point) -> "Placement":
        """The same with another scale; a point of the pane keeps what it shows, if the edges let it."""
        scale = min(max(scale, self.smallest_scale), MAX_SCALE)
        held = self.in_picture(at)
        x, y = (held[axis] + (self.pane[axis] / 2 - at[axis]) / scale for axis in (0, 1))
        return replace(self, scale=scale, centre=(x, y)).clamped()

    def zoomed_by(self, factor: float, at: Point) -> "Placement":
        """Zoomed smoothly; 100 % is never jumped over, so that it is easy to meet."""
        scale = self.scale * factor
        if min(self.scale, scale) < 1 < max(self.scale, scale):
            scale = 1.0
        return self.zoomed(scale, at)

    def stepped(self, steps: int, at: Point) -> "Placement":
        """Zoomed to the next (1) or the last (-1) of `STEPS`, or to the smallest scale."""
        margin = 1.001  # a scale that is a step, but for rounding, is left behind
        if steps > 0:
            scale = next((step for step in STEPS if step > self.scale * margin), MAX_SCALE)
        else:
            scale = next((step for step in reversed(STEPS) if step < self.scale / margin), 0.0)
        return self.zoomed(scale, at)

    def moved(self, right: float, down: float) -> "Placement":
        """The picture moved by device pixels, no further than to its edges."""
        x, y = self.centre
        return replace(self, centre=(x - right / self.scale, y - down / self.scale)).clamped()

    def resized(self, pane: Size) -> "Placement":
        """The same place in a pane of another size."""
        return replace(self, pane=pane).clamped()

    def clamped(self) -> "Placement":
        """No gap between picture and pane where the picture is larger; centred where it is smaller."""
        scale = min(max(self.scale, self.smallest_scale), MAX_SCALE)
        x, y = (self._held(axis, scale) for axis in (0, 1))
        return replace(self, scale=scale, centre=(x, y))

    def _held(self, axis: int, scale: float) -> float:
        half, length = self.pane[axis] / 2 / scale, self.picture[axis]
        return length / 2 if 2 * half >= length else min(max(self.centre[axis], half), length - half)

    def _place(self, value: float, axis: int) -> float:
        return self.pane[axis] / 2 + (value - self.centre[axis]) * self.scale

    def _seen(self, axis: int) -> tuple[int, int]:
        start = -self.offset[axis] / self.scale
        end = (self.pane[axis] - self.offset[axis]) / self.scale
        first = min(max(0, math.floor(start)), self.picture[axis] - 1)
        return first, max(first + 1, min(self.picture[axis], math.ceil(end)))


def _nearest(value: float) -> int:
    # Halves go down: the first device pixel whose middle lies at or beyond the value.
    return math.ceil(value - 0.5)
