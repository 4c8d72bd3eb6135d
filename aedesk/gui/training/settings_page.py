"""The page "Purpose and settings": what is trained, for how long, and how."""

from PySide6.QtCore import QSettings

from aedesk.gui.operations import Operations
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.pages import Page


class SettingsPage(Page):
    """Purpose first, then three numbers, and the rest folded away.

    Args:
        draft: What the pages know together.
        operations: Runs what is slow.
        settings: The window's settings, which know the default models.
    """

    def __init__(self, draft: Draft, operations: Operations, settings: QSettings) -> None:
        super().__init__()
        self.title = self.tr("Purpose and settings")
        self._draft = draft
        self._operations = operations
        self._settings = settings

    def next_text(self) -> str:
        """A run that is not there yet is begun by the button."""
        return "" if self._draft.run else self.tr("&Start training")
