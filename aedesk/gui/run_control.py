"""Starting, pausing and stopping a run, and what the window shows of it."""

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from aedesk.gui.actions import Actions
from aedesk.gui.footer import Footer
from aedesk.gui.runner import Progress, Runner
from aedesk.gui.summary import Summary
from aedesk.gui.wishes import Wishes


class RunControl(QObject):
    """Stands between the runner and what is seen of it.

    Signals:
        changed: A run began, was paused, goes on, or is stopping.
        ended: A run is over; carries how many seconds it took.

    Args:
        window: Whose title tells the progress.
        runner: Runs the queue.
        wishes: What a run is to do.
        footer: Shows the progress.
        actions: What the user asks with.
    """

    changed = Signal()
    ended = Signal(float)

    def __init__(
        self, window: QMainWindow, runner: Runner, wishes: Wishes, footer: Footer, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._wishes = wishes
        self._footer = footer
        self._summary = Summary(self)
        self._began = 0.0
        self.has_begun = False
        """Whether the run at work is beyond its preparation, so that it can be paused."""
        actions.start.triggered.connect(self.start)
        actions.pause.triggered.connect(self.pause_or_go_on)
        actions.stop.triggered.connect(self.stop)
        runner.progressed.connect(self._show)
        runner.finished.connect(self._end)

    def start(self) -> None:
        """Work on what there is to do."""
        self._began, self.has_begun = time.monotonic(), False
        wishes = self._wishes
        self._runner.start(
            wishes.run_task,
            wishes.options_for(wishes.run_task),
            wishes.preferences,
            measure=wishes.measure,
            restoring=wishes.restoring,
        )
        self.changed.emit()

    def pause_or_go_on(self) -> None:
        """Pause a run, or let a paused one go on."""
        if self._runner.is_paused:
            self._runner.resume()
        else:
            self._runner.pause()
        self.changed.emit()

    def stop(self) -> None:
        """Ask the run to end; asked again, it does not even finish what it would finish then."""
        if self._runner.is_stopping:
            self._runner.give_up()
        else:
            self._runner.stop()
        if self._runner.is_finishing:
            self._footer.say(self.tr("Finishing files with the best found so far. Stop again gives them up."))
        else:
            self._footer.say(self.tr("Stopping…"))
        self.changed.emit()

    def _show(self, progress: Progress) -> None:
        if progress.fraction is not None and not self.has_begun:
            self.has_begun = True
            self.changed.emit()
        if self._runner.is_stopping:
            self._footer.show_progress(progress.fraction, "")
            return
        paused = self._runner.is_paused
        remaining = "" if paused else self._summary.remaining(progress.remaining)
        self._footer.show_progress(progress.fraction, remaining)
        if paused:
            self._footer.say(self._summary.paused(progress.done, progress.total))
        else:
            self._footer.say(self._summary.running(progress.fraction, progress.done, progress.total))
        self._window.setWindowTitle(f"{int(100 * (progress.fraction or 0))} % – aedesk")

    def _end(self) -> None:
        self._footer.show_idle()
        self._window.setWindowTitle("aedesk")
        self.ended.emit(time.monotonic() - self._began)
