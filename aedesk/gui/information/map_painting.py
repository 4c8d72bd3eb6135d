"""Paints the map of the bits with its legend, on the screen and into a file."""

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter

from aedesk.gui.information.heat import CELL, BitMap, heat_colours

_STEPS = 5
_LARGEST = 2400
"""Pixels of the longer side of a map in a file."""


def paint_map(painter: QPainter, area: QRectF, shown: BitMap, heat: float) -> None:
    """Paint the picture, and the heat over it.

    Args:
        painter: Paints on anything.
        area: Where the picture goes.
        shown: The map.
        heat: How much of the map is seen, 0 (the picture alone) to 1 (the map alone).
    """
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if shown.picture is None:
        painter.fillRect(area, QColor(128, 128, 128))
    else:
        painter.drawImage(area, shown.picture)
    # Cells are squares of the picture; those at its edge may reach beyond it.
    scale = area.width() / shown.size.width()
    cells = shown.cells.size() * CELL * scale
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setOpacity(heat)
    painter.drawImage(QRectF(area.x(), area.y(), cells.width(), cells.height()), shown.cells)
    painter.restore()


def paint_legend(painter: QPainter, area: QRectF, top: float, text: QColor) -> None:
    """Paint the colours from left to right, with what they stand for below.

    Args:
        painter: Paints on anything; its font is used.
        area: Where the legend goes; `legend_height` says how high it should be.
        top: Bits of a cell that the last colour stands for.
        text: Colour of the numbers.
    """
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    colours = QLinearGradient(area.topLeft(), area.topRight())
    table = heat_colours()
    for place in range(0, len(table), 15):
        colours.setColorAt(place / (len(table) - 1), QColor.fromRgb(table[place]))
    painter.fillRect(QRectF(area.x(), area.y(), area.width(), 0.7 * line), colours)
    painter.setPen(text)
    for step in range(_STEPS):
        share = step / (_STEPS - 1)
        number = QLocale().toString(top * share, "f", 0)
        label = f"≥ {number}" if step == _STEPS - 1 else number
        width = metrics.horizontalAdvance(label)
        # The first stands at the left edge, the last ends at the right one.
        x = area.x() + share * (area.width() - width)
        painter.drawText(QRectF(x, area.y() + 0.9 * line, width + 1, line), label)
    below = QRectF(area.x(), area.y() + 2 * line, area.width(), 1.1 * line)
    words = QCoreApplication.translate("BitMap", "bits for each square of 16 × 16 pixels")
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)


def legend_height(line: float) -> float:
    """Height of the legend where a line of text has this one."""
    return 3.2 * line


def map_image(shown: BitMap, heat: float) -> QImage:
    """The map with its legend as an image, to be kept."""
    scale = min(1.0, _LARGEST / max(shown.size.width(), shown.size.height()))
    scale = max(scale, 400 / shown.size.width())  # the legend needs room
    width, height = round(scale * shown.size.width()), round(scale * shown.size.height())
    line = max(13, round(width / 60))
    image = QImage(width, round(height + legend_height(line) + 1.5 * line), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_map(painter, QRectF(0, 0, width, height), shown, heat)
        font = painter.font()
        font.setPixelSize(round(0.8 * line))
        painter.setFont(font)
        legend = QRectF(line, height + line, width - 2 * line, legend_height(line))
        paint_legend(painter, legend, shown.top, QColor(Qt.GlobalColor.black))
    return image
