"""What can be done with rows of the queue."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aedesk.gui.actions import Actions
from aedesk.gui.folders import open_folder
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.row_files import newest_file
from aedesk.gui.rows import Row


class RowCommands(QObject):
    """Does what the menu of rows offers.

    Args:
        window: Owner of dialogs.
        model: The queue.
        pane: Knows which rows are selected.
        actions: What the user asks with.
    """

    def __init__(self, window: QWidget, model: QueueModel, pane: QueuePane, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._pane = pane
        for action, slot in (
            (actions.select_all, pane.list.selectAll),
            (actions.retry, self._retry),
            (actions.remove, self._remove),
            (actions.clear, model.clear),
            (actions.show_in_folder, self._show_in_folder),
            (actions.copy_details, self._copy_details),
            (actions.previous, lambda: self._step(-1)),
            (actions.next, lambda: self._step(1)),
        ):
            action.triggered.connect(slot)

    @property
    def selected(self) -> list[Row]:
        """The selected rows, in order."""
        return [self._model.rows[place] for place in self._pane.selected]

    @property
    def results_folder(self) -> Path | None:
        """Where the result of the shown row is, or the last one that there is; None where there is none."""
        shown = [self._pane.current] if self._pane.current is not None else []
        rows = (*shown, *reversed(self._model.rows))
        return next((row.target.parent for row in rows if row.target is not None), None)

    def _step(self, by: int) -> None:
        """Go to another row; after the last one stays the last one."""
        place = self._pane.list.currentIndex().row() + by
        if 0 <= place < len(self._model.rows):
            self._pane.list.setCurrentIndex(self._model.index(place, 0))

    def _retry(self) -> None:
        self._model.retry(self._pane.selected)

    def _remove(self) -> None:
        self._model.remove(self._pane.selected)

    def _show_in_folder(self) -> None:
        for row in self.selected[:1]:
            open_folder(newest_file(row).parent)

    def _copy_details(self) -> None:
        tips = [self._model.texts.tip(row) for row in self.selected]
        QGuiApplication.clipboard().setText("\n\n".join(tips))
