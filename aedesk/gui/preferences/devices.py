"""Which device networks run on, chosen from those that this computer has."""

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from aedesk.gui.operations import Operation, Operations
from aedesk.gui.panel.controls import may_shrink
from aedesk.gui.panel.texts import FieldTexts


def names_of_devices() -> tuple[str, list[str]]:
    """Names of the processor and of all graphics cards; asks the system, so not for the main thread."""
    from aedesk.bench.provenance import cpu_name
    from aedesk.runtime.devices import gpu_names

    return cpu_name(), gpu_names()


class DeviceChoice(QComboBox):
    """A device; graphics cards come into the list when they are found.

    Signals:
        edited: The device, as `aedesk.options.Preferences` takes it.
        found: The number of graphics cards is known.

    Args:
        field: The field of the device.
        texts: What it is called.
        operations: Runs the search.
    """

    edited = Signal(object)
    found = Signal(int)

    def __init__(self, field: Field[Any], texts: FieldTexts, operations: Operations) -> None:
        super().__init__()
        self._value = str(field.default)
        self._processor = ""
        self._cards: list[str] = []
        self.setObjectName(field.name)
        self.setToolTip(texts.tip(field))
        self.setAccessibleName(texts.label(field))
        may_shrink(self)
        self._fill()
        self.currentIndexChanged.connect(self._choose)
        operations.start(Operation(names_of_devices, self._take, lambda _: self.found.emit(0)))

    def set_value(self, value: str) -> None:
        """Show a device, also one that is not there now."""
        self._value = value
        self._fill()

    def _take(self, names: tuple[str, list[str]]) -> None:
        self._processor, self._cards = names
        self._fill()
        self.found.emit(len(self._cards))

    def _fill(self) -> None:
        processor = self.tr("Processor")
        texts = {
            "auto": self.tr("Automatic"),
            "cpu": f"{processor}: {self._processor}" if self._processor else processor,
        }
        for number, card in enumerate(self._cards):
            texts[f"gpu:{number}"] = self.tr("Graphics card {0}: {1}").format(number, card)
        value = "gpu:0" if self._value == "gpu" else self._value
        texts.setdefault(value, self.tr("{0}, which is not there").format(value))
        blocker = QSignalBlocker(self)
        self.clear()
        for device, text in texts.items():
            self.addItem(text, device)
        self.setCurrentIndex(self.findData(value))
        blocker.unblock()

    def _choose(self) -> None:
        self._value = self.currentData()
        self.edited.emit(self._value)
