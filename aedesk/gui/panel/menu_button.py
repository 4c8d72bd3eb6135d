"""A button that opens a menu, without the arrow that styles squeeze into a corner of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton


class MenuButton(QToolButton):
    """The button and its menu.

    Args:
        text: What is on the button.
        name: What it does, for tips and screen readers.
    """

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.menu_ = QMenu(self)
        self.setText(text)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))
