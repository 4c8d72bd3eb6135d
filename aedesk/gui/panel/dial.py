"""A number with a slider under it, and words for the ends of the slider."""

from collections.abc import Sequence
from dataclasses import Field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QSpinBox, QWidget

from aedesk.gui.panel import remark
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.panel.values import Kind, kind_of
from aedesk.options import spec_of


class Dial(QWidget):
    """A whole number of a field with two bounds, set by a slider or typed.

    Signals:
        edited: The number.

    Args:
        field: The field.
        label: What it is called; ``&`` marks the key that leads to it.
        texts: Says what the field does.
        ends: Words under the slider, from left to right.
        words: What is shown in place of some numbers.
        marked: Whether every number has a mark on the slider.
        centre: Whether the middle of the slider has one.

    Attributes:
        remark: A sentence under the slider, hidden as long as there is none.
    """

    edited = Signal(object)

    def __init__(
        self,
        field: Field[Any],
        label: str,
        texts: FieldTexts,
        ends: Sequence[str] = (),
        words: dict[int, str] | None = None,
        *,
        marked: bool = False,
        centre: bool = False,
    ) -> None:
        super().__init__()
        spec = spec_of(field)
        low, high = int(spec.low or 0), int(spec.high or 100)
        self.setObjectName(field.name)
        self._is_decimal = kind_of(field) is Kind.DECIMAL
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.box = _Box(words or {})
        self.label = QLabel(label)
        self.label.setBuddy(self.slider)
        plain = label.replace("&", "")
        self.slider.setAccessibleName(plain)
        self.box.setAccessibleName(self.tr("{0} as a number").format(plain))
        for control in (self.slider, self.box):
            control.setRange(low, high)
            control.setToolTip(texts.tip(field))
        if spec.unit:
            self.box.setSuffix(f" {spec.unit}")
        if marked or centre:
            self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
            self.slider.setTickInterval(1 if marked else (high - low) // 2)
        self.slider.setPageStep(max(1, (high - low) // 10))
        self.slider.valueChanged.connect(self.box.setValue)
        self.box.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.label, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)  # comes before the number for the Tab key
        grid.addWidget(self.box, 0, 1)
        if ends:
            grid.addLayout(remark.ends(ends), 2, 0, 1, 2)
        self.remark = remark.Remark()
        self.remark.hide()
        self.remark.setContentsMargins(0, 3, 0, 0)
        grid.addWidget(self.remark, 3, 0, 1, 2)

    def set_value(self, value: float) -> None:
        """Show a number."""
        self.slider.setValue(round(value))

    def _tell(self, value: int) -> None:
        self.edited.emit(float(value) if self._is_decimal else value)


class _Box(QSpinBox):
    """A number of which some have words."""

    def __init__(self, words: dict[int, str]) -> None:
        super().__init__()
        self._words = words
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 10)

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """The word of a number, or its digits."""
        return self._words.get(value) or super().textFromValue(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        """The number of a word, or of digits."""
        named = [value for value, word in self._words.items() if word.lower() == text.strip().lower()]
        return named[0] if named else super().valueFromText(text)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let words be typed as well as numbers."""
        typed = text.strip().lower()
        words = [word.lower() for word in self._words.values()]
        if typed in words:
            return QValidator.State.Acceptable, text, place
        if typed and any(word.startswith(typed) for word in words):
            return QValidator.State.Intermediate, text, place
        return super().validate(text, place)
