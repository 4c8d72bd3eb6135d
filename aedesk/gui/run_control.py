"""Starting, pausing and stopping a run, and what the window shows of it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from aedesk.gui.actions import Actions
from aedesk.gui.footer import Footer
from aedesk.gui.runner import Runner
from aedesk.gui.summary import Summary


class RunControl(QObject):
    """Stands between the runner and what is seen of it.

    Signals:
        changed: A run began, was paused, goes on, is stopping, or has ended.

    Args:
        window: Whose title tells the progress.
        runner: Runs the queue.
        footer: Shows the progress.
        actions: Pause says what it would do.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, runner: Runner, footer: Footer, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._footer = footer
        self._actions = actions
        self._summary = Summary(self)
        actions.stop.triggered.connect(self.stop)
        runner.progressed.connect(self._show_progress)

    def stop(self) -> None:
        """Ask the run to end."""
        self._runner.stop()
        self._footer.say(self.tr("Stopping…"))
        self.changed.emit()

    def _show_progress(self, fraction: float, done: int) -> None:
        share = fraction if fraction >= 0 else None
        self._footer.show_progress(share, "")
        if not self._runner.is_stopping:
            self._footer.say(self._summary.running(fraction, done, self._runner.total))
        self._window.setWindowTitle(f"{max(0, int(100 * fraction))} % – aedesk")
