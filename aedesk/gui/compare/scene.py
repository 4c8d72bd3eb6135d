"""Composes the view: which layers lie in which pane, and how they are painted there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QRegion

from aedesk.gui.compare.geometry import Placement
from aedesk.gui.compare.layer import Layer
from aedesk.gui.compare.modes import Mode
from aedesk.gui.compare.painting import paint_layer, paint_outline, rect

GAP = 2
"""Between two pictures side by side, in device-independent pixels."""

_MUCH_LARGER = 1.2
_VEIL = 165
_THIN_VEIL = 45
_BEYOND = (-64, -64, 64, 64)


@dataclass(frozen=True)
class Pane:
    """A place for one side.

    Attributes:
        rect: Where the picture is placed, in device pixels of the widget.
        clip: What of it this side fills.
        front: What is shown; where it does not reach, what was there before is seen through a thin veil,
            and where that does not reach, the original through a thick one.
        back: The original.
    """

    rect: QRect
    clip: QRect
    front: Layer
    back: Layer


def pane_rects(size: QSize, mode: Mode, picture: QSize, gap: int) -> tuple[QRect, ...]:
    """Where panes lie: one, or two of one size; stacked only where the picture is much larger so.

    Args:
        size: Of the widget, in device pixels.
        mode: How the sides are shown.
        picture: Size of the picture.
        gap: Device pixels between two panes.
    """
    width, height = max(1, size.width()), max(1, size.height())
    if mode is not Mode.SIDE_BY_SIDE:
        return (QRect(0, 0, width, height),)
    beside, stacked = (max(1, (width - gap) // 2), height), (width, max(1, (height - gap) // 2))
    shape = picture.width(), picture.height()
    if Placement.fitted(shape, stacked).scale > _MUCH_LARGER * Placement.fitted(shape, beside).scale:
        return QRect(0, 0, *stacked), QRect(0, height - stacked[1], *stacked)
    return QRect(0, 0, *beside), QRect(width - beside[0], 0, *beside)


def halves(pane: QRect, place: float) -> tuple[QRect, QRect]:
    """What is left and right of a line at a part of a pane's width."""
    cut = round(place * pane.width())
    return pane.adjusted(0, 0, cut - pane.width(), 0), pane.adjusted(cut, 0, 0, 0)


def paint_scene(
    painter: QPainter,
    panes: Sequence[Pane],
    place: Placement,
    checkerboard: QBrush,
    ground: QColor,
    ratio: float,
) -> None:
    """Paint all panes.

    Args:
        painter: In device pixels.
        panes: What is shown where.
        place: Of the picture in every pane.
        checkerboard: What is seen behind transparent pixels.
        ground: The colour around the picture.
        ratio: Device pixels a device-independent one.
    """
    for pane in panes:
        painter.save()
        painter.setClipRect(pane.clip, Qt.ClipOperation.IntersectClip)
        painter.translate(pane.rect.topLeft())
        _paint_pane(painter, pane, place, checkerboard, ground, ratio)
        painter.restore()


def _paint_pane(
    painter: QPainter, pane: Pane, place: Placement, checkerboard: QBrush, ground: QColor, ratio: float
) -> None:
    covered, visible = rect(place.covered), rect(place.visible)
    stack = [(pane.back, _VEIL), (pane.front.under, _THIN_VEIL), (pane.front, 0)]
    layers = [(layer, veil) for layer, veil in stack if layer is not None and layer.area.intersects(visible)]
    covering = [number for number, (layer, _) in enumerate(layers) if layer.area.contains(visible)]
    layers = layers[max(covering, default=0) :]
    if any(layer.has_alpha for layer, _ in layers):
        painter.setBrushOrigin(QPoint(*place.offset))
        painter.fillRect(covered, checkerboard)
    for number, (layer, veil) in enumerate(layers):
        painter.save()
        painter.setClipRegion(_seen(layers[number:], covered, place), Qt.ClipOperation.IntersectClip)
        paint_layer(painter, layer, place)
        if veil:
            tint = QColor(ground.red(), ground.green(), ground.blue(), veil)
            painter.fillRect(_inside(layer, place), tint)
        painter.restore()
    if not pane.front.area.contains(visible):
        nearby = pane.rect.translated(-pane.rect.topLeft()).adjusted(*_BEYOND)
        paint_outline(painter, _inside(pane.front, place) & nearby, ratio)


def _seen(layers: list[tuple[Layer, int]], covered: QRect, place: Placement) -> QRegion:
    """Where the first of some layers is seen: not where another, that can be seen through, lies over it."""
    region = QRegion(covered)
    for layer, _ in layers[1:]:
        if layer.has_alpha:
            region -= QRegion(_inside(layer, place))
    return region


def _inside(layer: Layer, place: Placement) -> QRect:
    area = layer.area
    return rect(place.box_in_pane((area.left(), area.top(), area.right() + 1, area.bottom() + 1)))
