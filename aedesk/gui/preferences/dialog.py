"""The dialog of the preferences, made from their typed fields."""

from collections.abc import Sequence
from dataclasses import Field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from aedesk.gui.operations import Operations
from aedesk.gui.panel.controls import Switch, control_of
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.preferences.devices import DeviceChoice
from aedesk.gui.preferences.store import PreferencesStore
from aedesk.gui.preferences.window import OF_WINDOW, OF_WORK


class PreferencesDialog(QDialog):
    """Shows the preferences; they are kept when it is accepted.

    Args:
        store: Keeps them.
        operations: Runs what takes long.
        parent: The window.
    """

    def __init__(
        self, store: PreferencesStore, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._operations = operations
        self._texts = FieldTexts(self)
        self._values = store.values()
        self.controls: dict[str, Any] = {}
        self.setWindowTitle(self.tr("Preferences"))
        self.language_remark, self.device_remark = Remark(), Remark()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        self._fill(form, self.tr("Window"), OF_WINDOW, {"language": self.language_remark})
        self._fill(form, self.tr("Work"), OF_WORK, {"device": self.device_remark})
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 8, 18, 14)
        column.setSpacing(16)
        column.addLayout(form)
        column.addStretch()
        column.addWidget(self._make_buttons())
        self.language_remark.say("")
        self.device_remark.say(self.tr("Looking for graphics cards…"))
        self.controls["device"].found.connect(self._tell_devices)
        self.controls["language"].edited.connect(self._tell_language)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 76)

    @classmethod
    def open_over(
        cls, parent: QWidget, operations: Operations, store: PreferencesStore
    ) -> "PreferencesDialog":
        """Show the dialog over a window, which stays alive behind it."""
        dialog = cls(store, operations, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Keep what was chosen."""
        self._store.save(self._values)
        super().accept()

    def restore_defaults(self) -> None:
        """Show everything as it was in the beginning; it is kept when the dialog is accepted."""
        for field in (*OF_WINDOW, *OF_WORK):
            self.controls[field.name].set_value(field.default)
            self._values[field.name] = field.default

    def _fill(
        self, form: QFormLayout, title: str, fields: Sequence[Field[Any]], remarks: dict[str, Remark]
    ) -> None:
        """Add a line for each field, and under some of them a remark."""
        head = heading(title)
        head.setContentsMargins(0, 10, 0, 0)
        form.addRow(head)
        for field in fields:
            control = self._control(field)
            self.controls[field.name] = control
            control.set_value(self._values[field.name])
            control.edited.connect(lambda value, name=field.name: self._values.update({name: value}))
            form.addRow("" if isinstance(control, Switch) else self._texts.label(field), control)
            if field.name in remarks:
                form.addRow("", remarks[field.name])

    def _control(self, field: Field[Any]) -> Any:
        if field.name == "device":
            return DeviceChoice(field, self._texts, self._operations)
        return control_of(field, self._texts)

    def _make_buttons(self) -> QDialogButtonBox:
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Ok | kind.Cancel | kind.RestoreDefaults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kind.RestoreDefaults).clicked.connect(self.restore_defaults)
        return buttons

    def _tell_language(self) -> None:
        is_new = self._values["language"] != self._store.window().language
        self.language_remark.say(self.tr("The window speaks it from the next start on.") if is_new else "")

    def _tell_devices(self, cards: int) -> None:
        none = self.tr("No graphics card was found that networks can run on.")
        self.device_remark.say("" if cards else none)
