"""The surface on which the pictures are compared: paints them, and passes on what is done with them."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aedesk.gui.compare.captions import caption_height, paint_caption
from aedesk.gui.compare.geometry import Point
from aedesk.gui.compare.handle import Handle
from aedesk.gui.compare.keyboard import Keyboard
from aedesk.gui.compare.modes import Mode
from aedesk.gui.compare.navigator import Navigator
from aedesk.gui.compare.notice import BusyLine, Notice
from aedesk.gui.compare.painting import checkerboard, ground, use_device_pixels
from aedesk.gui.compare.pointer import Pointer
from aedesk.gui.compare.scene import GAP, Pane, halves, paint_scene, pane_rects
from aedesk.gui.compare.sides import Sides

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
        self._has_frame = False
        self._line = 0
        self.notice = Notice(self)
        self.busy = BusyLine(self)
        self.handle = Handle(self)
        self.keyboard = Keyboard(navigator, self.handle, self)
        self._pointer = Pointer(navigator, self, self.in_pane)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.setMinimumSize(160, 120)
        self.handle.hide()
        self.handle.moved.connect(self._move_line)
        self.handle.left.connect(self.keyboard.let_go)
        navigator.changed.connect(self.update)
        sides.changed.connect(self._follow)

    def panes(self) -> list[Pane]:
        """What is shown where."""
        sides, original = self._sides, self._sides.original.layer
        if original is None or sides.pair is None:
            return []
        rects = self._rects()
        if sides.mode is Mode.SIDE_BY_SIDE:
            return [Pane(box, box, front, original) for box, front in zip(rects, sides.pair, strict=True)]
        whole, (left, right) = rects[0], sides.pair
        if sides.shows_difference:
            return [Pane(whole, whole, sides.difference.layer or original, original)]
        if left is right:
            return [Pane(whole, whole, left, original)]
        clips = halves(whole, self.handle.place)
        return [Pane(whole, clip, front, original) for clip, front in zip(clips, sides.pair, strict=True)]

    def pane_size(self) -> QSize:
        """Of the place that one side has, in device pixels."""
        return self._rects()[0].size()

    def in_pane(self, point: QPointF) -> Point:
        """The device pixel of the pane that a point of the widget is in."""
        there = point * self.devicePixelRatioF()
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
        with QPainter(self) as painter:
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
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        if event.type() in (QEvent.Type.Gesture, QEvent.Type.NativeGesture) and self._pointer.gesture(event):
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom."""
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the picture."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Change between the whole picture and 100 %."""
        self._pointer.double_click(event)

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
        for part in (self.handle, self.notice, self.busy):
            part.lay_out()
        self.resized.emit()
        self.update()

    def _follow(self) -> None:
        sides = self._sides
        is_split = sides.mode is Mode.SPLIT and sides.is_comparing
        self.handle.setVisible(is_split)
        self.handle.set_quiet(sides.is_holding)
        self.update()

    def _move_line(self) -> None:
        """Paint anew only what changes sides, and the captions, which may have more or less room now."""
        before, self._line = self._line, round(self.handle.line())
        left, right = min(before, self._line) - 2, max(before, self._line) + 2
        self.update(left, 0, right - left, self.height())
        self.update(0, 0, self.width(), caption_height(self.fontMetrics()))
