"""One run over the queue with the engine of the command line: plan, codec, batch; knows nothing of Qt."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from queue import Empty, SimpleQueue

from aedesk.batch import (
    PATIENCE,
    Entry,
    Finish,
    Job,
    Location,
    Outlet,
    Pool,
    Result,
    Run,
    Scratch,
    Source,
    keeps_best,
    local_pool,
    make_plan,
    weights_of,
)
from aedesk.batch.journal import Journal, Known, Past, name_in_journal
from aedesk.batch.outputs import outputs_of
from aedesk.batch.plan import OnExist
from aedesk.batch.resume import go_on
from aedesk.errors import OutputError
from aedesk.files import make_folder
from aedesk.gui.adding import Item
from aedesk.gui.intent import Intent
from aedesk.gui.queue_work import Plans, QueueWork
from aedesk.gui.saved_queues import run_heading
from aedesk.gui.task import Task
from aedesk.options import Preferences


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a run at one moment.

    Args:
        fraction: Done share of the pixels of all files, 0..1; None while the run is being prepared.
        running: Done share, 0..1, of each file that is being worked on.
        results: Results since the last snapshot, in the order in which they came.
        remaining: Seconds that are left, None while that is unknown.
    """

    fraction: float | None
    running: dict[Path, float]
    results: list[Result]
    remaining: float | None = None


class QueueRun:
    """Does one task with pictures, and restores latent files.

    Args:
        items: What to work on; `aedesk.gui.task.task_of` has something to do for each.
        kept: Files that are in the queue too; they are originals and are never replaced.
        intent: What is done with them; outputs go beside their sources or into a folder.
        preferences: Where, and with how many jobs and threads.
        journal: File to note in what is begun and what comes of it; None for none.
        begun: Outputs by file that a killed run was at: each is there complete or not at all.
    """

    def __init__(
        self,
        items: Sequence[Item],
        kept: Sequence[Item],
        intent: Intent,
        preferences: Preferences,
        *,
        journal: Path | None = None,
        begun: Mapping[Path, Path] | None = None,
    ) -> None:
        self._journal_file = journal
        self._journal: Journal | None = None
        self._begun = begun or {}
        self._items = items
        self._kept = kept
        self._intent = intent
        self._preferences = preferences
        self._stopped = threading.Event()
        self._given_up = threading.Event()
        self._paused = threading.Event()
        self._is_settled = threading.Event()
        self._finished: SimpleQueue[Result] = SimpleQueue()
        self._told: set[Location | None] = set()
        self._sources: list[Path | None] = []
        self._run: Run | None = None

    def __call__(self) -> None:
        """Do all the work; returns when it is done, or within seconds after `stop` and `give_up`.

        Raises:
            AedeskError: The run as a whole is impossible: no model, no device, a bad output folder.
        """
        scratch = Scratch()
        outlet = Outlet(scratch)
        pool: Pool | None = None
        try:
            plan, work = self._plan()
            self._sources = [entry.source if isinstance(entry.source, Path) else None for entry in plan]
            scratch.tidy({entry.target.parent for entry in plan if isinstance(entry.target, Path)})
            if any(isinstance(entry, Job) for entry in plan):
                pool = self._open_pool(plan, work, outlet)
                self._journal = self._open_journal()
                self._begin(
                    Run(
                        plan,
                        pool,
                        weights=weights_of(plan),
                        grace=PATIENCE if keeps_best(self._intent.options) else None,
                        given=lambda _, job: self._note(job),
                        ended=lambda _, result: self._tell(result),
                    )
                )
            for result in self._run.results() if self._run else plan:
                assert isinstance(result, Result)
                self._tell(result)
        finally:
            if self._journal is not None:
                self._journal.close(has_ended=not self.is_stopped)
            self._is_settled.set()
            if pool is not None:
                pool.close()
            outlet.close()

    def stop(self) -> None:
        """Ask for the end; files that are being worked on are given up at their next tile.

        Those whose latents are refined are finished with the best that was found; see `give_up`.
        """
        self._stopped.set()
        if self._run is not None:
            self._run.stop()

    def give_up(self) -> None:
        """Ask for the end at once, also of files that would be finished with the best that was found."""
        self._given_up.set()
        self.stop()
        if self._run is not None:
            self._run.give_up()

    def pause(self) -> None:
        """Let files that are being worked on wait at their next tile, and begin no others."""
        self._paused.set()
        if self._run is not None:
            self._run.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._paused.clear()
        if self._run is not None:
            self._run.resume()

    @property
    def is_paused(self) -> bool:
        """Whether the run is paused."""
        return self._paused.is_set() and not self._stopped.is_set()

    @property
    def is_stopped(self) -> bool:
        """Whether the end was asked for."""
        return self._stopped.is_set()

    @property
    def is_finishing(self) -> bool:
        """Whether the end was asked for, and files are finished with the best that was found."""
        asked = self.is_stopped and not self._given_up.is_set()
        return asked and keeps_best(self._intent.options) and not self.is_preparing

    @property
    def is_preparing(self) -> bool:
        """Whether models are still being opened and sizes looked up."""
        return self._run is None and not self.is_settled

    @property
    def is_settled(self) -> bool:
        """Whether all results are known; workers may take seconds more to end, which nobody waits for."""
        return self._is_settled.is_set()

    @property
    def is_busy(self) -> bool:
        """Whether a thread is still at what nothing can interrupt: inside a network, or opening a model."""
        return self.is_preparing or (self._run is not None and self._run.is_busy)

    def snapshot(self) -> Snapshot:
        """What is known now; to be polled by one thread."""
        results = []
        while True:
            try:
                results.append(self._finished.get_nowait())
            except Empty:
                break
        run = self._run
        if run is None:
            return Snapshot(None, {}, results)
        running = {self._sources[index]: share for index, share in run.running.items()}
        files = {path: share for path, share in running.items() if path is not None}
        return Snapshot(run.progress, files, results, run.remaining)

    def _plan(self) -> tuple[list[Entry], Plans]:
        intent = self._intent
        pictures = [item for item in self._items if not item.is_latent]
        latents = [item for item in self._items if item.is_latent]
        made, picture_format = self._plan_kind(intent.task, pictures, {}, intent.options.on_exist)
        # What a restored picture would replace may well be the original, so it gets a number instead.
        keep = "rename" if intent.restoring.on_exist == "overwrite" else intent.restoring.on_exist
        restored, restored_format = self._plan_kind(Task.RESTORE, latents, made, keep)
        entries = {**made, **restored}
        plans = Plans(
            intent=intent,
            device=self._preferences.device,
            picture_format=picture_format,
            restored_format=restored_format,
            latents=frozenset(item.path for item in latents),
            has_pictures=bool(pictures),
        )
        return self._go_on([entries[item.path] for item in self._items]), plans

    def _go_on(self, plan: Sequence[Entry]) -> list[Entry]:
        """Let outputs that a killed run was at keep their names, so that none is made twice."""
        known = {
            str(name_in_journal(source)): Known(None, str(target)) for source, target in self._begun.items()
        }
        return go_on(plan, Past(run_heading(self._intent), known))

    def _plan_kind(
        self, task: Task, items: Sequence[Item], others: Mapping[Path, Entry], on_exist: OnExist
    ) -> tuple[dict[Path, Entry], str]:
        """Plan one task; no output of another one, and no other file of the queue is replaced."""
        if not items:
            return {}, ""
        outputs = outputs_of(task, self._intent.options_for(task), [])
        own = {item.path for item in items}
        taken = [item.path for item in (*self._items, *self._kept) if item.path not in own]
        taken += [entry.target for entry in others.values() if isinstance(entry.target, Path)]
        # A source with an error takes no output name, yet no output of another source may replace it.
        kept = [Source(path, PurePath(path.name), OSError()) for path in taken]
        plan = make_plan([*(item.source for item in items), *kept], outputs.destination, on_exist)
        return {item.path: entry for item, entry in zip(items, plan, strict=False)}, outputs.format

    def _open_pool(self, plan: Sequence[Entry], work: Plans, outlet: Outlet) -> Pool:
        preferences, options = self._preferences, self._intent.options
        pool = local_pool(
            partial(QueueWork.open, work),
            outlet,
            sum(isinstance(entry, Job) for entry in plan),
            jobs=preferences.jobs,
            threads=preferences.threads,
            finish=Finish.parse(options.after, to_trash=options.replace),
            isolated=not preferences.device.startswith("gpu"),
        )
        pool.start()
        return pool

    def _begin(self, run: Run) -> None:
        """Let a run be paused and stopped, also by what was asked for before it was there."""
        self._run = run
        if self._stopped.is_set():
            run.stop()
        elif self._paused.is_set():
            run.pause()

    def _open_journal(self) -> Journal | None:
        if self._journal_file is None:
            return None
        try:
            make_folder(self._journal_file.parent)
            return Journal.begin(self._journal_file, run_heading(self._intent), is_synced=False)
        except OutputError:  # the run itself is possible, so it is done
            return None

    def _note(self, job: Job) -> None:
        if self._journal is not None:
            self._journal.begun(job)

    def _tell(self, result: Result) -> None:
        if result.source not in self._told:
            self._told.add(result.source)
            self._finished.put(result)
            if self._journal is not None:
                self._journal.ended(result)
