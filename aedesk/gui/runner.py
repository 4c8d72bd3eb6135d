"""Lets a run over the queue work in the background and shows in the queue what comes of it."""

from PySide6.QtCore import QObject, Signal

from aedesk.gui.operations import Operation, Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_run import QueueRun
from aedesk.options import Options


class Runner(QObject):
    """Starts, watches and stops runs, one at a time.

    Signals:
        progressed: Done share of the pixels, 0..1, or −1 while the run is being prepared; done files.
        finished: The run is over, to its end or stopped.
        failed: The run as a whole was impossible; carries the exception; after `finished`.

    Args:
        model: The queue.
        operations: Runs the run.
        parent: Qt's owner.
    """

    progressed = Signal(float, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, model: QueueModel, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._operations = operations
        self._run: QueueRun | None = None
        self._left_behind: list[QueueRun] = []
        self._options = Options()
        self._settled = 0
        self.total = 0
        self.was_stopped = False

    @property
    def is_running(self) -> bool:
        """Whether a run is at work, or ending."""
        return self._run is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the run at work was asked to end."""
        return self._run is not None and self._run.is_stopped

    @property
    def is_stuck(self) -> bool:
        """Whether a thread of a stopped run is still inside a network, which nothing can interrupt."""
        return any(run.is_busy for run in self._left_behind)

    def start(self, options: Options, *, measure: bool) -> None:
        """Work on all files of the queue that these settings leave something to do for."""
        to_do = self._model.to_do(options)
        if self._run is not None or not to_do:
            return
        chosen = {row.item.path for row in to_do}
        kept = [row.item for row in self._model.rows if row.item.path not in chosen]
        self._options, self._settled, self.total, self.was_stopped = options, 0, len(to_do), False
        self._model.queue_again(to_do)
        self._run = run = QueueRun([row.item for row in to_do], kept, options, measure=measure)
        self._operations.start(Operation(run, lambda _: self._end(), self._fail, self._poll))
        self._poll()

    def stop(self) -> None:
        """Ask the run to end; files that are finished stay, the others wait again."""
        if self._run is not None:
            self._run.stop()

    def _poll(self) -> None:
        if self._run is None:
            return
        now = self._run.snapshot()
        self._model.show_running(now.running)
        self._model.settle(now.results, self._options)
        self._settled += len(now.results)
        self.progressed.emit(-1.0 if now.fraction is None else now.fraction, self._settled)

    def _end(self) -> None:
        assert self._run is not None
        self.was_stopped = self._run.is_stopped
        self._left_behind = [run for run in (*self._left_behind, self._run) if run.is_busy]
        self._run = None
        self._model.wait_again()
        self.finished.emit()

    def _fail(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)
