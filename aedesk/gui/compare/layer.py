"""A picture as the view paints it: the pixels themselves, their halves, quarters, and so on."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage

from aedesk.gui.compare.geometry import Placement

HALF = 0.5
"""Down to this scale the pixels themselves can be painted; below it, their halves."""


@dataclass(frozen=True, slots=True)
class Level:
    """Pixels of one size.

    Attributes:
        image: `Format_RGB32` or `Format_ARGB32_Premultiplied`, in the screen's colours.
        left: Where it begins, in its own pixels, counted from the picture's left edge.
        top: The same from the upper edge.
        step: Pixels of the picture, across and down, that a pixel of it stands for.
    """

    image: QImage
    left: int = 0
    top: int = 0
    step: tuple[float, float] = (1.0, 1.0)

    def source(self, box: QRectF) -> QRectF:
        """Where a part of the picture lies in the image."""
        across, down = self.step
        return QRectF(
            box.x() / across - self.left, box.y() / down - self.top, box.width() / across, box.height() / down
        )


@dataclass(frozen=True, slots=True)
class Rendering:
    """Device pixels of a part of the picture, made with more care than there is time for while it moves.

    Attributes:
        image: As in `Level`.
        scale: Device pixels a pixel of the picture.
        corner: Device pixels between the corners of the picture and of the image. The picture lies on whole
            device pixels, so that an image stays good while the picture is moved.
    """

    image: QImage
    scale: float
    corner: QPoint

    def box(self, place: Placement) -> QRect:
        """The device pixels that it fills; empty at another scale."""
        if place.scale != self.scale:
            return QRect()
        return QRect(QPoint(*place.offset) + self.corner, self.image.size())


@dataclass(frozen=True, eq=False)
class Layer:
    """One picture of the view, or a part of it.

    Attributes:
        area: What it covers, in pixels of the picture.
        levels: The pixels themselves first; each further level has half as many across and down.
        caption: What it is.
        is_stand_in: Whether it is a small version of the picture, which is not to be shown as squares.
        rendering: What is painted where it fits.
        under: What was there before and reaches further; seen where this one does not reach.
    """

    area: QRect
    levels: tuple[Level, ...]
    caption: str = ""
    is_stand_in: bool = False
    rendering: Rendering | None = None
    under: "Layer | None" = None

    @property
    def has_alpha(self) -> bool:
        """Whether something behind it may be seen."""
        return self.levels[0].image.hasAlphaChannel()

    def level_for(self, scale: float) -> Level:
        """The smallest pixels that are not enlarged at a scale, or the finest."""
        fitting = [level for level in self.levels if max(level.step) * scale <= 1.0]
        return fitting[-1] if fitting else self.levels[0]

    def is_good_at(self, place: Placement) -> bool:
        """Whether nothing better can be made for a place."""
        if self.is_stand_in or place.scale >= 1.0:
            return True
        needed = inner_box(self.area, place)
        if needed.isEmpty():
            return True
        return self.rendering is not None and self.rendering.box(place).contains(needed)


def laid_over(layer: Layer, before: Layer | None) -> Layer:
    """A layer over what it does not wholly cover: the layer before, or what lay under that."""
    left = [old for old in (before, before and before.under) if old and not layer.area.contains(old.area)]
    under = max(left, key=lambda old: old.area.width() * old.area.height(), default=None)
    return replace(layer, under=under and replace(under, under=None))


def inner_box(area: QRect, place: Placement) -> QRect:
    """The device pixels of the pane that lie wholly in a part of the picture."""
    x, y = place.offset
    left, top, right, bottom = (
        value * place.scale
        for value in (area.x(), area.y(), area.x() + area.width(), area.y() + area.height())
    )
    corner = QPoint(x + math.ceil(left), y + math.ceil(top))
    return QRect(corner, QPoint(x + int(right) - 1, y + int(bottom) - 1)) & QRect(0, 0, *place.pane)


def first_layer(image: QImage, area: QRect, caption: str, size: QSize | None = None) -> Layer:
    """A layer without small levels.

    Args:
        image: In a format that `Level` names.
        area: What it covers.
        caption: What it is.
        size: Of the picture where the image is a smaller stand-in for the whole of it.
    """
    if size is None or size == image.size():
        return Layer(area, (Level(image, area.x(), area.y()),), caption)
    step = size.width() / image.width(), size.height() / image.height()
    return Layer(QRect(0, 0, size.width(), size.height()), (Level(image, 0, 0, step),), caption, True)
