"""Controls of typed fields, one for each kind of value, made from what the field says of itself."""

from collections.abc import Iterable
from dataclasses import Field
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from aedesk.errors import UsageError
from aedesk.gui import tones
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.panel.values import Kind, is_optional, kind_of
from aedesk.options import spec_of

_WHOLE_LIMIT = 1e15
"""Where a bound is missing; whole numbers stay exact in a double below it."""


class Switch(QCheckBox):
    """Yes or no.

    Args:
        label: What it is called.
    """

    edited = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.toggled.connect(self.edited.emit)

    def set_value(self, value: bool) -> None:
        """Show a value."""
        self.setChecked(value)


class Choice(QComboBox):
    """One of several values.

    Args:
        choices: Each value, and the words for it.
    """

    edited = Signal(object)

    def __init__(self, choices: Iterable[tuple[str | None, str]]) -> None:
        super().__init__()
        for value, words in choices:
            self.addItem(words, value)
        may_shrink(self)
        self.currentIndexChanged.connect(lambda: self.edited.emit(self.currentData()))

    def set_value(self, value: object) -> None:
        """Show a value; one that is not among the choices changes nothing."""
        if (place := self.findData(value)) >= 0:
            self.setCurrentIndex(place)


def choices_of(
    field: Field[Any], texts: FieldTexts, *, with_none: bool = True
) -> list[tuple[str | None, str]]:
    """The choices of a field, and what they are called.

    Args:
        field: The field.
        texts: Names them.
        with_none: Whether its absence is one of them, if it can be without a value.
    """
    nothing = [(None, texts.nothing(field))] if with_none and is_optional(field) else []
    return [*nothing, *((value, texts.choice(field, value)) for value in spec_of(field).choices)]


class Number(QDoubleSpinBox):
    """A number with bounds and unit; below the lowest it says what holds without a number.

    Args:
        field: A field of a whole or decimal number.
        texts: Says what the absence of a number is called.
        scale: How much of the field's value one of the shown number is.
        is_needed: Whether there has to be a number, also of a field that can be without.
    """

    edited = Signal(object)

    def __init__(
        self, field: Field[Any], texts: FieldTexts, scale: float = 1, *, is_needed: bool = False
    ) -> None:
        super().__init__()
        spec = spec_of(field)
        self._scale = scale
        self._is_whole = kind_of(field) is Kind.WHOLE
        self._may_be_none = is_optional(field) and not is_needed
        self.setDecimals(0 if self._is_whole and scale == 1 else 2)
        self._low = (spec.low or 0) / scale
        if scale != 1:  # what is shown as 0 would be too little
            self._low = max(self._low, 10.0 ** -self.decimals())
        self.setRange(self._low - self._may_be_none, (spec.high or _WHOLE_LIMIT) / scale)
        if self._may_be_none:
            self.setSpecialValueText(texts.nothing(field))
        # Its longest number may be cut while the panel is narrow; the one that is chosen is short.
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        unit = texts.unit(field)
        self.setSuffix(f" {unit}" if unit else "")
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._tell)

    def set_value(self, value: float | None) -> None:
        """Show a value."""
        self.setValue(self.minimum() if value is None else value / self._scale)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Digits without the zeros that say nothing."""
        return trimmed(value, self.decimals())

    def _tell(self) -> None:
        if self.minimum() < self.value() < self._low:  # between none and the lowest there is nothing
            self.setValue(self._low)
        else:
            self.edited.emit(self._current())

    def _current(self) -> float | int | None:
        if self._may_be_none and self.value() == self.minimum():
            return None
        value = self.value() * self._scale
        return round(value) if self._is_whole else value


class Text(QLineEdit):
    """Text as on the command line; what cannot be read is marked, and the last good value holds."""

    edited = Signal(object)

    def __init__(self, field: Field[Any], texts: FieldTexts) -> None:
        super().__init__()
        self._spec = spec_of(field)
        self._tip = texts.tip(field)
        self._may_be_none = is_optional(field)
        self.setAcceptDrops(False)  # a dropped file is for the queue
        self.setPlaceholderText(texts.nothing(field))
        self.textEdited.connect(self._read)

    def set_value(self, value: object) -> None:
        """Show a value."""
        text = "" if value is None else str(value)
        if text != self.text():
            self.setText(text)
            self._mark("")

    def _read(self, text: str) -> None:
        fault, value = "", None
        if text or not self._may_be_none:
            try:
                value = self._spec.parse(text)
            except UsageError as error:
                fault = str(error)
        self._mark(fault)
        if not fault:
            self.edited.emit(value)

    def _mark(self, fault: str) -> None:
        mark_fault(self, bool(fault))
        self.setToolTip(fault or self._tip)


FieldControl = Switch | Choice | Number | Text

_MEGA = {"max_pixels"}


def control_of(field: Field[Any], texts: FieldTexts, *, is_needed: bool = False) -> FieldControl:
    """The control of a field, with its tip and its name for screen readers.

    Args:
        field: The field.
        texts: Its words.
        is_needed: Whether it has to have a number, although it can be without.
    """
    kind = kind_of(field)
    control: FieldControl
    if kind is Kind.SWITCH:
        control = Switch(texts.label(field))
    elif kind is Kind.CHOICE:
        control = Choice(choices_of(field, texts))
    elif kind is Kind.TEXT:
        control = Text(field, texts)
    elif field.name in _MEGA:
        control = Number(field, texts, scale=1e6, is_needed=is_needed)
    else:
        control = Number(field, texts, is_needed=is_needed)
    control.setToolTip(texts.tip(field))
    control.setAccessibleName(texts.label(field))
    control.setObjectName(field.name)
    return control


def trimmed(value: float, decimals: int) -> str:
    """A number in the user's language without zeros at the end of its decimals."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    text = locale.toString(value, "f", decimals)
    return text.rstrip(locale.zeroDigit()).rstrip(locale.decimalPoint()) if decimals else text


def mark_fault(edit: QLineEdit, is_wrong: bool) -> None:
    """Show that what was typed cannot be used, or that it can."""
    palette = QApplication.palette(edit)
    if is_wrong:
        palette.setColor(palette.ColorRole.Text, tones.bad(palette))
    edit.setPalette(palette)


def may_shrink(box: QComboBox) -> None:
    """Let a box become narrower than its longest item, which its list still shows whole."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.view().setTextElideMode(Qt.TextElideMode.ElideNone)
