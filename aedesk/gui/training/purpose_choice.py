"""What is trained: one of the purposes, each with a sentence."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.purposes import Purpose
from aedesk.gui.training.texts import RecipeTexts


class PurposeChoice(QWidget):
    """A button for each purpose.

    Args:
        draft: Has the purpose.
        texts: Names and explains them.
    """

    def __init__(self, draft: Draft, texts: RecipeTexts) -> None:
        super().__init__()
        self._draft = draft
        self.buttons: dict[Purpose, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(heading(self.tr("What is trained")))
        for purpose in Purpose:
            words, sentence = texts.purpose(purpose)
            button = self.buttons[purpose] = QRadioButton(words)
            button.setToolTip(sentence)
            button.toggled.connect(lambda is_on, purpose=purpose: self._choose(purpose, is_on))
            column.addWidget(button)
            column.addWidget(under_button(Remark(sentence), button))
        self.show_values()

    def show_values(self) -> None:
        """Show the purpose of the draft."""
        button = self.buttons[self._draft.purpose]
        blocker = QSignalBlocker(button)
        button.setChecked(True)
        blocker.unblock()

    def _choose(self, purpose: Purpose, is_on: bool) -> None:
        if is_on:
            self._draft.put(purpose=purpose)


def under_button(remark: Remark, button: QRadioButton) -> Remark:
    """Let a sentence begin where the words of its button do."""
    remark.setContentsMargins(
        button.style().pixelMetric(button.style().PixelMetric.PM_ExclusiveIndicatorWidth) + 6, 0, 0, 4
    )
    return remark
