"""The window's own settings for a session, written before it starts."""

from aedesk.gui.preferences.store import PreferencesStore
from aedesk.gui.remembered import own_settings


def prepare(scheme: str, language: str) -> None:
    """Choose a colour scheme and a language, as the dialog of preferences does."""
    PreferencesStore(own_settings()).save({"scheme": scheme, "language": language})
