"""The dialog of the runs: shows, continues, compares and deletes them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from aedesk.gui import dialogs
from aedesk.gui.background import Background
from aedesk.gui.buttons import push_button
from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training import run_work
from aedesk.gui.training.runs_comparison import RunsComparison
from aedesk.gui.training.runs_table import RunsTable

if TYPE_CHECKING:
    from aedesk.runs.shelf import Comparison
    from aedesk.runs.state import RunState

LOOK_MS = 2000
"""How often the runs are looked at."""


class RunsDialog(QDialog):
    """All runs of the user, the latest first.

    Signals:
        chosen: A run is to be shown, its folder.

    Args:
        parent: The dialog of training.
        operations: Runs what is slow.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, operations: Operations) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Runs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background = Background(operations, self)
        self.table = RunsTable()
        self.comparison = RunsComparison()
        self.comparison.hide()
        self.nothing = Remark(self.tr("No model has been trained yet."))
        self.nothing.hide()
        self.show_button = push_button(self.tr("&Show"), self.show_chosen)
        self.continue_button = push_button(self.tr("&Go on"), self.continue_chosen)
        self.compare_button = push_button(self.tr("&Compare"), self.compare_chosen)
        self.delete_button = push_button(self.tr("&Delete…"), self.ask_delete)
        self.compare_button.setToolTip(self.tr("Choose two runs, with Ctrl held."))
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.itemActivated.connect(self.show_chosen)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._lay_out()
        self._allow()
        self._look()

    def show_chosen(self) -> None:
        """Show the chosen run in the dialog of training."""
        states = self.table.chosen
        if len(states) == 1:
            self.chosen.emit(states[0].folder)
            self.close()

    def continue_chosen(self) -> None:
        """Let the chosen run go on, and show it."""
        states = self.table.chosen
        if len(states) == 1:
            folder = states[0].folder
            self._do(lambda: run_work.continue_run(folder), lambda _: self._show(folder))

    def compare_chosen(self) -> None:
        """Put the two chosen runs side by side."""
        states = self.table.chosen
        if len(states) == 2:
            first, second = (state.folder for state in states)
            self._do(lambda: run_work.compare_runs(first, second), self._show_comparison)

    def ask_delete(self) -> None:
        """Ask whether the chosen runs are to go."""
        states = self.table.chosen
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Delete runs"))
        names = ", ".join(state.name for state in states)
        box.setText(self.tr("Move to the trash: {0}?").format(names))
        box.setInformativeText(self.tr("Models that were saved from them stay, and so do your pictures."))
        box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(lambda: self._delete([state.folder for state in states]))
        box.open()

    # What comes back

    def _look(self) -> None:
        if not self._background.is_busy:
            self._background.start(run_work.find_runs, self._show_runs, self._fail)

    def _show_runs(self, states: "Sequence[RunState]") -> None:
        self.table.show_runs(states)
        self.nothing.setVisible(not states)
        self._allow()

    def _show_comparison(self, comparison: "Comparison") -> None:
        self.comparison.show_comparison(comparison)
        self.comparison.show()

    def _show(self, folder: Path) -> None:
        self.chosen.emit(folder)
        self.close()

    def _delete(self, folders: Sequence[Path]) -> None:
        def delete() -> None:
            for folder in folders:
                run_work.delete_run(folder)

        self.comparison.hide()
        self._do(delete, lambda _: self._look())

    def _do(self, function: Callable[[], Any], success: Callable[[Any], None]) -> None:
        self._background.start(function, success, self._fail)

    def _fail(self, error: BaseException) -> None:
        dialogs.show_error(self, error)
        self._look()

    # How it looks

    def _allow(self) -> None:
        states = self.table.chosen
        is_one = len(states) == 1
        at_rest = bool(states) and not any(state.is_running for state in states)
        self.show_button.setEnabled(is_one)
        self.continue_button.setEnabled(is_one and at_rest and states[0].status != "finished")
        self.compare_button.setEnabled(len(states) == 2)
        self.delete_button.setEnabled(at_rest)
        tip = "" if at_rest or not states else self.tr("Stop the training first.")
        self.delete_button.setToolTip(tip)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for button in (self.show_button, self.continue_button, self.compare_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch()
        close = push_button(self.tr("Close"), self.close)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.comparison, 1)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        self.resize(110 * metrics.averageCharWidth(), 30 * metrics.height())
