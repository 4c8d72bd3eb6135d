"""Holds what one side shows, and makes new pictures ready for it in the background."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from aedesk.gui.compare.geometry import Placement
from aedesk.gui.compare.layer import HALF, Layer, first_layer, laid_over
from aedesk.gui.compare.preparing import made_ready, made_ready_at_once, render, small_levels
from aedesk.gui.operations import Operation, Operations

_REST_MS = 120
"""How long a picture must stand still before it is filtered with care."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be made: of an image, or better than a layer that is there."""

    source: QImage | Layer
    area: QRect
    caption: str
    size: QSize | None = None


class Slot(QObject):
    """One picture of the view.

    A new picture takes the place of the old one when it can be shown well: at once where its pixels are used
    as they are, otherwise after its colours are converted and it is filtered. The latest one wins.

    Signals:
        changed: `layer` is another one.

    Args:
        operations: Runs what takes long.
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layer: Layer | None = None
        self._operations = operations
        self._place: Placement | None = None
        self._wanted: _Order | None = None
        self._generation = 0
        self._is_working = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._improve)

    def clear(self) -> None:
        """Show nothing."""
        self._generation += 1
        self._wanted = None
        self._show(None)

    def set(self, image: QImage, area: QRect, caption: str, size: QSize | None = None) -> None:
        """Show an image.

        Args:
            image: In any format and colour space.
            area: What it covers, in pixels of the picture.
            caption: What it is.
            size: Of the picture where the image is a smaller stand-in for the whole of it.
        """
        self._wanted = None
        ready = made_ready_at_once(image)
        if ready is not None:
            layer = first_layer(ready, area, caption, size)
            if self.layer is None or self._place is None or layer.is_good_at(self._place):
                self._generation += 1
                self._show(laid_over(layer, self.layer))
                self._improve()
                return
        self._work(_Order(image, area, caption, size))

    def set_caption(self, caption: str) -> None:
        """Call what is shown, and what is on its way, by another name."""
        if self._wanted is not None:
            self._wanted = replace(self._wanted, caption=caption)
        if self.layer is not None and self.layer.caption != caption:
            self._show(replace(self.layer, caption=caption))

    def follow(self, place: Placement) -> None:
        """Take note of where the picture stands, and have made what is missing there."""
        if place == self._place:
            return
        self._place = place
        if place.scale <= HALF and self.layer is not None and len(self.layer.levels) == 1:
            self._improve()
        else:
            self._rest.start()

    def _improve(self) -> None:
        layer, place = self.layer, self._place
        if layer is not None and place is not None and self._wanted is None and not layer.is_good_at(place):
            self._work(_Order(layer, layer.area, layer.caption))

    def _work(self, order: _Order) -> None:
        self._wanted = order
        if self._is_working:
            return
        self._is_working = True
        success = partial(self._finish, order, self._generation)
        self._operations.start(Operation(partial(_make, order, self._place), success, self._fail))

    def _finish(self, order: _Order, generation: int, layer: Layer) -> None:
        self._is_working = False
        wanted, self._wanted = self._wanted, None
        is_wanted = wanted is not None and wanted.source is order.source
        if wanted is not None and not is_wanted:
            self._work(wanted)
        if generation == self._generation:
            if wanted is not None and is_wanted:
                layer = replace(layer, caption=wanted.caption)
            self._show(layer if order.source is self.layer else laid_over(layer, self.layer))
        if not self._rest.isActive():
            self._improve()

    def _fail(self, error: BaseException) -> None:
        self._is_working, self._wanted = False, None
        if not isinstance(error, MemoryError):  # then what is shown stays
            raise error

    def _show(self, layer: Layer | None) -> None:
        if layer is not self.layer:
            self.layer = layer
            self.changed.emit()


def _make(order: _Order, place: Placement | None) -> Layer:
    layer = order.source
    if isinstance(layer, QImage):
        layer = first_layer(made_ready(layer), order.area, order.caption, order.size)
    if place is None or layer.is_good_at(place):
        return layer
    if place.scale <= HALF and len(layer.levels) == 1:
        layer = replace(layer, levels=small_levels(layer.levels[0]))
    return replace(layer, rendering=render(layer, place))
