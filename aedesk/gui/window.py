"""The main window: puts its parts together, and decides what can be done when."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow

from aedesk.gui import dialogs, incoming, remembered
from aedesk.gui.actions import Actions
from aedesk.gui.adding import Item
from aedesk.gui.availability import Situation, allow
from aedesk.gui.compare import CompareView
from aedesk.gui.drop_frame import DropFrame
from aedesk.gui.footer import Footer
from aedesk.gui.guide import Guide
from aedesk.gui.invitation import Invitation
from aedesk.gui.layout import Layout
from aedesk.gui.menus import Menus
from aedesk.gui.notice_bar import NoticeBar
from aedesk.gui.notify import notify
from aedesk.gui.opening import Opening
from aedesk.gui.operations import Operations
from aedesk.gui.panel import SettingsPanel
from aedesk.gui.preferences import PreferencesStore, SchemeMenu
from aedesk.gui.preview import Preview
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.queue_store import QueueStore
from aedesk.gui.recovery import Recovery
from aedesk.gui.row_commands import RowCommands
from aedesk.gui.rows import RowState
from aedesk.gui.run_control import RunControl
from aedesk.gui.runner import Runner
from aedesk.gui.saved_queues import queues_folder
from aedesk.gui.showing import Showing
from aedesk.gui.summary import Summary
from aedesk.gui.task import Task
from aedesk.gui.thumbnails import Thumbnails
from aedesk.gui.tools import Tools
from aedesk.gui.training_notice import TrainingNotice
from aedesk.gui.wishes import Wishes

_LONG_RUN = 20.0
"""Seconds after which the end of a run is told to those who are elsewhere."""
_SESSION_END_MS = 60_000
"""So long after the desktop asked to save, closing during a run needs no answer."""


class MainWindow(QMainWindow):
    """The window.

    Args:
        settings: Where its state is remembered.
        icon: The program's own picture.
    """

    def __init__(self, settings: QSettings, icon: QIcon) -> None:
        super().__init__()
        self._settings = settings
        self._closing = False
        self._session_ends = QTimer(self, singleShot=True, interval=_SESSION_END_MS)
        self.setWindowTitle("aedesk")
        self.setWindowIcon(icon)
        self.setAcceptDrops(True)
        self.preferences = PreferencesStore(settings, self)
        self.operations = Operations(self)
        self.model = QueueModel(Thumbnails(self.operations, self), self)
        self.runner = Runner(self.model, self.operations, self)
        self.store = QueueStore(queues_folder(), self.model, self.runner, self.operations, self)
        self.actions_ = Actions(self)
        self.pane = QueuePane(self.model, self.actions_)
        self.view = CompareView(operations=self.operations)
        self.panel = SettingsPanel(self.operations)
        self.footer = Footer(self.actions_)
        self.notice, self.training_bar = NoticeBar(), NoticeBar()
        self.opening = Opening(self, settings, self.operations, self.actions_)
        self.wishes = Wishes(self.panel, self.preferences, settings)
        self.preview = Preview(self.view, self.operations, self)
        Showing(self.preview, self.pane, self.panel, self.wishes, self.runner)
        self._run = RunControl(self, self.runner, self.wishes, self.footer, self.actions_)
        self._rows = RowCommands(self, self.model, self.pane, self.actions_)
        self._menus = Menus(
            self.menuBar(),
            self.actions_,
            self.view.actions_.for_menu(),
            self.opening.recent,
            SchemeMenu(self.preferences, self),
        )
        tools = Tools(self, self.operations, settings, self.preferences, self.pane, self.panel, self.actions_)
        self.opening.models_found.connect(tools.import_models)
        self.training = TrainingNotice(
            self.training_bar, self.operations, settings, lambda: tools.shows_training
        )
        self.training.show_wanted.connect(tools.show_run)
        tools.saved.connect(self.footer.say)
        Recovery(self.store, self.notice)
        self._guide = Guide(self, self._menus)
        self._summary = Summary(self)
        invitation = Invitation(self.actions_, icon)
        self._layout = Layout(
            (self.notice, self.training_bar), invitation, self.pane, self.view, self.panel, self.footer
        )
        self._frame = DropFrame(self._layout)
        self.setCentralWidget(self._layout)
        self.setMinimumSize(640, 440)
        self.resize(1280, 800)
        self._parts: dict[str, remembered.Part] = {
            "layout": self._layout,
            "view": self.view,
            "panel": self.panel,
        }
        self._connect()
        remembered.load(settings, self, self._parts)
        self.actions_.show_queue.setChecked(self._layout.queue_is_shown)
        self.actions_.show_settings.setChecked(self._layout.panel_is_shown)
        self._refresh()

    def add_paths(self, paths: Sequence[str]) -> None:
        """Add files, and the files of folders, to the queue; they are looked for in the background."""
        self.opening.add_paths(paths)

    def look_back(self) -> None:
        """Look for files that earlier windows left unfinished, and for runs at work, and offer them."""
        self.store.look_back()
        self.training.begin()

    def stop_and_close(self) -> None:
        """Close without a question, as soon as a run has ended."""
        self._closing = True
        self.runner.give_up()
        self.close()

    def prepare_for_session_end(self) -> None:
        """Save all, and let the closing that may follow need no answer."""
        self._save()
        self._session_ends.start()

    # What Qt tells the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files that hover over the window."""
        if incoming.holds_paths(event.mimeData()):
            self._frame.show_hovering(True)
            incoming.take_a_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Forget files that hovered over the window."""
        self._frame.show_hovering(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Add files that were dropped."""
        self._frame.show_hovering(False)
        self.add_paths(incoming.paths_in(event.mimeData()))
        incoming.take_a_copy(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask during a run, and close when it has ended."""
        if self.runner.is_running:
            event.ignore()
            if self._session_ends.isActive():
                self.stop_and_close()
            elif self.runner.is_stopping and not self.runner.is_finishing:
                self._closing = True  # as soon as it has stopped
            elif not self._closing:
                dialogs.ask_stop(self).accepted.connect(self.stop_and_close)
            return
        self._save()
        self.preview.close()
        self.store.close()
        event.accept()

    # What comes back from the background

    def _add(self, items: list[Item]) -> None:
        if items and not self.model.rows and all(item.is_latent for item in items):
            self.panel.set_task(Task.RESTORE)
        added = self.model.add(items)
        self._refresh()
        if not items:
            self.footer.say(self.tr("No pictures were found there."))
        elif not added:
            self.footer.say(self.tr("All of that is in the queue already."))

    def _finish(self, seconds: float) -> None:
        self._refresh()
        if self.runner.was_stopped:
            self.footer.say(self.tr("Stopped.") + " " + self.footer.text, self._rows.results_folder)
        is_told = seconds > _LONG_RUN and self.preferences.window().notify
        if is_told and not self.runner.was_stopped:
            notify(self.tr("aedesk is done"), self._summary.finished(self.wishes.counts(self.model)), self)
        if self._closing:
            self.close()

    def _show_failure(self, error: BaseException) -> None:
        self._refresh()
        if not self._closing:
            dialogs.show_error(self, error)

    def _save(self) -> None:
        remembered.save(self._settings, self, self._parts)

    def _refresh(self) -> None:
        """Show what is to be done, and let the user do what can be done now."""
        stack = self.model.undo_stack
        counts = self.wishes.counts(self.model)
        running = self.runner.is_running
        now = Situation(
            counts,
            selected=self._rows.selected,
            current=self.pane.current,
            running=running,
            paused=self.runner.is_paused,
            pausable=self._run.has_begun and not self.runner.is_stopping,
            stopping=self.runner.is_stopping and not self.runner.is_finishing,
            undo=stack.undoText() if stack.canUndo() else None,
            problem=self.wishes.has_fault,
            redo=stack.redoText() if stack.canRedo() else None,
        )
        allow(self.actions_, now)
        self._layout.invite(not counts.total)
        self.panel.set_running(running)
        if not running:
            folder = self._rows.results_folder if counts.states.get(RowState.DONE) else None
            self.footer.say(self._summary.idle(counts, self.wishes.problem), folder)

    def _connect(self) -> None:
        actions = self.actions_
        for action, slot in (
            (actions.quit, self.close),
            (actions.undo, self.model.undo_stack.undo),
            (actions.redo, self.model.undo_stack.redo),
            (actions.show_queue, self._layout.show_queue),
            (actions.show_settings, self._layout.show_panel),
            (actions.guide, self._guide.show_guide),
            (actions.keys, self._guide.show_keys),
            (actions.about, lambda: dialogs.show_about(self)),
        ):
            action.triggered.connect(slot)
        self.opening.said.connect(self.footer.say)
        self.opening.found.connect(self._add)
        self.opening.failed.connect(self._show_failure)
        self.pane.list.addActions(actions.of_rows())
        self.pane.list.selectionModel().selectionChanged.connect(self._refresh)
        for signal in (
            *(self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset, self.model.retried),
            *(self.model.undo_stack.indexChanged, self.pane.current_changed),
            *(self.panel.changed, self.preferences.changed, self._run.changed),
        ):
            signal.connect(self._refresh)
        self.runner.started.connect(self._save)
        self._run.ended.connect(self._finish)
        self.runner.failed.connect(self._show_failure)
