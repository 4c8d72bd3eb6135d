"""The left part of the window: the queue, with what adds to it and takes from it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aedesk.gui.actions import Actions, action_button
from aedesk.gui.queue_list import QueueList
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.rows import Row


class QueuePane(QWidget):
    """Shows the queue.

    Signals:
        current_changed: Another row is the one whose picture is to be shown; carries the `Row` or None.

    Args:
        model: The queue.
        actions: What its buttons do.
    """

    current_changed = Signal(object)

    def __init__(self, model: QueueModel, actions: Actions) -> None:
        super().__init__()
        self._model = model
        self.current: Row | None = None
        self.list = QueueList(model)
        self.list.setAccessibleName(self.tr("Queue of pictures"))
        self._scrolled = 0
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 8)
        bar.addWidget(self._make_adder(actions))
        bar.addStretch()
        bar.addWidget(action_button(actions.remove))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(self._take_current)
        model.rowsInserted.connect(self._have_a_current)
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._return_to_place)

    @property
    def selected(self) -> list[int]:
        """Places of the selected rows, in order."""
        selection = self.list.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted(place for part in parts for place in range(part.top(), part.bottom() + 1))

    def _take_current(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not self.current:
            self.current = row
            self.current_changed.emit(row)

    def _have_a_current(self) -> None:
        """Show the first picture as soon as there is one."""
        if not self.list.currentIndex().isValid() and self._model.rows:
            self._go_to(0)

    def _go_to(self, place: int) -> None:
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(place, 0), choose)

    def _note_place(self) -> None:
        self._scrolled = self.list.verticalScrollBar().value()

    def _return_to_place(self) -> None:
        """Stay where the list was, although Qt has forgotten it."""
        rows = self._model.rows
        if self.current in rows:
            self._go_to(rows.index(self.current))
        elif rows:
            self._go_to(0)
        else:
            self._take_current(QModelIndex())
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(self._scrolled)

    def _make_adder(self, actions: Actions) -> QToolButton:
        """A button that opens pictures, with all other ways to add some in its menu."""
        button = QToolButton()
        button.setText(self.tr("Add pictures…"))
        keys = actions.open_files.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{actions.open_files.toolTip()} ({keys})")
        menu = QMenu(button)
        menu.addActions([actions.open_files, actions.open_folder, actions.paste])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(actions.open_files.trigger)
        return button
