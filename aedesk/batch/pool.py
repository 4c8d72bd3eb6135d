"""The seam between a run and where its jobs are done: threads, processes, or a cluster."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from aedesk.batch.finish import Finish
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.result import Result, State, failure
from aedesk.batch.watch import StoppedError, Watch
from aedesk.errors import OutOfMemoryError
from aedesk.files import Seen

_SHRINKS = (1, 4, 8)  # beyond that the context would work on little but halos
_PARTS = {4: "a quarter of", 8: "an eighth of"}

Work = Callable[[Job, Outlet, Watch], Result]
"""Does one job. It may be called from several threads; what it raises becomes a failed result."""

OpenWork = Callable[[int], Work]
"""Opens the work where it is to be done, given the number of threads of a network.

It is pickled where that is another process, so it is a function of a module, or a `functools.partial` of
one over options and names; the model is opened inside.
"""


class Pool(Protocol):
    """Where jobs are done. A run gives it jobs under numbers, and takes results as they come.

    Whoever makes a pool starts it and closes it; several runs may use it one after the other until one of
    them is stopped. All but `fractions`, `pause` and `resume` is called from the thread of the run alone.
    """

    @property
    def slots(self) -> int:
        """Jobs that it wants in hand at the same time, at least 1; may change while it works."""
        ...

    @property
    def is_busy(self) -> bool:
        """Whether a job is still at work."""
        ...

    def start(self) -> None:
        """Get ready; called once, before the first job is given.

        Raises:
            AedeskError: No job can be done at all: no model, no device, nobody to work.
        """
        ...

    def give(self, index: int, job: Job) -> None:
        """Hand one more job over; returns at once."""
        ...

    def take(self, timeout: float) -> list[tuple[int, Result]]:
        """Results that came since the last call; waits up to so many seconds for the first.

        Every job that was given comes back exactly once, whatever happens to who does it, unless the
        pool was closed before.
        """
        ...

    def fractions(self) -> Mapping[int, float]:
        """Done share, 0..1, of each job that is being worked on, as far as it is known."""
        ...

    def pause(self) -> None:
        """Halt what is being worked on, as soon as can be."""
        ...

    def resume(self) -> None:
        """Go on after `pause`."""
        ...

    def stop(self) -> None:
        """Ask all jobs in hand to end at their next step; returns at once, results still come."""
        ...

    def close(self) -> None:
        """End for good what works here, by force where that is possible."""
        ...


def do_job(work: Work, job: Job, outlet: Outlet, watch: Watch) -> Result:
    """Do one job; whatever it raises, a library's panic included, becomes its result."""
    start = time.monotonic()
    seen = None
    try:
        watch(0.0)
        seen = _look_at(job)
        outlet.check(job)
        result = _do_with_what_memory_there_is(work, job, outlet, watch)
    except StoppedError:
        result = not_tried(job)
    except BaseException as error:  # a library's panic is no Exception, and a dead worker would hang us
        result = failure(job.source, error, job.target)
    return replace(result, seen=seen, seconds=time.monotonic() - start)


def _do_with_what_memory_there_is(work: Work, job: Job, outlet: Outlet, watch: Watch) -> Result:
    """Do a job; where memory runs out, do it again with smaller and smaller tiles."""
    for shrink in _SHRINKS:
        try:
            if shrink == 1:
                return work(job, outlet, watch)
            from aedesk.imaging.tiles import smaller_tiles

            with smaller_tiles(shrink):
                result = work(job, outlet, watch)
            note = f"Memory ran out, so tiles of {_PARTS[shrink]} the size were used, which is slower."
            return replace(result, notes=(*result.notes, note))
        except (MemoryError, OutOfMemoryError):
            if shrink == _SHRINKS[-1] or job.source is None:  # a pipe cannot be read twice
                raise
        gc.collect()  # what the failed try left behind, tracebacks included
    raise AssertionError("unreachable")


def finish_job(finish: Finish, job: Job, outlet: Outlet, result: Result, watch: Watch) -> Result:
    """Have the output of a job written and do what comes after it; what is raised becomes its result."""
    if result.state is not State.DONE:
        return result
    start = time.monotonic()
    try:
        outlet.settle()
        result = finish(job, result, watch)
    except StoppedError:
        result = replace(not_tried(job), seen=result.seen)
    except BaseException as error:
        result = replace(failure(job.source, error, job.target), seen=result.seen)
    return replace(result, seconds=result.seconds + time.monotonic() - start)


def _look_at(job: Job) -> Seen | None:
    try:
        return Seen.of(job.source) if isinstance(job.source, Path) else None
    except OSError:  # the work itself will say what is wrong with it
        return None


def not_tried(job: Job) -> Result:
    """The result of a job that the end of the run came before."""
    return Result(job.source, State.NOT_TRIED, job.target, reason="the run was stopped")
