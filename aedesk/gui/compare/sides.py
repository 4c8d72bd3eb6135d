"""What is compared: the original, a rival in its place, the result, and how they are shown."""

from PySide6.QtCore import QObject, Signal

from aedesk.gui.compare.difference import Difference
from aedesk.gui.compare.geometry import Placement
from aedesk.gui.compare.layer import Layer
from aedesk.gui.compare.loading import Slot
from aedesk.gui.compare.modes import USUAL_GAIN, Mode
from aedesk.gui.compare.painting import rect
from aedesk.gui.operations import Operations


class Sides(QObject):
    """The pictures of one view.

    Signals:
        changed: Something else is to be painted.

    Args:
        operations: Runs what takes long.
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.original = Slot(operations, self)
        self.rival = Slot(operations, self)
        self.result = Slot(operations, self)
        self.difference = Difference(operations, self)
        self.mode = Mode.SPLIT
        self.gain = USUAL_GAIN
        self.is_holding = False
        for part in (*self.slots, self.difference):
            part.changed.connect(self.changed)

    @property
    def slots(self) -> tuple[Slot, Slot, Slot]:
        """All places for a picture."""
        return self.original, self.rival, self.result

    @property
    def pair(self) -> tuple[Layer, Layer] | None:
        """What is left, the original or a rival, and right, the result; without one, the same."""
        original = self.original.layer
        if original is None:
            return None
        left = original if self.is_holding else self.rival.layer or original
        return left, left if self.is_holding else self.result.layer or left

    @property
    def is_comparing(self) -> bool:
        """Whether there are two pictures, though one may be held back."""
        return self.original.layer is not None and (self.rival.layer or self.result.layer) is not None

    @property
    def shows_difference(self) -> bool:
        """Whether the difference of two pictures is to be seen."""
        return self.mode is Mode.DIFFERENCE and self.pair is not None and self.pair[0] is not self.pair[1]

    def set(
        self, *, mode: Mode | None = None, gain: int | None = None, is_holding: bool | None = None
    ) -> None:
        """Show the pictures in another way."""
        self.mode = self.mode if mode is None else mode
        self.gain = self.gain if gain is None else gain
        self.is_holding = self.is_holding if is_holding is None else is_holding
        self.changed.emit()

    def prepare(self, place: Placement | None) -> None:
        """Have made in the background what a place needs."""
        if place is None:
            self.difference.clear()
            return
        for slot in self.slots:
            slot.follow(place)
        if self.pair is not None and self.shows_difference:
            self.difference.want(*self.pair, rect(place.visible), place.scale, self.gain)
        elif not self.is_holding:
            self.difference.clear()

    def difference_caption(self) -> str:
        """What the difference is one of."""
        names = [layer.caption.split(" · ")[0] for layer in self.pair or ()]
        between = [" − ".join(names)] if all(names) else []
        return " · ".join([self.tr("Difference ×{0}").format(self.gain), *between])
