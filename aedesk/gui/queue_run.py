"""One run over the queue with the engine of the command line: plan, codec, batch; knows nothing of Qt."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from aedesk.batch import (
    Destination,
    Entry,
    Job,
    Location,
    Outlet,
    Pool,
    Result,
    Run,
    Scratch,
    local_pool,
    make_plan,
    weights_of,
)
from aedesk.batch.plan import OnExist
from aedesk.gui.adding import Item
from aedesk.gui.queue_work import QueueWork
from aedesk.options import Options


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
    """Compresses pictures and restores latent files.

    Args:
        items: What to work on.
        kept: Files that are in the queue too; they are originals and are never replaced.
        options: What to do; ``output`` is a folder or None.
        measure: Restore every new file again and measure its PSNR.
    """

    def __init__(
        self, items: Sequence[Item], kept: Sequence[Item], options: Options, *, measure: bool
    ) -> None:
        self._items = items
        self._kept = kept
        self._options = options
        self._measure = measure
        self._latents = frozenset(item.path for item in items if item.is_latent)
        self._stopped = threading.Event()
        self._finished: SimpleQueue[Result] = SimpleQueue()
        self._told: set[Location | None] = set()
        self._sources: list[Path | None] = []
        self._run: Run | None = None

    def __call__(self) -> None:
        """Do all the work; returns when it is done, or within seconds after `stop`.

        Raises:
            AedeskError: The run as a whole is impossible: no model, no device, a bad output folder.
        """
        scratch = Scratch()
        outlet = Outlet(scratch)
        pool: Pool | None = None
        try:
            plan = self._plan()
            self._sources = [entry.source if isinstance(entry.source, Path) else None for entry in plan]
            scratch.tidy({entry.target.parent for entry in plan if isinstance(entry.target, Path)})
            if count := sum(isinstance(entry, Job) for entry in plan):
                pool = local_pool(self._open_work(), outlet, count)
                pool.start()
                self._run = Run(
                    plan, pool, weights=weights_of(plan), ended=lambda _, result: self._tell(result)
                )
                if self._stopped.is_set():
                    self._run.stop()
            for result in self._run.results() if self._run else plan:
                assert isinstance(result, Result)
                self._tell(result)
        finally:
            if pool is not None:
                pool.close()
            outlet.close()

    def stop(self) -> None:
        """Ask for the end; files that are being worked on are given up at their next tile."""
        self._stopped.set()
        if self._run is not None:
            self._run.stop()

    def pause(self) -> None:
        """Let files that are being worked on wait at their next tile, and begin no others."""
        if self._run is not None:
            self._run.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        if self._run is not None:
            self._run.resume()

    @property
    def is_paused(self) -> bool:
        """Whether the run is paused."""
        return self._run is not None and self._run.is_paused

    @property
    def is_stopped(self) -> bool:
        """Whether the end was asked for."""
        return self._stopped.is_set()

    @property
    def is_busy(self) -> bool:
        """Whether a thread is still inside a network, which nothing can interrupt."""
        return self._run is not None and self._run.is_busy

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

    def _plan(self) -> list[Entry]:
        options = self._options
        # What a restored picture would replace may well be the original, so it gets a number instead.
        keep = "rename" if options.on_exist == "overwrite" else options.on_exist
        entries = {
            **self._plan_kind(False, ".aed", options.on_exist),
            **self._plan_kind(True, f".{options.format or 'png'}", keep),
        }
        return [entries[item.path] for item in self._items]

    def _plan_kind(self, is_latent: bool, suffix: str, on_exist: OnExist) -> dict[Path, Entry]:
        chosen = [item for item in self._items if item.is_latent is is_latent]
        others = [item for item in self._items if item.is_latent is not is_latent]
        # A source with an error takes no output name, yet no output of another source may replace it.
        kept = [replace(item.source, error=OSError()) for item in (*others, *self._kept)]
        destination = Destination(self._options.output, suffix, [])
        plan = make_plan([*(item.source for item in chosen), *kept], destination, on_exist)
        return {item.path: entry for item, entry in zip(chosen, plan, strict=False)}

    def _open_work(self) -> "partial[QueueWork]":
        compresses = len(self._latents) < len(self._items)
        return partial(QueueWork.open, self._options, self._latents, compresses, self._measure)

    def _tell(self, result: Result) -> None:
        if result.source not in self._told:
            self._told.add(result.source)
            self._finished.put(result)
