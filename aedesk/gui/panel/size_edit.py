"""A size of a file: a number and its unit."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from aedesk.gui.panel.controls import trimmed

_KILO, _MEGA = 1_000, 1_000_000


class SizeEdit(QWidget):
    """Bytes, in thousands or millions of them.

    Signals:
        edited: The bytes.
    """

    edited = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.number = _Number()
        self.unit = QComboBox()
        self.unit.addItem(self.tr("kB"), _KILO)
        self.unit.addItem(self.tr("MB"), _MEGA)
        self.number.setAccessibleName(name)
        self.unit.setAccessibleName(self.tr("Unit of the size"))
        self.number.valueChanged.connect(self._tell)
        self.unit.currentIndexChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number, 1)
        row.addWidget(self.unit)

    def set_value(self, size: int) -> None:
        """Show a size; what it is told by stays where the size can be told by it."""
        if size != self._bytes():
            unit = _MEGA if size >= _MEGA and size % _KILO == 0 else _KILO
            self.unit.setCurrentIndex(self.unit.findData(unit))
            self.number.setValue(size / unit)

    def _bytes(self) -> int:
        unit: int = self.unit.currentData()
        return max(1, round(self.number.value() * unit))

    def _tell(self, _: Any) -> None:
        self.edited.emit(self._bytes())


class _Number(QDoubleSpinBox):
    """Three decimals tell every size to the byte; those that say nothing are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setDecimals(3)
        self.setRange(0.001, 999_999_999)
        self.setKeyboardTracking(False)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return trimmed(value, self.decimals())
