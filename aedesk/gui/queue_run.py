"""One run over the queue with the engine of the command line: plan, codec, batch; knows nothing of Qt."""

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue

from aedesk.batch import (
    Compress,
    Destination,
    Entry,
    Job,
    Outlet,
    Restore,
    Result,
    Run,
    Scratch,
    StoppedError,
    ThreadPool,
    Watch,
    failure,
    make_plan,
    share_cores,
    weights_of,
)
from aedesk.batch.plan import OnExist
from aedesk.gui.adding import Item
from aedesk.gui.measuring import Measure, Share
from aedesk.options import Options

DEVICE = "auto"
_COMPRESSING = 0.7
"""Share of the work on a picture that compressing takes where its PSNR is measured afterwards."""


class _StopRequestedError(Exception):
    """Leaves the iteration over a run that is to stop."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a run at one moment.

    Args:
        fraction: Done share of the pixels of all files, 0..1; None while the run is being prepared.
        running: Done share, 0..1, of each file that is being worked on.
        results: Results since the last snapshot, in the order in which they came.
    """

    fraction: float | None
    running: dict[Path, float]
    results: list[Result]


@dataclass(frozen=True, slots=True)
class _Works:
    """What is done with the files of a run.

    Args:
        compress: Makes latent files; None where there is nothing to compress.
        restore: Makes pictures of latent files.
        measure: Adds the PSNR to what was compressed; None where it is not wanted.
    """

    compress: Compress | None
    restore: Restore
    measure: Measure | None


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
        self._latents = {item.path for item in items if item.is_latent}
        self._stopped = threading.Event()
        self._finished: SimpleQueue[Result] = SimpleQueue()
        self._told: set[Path | None] = set()
        self._watches: dict[Path, Watch] = {}
        self._run: Run | None = None
        self._pool: ThreadPool | None = None
        self._works: _Works | None = None

    def __call__(self) -> None:
        """Do all the work; returns when it is done, or within seconds after `stop`.

        Raises:
            AedeskError: The run as a whole is impossible: no model, no device, a bad output folder.
        """
        scratch = Scratch()
        try:
            plan = self._plan()
            count = sum(isinstance(entry, Job) for entry in plan)
            jobs, threads = share_cores(count)
            self._check()
            self._works = self._open_works(threads)
            self._pool = pool = ThreadPool(lambda _: self._work, Outlet(scratch), min(jobs, count))
            pool.start()
            self._run = Run(plan, pool, weights=weights_of(plan))
            self._check()
            with closing(self._run.results(self._check)) as results:
                for result in results:
                    self._tell(result)
                    self._check()
        except _StopRequestedError:
            for result in self._run.rest() if self._run else ():
                self._tell(result)
        finally:
            if self._pool is not None:
                self._pool.close()
            scratch.close()

    def stop(self) -> None:
        """Ask for the end; files that are being worked on are given up at their next tile."""
        self._stopped.set()

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
        running = {path: watch.fraction for path, watch in list(self._watches.items())}
        return Snapshot(self._run.progress if self._run else None, running, results)

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

    def _open_works(self, threads: int) -> "_Works":
        from aedesk.codec import CodecSource, open_codec
        from aedesk.imaging import format_named

        options, compress, codecs = self._options, None, CodecSource(DEVICE, threads)
        if len(self._latents) < len(self._items):
            codec = open_codec(options.model, device=DEVICE, threads=threads)
            compress = Compress(options, codec)
            codecs = CodecSource(DEVICE, threads, (codec,))
        restore = Restore(options, format_named(options.format or "png"), codecs, DEVICE)
        return _Works(compress, restore, Measure(codecs, options) if self._measure else None)

    def _work(self, job: Job, outlet: Outlet, watch: Watch) -> Result:
        path = job.source
        assert path is not None
        self._watches[path] = watch
        try:
            result = self._do(job, outlet, watch, path)
        except StoppedError:
            raise
        except BaseException as error:  # told at once, while the batch itself reports in the plan's order
            result = failure(path, error, job.target)
        finally:
            del self._watches[path]
        self._tell(result)
        return result

    def _do(self, job: Job, outlet: Outlet, watch: Watch, path: Path) -> Result:
        works = self._works
        assert works is not None
        if works.compress is None or path in self._latents:
            return works.restore(job, outlet, watch)
        if works.measure is None:
            return works.compress(job, outlet, watch)
        result = works.compress(job, outlet, Share(watch, 0.0, _COMPRESSING))
        return works.measure(result, Share(watch, _COMPRESSING, 1.0))

    def _tell(self, result: Result) -> None:
        if result.source not in self._told:
            self._told.add(result.source)
            self._finished.put(result)

    def _check(self) -> None:
        if self._stopped.is_set():
            raise _StopRequestedError
