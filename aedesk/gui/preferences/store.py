"""Where preferences are kept: in the window's settings, one by one, so that a broken one does no harm."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from aedesk.errors import UsageError
from aedesk.gui.panel.values import is_value
from aedesk.gui.preferences.window import OF_WINDOW, OF_WORK, WindowPreferences
from aedesk.options import Preferences, spec_of

_GROUP = "preferences"


class PreferencesStore(QObject):
    """Reads and writes preferences.

    Signals:
        changed: They were written.

    Args:
        settings: Where they are kept.
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def preferences(self) -> Preferences:
        """What the command line has too."""
        return Preferences(**{field.name: self._read(field) for field in OF_WORK})

    def window(self) -> WindowPreferences:
        """What is the window's own."""
        return WindowPreferences(**{field.name: self._read(field) for field in OF_WINDOW})

    def values(self) -> dict[str, Any]:
        """All of them by name."""
        return {field.name: self._read(field) for field in (*OF_WINDOW, *OF_WORK)}

    def save(self, values: Mapping[str, Any]) -> None:
        """Write some of them; those that are as they would be anyway are kept nowhere."""
        known = {field.name: field for field in (*OF_WINDOW, *OF_WORK)}
        for name, value in values.items():
            key = f"{_GROUP}/{name}"
            if value == known[name].default:
                self._settings.remove(key)
            else:
                self._settings.setValue(key, str(value))
        self._settings.sync()
        self.changed.emit()

    def _read(self, field: Field[Any]) -> Any:
        """A value as it was written; what is missing or makes no sense is as without it."""
        text = self._settings.value(f"{_GROUP}/{field.name}")
        if not isinstance(text, str):
            return field.default
        spec = spec_of(field)
        try:
            value = text.lower() == "true" if spec.read is None else spec.parse(text)
        except UsageError:  # an edited file
            return field.default
        return value if is_value(field, value) else field.default
