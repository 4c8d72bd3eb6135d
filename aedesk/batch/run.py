"""Runs the jobs of a plan on threads: results in order, progress to poll, a stop within seconds."""

import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from aedesk.batch.plan import Entry, Job
from aedesk.batch.result import Result, State, failure

GRACE = 2.5
"""Seconds that a stopped run waits for its workers, which look at the stop between two tiles."""

_TICK = 0.1


class StoppedError(Exception):
    """Raised inside a job when the run was stopped."""


class Watch:
    """How a job tells its progress and learns that the run was stopped.

    Args:
        stopped: Set when the run is to stop.
    """

    def __init__(self, stopped: threading.Event) -> None:
        self._stopped = stopped
        self.fraction = 0.0

    def __call__(self, fraction: float) -> None:
        """Tell that this share of the job (0..1) is done; the callback that the codec takes.

        Raises:
            StoppedError: The run was stopped.
        """
        if self._stopped.is_set():
            raise StoppedError
        self.fraction = fraction


Work = Callable[[Job, Watch], Result]


class Run:
    """Works through a plan.

    Args:
        plan: Jobs and results that are settled already.
        work: Does one job. It runs on several threads; what it raises becomes a failed result.
        jobs: Number of jobs at the same time.
        fail_fast: Stop at the first failure; what was not begun is cancelled.
        weights: Size of each entry, in pixels, by which progress counts; all alike if None.
    """

    def __init__(
        self,
        plan: Sequence[Entry],
        work: Work,
        *,
        jobs: int = 1,
        fail_fast: bool = False,
        weights: Sequence[float] | None = None,
    ) -> None:
        self._plan = plan
        self._work = work
        self._fail_fast = fail_fast
        self._weights = list(weights or [1.0] * len(plan))
        self._stopped = threading.Event()
        self._watches = [Watch(self._stopped) for _ in plan]
        self._results: dict[int, Result] = {}
        self._finished = threading.Condition()
        self._queue = iter([index for index, entry in enumerate(plan) if isinstance(entry, Job)])
        # Daemons: a thread inside a network cannot be interrupted and must not hold the process back.
        self._threads = [
            threading.Thread(target=self._serve, daemon=True, name=f"aedesk-job-{number}")
            for number in range(jobs)
        ]

    @property
    def progress(self) -> float:
        """Done share of the whole run, 0..1, by weight."""
        total = sum(self._weights)
        pairs = zip(self._weights, self._watches, strict=True)
        return sum(weight * watch.fraction for weight, watch in pairs) / total if total else 1.0

    @property
    def is_busy(self) -> bool:
        """Whether a job is still at work."""
        return any(thread.is_alive() for thread in self._threads)

    def results(self, tick: Callable[[], None] = lambda: None) -> Generator[Result]:
        """Do the work and give one result for each entry of the plan, in its order.

        Leaving the iteration early, by an interrupt too, stops the run: jobs end at their next tile,
        and after `GRACE` seconds they are no longer waited for.

        Args:
            tick: Called about ten times a second while a result is awaited.
        """
        for thread in self._threads:
            thread.start()
        try:
            for index, entry in enumerate(self._plan):
                result = entry if isinstance(entry, Result) else self._await(index, tick)
                self._watches[index].fraction = 1.0
                if self._fail_fast and result.state is State.FAILED:
                    self._stopped.set()
                yield result
        finally:
            self.stop()

    def stop(self) -> None:
        """End all jobs soon; returns when they have ended, or after `GRACE` seconds."""
        self._stopped.set()
        deadline = time.monotonic() + GRACE
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, deadline - time.monotonic()))

    def unreported(self) -> list[Result]:
        """Results of jobs that ended after the iteration was left, in the order of the plan."""
        with self._finished:
            results, self._results = self._results, {}
        return [results[index] for index in sorted(results)]

    def _await(self, index: int, tick: Callable[[], None]) -> Result:
        while True:
            with self._finished:
                if index in self._results:
                    return self._results.pop(index)
                self._finished.wait(_TICK)
            tick()

    def _serve(self) -> None:
        while True:
            with self._finished:
                index = next(self._queue, None)
            if index is None:
                return
            job = self._plan[index]
            assert isinstance(job, Job)
            result = self._do(job, self._watches[index])
            if self._fail_fast and result.state is State.FAILED:
                self._stopped.set()
            with self._finished:
                self._results[index] = result
                self._finished.notify_all()

    def _do(self, job: Job, watch: Watch) -> Result:
        start = time.monotonic()
        try:
            watch(0.0)
            result = self._work(job, watch)
        except StoppedError:
            result = Result(job.source, State.CANCELLED, job.target, reason="the run was stopped")
        except BaseException as error:  # a library's panic is no Exception, and a dead worker would hang us
            result = failure(job.source, error, job.target)
        watch.fraction = 1.0
        return replace(result, seconds=time.monotonic() - start)
