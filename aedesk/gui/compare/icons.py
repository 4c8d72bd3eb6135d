"""Small pictures of the toolbar, drawn in the colours of the palette."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF

SIZE = 18
"""Of an icon, in device-independent pixels."""

_RATIO = 3
_FRAME = QRectF(1.5, 3.5, 15, 11)


def icon(name: str, palette: QPalette) -> QIcon:
    """An icon in the colours of text, faint where it is disabled.

    Args:
        name: A way to compare, "original", "fit", "full_size", "zoom_in" or "zoom_out".
        palette: Of the widget that shows it.
    """
    made = QIcon()
    groups = (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    )
    for mode, group in groups:
        pixmap = QPixmap(SIZE * _RATIO, SIZE * _RATIO)
        pixmap.setDevicePixelRatio(_RATIO)
        pixmap.fill(Qt.GlobalColor.transparent)
        colour = palette.color(group, QPalette.ColorRole.ButtonText)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(
                QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            _DRAWINGS[name](painter, colour)
        made.addPixmap(pixmap, mode)
    return made


def _split(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(_FRAME, 1.5, 1.5)
    painter.drawLine(QPointF(9, 1), QPointF(9, 17))
    painter.fillRect(QRectF(2.5, 4.5, 6, 9), _mild(colour))


def _side_by_side(painter: QPainter, colour: QColor) -> None:
    for left in (1.5, 10.0):
        painter.drawRoundedRect(QRectF(left, 3.5, 6.5, 11), 1.2, 1.2)
    painter.fillRect(QRectF(2.5, 4.5, 4.5, 9), _mild(colour))


def _difference(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QPointF(6.8, 9), 5.2, 5.2)
    painter.drawEllipse(QPointF(11.2, 9), 5.2, 5.2)


def _fit(painter: QPainter, colour: QColor) -> None:
    for x, y, across, down in ((2, 4, 1, 1), (16, 4, -1, 1), (2, 14, 1, -1), (16, 14, -1, -1)):
        corner = QPointF(x, y)
        painter.drawPolyline(
            QPolygonF([corner + QPointF(4 * across, 0), corner, corner + QPointF(0, 3.5 * down)])
        )
    painter.fillRect(QRectF(6, 7, 6, 4), _mild(colour))


def _full_size(painter: QPainter, colour: QColor) -> None:
    for x in (3.5, 14.0):
        painter.drawPolyline(QPolygonF([QPointF(x - 1.8, 6), QPointF(x, 4.5), QPointF(x, 13.5)]))
    for y in (7.2, 11.2):
        painter.drawEllipse(QPointF(8.6, y), 0.5, 0.5)


def _zoom_in(painter: QPainter, colour: QColor) -> None:
    _zoom_out(painter, colour)
    painter.drawLine(QPointF(9, 4), QPointF(9, 14))


def _zoom_out(painter: QPainter, colour: QColor) -> None:
    painter.drawLine(QPointF(4, 9), QPointF(14, 9))


def _original(painter: QPainter, colour: QColor) -> None:
    eye = QPainterPath(QPointF(1.5, 9))
    eye.quadTo(9, 1, 16.5, 9)
    eye.quadTo(9, 17, 1.5, 9)
    painter.drawPath(eye)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(9, 9), 1.9, 1.9)


def _mild(colour: QColor) -> QColor:
    mild = QColor(colour)
    mild.setAlphaF(0.35)
    return mild


_DRAWINGS: dict[str, Callable[[QPainter, QColor], None]] = {
    "split": _split,
    "side_by_side": _side_by_side,
    "difference": _difference,
    "original": _original,
    "fit": _fit,
    "full_size": _full_size,
    "zoom_in": _zoom_in,
    "zoom_out": _zoom_out,
}
