"""Controls of the settings of a recipe, one for each shape of value; they say what they cannot read."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from aedesk.gui.panel.controls import mark_fault


class LineEdit(QLineEdit):
    """Text as it is typed.

    Signals:
        edited: The value, whenever another one was typed.
        refused: Why what was typed is no value.

    Args:
        name: What it is called, for screen readers.
        empty: What holds while it is empty.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, empty: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._read)

    def set_value(self, value: Any) -> None:
        """Show a value; what is typed stays as it is where it means the same."""
        try:
            is_same = bool(self.text()) and self.value_of(self.text()) == value
        except ValueError:
            is_same = False
        if not is_same:
            self.setText(self.text_of(value))
            self.setCursorPosition(0)

    def mark(self, is_wrong: bool) -> None:
        """Show whether the value can be used."""
        mark_fault(self, is_wrong)

    def text_of(self, value: Any) -> str:
        """How a value is written."""
        return str(value)

    def value_of(self, text: str) -> Any:
        """What a text means.

        Raises:
            ValueError: It means nothing; holds a sentence.
        """
        return text.strip()

    def _read(self, text: str) -> None:
        try:
            value = self.value_of(text)
        except ValueError as error:
            self.refused.emit(str(error))
        else:
            self.edited.emit(value)


class NumberEdit(LineEdit):
    """A number of any size, written in the user's language or as a program would.

    Args:
        name: What it is called.
        is_whole: Whether it has no decimals.
    """

    def __init__(self, name: str, *, is_whole: bool) -> None:
        super().__init__(name)
        self._is_whole = is_whole
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)

    def text_of(self, value: Any) -> str:
        """Digits as the user's language writes them, without groups."""
        locale = _locale()
        return str(value) if self._is_whole else locale.toString(float(value), "g", 6)

    def value_of(self, text: str) -> float | int:
        """Read it, with the decimal sign of the language or with a dot."""
        for locale in (_locale(), QLocale.c()):
            value, is_number = locale.toDouble(text.strip())
            if is_number and (not self._is_whole or value == int(value)):
                return int(value) if self._is_whole else value
        wanted = self.tr("a whole number") if self._is_whole else self.tr("a number")
        raise ValueError(self.tr("Please write {0}.").format(wanted))


class TableEdit(LineEdit):
    """Whole numbers by name, as ``kernel=5, anchors=12``."""

    def text_of(self, value: Any) -> str:
        """Pairs with commas between them."""
        return ", ".join(f"{name}={number}" for name, number in value.items())

    def value_of(self, text: str) -> Mapping[str, int]:
        """Read the pairs."""
        table = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, number = (piece.strip() for piece in part.partition("="))
            if not name or not number.isdecimal():
                raise ValueError(self.tr("Please write names and numbers, as kernel=5, anchors=12."))
            table[name] = int(number)
        return table


class CheckList(QWidget):
    """Some of several values, each with a box to tick and a word about it.

    Signals:
        edited: The chosen values, in their order.

    Args:
        choices: Each value, what it is called, and its tip.
        name: What they are, for screen readers.
    """

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for value, words, tip in choices:
            box = self.boxes[value] = QCheckBox(words)
            box.setToolTip(tip)
            box.toggled.connect(lambda _: self.edited.emit(self._chosen()))
            column.addWidget(box)

    def set_value(self, values: Sequence[str]) -> None:
        """Show which are chosen."""
        for value, box in self.boxes.items():
            blocker = QSignalBlocker(box)
            box.setChecked(value in values)
            blocker.unblock()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())


def with_words(*parts: QWidget | str) -> QWidget:
    """Controls in a row with words between and behind them; the first control gets the focus."""
    row_widget = QWidget()
    row = QHBoxLayout(row_widget)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(QLabel(part) if isinstance(part, str) else part)
    row.addStretch()
    row_widget.setFocusProxy(next(part for part in parts if isinstance(part, QWidget)))
    return row_widget


def label_width(widget: QWidget) -> int:
    """Width in pixels of the names before controls, so that these stand in one line on all of the page."""
    return widget.fontMetrics().averageCharWidth() * 24


def _locale() -> QLocale:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale
