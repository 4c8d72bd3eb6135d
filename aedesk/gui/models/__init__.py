"""Models in the window: what is installed, cards, import and export, and which are used by default.

`DefaultModels` says which models a run takes where its settings name none.
"""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from aedesk.gui.models.defaults import DefaultModels
from aedesk.gui.models.dialog import ModelsDialog
from aedesk.gui.operations import Operations

__all__ = ["DefaultModels", "ModelsDialog", "show_models"]


def show_models(
    parent: QWidget,
    operations: Operations,
    store: QSettings,
    *,
    device: str = "auto",
    threads: int | None = None,
) -> ModelsDialog:
    """Show the dialog of the models.

    Args:
        parent: The window.
        operations: Runs what is slow.
        store: The window's settings, where the defaults are kept.
        device: The device that is chosen for networks.
        threads: Threads of a network that are chosen.

    Returns:
        The open dialog; its signal ``changed`` tells when models have come or gone.
    """
    dialog = ModelsDialog(parent, operations, store, device, threads)
    dialog.open()
    return dialog
