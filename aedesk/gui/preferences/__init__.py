"""How the program behaves: what is kept of it, and the dialog to change it."""

from aedesk.gui.preferences.dialog import PreferencesDialog
from aedesk.gui.preferences.scheme import SchemeMenu, apply_scheme
from aedesk.gui.preferences.store import PreferencesStore
from aedesk.gui.preferences.window import WindowPreferences

__all__ = ["PreferencesDialog", "PreferencesStore", "SchemeMenu", "WindowPreferences", "apply_scheme"]
