"""The window's own settings for a session, written before it starts."""

from aedesk.gui.remembered import own_settings


def prepare(scheme: str, language: str) -> None:
    """Choose a colour scheme and a language, as the dialog of preferences does."""
    settings = own_settings()
    settings.setValue("scheme", scheme)
    settings.setValue("language", language)
    settings.sync()
