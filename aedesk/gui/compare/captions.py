"""The names of the sides: small pills that are readable over any picture and never cover each other."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter

_GROUND = QColor(16, 16, 16, 190)
_EDGE = QColor(255, 255, 255, 46)
_TEXT = QColor(255, 255, 255)
_SEPARATOR = " · "
_SHORTEST = 4
"""Letters' widths under which a caption says nothing any more."""


def shortened(caption: str, metrics: QFontMetricsF, width: float) -> str:
    """A caption that fits: parts go from the end first, then letters.

    Args:
        caption: Parts with " · " between them, the most important one first.
        metrics: Of the font.
        width: What there is.

    Returns:
        Empty where there is room for nothing that says something.
    """
    parts = caption.split(_SEPARATOR)
    while len(parts) > 1 and metrics.horizontalAdvance(_SEPARATOR.join(parts)) > width:
        parts.pop()
    text = _SEPARATOR.join(parts)
    if metrics.horizontalAdvance(text) <= width:
        return text
    if width < _SHORTEST * metrics.averageCharWidth():
        return ""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def caption_height(metrics: QFontMetrics) -> int:
    """How far captions reach below the upper edge."""
    return 3 * metrics.height()


def paint_caption(painter: QPainter, caption: str, room: QRectF, *, at_right: bool = False) -> QRectF:
    """Paint a caption into the upper corner of a room.

    Args:
        painter: In the widget's own units, with its font.
        caption: What it says.
        room: Where it may be.
        at_right: Whether it stands in the right corner.

    Returns:
        What it covers; empty where there is no room.
    """
    metrics = QFontMetricsF(painter.font())
    margin, padding = 0.6 * metrics.height(), QPointF(0.6 * metrics.height(), 0.22 * metrics.height())
    text = shortened(caption, metrics, room.width() - 2 * (margin + padding.x()))
    if not text:
        return QRectF()
    size = metrics.size(0, text)
    pill = QRectF(0, 0, size.width() + 2 * padding.x(), metrics.height() + 2 * padding.y())
    left = room.right() - margin - pill.width() if at_right else room.left() + margin
    pill.moveTopLeft(QPointF(round(left), round(room.top() + margin)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_EDGE)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
    painter.setPen(_TEXT)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return pill
