"""A sentence that is good news or bad, in a colour that follows the palette."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from aedesk.gui import tones


class Tone(Enum):
    """What a sentence means for the user."""

    PLAIN = auto()
    GOOD = auto()
    BAD = auto()


class Verdict(QLabel):
    """Text that can be selected, green or red where it is more than a fact."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = Tone.PLAIN
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show another sentence."""
        self._tone = tone
        self.setText(text)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colour from the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        ground = QApplication.palette(self)
        colours = {
            Tone.PLAIN: ground.color(QPalette.ColorRole.WindowText),
            Tone.GOOD: tones.good(ground),
            Tone.BAD: tones.bad(ground),
        }
        tones.colour_text(self, colours[self._tone])
