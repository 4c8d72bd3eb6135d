"""The dialog that trains a model: pages one after the other, and the way between them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui import remembered
from aedesk.gui.buttons import push_button
from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training.assembly import make_pages
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.pages import Page
from aedesk.gui.training.runs_list import RunsDialog
from aedesk.gui.training.steps import StepList

MakePages = Callable[[Draft, Operations, QSettings], Sequence[Page]]

RUN_STEP = -2
"""Place of the page that shows a run: before the last, which shows its result."""

_PART = "training"
_GEOMETRY = "training/geometry"


class TrainingDialog(QDialog):
    """Leads from pictures to a model of one's own.

    Closing hides it; what was chosen is kept in the settings, and a run that was started goes on.

    Args:
        parent: The window.
        operations: Runs what is slow.
        settings: The window's settings, where the draft is kept.
        pages: Makes the pages, in their order.

    Attributes:
        draft: What the pages know together.
        pages: The pages, in their order.
    """

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        settings: QSettings,
        pages: MakePages = make_pages,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train a model"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._settings = settings
        self._operations = operations
        self.draft = Draft(self)
        remembered.load_part(settings, _PART, self.draft)
        self.pages = tuple(pages(self.draft, operations, settings))
        self.steps = StepList([page.title for page in self.pages])
        self.stack = QStackedWidget()
        self.reason = Remark()
        self.back_button = push_button(self.tr("&Back"), self.go_back)
        self.next_button = push_button("", self.go_on)
        self.close_button = push_button(self.tr("Close"), self.close)
        self.runs_button = push_button(self.tr("&Runs…"), self.show_runs)
        self.runs_button.setToolTip(self.tr("All that was trained before: show, go on, compare, delete."))
        for page in self.pages:
            self.stack.addWidget(page)
            page.completeChanged.connect(self._follow)
            page.next_wanted.connect(self.go_on)
        self.steps.chosen.connect(self.show_step)
        self.draft.changed.connect(self._keep)
        self._lay_out()
        self._restore_geometry()
        self.show_step(0)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages[self.stack.currentIndex()]

    def go_on(self) -> None:
        """Show the next page, if the one in front has nothing against it."""
        place = self.stack.currentIndex() + 1
        if place < len(self.pages) and not self.page.problem():
            self._turn(place)

    def go_back(self) -> None:
        """Show the page before."""
        place = self.stack.currentIndex() - 1
        if place >= 0 and self.page.may_go_back():
            self._turn(place)

    def show_step(self, place: int) -> None:
        """Show a page that can be reached from the one in front; others are passed over.

        Args:
            place: Its number, from 0.
        """
        if self._reachable()[place]:
            self._turn(place)

    def show_run(self, run: Path) -> None:
        """Show a run on the page of runs, wherever it was started."""
        self.draft.put(run=run)
        self._turn(len(self.pages) + RUN_STEP)

    def show_runs(self) -> None:
        """Show the list of all runs; one that is chosen there is shown on the page of runs."""
        runs = RunsDialog(self, self._operations)
        runs.chosen.connect(self.show_run)
        runs.open()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page in front look again at what it shows."""
        super().showEvent(event)
        if not event.spontaneous():
            self.page.enter()
            self._follow()

    def done(self, result: int) -> None:
        """Hide the dialog; the page in front ends what only it needs."""
        self.page.leave()
        self._keep()
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().done(result)

    def _turn(self, place: int) -> None:
        """Bring a page to the front."""
        if self.isVisible():
            self.page.leave()
        self.stack.setCurrentIndex(place)
        if self.isVisible():
            self.page.enter()
        self._follow()

    def _reachable(self) -> list[bool]:
        """Whether each page can be shown now: not past a problem, nor past what a button has to begin."""
        current = self.stack.currentIndex()
        may_go_back = self.page.may_go_back()
        reachable = [may_go_back or place == current for place in range(current + 1)]
        for page in self.pages[current:-1]:
            reachable.append(reachable[-1] and not page.problem() and not page.next_text())
        return reachable

    def _follow(self) -> None:
        """Let buttons and steps say what can be done now."""
        place, page = self.stack.currentIndex(), self.page
        problem, own_text = page.problem(), page.next_text()
        is_last = place == len(self.pages) - 1
        self.steps.show_step(place, self._reachable())
        self.back_button.setEnabled(place > 0 and page.may_go_back())
        self.next_button.setVisible(not is_last)
        self.next_button.setEnabled(not problem)
        self.next_button.setText(own_text or self.tr("&Next"))
        self.next_button.setToolTip(problem)
        # What begins something long is not begun by Return in a field.
        self.next_button.setDefault(not own_text)
        self.reason.say("" if is_last else problem)

    def _keep(self) -> None:
        remembered.save_part(self._settings, _PART, self.draft)

    def _restore_geometry(self) -> None:
        geometry = self._settings.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        head = _inset(self.steps)
        head.addWidget(self.runs_button)
        column.addLayout(head)
        column.addWidget(_line())
        column.addWidget(self.stack, 1)
        column.addWidget(_line())
        foot = _inset()
        foot.addWidget(self.reason, 1)
        foot.addStretch()
        for button in (self.back_button, self.next_button, self.close_button):
            foot.addWidget(button)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        self.resize(QSize(156 * metrics.averageCharWidth(), 46 * metrics.height()))


def _inset(*parts: QWidget) -> QHBoxLayout:
    """A row that keeps away from the sides."""
    row = QHBoxLayout()
    row.setContentsMargins(18, 0, 18, 0)
    for part in parts:
        row.addWidget(part)
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
