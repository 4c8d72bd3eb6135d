"""A small plot of what a codec was measured at: PSNR over bits per pixel."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from aedesk.gui.tones import faded

Point = tuple[float, float]

_GRID = 0.2


class CurvePlot(QWidget):
    """Draws one curve; empty without points."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[Point] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the curve and its numbers."""
        unit = self.fontMetrics().averageCharWidth()
        return QSize(38 * unit, 32 * unit)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half of that is still readable."""
        return self.sizeHint() / 2

    def show_points(self, points: Sequence[Point]) -> None:
        """Show (bits per pixel, PSNR in dB), in rising order."""
        self._points = points
        if points:
            (low_rate, low), (high_rate, high) = points[0], points[-1]
            text = self.tr("PSNR over bits per pixel: {0} dB at {1}, {2} dB at {3}")
            numbers = [QLocale().toString(n, "f", 2) for n in (low, low_rate, high, high_rate)]
            self.setAccessibleName(text.format(*numbers))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the axes, then the curve."""
        if not self._points:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            across = _ticks(0, max(rate for rate, _ in self._points))
            along = _ticks(min(q for _, q in self._points), max(q for _, q in self._points))
            area = self._area(along)
            self._draw_axes(painter, area, across, along)
            self._draw_curve(painter, area, across, along)

    def _area(self, along: Sequence[float]) -> QRectF:
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(_text(tick)) for tick in along) + metrics.height() / 2
        line = metrics.height()
        return QRectF(self.rect()).adjusted(left, 1.8 * line, -line, -2.6 * line)

    def _draw_axes(
        self, painter: QPainter, area: QRectF, across: Sequence[float], along: Sequence[float]
    ) -> None:
        line = self.fontMetrics().height()
        text = faded(self.palette().text().color())
        grid = QColor(text)
        grid.setAlphaF(_GRID)
        for tick in along:
            y = _place(area, across, along, (across[0], tick)).y()
            painter.setPen(QPen(grid, 0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            box = QRectF(0, y - line, area.left() - line / 3, 2 * line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _text(tick))
        painter.setPen(text)
        for tick in across:
            x = _place(area, across, along, (tick, along[0])).x()
            box = QRectF(x - 3 * line, area.bottom() + line / 4, 6 * line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, _text(tick))
        below = QRectF(area.left(), area.bottom() + 1.4 * line, area.width(), 1.2 * line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("bits per pixel"))
        above = QRectF(0, 0, self.width(), 1.2 * line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self.tr("PSNR in dB"))

    def _draw_curve(
        self, painter: QPainter, area: QRectF, across: Sequence[float], along: Sequence[float]
    ) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        places = [_place(area, across, along, point) for point in self._points]
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(accent)
        for place in places:
            painter.drawEllipse(place, 2.5, 2.5)


def _place(area: QRectF, across: Sequence[float], along: Sequence[float], point: Point) -> QPointF:
    right = (point[0] - across[0]) / (across[-1] - across[0])
    up = (point[1] - along[0]) / (along[-1] - along[0])
    return QPointF(area.left() + right * area.width(), area.bottom() - up * area.height())


def _ticks(low: float, high: float) -> list[float]:
    """Four to nine round numbers that enclose a range."""
    span = max(high - low, 1e-6)
    step = 10.0 ** math.floor(math.log10(span))
    step = next(size for size in (step / 5, step / 2, step, 2 * step) if span / size <= 6)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _text(tick: float) -> str:
    return QLocale().toString(tick, "g", 3)
