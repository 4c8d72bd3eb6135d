"""The handle between two halves: thin to see, broad to hit, a slider for keys and screen readers."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QWidget

WIDTH = 40
"""Of the widget; the line is in its middle."""

_GRIP = 15.0
_REACH = 11


class Handle(QAbstractSlider):
    """Where the halves meet; `value()` is the place in percent of the width, `place` the exact one.

    The mouse, a finger, or with the focus the arrow keys, Page Up and Down, Home and End move it.
    A double click brings it back to the middle.

    Signals:
        moved: It is somewhere else.
        left: It has lost the focus.
    """

    moved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setValue(50)
        self.setSingleStep(2)
        self.setPageStep(10)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Split between the two pictures"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the line between the left and the right picture.")
        )
        self._ground = parent
        self._hold: float | None = None
        self._is_hovered = False
        self._is_quiet = False
        self._place = 0.5
        self.valueChanged.connect(self._follow_value)

    @property
    def place(self) -> float:
        """Part of the width that is left of the line, 0 to 1."""
        return self._place

    def set_place(self, place: float) -> None:
        """Move the line; what lies outside 0 to 1 becomes the nearest of them."""
        self._place = min(max(place, 0.0), 1.0)
        self.setValue(round(100 * self._place))
        self.lay_out()
        self.moved.emit()

    def line(self) -> float:
        """Where the line is, in the parent's units."""
        return self.place * self._ground.width()

    def set_quiet(self, quiet: bool) -> None:
        """Stay, with the focus, but unseen."""
        self._is_quiet = quiet
        self.update()

    def lay_out(self) -> None:
        """Follow the size of the parent."""
        height = self._ground.height()
        self.setGeometry(round(self.line() - WIDTH / 2), 0, WIDTH, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of it; beside it the picture takes the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._is_hit(event.position()):
            event.ignore()
            return
        self._hold = event.globalPosition().x() - self.line()
        self.setSliderDown(True)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the mouse."""
        self._hover(self._is_hit(event.position()))
        if self._hold is None:
            event.ignore()
            return
        width = max(1, self._ground.width())
        self.set_place((event.globalPosition().x() - self._hold) / width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go."""
        if self._hold is None:
            event.ignore()
            return
        self._hold = None
        self.setSliderDown(False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Bring it back to the middle."""
        if self._is_hit(event.position()):
            self.set_place(0.5)
        else:
            event.ignore()

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the picture."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The mouse is gone."""
        self._hover(False)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it is gone."""
        self.left.emit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw line and grip, light with a dark edge, so that they are seen over any picture."""
        if self._is_quiet:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(WIDTH / 2, self.height() / 2)
            light, dark = QColor(255, 255, 255), QColor(0, 0, 0, 110)
            for colour, width in ((dark, 4), (light, 2)):
                painter.fillRect(QRectF(middle.x() - width / 2, 0, width, self.height()), colour)
            highlight = self.palette().highlight().color()
            strong = self._is_hovered or self._hold is not None
            painter.setPen(QPen(highlight, 3) if self.hasFocus() else QPen(dark, 1))
            painter.setBrush(light if strong else QColor(250, 250, 250, 235))
            painter.drawEllipse(middle, _GRIP, _GRIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(highlight if strong else QColor(50, 50, 50))
            for side in (-1, 1):
                tip = middle + QPointF(side * 9.5, 0)
                painter.drawPolygon(
                    QPolygonF([tip, tip - QPointF(side * 5.5, 5), tip - QPointF(side * 5.5, -5)])
                )

    def _is_hit(self, point: QPointF) -> bool:
        near = abs(point.x() - WIDTH / 2)
        return near <= _REACH or (abs(point.y() - self.height() / 2) <= WIDTH / 2)

    def _hover(self, is_hovered: bool) -> None:
        if is_hovered != self._is_hovered:
            self._is_hovered = is_hovered
            self.update()
        if is_hovered:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:  # the picture's own
            self.unsetCursor()

    def _follow_value(self, value: int) -> None:
        if value != round(100 * self._place):  # from a key or a screen reader
            self.set_place(value / 100)
