"""Holds what one side shows, and makes new pictures ready for it in the background."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from aedesk.gui.compare.layer import HALF, Layer, first_layer
from aedesk.gui.compare.preparing import AT_ONCE, is_ready, made_ready, small_levels
from aedesk.gui.operations import Operation, Operations


@dataclass(frozen=True, slots=True)
class _Order:
    image: QImage
    area: QRect
    caption: str
    size: QSize | None


class Slot(QObject):
    """One picture of the view.

    A new picture takes the place of the old one when it can be shown well: at once where its pixels are used
    as they are, otherwise after its colours are converted and its small levels are made. The latest one wins.

    Signals:
        changed: `layer` is another one.

    Args:
        operations: Runs the conversion.
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layer: Layer | None = None
        self._operations = operations
        self._scale = 1.0
        self._wanted: _Order | None = None
        self._generation = 0
        self._is_working = False

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
        if not (is_ready(image) or image.width() * image.height() <= AT_ONCE):
            self._work(_Order(image, area, caption, size))
            return
        layer = first_layer(made_ready(image), area, caption, size)
        if self.layer is None or self._scale > HALF or layer.has_small_levels:
            self._generation += 1
            self._show(layer)
            self.refine(self._scale)
        else:
            self._work(_Order(image, area, caption, size))

    def set_caption(self, caption: str) -> None:
        """Call what is shown, and what is on its way, by another name."""
        if self._wanted is not None:
            self._wanted = replace(self._wanted, caption=caption)
        if self.layer is not None and self.layer.caption != caption:
            self._show(replace(self.layer, caption=caption))

    def refine(self, scale: float) -> None:
        """Make the small levels if a scale needs them."""
        self._scale = scale
        layer = self.layer
        if layer is None or scale > HALF or layer.has_small_levels or self._wanted is not None:
            return
        self._work(_Order(layer.levels[0].image, layer.area, layer.caption, None))

    def _work(self, order: _Order) -> None:
        self._wanted = order
        if self._is_working:
            return
        self._is_working = True
        success = partial(self._finish, order, self._generation)
        self._operations.start(Operation(partial(_load, order), success, self._fail))

    def _finish(self, order: _Order, generation: int, layer: Layer) -> None:
        self._is_working = False
        wanted, self._wanted = self._wanted, None
        if generation == self._generation:
            same = wanted is not None and wanted.image is order.image
            self._show(replace(layer, caption=wanted.caption) if same and wanted else layer)
            if same:
                return
        if wanted is not None:
            self._work(wanted)

    def _fail(self, error: BaseException) -> None:
        self._is_working = False
        wanted, self._wanted = self._wanted, None
        if not isinstance(error, MemoryError):
            raise error
        if wanted is not None and self.layer is None:  # unfiltered is better than nothing
            self._show(first_layer(wanted.image, wanted.area, wanted.caption, wanted.size))

    def _show(self, layer: Layer | None) -> None:
        if layer is not self.layer:
            self.layer = layer
            self.changed.emit()


def _load(order: _Order) -> Layer:
    layer = first_layer(made_ready(order.image), order.area, order.caption, order.size)
    return layer if layer.is_stand_in else replace(layer, levels=small_levels(layer.levels[0]))
