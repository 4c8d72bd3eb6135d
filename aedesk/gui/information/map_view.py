"""The map of the bits on the screen: fits its room, and tells the bits under the pointer."""

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aedesk.gui.information.heat import CELL, BitMap
from aedesk.gui.information.map_painting import legend_height, paint_legend, paint_map


class MapView(QWidget):
    """Shows a map with its legend; empty without one."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: BitMap | None = None
        self._heat = 0.6
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the bits"))

    @property
    def heat(self) -> float:
        """How much of the map is seen over the picture, 0..1."""
        return self._heat

    def set_heat(self, heat: float) -> None:
        """Show more of the map, or more of the picture."""
        self._heat = heat
        self.update()

    def show_map(self, shown: BitMap) -> None:
        """Show a map."""
        self.shown = shown
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room to see something."""
        line = self.fontMetrics().height()
        return QSize(36 * line, 28 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Half of that in each direction."""
        return self.sizeHint() / 2

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw map and legend."""
        if self.shown is None:
            return
        line = self.fontMetrics().height()
        with QPainter(self) as painter:
            area = self._area(self.shown)
            paint_map(painter, area, self.shown, self._heat)
            legend = QRectF(area.x(), self.height() - legend_height(line), area.width(), legend_height(line))
            least = 20 * line
            if legend.width() < least:  # a high, narrow picture
                legend.setX((self.width() - least) / 2)
                legend.setWidth(least)
            paint_legend(painter, legend, self.shown.top, self.palette().text().color())

    def event(self, event: QEvent) -> bool:
        """Tell the bits of the cell under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def text_at(self, point: QPointF) -> str:
        """What the cell under a point takes; empty beside the picture."""
        if self.shown is None or not self._area(self.shown).contains(point):
            return ""
        area, side = self._area(self.shown), self.shown.size.width()
        place = (point - area.topLeft()) * (side / area.width() / CELL)
        bits = self.shown.bits
        row, column = (
            min(int(place.y()), bits.shape[0] - 1),
            min(int(place.x()), bits.shape[1] - 1),
        )
        number = QLocale().toString(float(bits[row, column]), "f", 1)
        text = self.tr("{0} bits for the square of 16 × 16 pixels from {1}, {2} on")
        return text.format(number, column * CELL, row * CELL)

    def _area(self, shown: BitMap) -> QRectF:
        """Where the picture lies: as large as it fits above the legend."""
        line = self.fontMetrics().height()
        room = QSizeF(self.width(), self.height() - legend_height(line) - line)
        size = QSizeF(shown.size).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2), size)
