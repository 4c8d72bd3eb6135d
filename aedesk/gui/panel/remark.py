"""Small print: sentences that explain a control, and words at the ends of a slider."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy

from aedesk.gui import tones

_SHARE = 0.9


class Remark(QLabel):
    """Text that is smaller and fainter than what it explains, or red where something is wrong."""

    def __init__(self, text: str = "", *, wraps: bool = True) -> None:
        super().__init__(text)
        self._is_bad = False
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SHARE)
        self.setFont(font)
        if wraps:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            self.setSizePolicy(policy)
        self._tone()

    def say(self, text: str, *, is_bad: bool = False) -> None:
        """Show another text; without one the label takes no room."""
        self._is_bad = is_bad
        self.setText(text)
        self.setVisible(bool(text))
        self._tone()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the tone from the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tone()

    def _tone(self) -> None:
        ground = QApplication.palette(self)
        text = ground.color(QPalette.ColorRole.WindowText)
        tones.colour_text(self, tones.bad(ground) if self._is_bad else tones.faded(text))


def heading(text: str) -> QLabel:
    """A bold line above what belongs together."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def ends(words: Sequence[str]) -> QHBoxLayout:
    """Words under a slider, spread from its left end to its right one."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    last = len(words) - 1
    for place, word in enumerate(words):
        remark = Remark(word, wraps=False)
        if place:
            centre = Qt.AlignmentFlag.AlignRight if place == last else Qt.AlignmentFlag.AlignHCenter
            remark.setAlignment(centre)
        row.addWidget(remark, 1)
    return row
