"""Keeps a control and a value of the settings the same; both live as long as the panel."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, SignalInstance

from aedesk.gui.panel.settings import Settings


class Editor(Protocol):
    """A widget that shows one value; ``edited`` carries it when the user has changed it."""

    edited: SignalInstance

    def set_value(self, value: Any) -> None:
        """Show a value."""


def bind(settings: Settings, key: str, control: Any) -> None:
    """Let a control, an `Editor`, show and change the value under a key."""

    def show() -> None:
        blocker = QSignalBlocker(control)
        control.set_value(settings[key])
        blocker.unblock()

    follow(settings, (key,), show)
    control.edited.connect(lambda value: settings.put({key: value}))


def follow(settings: Settings, keys: tuple[str, ...], show: Callable[[], None]) -> None:
    """Call ``show`` now, and again whenever one of the values has changed."""

    def take(key: str) -> None:
        if key in keys:
            show()

    settings.changed.connect(take)
    show()
