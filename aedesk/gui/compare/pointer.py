"""Mouse, wheel and fingers over the picture: they move and zoom it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from aedesk.gui.compare.geometry import Point
from aedesk.gui.compare.navigator import Navigator

_NOTCH = 120
_FACTOR_OF_NOTCH = 2**0.25


class Pointer(QObject):
    """Does what is done with mouse, wheel and fingers.

    Args:
        navigator: Zooms and moves.
        surface: What the events are of.
        in_pane: Gives for a point of the surface the device pixel of the pane that it is in.
    """

    def __init__(self, navigator: Navigator, surface: QWidget, in_pane: Callable[[QPointF], Point]) -> None:
        super().__init__(surface)
        self._navigator = navigator
        self._surface = surface
        self._in_pane = in_pane
        self._held: QPointF | None = None
        surface.grabGesture(Qt.GestureType.PinchGesture)
        navigator.changed.connect(self._show_cursor)

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._held = event.globalPosition()
            self._show_cursor()

    def move(self, event: QMouseEvent) -> None:
        """Move what is held with the mouse."""
        if self._held is not None:
            self._move(event.globalPosition() - self._held)
            self._held = event.globalPosition()

    def release(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None
        self._show_cursor()

    def double_click(self, event: QMouseEvent) -> None:
        """Change between the whole picture and 100 %."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._navigator.toggle(self._in_pane(event.position()))

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, by as much as the wheel or the fingers turn; sideways, move."""
        turned = event.angleDelta()
        if turned.y():
            factor = _FACTOR_OF_NOTCH ** (turned.y() / _NOTCH)
            self._navigator.zoom_by(factor, self._in_pane(event.position()))
        elif turned.x():
            self._move(QPointF(turned.x(), 0))
        event.accept()

    def gesture(self, event: QEvent) -> bool:
        """Zoom and move with two fingers, on a screen or on a trackpad.

        Returns:
            Whether it was a pinch.
        """
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self._surface.mapFromGlobal(pinch.centerPoint())
                self._navigator.zoom_by(pinch.scaleFactor(), self._in_pane(middle))
                self._move(pinch.centerPoint() - pinch.lastCenterPoint())
                event.accept()
                return True
        elif isinstance(event, QNativeGestureEvent):
            at = self._in_pane(event.position())
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._navigator.zoom_by(1 + event.value(), at)
                return True
            if event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                self._navigator.toggle(at)
                return True
        return False

    def _move(self, way: QPointF) -> None:
        ratio = self._surface.devicePixelRatioF()
        self._navigator.move(way.x() * ratio, way.y() * ratio)

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._navigator.can_move:
            closed, open_ = Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.OpenHandCursor
            shape = open_ if self._held is None else closed
        self._surface.setCursor(shape)
