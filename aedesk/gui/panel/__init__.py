"""The settings of the window: three pages, presets, and where results go."""

from aedesk.gui.panel.model_choice import Models, installed_models
from aedesk.gui.panel.settings_panel import SettingsPanel

__all__ = ["Models", "SettingsPanel", "installed_models"]
