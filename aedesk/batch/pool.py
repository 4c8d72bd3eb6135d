"""The seam between a run and where its jobs are done: threads, processes, or a cluster."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.result import Result, State, failure


class StoppedError(Exception):
    """Raised inside a job when the run was stopped."""


class Watch:
    """How a job tells its progress, waits while the run is paused, and learns that it was stopped.

    Args:
        stopped: Set when the run is to stop.
        going: Cleared while the run is paused; set it too when the run is to stop.
    """

    def __init__(self, stopped: threading.Event, going: threading.Event | None = None) -> None:
        self._stopped = stopped
        self._going = going
        self.fraction = 0.0

    def __call__(self, fraction: float) -> None:
        """Tell that this share of the job (0..1) is done; the callback that the codec takes.

        Raises:
            StoppedError: The run was stopped.
        """
        self.fraction = fraction
        if self._going is not None:
            self._going.wait()
        if self._stopped.is_set():
            raise StoppedError


Work = Callable[[Job, Outlet, Watch], Result]
"""Does one job. It may be called from several threads; what it raises becomes a failed result."""

OpenWork = Callable[[int], Work]
"""Opens the work where it is to be done, given the number of threads of a network.

It is pickled where that is another process, so it is a function of a module, or a `functools.partial` of
one over options and names; the model is opened inside.
"""


class Pool(Protocol):
    """Where jobs are done. A run gives jobs by their index in the plan, and takes results as they come.

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
    try:
        watch(0.0)
        result = work(job, outlet, watch)
    except StoppedError:
        result = not_tried(job)
    except BaseException as error:  # a library's panic is no Exception, and a dead worker would hang us
        result = failure(job.source, error, job.target)
    return replace(result, seconds=time.monotonic() - start)


def not_tried(job: Job) -> Result:
    """The result of a job that the end of the run came before."""
    return Result(job.source, State.NOT_TRIED, job.target, reason="the run was stopped")
