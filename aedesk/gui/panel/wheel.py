"""Keeps the mouse wheel for scrolling the panel: a control takes it only while it has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider, QWidget


class WheelGuard(QObject):
    """Watches all controls of a widget that change with the wheel."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        for kind in (QSlider, QAbstractSpinBox, QComboBox):
            for control in owner.findChildren(kind):
                control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the wheel pass on to what scrolls."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
