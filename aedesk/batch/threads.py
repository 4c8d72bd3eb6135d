"""Does jobs on threads of this process: for single files, for pipes, and for works that cannot be pickled."""

import threading
from collections.abc import Mapping
from queue import Empty, SimpleQueue

from aedesk.batch.finish import Finish
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.pool import OpenWork, Work, do_job, finish_job
from aedesk.batch.result import Result
from aedesk.batch.watch import Watch


class ThreadPool:
    """Threads that do jobs; see `aedesk.batch.pool.Pool`.

    Args:
        open_work: Opens what does a job, with so many threads of a network; called at the start.
        outlet: Where jobs read and write.
        jobs: Number of threads that do jobs.
        threads: Threads of a network of each.
        finish: What comes after each output.
    """

    def __init__(
        self,
        open_work: OpenWork,
        outlet: Outlet,
        jobs: int = 1,
        threads: int = 1,
        finish: Finish | None = None,
    ) -> None:
        self._open_work = open_work
        self._outlet = outlet
        self._threads_each = threads
        self._finish = finish or Finish()
        self._work: Work | None = None
        self._stopped = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._given: SimpleQueue[tuple[int, Job] | None] = SimpleQueue()
        self._taken: SimpleQueue[tuple[int, Result]] = SimpleQueue()
        self._watches: dict[int, Watch] = {}
        # Daemons: a thread inside a network cannot be interrupted and must not hold the process back.
        self._threads = [
            threading.Thread(target=self._serve, daemon=True, name=f"aedesk-job-{number}")
            for number in range(jobs)
        ]

    @property
    def slots(self) -> int:
        """As many as there are threads."""
        return len(self._threads)

    @property
    def is_busy(self) -> bool:
        """Whether a job is still at work."""
        return bool(self._watches)

    def start(self) -> None:
        """Open the work and start the threads."""
        self._work = self._open_work(self._threads_each)
        for thread in self._threads:
            thread.start()

    def give(self, index: int, job: Job) -> None:
        """Hand one more job over."""
        self._given.put((index, job))

    def take(self, timeout: float) -> list[tuple[int, Result]]:
        """Results that came since the last call."""
        results = []
        try:
            results.append(self._taken.get(timeout=timeout))
            while True:
                results.append(self._taken.get_nowait())
        except Empty:
            return results

    def fractions(self) -> Mapping[int, float]:
        """Done share of each job that is being worked on."""
        return {index: watch.fraction for index, watch in self._watches.copy().items()}

    def pause(self) -> None:
        """Let jobs wait at their next step."""
        self._going.clear()

    def resume(self) -> None:
        """Let jobs go on."""
        self._going.set()

    def stop(self) -> None:
        """Let jobs end at their next step."""
        self._stopped.set()
        self._going.set()

    def close(self) -> None:
        """Let the threads end; one that is inside a network is left behind, as `is_busy` tells."""
        self.stop()
        for _ in self._threads:
            self._given.put(None)

    def _serve(self) -> None:
        assert self._work is not None
        while (given := self._given.get()) is not None:
            index, job = given
            watch = self._watches[index] = Watch(self._stopped, self._going)
            result = do_job(self._work, job, self._outlet, watch)
            result = finish_job(self._finish, job, self._outlet, result, watch)
            del self._watches[index]
            self._taken.put((index, result))
