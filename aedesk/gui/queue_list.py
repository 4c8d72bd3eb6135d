"""The list of the queue: rows of one size, so that ten thousand cost no more than ten."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from aedesk.gui.queue_model import QueueModel
from aedesk.gui.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex


class QueueList(QListView):
    """Shows the rows of the queue.

    Args:
        model: The queue.
    """

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model.texts))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def dataChanged(  # noqa: N802 - Qt's name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Paint rows again. Qt's list would measure all of them again, but no row ever changes its size."""
        QAbstractItemView.dataChanged(self, first, last, roles)
