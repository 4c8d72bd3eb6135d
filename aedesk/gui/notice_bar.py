"""A line across the window that says something and offers what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy


class NoticeBar(QFrame):
    """Hidden until there is something to say; goes away with the first answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 14, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def offer(self, text: str, answers: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Say something and show a button for each answer.

        Args:
            text: A sentence or two.
            answers: Text of a button, and what it does after the bar has gone.
        """
        self.dismiss()
        self._text.setText(text)
        for label, act in answers:
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, act=act: self._answer(act))
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def say(self, text: str) -> None:
        """Change what is said; the answers stay."""
        self._text.setText(text)

    def dismiss(self) -> None:
        """Take the bar away without an answer."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        self.hide()

    def _answer(self, act: Callable[[], None]) -> None:
        self.dismiss()
        act()
