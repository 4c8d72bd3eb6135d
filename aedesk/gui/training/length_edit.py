"""How long a run is: minutes, hours, or steps."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aedesk.gui.panel.controls import Choice
from aedesk.gui.training.controls import NumberEdit
from aedesk.gui.training.draft import DEFAULT_MINUTES

_IN_MINUTES = {"minutes": 1.0, "hours": 60.0}
_STEPS = "steps"
_USUAL_STEPS = 5_000


class LengthEdit(QWidget):
    """A number and its unit; another unit tells the same length, as far as it is known.

    Signals:
        edited: Minutes and steps as settings by name, one of them None.
        refused: Why what was typed is no number.

    Args:
        name: What the number is called, for screen readers.
        seconds_per_step: Tells how long a step takes, None while that is not known.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, seconds_per_step: Callable[[], float | None]) -> None:
        super().__init__()
        self._seconds_per_step = seconds_per_step
        self.number = NumberEdit(name, is_whole=False)
        words = {"minutes": self.tr("minutes"), "hours": self.tr("hours"), _STEPS: self.tr("steps")}
        self.unit = Choice(words.items())
        self.unit.setAccessibleName(self.tr("Unit of the length"))
        self._unit = "minutes"
        self.number.edited.connect(lambda value: self.edited.emit(self._values(value)))
        self.number.refused.connect(self.refused)
        self.unit.edited.connect(self._convert)
        self.setFocusProxy(self.number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a length; its unit stays where the length is one of it."""
        steps, minutes = values.get("steps"), values.get("minutes")
        if steps is not None:
            self._show(_STEPS, steps)
        elif minutes is not None:
            self._show("minutes" if self._unit == _STEPS else self._unit, minutes)

    def mark(self, is_wrong: bool) -> None:
        """Show whether the length can be used."""
        self.number.mark(is_wrong)

    def _show(self, unit: str, amount: float) -> None:
        self._unit = unit
        blocker = QSignalBlocker(self.unit)
        self.unit.set_value(unit)
        blocker.unblock()
        self.number.set_value(amount / _IN_MINUTES.get(unit, 1.0))

    def _values(self, number: float) -> dict[str, Any]:
        if self._unit == _STEPS:
            return {"steps": round(number), "minutes": None}
        return {"minutes": number * _IN_MINUTES[self._unit], "steps": None}

    def _convert(self, unit: str) -> None:
        """Tell the same length in another unit."""
        try:
            number = float(self.number.value_of(self.number.text()))
        except ValueError:
            number = DEFAULT_MINUTES
        minutes, pace = number * _IN_MINUTES.get(self._unit, 1.0), self._seconds_per_step()
        if self._unit == _STEPS:
            minutes = number * pace / 60 if pace else DEFAULT_MINUTES
        if unit == _STEPS:
            amount: float = max(1, round(minutes * 60 / pace)) if pace else _USUAL_STEPS
        else:
            amount = minutes
        self._show(unit, amount)
        self.edited.emit(self._values(amount / _IN_MINUTES.get(unit, 1.0)))
