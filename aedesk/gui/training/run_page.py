"""The page "Run": begins a run, or finds one that is at work, and shows it live."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout

from aedesk.errors import AedeskError
from aedesk.gui import dialogs
from aedesk.gui.background import Background
from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training import run_work
from aedesk.gui.training.curves import Curves
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.following import Following, Sight
from aedesk.gui.training.pages import Page
from aedesk.gui.training.pair_dialog import PairDialog
from aedesk.gui.training.run_head import RunHead
from aedesk.gui.training.sample_pictures import read_samples
from aedesk.gui.training.samples_view import SamplesView

if TYPE_CHECKING:
    from aedesk.runs.control import Command


class RunPage(Page):
    """Follows the run of the draft while it is in front; entered without one, it begins one.

    Args:
        draft: What the pages know together.
        operations: Runs what is slow.
        settings: The window's settings.
    """

    def __init__(self, draft: Draft, operations: Operations, settings: QSettings) -> None:
        super().__init__()
        self.title = self.tr("Training")
        self._draft = draft
        self._operations = operations
        self._background = Background(operations, self)
        self._is_starting = False
        self._may_begin = True
        self._sight: Sight | None = None
        self._shown_samples: tuple[Path, int] | None = None
        self.head = RunHead()
        self.curves = Curves(operations)
        self.samples = SamplesView()
        self.note = Remark(self.tr("The training goes on when this dialog or aedesk itself is closed."))
        self.following = Following(operations, self)
        self.following.looked.connect(self._show)
        self.following.failed.connect(self._lose)
        self.head.asked.connect(self.ask)
        self.head.continue_wanted.connect(self.go_on)
        self.head.delete_wanted.connect(self.ask_delete)
        self.head.start_wanted.connect(self.begin)
        self.head.log_wanted.connect(self.copy_log)
        self.samples.chosen.connect(self._compare)
        draft.changed.connect(self._follow_draft)
        self._lay_out()

    @property
    def sight(self) -> Sight | None:
        """The run as it was seen last."""
        return self._sight

    # What the dialog asks

    def problem(self) -> str:
        """There must be something to show as a result."""
        if self._sight is None or self._draft.run is None:
            return self.tr("There is no run yet.")
        if self._sight.state.is_running:
            return self.tr("The result comes when the training has ended.")
        if self._sight.history.best is None:
            return self.tr("The training ended before anything could be measured.")
        return ""

    def may_go_back(self) -> bool:
        """Not while a run is being begun."""
        return not self._is_starting

    def enter(self) -> None:
        """Show the run of the draft, or begin it."""
        if self._draft.run is not None:
            self._attach(self._draft.run)
        elif self._may_begin:
            self.begin()

    def leave(self) -> None:
        """Look at nothing that nobody sees."""
        self.following.follow(None)

    # What the user asks for

    def begin(self) -> None:
        """Begin the run of the draft."""
        if self._is_starting:
            return
        self._is_starting, self._may_begin = True, False
        self.head.show_waiting(self.tr("The training is being started…"))
        self._background.start(
            lambda: run_work.start_run(self._draft.recipe), self._begun, self._fail_to_begin
        )
        self.completeChanged.emit()

    def ask(self, command: "Command") -> None:
        """Ask the run at work for something: "pause", "resume", "stop", "discard"."""
        run, sight = self._draft.run, self._sight
        if run is None or sight is None:
            return
        texts = {
            "pause": self.tr("Pausing…"),
            "resume": self.tr("Going on…"),
            "stop": self.tr("Stopping; the last steps are being kept…"),
            "discard": self.tr("Stopping…"),
        }
        self.head.wait_for(sight.state.status, texts[command])
        self._do(lambda: run_work.ask_run(run, command))

    def go_on(self) -> None:
        """Let a run that has ended go on."""
        run, sight = self._draft.run, self._sight
        if run is not None and sight is not None:
            self.head.wait_for(sight.state.status, self.tr("Going on from the last checkpoint…"))
            self._do(lambda: run_work.continue_run(run))

    def ask_delete(self) -> None:
        """Ask whether the run is to be thrown away."""
        sight = self._sight
        if sight is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Discard the training"))
        box.setText(self.tr("Move this training to the trash?"))
        box.setInformativeText(self.tr("What it has learned goes with it; your pictures stay."))
        box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(self._delete)
        box.open()

    def copy_log(self) -> None:
        """Put all that tells why the run failed into the clipboard."""
        sight = self._sight
        if sight is None:
            return
        state = sight.state
        self._background.start(
            lambda: run_work.log_of(state.folder, state.error, state.hint),
            QGuiApplication.clipboard().setText,
            lambda error: dialogs.show_error(self, error),
        )

    # What comes back

    def _attach(self, run: Path) -> None:
        if self.following.folder == run:
            return
        if self._sight is None or self._sight.folder != run:
            self._sight = None
            self.head.show_waiting(self.tr("Looking…"))
            self.samples.show_pairs(())
            self._shown_samples = None
        self.following.follow(run)
        self.completeChanged.emit()

    def _begun(self, run: Path) -> None:
        self._is_starting = False
        self._draft.put(run=run)
        self._attach(run)

    def _fail_to_begin(self, error: BaseException) -> None:
        self._is_starting = False
        message, hint = str(error), ""
        if isinstance(error, AedeskError):
            message, hint = error.message, error.hint
        self.head.show_waiting("", message, hint, may_start=True)
        self.completeChanged.emit()

    def _show(self, sight: Sight) -> None:
        if sight.state.status == "new" and not sight.folder.is_dir():
            self._forget(self.tr("This training is no longer there."))
            return
        before, self._sight = self._sight, sight
        self.head.show_sight(sight)
        self.note.setVisible(sight.state.is_running)
        if before is None or before.folder != sight.folder:
            self.curves.clear(sight.state.kind)
        if sight.charts is not None:
            self.curves.show_charts(sight.charts)
        self._show_samples(sight)
        if before is None or before.state.status != sight.state.status:
            self.completeChanged.emit()

    def _lose(self, error: BaseException) -> None:
        self._forget("", str(error))

    def _forget(self, text: str, failure: str = "") -> None:
        self.following.follow(None)
        self._sight = None
        self._may_begin = False
        self._draft.put(run=None)
        self.curves.clear(self._draft.kind)
        self.samples.show_pairs(())
        self.note.hide()
        self.head.show_waiting(text, failure, may_start=True)
        self.completeChanged.emit()

    def _show_samples(self, sight: Sight) -> None:
        event = sight.history.samples[-1] if sight.history.samples else None
        if event is None or self._shown_samples == (sight.folder, event["step"]):
            return
        self._shown_samples = (sight.folder, event["step"])
        self._background.start(
            lambda: read_samples(sight.folder, event), self.samples.show_pairs, self._lack_samples
        )

    def _lack_samples(self, error: BaseException) -> None:
        """They have gone meanwhile, as samples do; the next ones come."""
        if not isinstance(error, AedeskError | OSError):
            raise error

    def _compare(self, place: int) -> None:
        PairDialog(self, self._operations, self.samples.pairs[place]).open()

    def _delete(self) -> None:
        run, sight = self._draft.run, self._sight
        if run is None or sight is None:
            return
        if sight.state.is_running:
            self.ask("discard")
            return
        self.following.follow(None)
        self._do(
            lambda: run_work.delete_run(run), lambda _: self._forget(self.tr("The training is in the trash."))
        )

    def _do(self, function: Callable[[], Any], success: Callable[[Any], None] | None = None) -> None:
        def fail(error: BaseException) -> None:
            self.head.go_on()
            self._follow_again()
            dialogs.show_error(self, error)

        self._background.start(function, success or (lambda _: self.following.look()), fail)

    def _follow_again(self) -> None:
        if self._draft.run is not None and self.isVisible():
            self.following.follow(self._draft.run)

    def _follow_draft(self, names: frozenset[str]) -> None:
        """Other pictures or settings make another run."""
        if "run" in names and self._draft.run is None and names - {"run"}:
            self._may_begin = True
            self._sight = None

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.curves, 5)
        body.addWidget(self.samples, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 0, 18, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        column.addWidget(self.note)
