"""A range of whole numbers: its lowest and its highest one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from aedesk.gui.training.controls import NumberEdit


class RangeEdit(QWidget):
    """Two numbers.

    Signals:
        edited: Both settings by name, whenever one was typed.
        refused: Why what was typed is no number.

    Args:
        names: The settings of the lowest and of the highest.
        labels: What they are called, for screen readers.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, names: tuple[str, str], labels: tuple[str, str]) -> None:
        super().__init__()
        self.edits = {
            name: NumberEdit(label, is_whole=True) for name, label in zip(names, labels, strict=True)
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for number, (name, edit) in enumerate(self.edits.items()):
            edit.setObjectName(name)
            edit.edited.connect(self._tell)
            edit.refused.connect(self.refused)
            if number:
                row.addWidget(QLabel(self.tr("to")))
            row.addWidget(edit)
        row.addStretch()
        self.setFocusProxy(self.edits[names[0]])

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show both."""
        for name, edit in self.edits.items():
            edit.set_value(values[name])

    def mark(self, is_wrong: bool) -> None:
        """Show whether the range can be used."""
        for edit in self.edits.values():
            edit.mark(is_wrong)

    def _tell(self, _: object) -> None:
        try:
            self.edited.emit({name: edit.value_of(edit.text()) for name, edit in self.edits.items()})
        except ValueError as error:  # the other one is no number
            self.refused.emit(str(error))
