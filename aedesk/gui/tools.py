"""Dialogs that work on files and models beside the queue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from aedesk.gui.actions import Actions
from aedesk.gui.operations import Operations
from aedesk.gui.panel import SettingsPanel
from aedesk.gui.preferences import PreferencesStore
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.row_files import latent_file
from aedesk.gui.row_texts import size_text

if TYPE_CHECKING:
    from aedesk.gui.exporting import Written
    from aedesk.gui.models import ModelsDialog
    from aedesk.gui.training import TrainingDialog


class Tools(QObject):
    """Opens the dialogs; each is loaded when it is wanted.

    Signals:
        saved: A picture was saved; carries a sentence about that, and the folder that it is in.

    Args:
        window: Owner of the dialogs.
        operations: Runs what is slow.
        settings: The window's settings.
        preferences: Say on which device.
        pane: Knows which file is shown.
        panel: Offers models.
        actions: What the user asks with.
    """

    saved = Signal(str, object)

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
        self._training: TrainingDialog | None = None
        for action, slot in (
            (actions.save_as, self._save_as),
            (actions.show_information, self._show_information),
            (actions.models, self._show_models),
            (actions.train, self._show_training),
            (actions.preferences, self._show_preferences),
        ):
            action.triggered.connect(slot)
        panel.models_wanted.connect(self._show_models)

    @property
    def shows_training(self) -> bool:
        """Whether the dialog that trains a model is on the screen."""
        return self._training is not None and self._training.isVisible()

    def show_run(self, run: Path) -> None:
        """Show a run of training, wherever it was started."""
        self._show_training().show_run(run)

    def _save_as(self) -> None:
        from aedesk.gui.export import save_as

        if self._pane.current is not None:
            dialog = save_as(
                self._window,
                self._operations,
                self._pane.current.item,
                settings=self._settings,
                device=self._preferences.preferences().device,
            )
            dialog.saved.connect(self._tell_saved)

    def _tell_saved(self, written: "Written") -> None:
        text = self.tr("Saved as {0}, {1}.").format(written.path.name, size_text(written.size))
        self.saved.emit(text, written.path.parent)

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

    def _show_training(self) -> "TrainingDialog":
        from aedesk.gui.training import TrainingDialog

        if self._training is None:
            self._training = TrainingDialog(self._window, self._operations, self._settings)
            self._training.finished.connect(self._panel.models.refresh)
            self._training.finished.connect(self._panel.changed)
        self._training.show()
        self._training.raise_()
        self._training.activateWindow()
        return self._training
