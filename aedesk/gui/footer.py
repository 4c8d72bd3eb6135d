"""The lower edge of the window: what is to be done or was done, one progress bar, start and stop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout

from aedesk.gui.actions import action_button

_STEPS = 1000


class Footer(QFrame):
    """Shows the state of the whole queue.

    Args:
        start: What the start button does.
        stop: What the stop button does.
    """

    def __init__(self, start: QAction, stop: QAction) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the run"))
        self._bar.setFixedHeight(8)
        self.start_button = action_button(start)
        self.start_button.setDefault(True)
        self.stop_button = action_button(stop)
        for button in (self.start_button, self.stop_button):
            button.setMinimumSize(104, 34)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch()
        left.addWidget(self._text)
        left.addWidget(self._bar)
        left.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addSpacing(8)
        row.addWidget(self.stop_button)
        row.addWidget(self.start_button)
        self.hide_progress()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence about the whole queue."""
        self._text.setText(text)
        self._text.setToolTip(text)

    def show_progress(self, fraction: float) -> None:
        """Show the done share, 0..1; below 0 something is going on whose end is not known."""
        self._bar.setRange(0, _STEPS if fraction >= 0 else 0)
        self._bar.setValue(round(_STEPS * max(0.0, fraction)))
        self._bar.show()

    def hide_progress(self) -> None:
        """Take the bar away."""
        self._bar.hide()
