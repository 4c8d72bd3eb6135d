"""What the window remembers from one start to the next."""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class Part(Protocol):
    """A part of the window that can be left as it was found."""

    def state(self) -> dict[str, Any]:
        """Its state, as JSON can keep it."""

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring a state back; what is not understood is passed over."""


def own_settings() -> QSettings:
    """The user's file for this."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "aedesk", "window")


def save(settings: QSettings, window: QWidget, parts: Mapping[str, Part]) -> None:
    """Write place and size of the window, and the states of its parts, by their names."""
    settings.setValue("geometry", window.saveGeometry())
    for name, part in parts.items():
        save_part(settings, name, part)
    settings.sync()


def load(settings: QSettings, window: QWidget, parts: Mapping[str, Part]) -> None:
    """Bring all of it back; what is missing or makes no sense stays as it is."""
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    for name, part in parts.items():
        load_part(settings, name, part)


def save_part(settings: QSettings, name: str, part: Part) -> None:
    """Write the state of a part under its name."""
    settings.setValue(_key(name), json.dumps(part.state()))


def load_part(settings: QSettings, name: str, part: Part) -> None:
    """Bring the state of a part back; one that is missing or makes no sense is empty."""
    part.restore_state(_read(settings.value(_key(name))))


def _key(name: str) -> str:
    return f"parts/{name}"


def _read(value: object) -> dict[str, Any]:
    try:
        state = json.loads(value) if isinstance(value, str) else {}
    except ValueError:  # an edited file
        return {}
    return state if isinstance(state, dict) else {}
