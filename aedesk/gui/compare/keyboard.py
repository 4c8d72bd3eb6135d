"""The keys of the picture: what they do while it has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from aedesk.gui.compare.handle import Handle
from aedesk.gui.compare.modes import Mode
from aedesk.gui.compare.navigator import Navigator

_HOLD = (Qt.Key.Key_O, Qt.Key.Key_Space)
_STEP, _PAGE, _ALL = 0.1, 0.9, 1e6
_SPLIT_STEP = 0.02


class Keyboard(QObject):
    """Does what keys stand for.

    Signals:
        held: Whether the key is down that shows the original alone.
        mode_wanted: A key asks for a way to compare.

    Args:
        navigator: Zooms and moves.
        handle: Between the halves.
        parent: Qt's owner.
    """

    held = Signal(bool)
    mode_wanted = Signal(object)

    def __init__(self, navigator: Navigator, handle: Handle, parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = False
        key, move = Qt.Key, navigator.move_by_part
        self._keys: dict[int, Callable[[], None]] = {
            key.Key_Left: lambda: move(_STEP, 0),
            key.Key_Right: lambda: move(-_STEP, 0),
            key.Key_Up: lambda: move(0, _STEP),
            key.Key_Down: lambda: move(0, -_STEP),
            key.Key_PageUp: lambda: move(0, _PAGE),
            key.Key_PageDown: lambda: move(0, -_PAGE),
            key.Key_Home: lambda: move(_ALL, _ALL),
            key.Key_End: lambda: move(-_ALL, -_ALL),
            key.Key_Plus: lambda: navigator.step(1),
            key.Key_Equal: lambda: navigator.step(1),
            key.Key_Minus: lambda: navigator.step(-1),
            key.Key_0: navigator.fit,
            key.Key_F: navigator.fit,
            key.Key_1: lambda: navigator.zoom(1.0),
            key.Key_2: lambda: navigator.zoom(2.0),
            key.Key_BracketLeft: lambda: handle.set_place(handle.place - _SPLIT_STEP),
            key.Key_BracketRight: lambda: handle.set_place(handle.place + _SPLIT_STEP),
            key.Key_S: lambda: self.mode_wanted.emit(Mode.SPLIT),
            key.Key_B: lambda: self.mode_wanted.emit(Mode.SIDE_BY_SIDE),
            key.Key_D: lambda: self.mode_wanted.emit(Mode.DIFFERENCE),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Take a key.

        Returns:
            Whether it stands for something.
        """
        others = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if event.modifiers() & others:
            return False
        if event.key() in _HOLD:
            self._hold(True)
            return True
        action = self._keys.get(event.key())
        if action is not None:
            action()
        return action is not None

    def release(self, event: QKeyEvent) -> bool:
        """Take the end of a key; while it is down, systems send ends that are none."""
        if event.key() not in _HOLD:
            return False
        if not event.isAutoRepeat():
            self._hold(False)
        return True

    def let_go(self) -> None:
        """End what a key is held for."""
        self._hold(False)

    def _hold(self, is_held: bool) -> None:
        if is_held != self._is_held:
            self._is_held = is_held
            self.held.emit(is_held)
