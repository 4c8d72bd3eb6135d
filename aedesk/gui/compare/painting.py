"""Paints a layer into a pane, device pixel by device pixel."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette, QPen, QPixmap, QRegion

from aedesk.gui import tones
from aedesk.gui.compare.geometry import Box, Placement
from aedesk.gui.compare.layer import Layer, Level

_CELL = 8
_WIDEST = 30_000
"""Qt's painter counts pixels of a scaled image in 16 bits."""


def rect(box: Box) -> QRect:
    """A box as Qt has it."""
    return QRect(QPoint(box[0], box[1]), QPoint(box[2] - 1, box[3] - 1))


def use_device_pixels(painter: QPainter) -> None:
    """Let a unit of the painter be one pixel of the screen, counted from the widget's corner."""
    there = painter.deviceTransform().map(QPointF(0, 0))
    ratio = painter.deviceTransform().m11()
    painter.translate((round(there.x()) - there.x()) / ratio, (round(there.y()) - there.y()) / ratio)
    painter.scale(1 / ratio, 1 / ratio)


def ground(palette: QPalette) -> QColor:
    """The colour around pictures: a neutral grey, a little apart from the window's."""
    colour = palette.window().color()
    level = colour.lightness()
    level = max(0, level - 14) if tones.is_dark(palette) else max(0, level - 22)
    return QColor(level, level, level)


def checkerboard(palette: QPalette, ratio: float) -> QBrush:
    """What is seen behind transparent pixels."""
    dark, light = (
        (QColor(62, 62, 62), QColor(86, 86, 86))
        if tones.is_dark(palette)
        else (
            QColor(205, 205, 205),
            QColor(244, 244, 244),
        )
    )
    cell = max(1, round(_CELL * ratio))
    tile = QPixmap(2 * cell, 2 * cell)
    tile.fill(light)
    with QPainter(tile) as painter:
        painter.fillRect(0, 0, cell, cell, dark)
        painter.fillRect(cell, cell, cell, cell, dark)
    return QBrush(tile)


def paint_layer(painter: QPainter, layer: Layer, place: Placement) -> None:
    """Paint what is visible of a layer.

    Above 100 % pixels are crisp squares; below they are means. All layers lie on the same grid, so that
    sides agree to the device pixel.

    Args:
        painter: Of the pane, in device pixels; its clip says what is needed.
        layer: What is painted.
        place: Where the picture lies.
    """
    visible = rect(place.visible)
    part = visible & layer.area
    if part.isEmpty():
        return
    level = layer.level_for(place.scale)
    painter.save()
    clip = place.covered if layer.area.contains(visible) else place.box_in_pane(_box(part))
    painter.setClipRect(rect(clip), Qt.ClipOperation.IntersectClip)
    if level.step == (1.0, 1.0) and place.scale >= 1.0:
        _paint_squares(painter, level, part, visible, place)
    else:
        _paint_rendering(painter, layer, rect(clip), place)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image, source = _within_reach(level.image, level.source(QRectF(part)))
        painter.drawImage(_target(part, place), image, source)
    painter.restore()


def _paint_rendering(painter: QPainter, layer: Layer, clip: QRect, place: Placement) -> None:
    """Paint what is there of a layer in device pixels, and leave the rest of it to be painted."""
    if layer.rendering is not None:
        box = layer.rendering.box(place)
        painter.drawImage(box.topLeft(), layer.rendering.image)
        painter.setClipRegion(QRegion(clip) - QRegion(box), Qt.ClipOperation.IntersectClip)


def paint_outline(painter: QPainter, inside: QRect, ratio: float) -> None:
    """Paint the edge of a part of the picture, in two colours so that it is seen on any."""
    box = QRectF(inside)
    width = max(1, round(ratio))
    painter.save()
    for colour, dashes in ((QColor(0, 0, 0, 130), None), (QColor(255, 255, 255, 190), [4.0, 4.0])):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(-width / 2, -width / 2, width / 2, width / 2))
    painter.restore()


def _paint_squares(painter: QPainter, level: Level, part: QRect, visible: QRect, place: Placement) -> None:
    image, source = level.image, part.translated(-level.left, -level.top)
    if place.scale == 1.0:
        painter.drawImage(QPoint(*place.box_in_pane(_box(part))[:2]), image, source)
        return
    if part != visible or max(source.right(), source.bottom()) > _WIDEST:
        # Edges of squares are rounded from the corner of what is drawn: it must be the same for all sides.
        canvas = QImage(visible.size(), QImage.Format.Format_ARGB32_Premultiplied)
        canvas.fill(Qt.GlobalColor.transparent)
        with QPainter(canvas) as copier:
            copier.drawImage(part.topLeft() - visible.topLeft(), image, source)
        image, source = canvas, canvas.rect()
    painter.drawImage(_target(visible, place), image, QRectF(source))


def _within_reach(image: QImage, source: QRectF) -> tuple[QImage, QRectF]:
    if max(image.width(), image.height()) <= _WIDEST:
        return image, source
    near = source.toAlignedRect().adjusted(-1, -1, 1, 1) & image.rect()
    return image.copy(near), source.translated(-QPointF(near.topLeft()))


def _target(part: QRect, place: Placement) -> QRectF:
    x, y = place.offset
    return QRectF(
        x + part.x() * place.scale,
        y + part.y() * place.scale,
        part.width() * place.scale,
        part.height() * place.scale,
    )


def _box(rect: QRect) -> Box:
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()
