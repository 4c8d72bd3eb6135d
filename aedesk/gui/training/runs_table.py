"""The list of the user's runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from aedesk.gui.training.amounts import duration_words
from aedesk.gui.training.run_texts import RunTexts

if TYPE_CHECKING:
    from aedesk.runs.state import RunState

_ROLE = Qt.ItemDataRole.UserRole
_NUMBERS = (4, 5)


class RunsTable(QTreeWidget):
    """One line for each run; several can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = RunTexts(self)
        self.setHeaderLabels(
            [
                self.tr("Run"),
                self.tr("For"),
                self.tr("State"),
                self.tr("Begun"),
                self.tr("Steps"),
                self.tr("Training"),
            ]
        )
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Runs"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in _NUMBERS:
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a handful of runs."""
        metrics = self.fontMetrics()
        return QSize(95 * metrics.averageCharWidth(), 10 * metrics.height())

    @property
    def chosen(self) -> "list[RunState]":
        """The runs that are chosen, from top to bottom."""
        return [line.data(0, _ROLE) for line in self._lines() if line.isSelected()]

    def show_runs(self, states: "Sequence[RunState]") -> None:
        """Show how all runs stand; what was chosen stays chosen."""
        chosen = {state.folder for state in self.chosen}
        lines = self._lines()
        if [_folder_of(line) for line in lines] == [state.folder for state in states]:
            for line, state in zip(lines, states, strict=True):  # in their places, so that nothing jumps
                self._fill(line, state)
            return
        self.clear()
        for state in states:
            line = QTreeWidgetItem()
            line.setSizeHint(0, QSize(0, round(1.5 * self.fontMetrics().height())))
            self._fill(line, state)
            self.addTopLevelItem(line)
            line.setSelected(state.folder in chosen)
        if states and not self.chosen:
            self.setCurrentIndex(self.model().index(0, 0))

    def _lines(self) -> list[QTreeWidgetItem]:
        lines = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [line for line in lines if line is not None]

    def _fill(self, line: QTreeWidgetItem, state: "RunState") -> None:
        texts = (
            state.name,
            self._texts.kind(state.kind),
            self._texts.status(state),
            self._texts.moment(state.started),
            QLocale().toString(state.step),
            duration_words(state.seconds),
        )
        for column, text in enumerate(texts):
            line.setText(column, text)
        line.setData(0, _ROLE, state)
        line.setToolTip(0, str(state.folder))
        line.setToolTip(2, state.error)
        for column in _NUMBERS:
            line.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _folder_of(line: QTreeWidgetItem) -> Path:
    state: RunState = line.data(0, _ROLE)
    return state.folder
