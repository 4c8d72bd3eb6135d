"""Lets a run over the queue work in the background and shows in the queue what comes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aedesk.gui.intent import Intent
from aedesk.gui.operations import Operation, Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_run import QueueRun
from aedesk.gui.rows import Row
from aedesk.gui.task import Task
from aedesk.options import Options, Preferences


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.

    Args:
        fraction: Done share of the pixels of all files, 0..1; None while the run is being prepared.
        done: Files that are settled.
        total: Files of the run.
        remaining: Seconds that are left; None while that is unknown.
    """

    fraction: float | None
    done: int
    total: int
    remaining: float | None


class Runner(QObject):
    """Starts, watches, pauses and stops runs, one at a time.

    Signals:
        started: A run has begun.
        progressed: A `Progress`, some times a second.
        finished: The run is over, to its end or stopped.
        failed: The run as a whole was impossible; carries the exception; after `finished`.

    Args:
        model: The queue.
        operations: Runs the run.
        parent: Qt's owner.
    """

    started = Signal()
    progressed = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, model: QueueModel, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._operations = operations
        self._run: QueueRun | None = None
        self._left_behind: list[QueueRun] = []
        self._intent = Intent.of(Task.COMPRESS, Options())
        self._settled = 0
        self._total = 0
        self.was_stopped = False
        self.journal: Callable[[], Path | None] = lambda: None
        """Says where a new run notes what it begins and what comes of it."""

    @property
    def is_running(self) -> bool:
        """Whether a run is at work, paused, or ending."""
        return self._run is not None

    @property
    def is_paused(self) -> bool:
        """Whether the run at work is paused."""
        return self._run is not None and self._run.is_paused

    @property
    def is_stopping(self) -> bool:
        """Whether the run at work was asked to end."""
        return self._run is not None and self._run.is_stopped

    @property
    def is_finishing(self) -> bool:
        """Whether the run was asked to end, and finishes files with the best that it found."""
        return self._run is not None and self._run.is_finishing

    @property
    def is_stuck(self) -> bool:
        """Whether a thread of a stopped run is still inside a network, which nothing can interrupt."""
        return any(run.is_busy for run in self._left_behind)

    def start(
        self,
        task: Task,
        options: Options,
        preferences: Preferences,
        *,
        measure: bool,
        restoring: Options | None = None,
    ) -> None:
        """Work on all files of the queue that these settings leave something to do for.

        Args:
            task: What to do with pictures; latent files are restored.
            options: With which settings.
            preferences: Where, and with how many jobs and threads.
            measure: Restore what was compressed and tell its PSNR, whatever the options say of that.
            restoring: Settings for latent files, where the task is another one; see `Intent.of`.
        """
        to_do = self._model.to_do(task, options, restoring)
        if self._run is not None or not to_do:
            return
        chosen = {row.item.path for row in to_do}
        kept = [row.item for row in self._model.rows if row.item.path not in chosen]
        self._intent = Intent.of(task, replace(options, measure=options.measure or measure), restoring)
        self._settled, self._total, self.was_stopped = 0, len(to_do), False
        self._model.set_intent(task, options, restoring)
        self._model.queue_for_run(to_do)
        self._run = run = QueueRun(
            [row.item for row in to_do],
            kept,
            self._intent,
            preferences,
            journal=self.journal(),
            begun=_begun(to_do, self._intent),
        )
        self._operations.start(
            Operation(
                run, lambda _: self._end(run), lambda error: self._fail(run, error), lambda: self._poll(run)
            )
        )
        self.started.emit()
        self._poll(run)

    def pause(self) -> None:
        """Let files that are being worked on wait at their next tile, and begin no others."""
        if self._run is not None:
            self._run.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        if self._run is not None:
            self._run.resume()

    def give_up(self) -> None:
        """Ask the run to end at once, also where `stop` lets it finish files."""
        if self._run is not None:
            self._run.give_up()
            self.stop()

    def stop(self) -> None:
        """Ask the run to end; files that are finished stay, the others wait again.

        Files whose latents are refined are finished with the best that was found.
        """
        if self._run is not None:
            self._run.stop()
            if self._run.is_preparing:  # opening a model cannot be interrupted, and nobody waits for it
                self._end(self._run)

    def _poll(self, run: QueueRun) -> None:
        if run is not self._run:
            return
        is_settled = run.is_settled  # before the results are taken, so that none is left
        now = run.snapshot()
        self._model.show_running(now.running)
        self._model.settle(now.results, self._intent)
        self._settled += len(now.results)
        self.progressed.emit(Progress(now.fraction, self._settled, self._total, now.remaining))
        if is_settled and run.is_stopped:
            self._end(run)

    def _end(self, run: QueueRun) -> None:
        if run is not self._run:
            return
        self.was_stopped = run.is_stopped
        self._left_behind = [left for left in (*self._left_behind, run) if left.is_busy]
        self._run = None
        self._model.give_up()
        self.finished.emit()

    def _fail(self, run: QueueRun, error: BaseException) -> None:
        if run is self._run:
            self._end(run)
            self.failed.emit(error)


def _begun(rows: Iterable[Row], intent: Intent) -> dict[Path, Path]:
    """Outputs by file that a killed run was at with the same settings."""
    return {
        row.item.path: row.begun.target
        for row in rows
        if row.begun is not None and row.begun.recipe == intent.recipe_for(row.item)
    }
