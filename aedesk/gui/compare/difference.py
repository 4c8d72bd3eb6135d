"""The amplified difference of two sides, made in the background for what is visible."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from aedesk.gui.compare.layer import Layer, Level, laid_over
from aedesk.gui.compare.preparing import halved, image_of, pixels
from aedesk.gui.operations import Operation, Operations

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_STRIP = 2_000_000
_MARGIN = 0.25


@dataclass(frozen=True, eq=False, slots=True)
class _Order:
    left: Layer
    right: Layer
    gain: int
    halvings: int
    region: QRect

    def holds(self, other: "_Order") -> bool:
        """Whether nothing of another order is missing in this one."""
        return (
            self.left.levels[0].image is other.left.levels[0].image
            and self.right.levels[0].image is other.right.levels[0].image
            and (self.gain, self.halvings) == (other.gain, other.halvings)
            and self.region.contains(other.region)
        )


class Difference(QObject):
    """Gives the difference of what is visible, as far as it is made, and makes what is missing.

    Signals:
        changed: `layer` is another one.

    Args:
        operations: Runs the arithmetic.
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layer: Layer | None = None
        self._operations = operations
        self._made: _Order | None = None
        self._wanted: _Order | None = None
        self._is_working = False

    def clear(self) -> None:
        """Forget it."""
        self.layer = self._made = self._wanted = None

    def want(self, left: Layer, right: Layer, visible: QRect, scale: float, gain: int) -> None:
        """Ask for a part of the picture.

        Args:
            left: One side.
            right: The other.
            visible: What is seen, in pixels of the picture.
            scale: Device pixels a pixel of the picture.
            gain: What differences are multiplied with; the product stops at 255.
        """
        if left.is_stand_in or right.is_stand_in:
            self.clear()
            return
        both = left.area & right.area
        region, halvings = visible & both, 0
        while 2 ** (halvings + 1) * scale <= 1.0:
            halvings += 1
        needed = _Order(left, right, gain, halvings, region)
        if region.isEmpty() or any(order and order.holds(needed) for order in (self._made, self._wanted)):
            return
        across, down = (int(_MARGIN * length) for length in visible.size().toTuple())
        region = visible.adjusted(-across, -down, across, down) & both
        self._wanted = _Order(left, right, gain, halvings, region)
        self._work()

    def _work(self) -> None:
        if self._wanted is not None and not self._is_working:
            self._is_working = True
            order = self._wanted
            success = partial(self._finish, order)
            self._operations.start(Operation(partial(_make, order), success, self._fail))

    def _finish(self, order: _Order, layer: Layer) -> None:
        self._is_working = False
        if self._wanted is not None:  # else nothing is to be seen any more
            self.layer, self._made = laid_over(layer, self.layer), order
            if self._wanted is order:
                self._wanted = None
            self.changed.emit()
        self._work()

    def _fail(self, error: BaseException) -> None:
        self._is_working, self._wanted = False, None
        if not isinstance(error, MemoryError):
            raise error


def _make(order: _Order) -> Layer:
    import numpy as np

    area = order.region
    left, right = (_part(layer, area) for layer in (order.left, order.right))
    unit = 2**order.halvings
    rows = max(unit, _STRIP // area.width() // unit * unit)
    strips = []
    top = area.top()
    while top <= area.bottom():
        end = min(area.bottom() + 1, (top // rows + 1) * rows)  # strips meet where means of all levels meet
        inside = slice(top - area.top(), end - area.top())
        strips.append(_strip(left[inside], right[inside], area.left(), top, order))
        top = end
    image = image_of(np.concatenate(strips), QImage.Format.Format_RGB32)
    level = Level(image, area.left() // unit, area.top() // unit, (float(unit), float(unit)))
    return Layer(area, (level,))


def _part(layer: Layer, area: QRect) -> "NDArray[uint8]":
    level = layer.levels[0]
    array = pixels(level.image)
    left, top = area.left() - level.left, area.top() - level.top
    return array[top : top + area.height(), left : left + area.width()]


def _strip(
    left: "NDArray[uint8]", right: "NDArray[uint8]", column: int, row: int, order: _Order
) -> "NDArray[uint8]":
    import cv2

    array: NDArray[uint8] = cv2.convertScaleAbs(cv2.absdiff(left, right), alpha=order.gain)
    for _ in range(order.halvings):
        array = halved(array, column, row)
        column, row = column // 2, row // 2
    array[..., 3] = 255
    return array
