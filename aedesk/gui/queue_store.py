"""Keeps the queue on the disk while the window is open, so that an abrupt end loses nothing of it."""

import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from aedesk.errors import OutputError
from aedesk.gui.operations import Operation, Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.rows import Row, RowState
from aedesk.gui.runner import Runner
from aedesk.gui.saved_queues import LeftBehind, SavedQueue

_PAUSE_MS = 1000
"""Changes are written at most so often, and at the latest after so long."""
_WORTH_OFFERING = 2
"""Files that waited when the window was closed; a single one is quickly dropped again."""


class QueueStore(QObject):
    """Writes the queue when it has changed, in the background, and finds what earlier windows left.

    A queue that cannot be written is no reason to disturb anybody: the next change tries again.

    Signals:
        offered: Earlier windows left files that were not done; carries a `LeftBehind`.

    Args:
        folder: Where queues are kept, see `aedesk.gui.saved_queues.queues_folder`.
        model: The queue.
        runner: Runs it; its runs get journals.
        operations: Runs reading and writing.
        parent: Qt's owner.
    """

    offered = Signal(object)

    def __init__(
        self,
        folder: Path,
        model: QueueModel,
        runner: Runner,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._runner = runner
        self._operations = operations
        self._saved = SavedQueue(folder)
        self._answered: list[LeftBehind] = []
        self._offer: LeftBehind | None = None
        self._writing = threading.Lock()
        self._is_closed = False
        self._is_busy = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._save)
        runner.journal = self._saved.next_journal
        for signal in (
            *(model.rowsInserted, model.rowsRemoved, model.modelReset, model.retried),
            *(runner.started, runner.finished),
        ):
            signal.connect(self._note_change)

    def look_back(self) -> None:
        """Look for what earlier windows left; `offered` tells."""
        self._operations.start(Operation(self._saved.left_behind, self._tell, lambda _: None))

    def take(self, left: LeftBehind) -> None:
        """Put what was left into the queue; on the disk it is kept until it is written with this queue."""
        self._model.bring_back(left.rows)
        self._dismiss(left)

    def discard(self, left: LeftBehind) -> None:
        """Forget what was left."""
        self._dismiss(left)

    def close(self) -> None:
        """Write what still waits for the next window to offer it, or forget the queue; call it at the end."""
        self._timer.stop()
        self._model.finish_adding()
        rows = self._model.rows
        is_worth_it = sum(row.state is RowState.WAITING for row in rows) >= _WORTH_OFFERING
        if self._offer is not None and not self._offer.was_killed:
            self._answered.append(self._offer)  # once is enough for what was left on purpose
        with suppress(OutputError):
            self._write(rows if is_worth_it else [], self._saved.runs, is_closed=True)

    def _tell(self, left: LeftBehind | None) -> None:
        if left is not None and not self._is_closed:
            self._offer = left
            self.offered.emit(left)

    def _dismiss(self, left: LeftBehind) -> None:
        self._offer = None
        self._answered.append(left)
        self._note_change()

    def _note_change(self) -> None:
        if not self._timer.isActive() and not self._is_closed:
            self._timer.start()

    def _save(self) -> None:
        if self._is_busy:
            self._timer.start()
            return
        self._is_busy = True
        rows = list(self._model.rows)
        # Of a run at work, only its journal knows all results.
        runs = self._saved.runs - self._runner.is_running
        self._operations.start(
            Operation(lambda: self._write(rows, runs, is_closed=False), self._rest, self._rest)
        )

    def _rest(self, _: object) -> None:
        self._is_busy = False

    def _write(self, rows: list[Row], runs: int, *, is_closed: bool) -> None:
        with self._writing:
            if self._is_closed:
                return
            self._is_closed = is_closed
            answered = self._answered.copy()
            self._saved.write(rows, runs=runs, is_closed=is_closed)
            for left in answered:
                left.forget()
                self._answered.remove(left)
