"""The surface on which the pictures are compared: paints them and takes mouse, wheel, fingers and keys."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from aedesk.gui.compare.captions import paint_caption
from aedesk.gui.compare.geometry import Point
from aedesk.gui.compare.handle import Handle
from aedesk.gui.compare.keyboard import Keyboard
from aedesk.gui.compare.modes import Mode
from aedesk.gui.compare.navigator import Navigator
from aedesk.gui.compare.notice import Notice
from aedesk.gui.compare.painting import checkerboard, ground, use_device_pixels
from aedesk.gui.compare.scene import GAP, Pane, paint_scene, pane_rects
from aedesk.gui.compare.sides import Sides

_NOTCH = 120
_FACTOR_OF_NOTCH = 2**0.25
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Canvas(QWidget):
    """Shows the sides; zooms and moves them together.

    Signals:
        resized: Its size or its pixels are others.

    Args:
        sides: What is compared.
        navigator: Where it stands.
    """

    resized = Signal()

    def __init__(self, sides: Sides, navigator: Navigator) -> None:
        super().__init__()
        self._sides = sides
        self._navigator = navigator
        self._dragged: QPointF | None = None
        self._has_frame = False
        self.handle = Handle(self)
        self.notice = Notice(self)
        self.keyboard = Keyboard(navigator, self.handle, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.setMinimumSize(160, 120)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.handle.hide()
        self.handle.moved.connect(self.update)
        navigator.changed.connect(self._follow)
        sides.changed.connect(self._follow)

    def panes(self) -> list[Pane]:
        """What is shown where."""
        sides, original = self._sides, self._sides.original.layer
        if original is None or sides.pair is None:
            return []
        rects = self._rects()
        left, right = sides.pair
        if sides.mode is Mode.SIDE_BY_SIDE:
            return [Pane(box, box, front, original) for box, front in zip(rects, sides.pair, strict=True)]
        whole = rects[0]
        if sides.shows_difference:
            front = sides.difference.layer
            return (
                [Pane(whole, whole, front, original, True)]
                if front
                else [Pane(whole, whole, original, original)]
            )
        if left is right:
            return [Pane(whole, whole, left, original)]
        cut = round(self.handle.place * whole.width())
        halves = whole.adjusted(0, 0, cut - whole.width(), 0), whole.adjusted(cut, 0, 0, 0)
        return [Pane(whole, half, front, original) for half, front in zip(halves, sides.pair, strict=True)]

    def pane_size(self) -> QSize:
        """Of the place that one side has, in device pixels."""
        return self._rects()[0].size()

    def in_pane(self, point: QPointF) -> Point:
        """A point of the widget in device pixels of the pane that it is in."""
        ratio = self.devicePixelRatioF()
        there = QPointF(point.x() * ratio, point.y() * ratio)
        for box in reversed(self._rects()):
            if box.contains(there.toPoint()):
                there -= QPointF(box.topLeft())
                break
        return there.x(), there.y()

    def describe(self) -> None:
        """Tell screen readers what is shown."""
        place = self._navigator.place
        names = dict.fromkeys(pane.front.caption for pane in self.panes())
        zoom = [] if place is None else [self.tr("zoom {0} %").format(round(100 * place.scale))]
        self.setAccessibleDescription(", ".join([*filter(None, names), *zoom]))

    # What Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is visible."""
        painter = QPainter(self)
        around, ratio = ground(self.palette()), self.devicePixelRatioF()
        painter.fillRect(event.rect(), around)
        panes, place = self.panes(), self._navigator.place
        if panes and place is not None:
            painter.save()
            use_device_pixels(painter)
            paint_scene(painter, panes, place, checkerboard(self.palette(), ratio), around, ratio)
            painter.restore()
            self._paint_captions(painter, panes)
        if self._has_frame:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place everything anew."""
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Take pinches, and screens of another density."""
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch_natively(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the pointer; sideways, move."""
        turned = event.angleDelta()
        if turned.y():
            self._navigator.zoom_by(_FACTOR_OF_NOTCH ** (turned.y() / _NOTCH), self.in_pane(event.position()))
        elif turned.x():
            self._navigator.move(turned.x() * self.devicePixelRatioF(), 0)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged = event.globalPosition()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the picture with the mouse."""
        if self._dragged is not None:
            way = (event.globalPosition() - self._dragged) * self.devicePixelRatioF()
            self._dragged = event.globalPosition()
            self._navigator.move(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go."""
        self._dragged = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Change between the whole picture and 100 %."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._navigator.toggle(self.in_pane(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key stands for."""
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End what a key is held for."""
        if not self.keyboard.release(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show a frame to who uses the keyboard."""
        self._has_frame = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """End what depends on the focus."""
        self._has_frame = False
        self.keyboard.let_go()
        self.update()

    def _paint_captions(self, painter: QPainter, panes: list[Pane]) -> None:
        ratio = self.devicePixelRatioF()
        rooms = [
            QRectF(clip.x() / ratio, clip.y() / ratio, clip.width() / ratio, clip.height() / ratio)
            for clip in (pane.clip for pane in panes)
        ]
        if self._sides.shows_difference:
            paint_caption(painter, self._sides.difference_caption(), rooms[0])
            return
        for place, (pane, room) in enumerate(zip(panes, rooms, strict=True)):
            paint_caption(painter, pane.front.caption, room, at_right=place > 0 and room.left() > 0)

    def _rects(self) -> tuple[QRect, ...]:
        ratio, place = self.devicePixelRatioF(), self._navigator.place
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        picture = QSize(*place.picture) if place else QSize(1, 1)
        return pane_rects(size, self._sides.mode, picture, round(GAP * ratio))

    def _lay_out(self) -> None:
        self.handle.lay_out()
        self.notice.lay_out()
        self.resized.emit()
        self.update()

    def _follow(self) -> None:
        panes = self.panes()
        self.handle.setVisible(len(panes) == 2 and self._sides.mode is Mode.SPLIT)
        self.update()

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
        way = (pinch.centerPoint() - pinch.lastCenterPoint()) * self.devicePixelRatioF()
        self._navigator.zoom_by(pinch.scaleFactor(), self.in_pane(at))
        self._navigator.move(way.x(), way.y())
        return True

    def _pinch_natively(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._navigator.zoom_by(1 + event.value(), self.in_pane(event.position()))
        return True
