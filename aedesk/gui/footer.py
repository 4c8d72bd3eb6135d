"""The lower edge of the window: what is to be done or was done, one progress bar, start, pause, stop."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from aedesk.gui.actions import Actions, action_button
from aedesk.gui.folders import open_folder

_STEPS = 1000


class Footer(QFrame):
    """Shows the state of the whole queue.

    Args:
        actions: What its buttons do.
    """

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._remaining = QLabel()
        self._remaining.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the run"))
        self._bar.setFixedHeight(8)
        self.folder_button = QPushButton(self.tr("Open folder"))
        self.folder_button.clicked.connect(self._open_folder)
        self._folder: Path | None = None
        self.start_button = action_button(actions.start)
        self.start_button.setDefault(True)
        self.pause_button = action_button(actions.pause)
        self.stop_button = action_button(actions.stop)
        texts = QHBoxLayout()
        texts.setSpacing(16)
        texts.addWidget(self._text, 1)
        texts.addWidget(self._remaining)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch()
        left.addLayout(texts)
        left.addWidget(self._bar)
        left.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addSpacing(8)
        for button in (self.folder_button, self.pause_button, self.stop_button, self.start_button):
            button.setMinimumSize(self.fontMetrics().horizontalAdvance("M") * 9, 34)
            row.addWidget(button)
        self.say("")
        self.show_idle()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    @property
    def remaining(self) -> str:
        """What it says about the time that is left."""
        return self._remaining.text()

    def say(self, text: str, folder: Path | None = None) -> None:
        """Show a sentence about the whole queue.

        Args:
            text: The sentence.
            folder: Where to find what it speaks of; None for nowhere.
        """
        self._text.setText(text)
        self._text.setToolTip(text)
        self._folder = folder
        self.folder_button.setVisible(folder is not None)
        self.folder_button.setToolTip(str(folder or ""))

    def show_progress(self, fraction: float | None, remaining: str) -> None:
        """Show a run.

        Args:
            fraction: Done share, 0..1; None while something is going on whose end is not known.
            remaining: The time that is left, in words; may be empty.
        """
        self._bar.setRange(0, 0 if fraction is None else _STEPS)
        self._bar.setValue(round(_STEPS * (fraction or 0.0)))
        self._remaining.setText(remaining)
        self._show_running(True)

    def show_idle(self) -> None:
        """Take away all that belongs to a run."""
        self._remaining.clear()
        self._show_running(False)

    def _open_folder(self) -> None:
        if self._folder is not None:
            open_folder(self._folder)

    def _show_running(self, running: bool) -> None:
        focused = self.start_button.hasFocus() or self.stop_button.hasFocus()
        for part in (self._bar, self.pause_button, self.stop_button):
            part.setVisible(running)
        self.start_button.setVisible(not running)
        if focused:  # the keyboard stays where it was
            (self.stop_button if running else self.start_button).setFocus()
