"""Works through a plan: jobs go to a pool, results come in order, progress to poll, a stop within seconds."""

import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence

from aedesk.batch.pace import Pace
from aedesk.batch.plan import Entry, Job
from aedesk.batch.pool import Pool, not_tried
from aedesk.batch.result import Result, State
from aedesk.options import REFINED_FROM, Options

GRACE = 2.5
"""Seconds that a stopped run waits for its jobs, which look at the stop between two tiles."""
PATIENCE = 600.0
"""Seconds that it waits for jobs that refine latents, and end with a file of the best so far."""

_TICK = 0.1


def _nothing(_index: int, _what: object) -> None:
    """Nobody wants to know."""


def keeps_best(options: Options) -> bool:
    """Whether a stop lets the jobs in hand finish their files with the best that was found."""
    return (options.effort or 0) >= REFINED_FROM


class Run:
    """Works through a plan; all but `results` and `rest` may be used from any thread.

    Args:
        plan: Jobs and results that are settled already.
        pool: Does the jobs; it has been started, and the caller closes it.
        fail_fast: Stop at the first failure; what was not done is reported as not tried.
        weights: Size of each entry, in pixels, by which progress counts; all jobs alike if None.
        speed: Weight that is expected to be done in a second; None where nothing is known.
        grace: Seconds that the jobs in hand get to end once the run is stopped; ``GRACE`` if None.
        given: Told of each job when the pool gets it.
        ended: Told of each result when it comes, which is not in the order of the plan.
    """

    def __init__(
        self,
        plan: Sequence[Entry],
        pool: Pool,
        *,
        fail_fast: bool = False,
        weights: Sequence[float] | None = None,
        speed: float | None = None,
        grace: float | None = None,
        given: Callable[[int, Job], None] = _nothing,
        ended: Callable[[int, Result], None] = _nothing,
    ) -> None:
        self._plan = plan
        self._pool = pool
        self._grace = GRACE if grace is None else grace
        self._fail_fast = fail_fast
        self._tell_given = given
        self._tell_ended = ended
        self._pace = Pace(speed)
        self._remaining: float | None = None
        self._look_again = 0.0
        self._weights = list(weights or [float(isinstance(entry, Job)) for entry in plan])
        self._total = sum(self._weights)
        self._ended_weight = 0.0
        self._queue = iter([index for index, entry in enumerate(plan) if isinstance(entry, Job)])
        self._in_hand: set[int] = set()
        self._ended = {index: entry for index, entry in enumerate(plan) if isinstance(entry, Result)}
        self._given = 0
        self._stopped = threading.Event()
        self._paused = threading.Event()
        self._given_up = threading.Event()

    @property
    def progress(self) -> float:
        """Done share of the whole run, 0..1, by weight."""
        if not self._total:
            return 1.0
        running = sum(self._weights[index] * fraction for index, fraction in self.running.items())
        return min(1.0, (self._ended_weight + running) / self._total)

    @property
    def remaining(self) -> float | None:
        """Seconds that are left, None as long as nothing can be said."""
        return self._remaining

    @property
    def running(self) -> Mapping[int, float]:
        """Index and done share, 0..1, of each entry that is being worked on."""
        return self._pool.fractions()

    @property
    def is_busy(self) -> bool:
        """Whether a job is still at work."""
        return self._pool.is_busy

    @property
    def is_paused(self) -> bool:
        """Whether the run was paused, and neither resumed nor stopped."""
        return self._paused.is_set()

    def pause(self) -> None:
        """Halt the jobs at work and begin no others."""
        self._paused.set()
        self._pool.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._pool.resume()
        self._paused.clear()

    def stop(self) -> None:
        """Ask for the end: `results` gives the rest as not tried, when those in hand have ended."""
        self._stopped.set()
        self._paused.clear()

    def give_up(self) -> None:
        """Ask for the end at once: the jobs in hand are not waited for."""
        self._given_up.set()
        self.stop()

    def results(self, tick: Callable[[], None] = lambda: None) -> Generator[Result]:
        """Do the work and give one result for each entry of the plan, in its order.

        Leaving the iteration early, by an interrupt too, stops the run: jobs end at their next tile,
        and after the grace they are no longer waited for. `rest` has what was not given.

        Args:
            tick: Called about ten times a second while a result is awaited.

        """
        try:
            while self._given < len(self._plan):
                self._feed()
                while self._given not in self._ended and not self._stopped.is_set():
                    self._collect(_TICK)
                    self._feed()
                    self._look()
                    tick()
                if self._stopped.is_set():
                    self._wind_up()
                yield self._next()
        finally:
            self._wind_up()

    def rest(self) -> list[Result]:
        """Results of all entries that `results` did not give, in the order of the plan."""
        rest = []
        while self._given < len(self._plan):
            rest.append(self._next())
        return rest

    def _next(self) -> Result:
        index, self._given = self._given, self._given + 1
        entry = self._plan[index]
        result = self._ended.pop(index, None) or (not_tried(entry) if isinstance(entry, Job) else entry)
        if self._fail_fast and result.state is State.FAILED:
            self._stopped.set()
        return result

    def _feed(self) -> None:
        """Keep the pool's hands full."""
        while not (self._stopped.is_set() or self._paused.is_set()) and len(self._in_hand) < self._pool.slots:
            index = next(self._queue, None)
            if index is None:
                return
            job = self._plan[index]
            assert isinstance(job, Job)
            self._in_hand.add(index)
            self._tell_given(index, job)
            self._pool.give(index, job)

    def _collect(self, timeout: float) -> None:
        for index, result in self._pool.take(timeout):
            self._in_hand.discard(index)
            self._ended[index] = result
            self._ended_weight += self._weights[index]
            self._tell_ended(index, result)
            if self._fail_fast and result.state is State.FAILED:
                self._stopped.set()

    def _look(self) -> None:
        if (now := time.monotonic()) >= self._look_again:
            self._look_again = now + _TICK
            done = self.progress * self._total
            self._remaining = self._pace.look(now, done, self._total, is_paused=self.is_paused)

    def _wind_up(self) -> None:
        """End the jobs in hand; returns when they have ended, or after the grace."""
        if not self._in_hand:
            return
        self._stopped.set()
        self._pool.stop()
        deadline = time.monotonic() + self._grace
        while self._in_hand and (left := deadline - time.monotonic()) > 0 and not self._given_up.is_set():
            self._collect(min(left, _TICK))
        for index in sorted(self._in_hand):
            job = self._plan[index]
            assert isinstance(job, Job)
            self._tell_ended(index, not_tried(job))
        self._in_hand.clear()
