"""Dialogs that work on files and models beside the queue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from aedesk.gui.actions import Actions
from aedesk.gui.operations import Operations
from aedesk.gui.panel import SettingsPanel
from aedesk.gui.preferences import PreferencesStore
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.row_files import latent_file

if TYPE_CHECKING:
    from aedesk.gui.models import ModelsDialog


class Tools(QObject):
    """Opens the dialogs; each is loaded when it is wanted.

    Args:
        window: Owner of the dialogs.
        operations: Runs what is slow.
        settings: The window's settings.
        preferences: Say on which device.
        pane: Knows which file is shown.
        panel: Offers models.
        actions: What the user asks with.
    """

    def __init__(
        self,
        window: QWidget,
        operations: Operations,
        settings: QSettings,
        preferences: PreferencesStore,
        pane: QueuePane,
        panel: SettingsPanel,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._settings = settings
        self._pane = pane
        self._panel = panel
        self._preferences = preferences
        for action, slot in (
            (actions.save_as, self._save_as),
            (actions.show_information, self._show_information),
            (actions.models, self._show_models),
            (actions.preferences, self._show_preferences),
        ):
            action.triggered.connect(slot)
        panel.models_wanted.connect(self._show_models)

    def _save_as(self) -> None:
        from aedesk.gui.export import save_as

        if self._pane.current is not None:
            save_as(
                self._window,
                self._operations,
                self._pane.current.item,
                settings=self._settings,
                device=self._preferences.preferences().device,
            )

    def _show_information(self) -> None:
        from aedesk.gui.information import InformationDialog

        if self._pane.current is not None:
            path = latent_file(self._pane.current) or self._pane.current.item.path
            InformationDialog.open_for(self._window, self._operations, path)

    def import_models(self, paths: Sequence[Path]) -> None:
        """Install the models of files that were dropped or opened, in sight."""
        self._show_models().import_files(paths)

    def _show_models(self) -> "ModelsDialog":
        from aedesk.gui.models import show_models

        preferences = self._preferences.preferences()
        dialog = show_models(
            self._window,
            self._operations,
            self._settings,
            device=preferences.device,
            threads=preferences.threads,
        )
        dialog.changed.connect(self._panel.models.refresh)
        dialog.finished.connect(self._panel.changed)  # another default model makes other results
        return dialog

    def _show_preferences(self) -> None:
        from aedesk.gui.preferences import PreferencesDialog

        PreferencesDialog.open_over(self._window, self._operations, self._preferences)
