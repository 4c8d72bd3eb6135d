"""Which pages the training dialog has."""

from PySide6.QtCore import QSettings

from aedesk.gui.operations import Operations
from aedesk.gui.training.data_page import DataPage
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.pages import Page
from aedesk.gui.training.result_page import ResultPage
from aedesk.gui.training.run_page import RunPage
from aedesk.gui.training.settings_page import SettingsPage


def make_pages(draft: Draft, operations: Operations, settings: QSettings) -> list[Page]:
    """Make the pages in their order."""
    return [kind(draft, operations, settings) for kind in (DataPage, SettingsPage, RunPage, ResultPage)]
