"""The pool of a run on a cluster: jobs become tasks of Dask, their answers results and files."""

import os
import pickle
import queue
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aedesk.batch.cluster.address import Address
from aedesk.batch.cluster.connection import Connection
from aedesk.batch.cluster.courier import Courier
from aedesk.batch.cluster.task import Answer, Opening, Task, stamp_of
from aedesk.batch.cluster.worker import do_task, own_version
from aedesk.batch.finish import Finish
from aedesk.batch.outlet import LateOutlet, Outlet
from aedesk.batch.plan import Job
from aedesk.batch.pool import OpenWork, finish_job, not_tried
from aedesk.batch.remote import RemotePath
from aedesk.batch.result import Result, failure
from aedesk.batch.watch import Watch
from aedesk.errors import AedeskError, ClusterError, DeviceError
from aedesk.files import Seen

_HELPERS = 4
_COUNT_AGAIN = 2.0
_WITHOUT_WORKERS = 300.0
"""Seconds without any worker after which a run gives up; a cluster that grows by itself takes minutes."""


@dataclass(slots=True)
class _InHand:
    """A job that was given and has not come back."""

    job: Job
    future: Any = None
    submitted: float = 0.0
    seen: Seen | None = None
    needs_content: bool = False
    is_alone: bool = False


class ClusterPool:
    """Does jobs on the workers of a Dask scheduler; see `aedesk.batch.pool.Pool`.

    A worker reads a source that it sees, or gets its content from here. Outputs on disks are written
    here, those behind URLs by the worker. A job whose workers died is tried again, by Dask at first,
    then once more while nothing else is at work, so that no job fails because of its neighbours.

    Args:
        open_work: Opens the work; travels to the workers.
        outlet: Where outputs on disks are written, and sources are read that workers do not see.
        address: The scheduler, or the workers to start.
        threads: Threads of a network on a worker.
        finish: What comes after each output; it is done here.
    """

    def __init__(
        self,
        open_work: OpenWork,
        outlet: Outlet,
        address: Address,
        threads: int,
        finish: Finish | None = None,
    ) -> None:
        self._outlet = outlet
        self._address = address
        self._finish_one = finish or Finish()
        self._opening = Opening(uuid.uuid4().hex, own_version(), pickle.dumps(open_work), threads)
        self._lock = threading.RLock()
        self._in_hand: dict[int, _InHand] = {}
        self._suspects: deque[int] = deque()
        self._chores: queue.SimpleQueue[tuple[Callable[[int], None], int] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[int, Result]] = queue.SimpleQueue()
        self._fatal: AedeskError | None = None
        self._stopped = threading.Event()
        self._is_blind = False
        self._workers = 0
        self._counted = 0.0
        self._had_workers = 0.0

    @property
    def slots(self) -> int:
        """Half as many again as there are threads, so that no worker waits for its next task."""
        with self._lock:
            if self._suspects or any(entry.is_alone for entry in self._in_hand.values()):
                return 1
        return max(1, self._workers + self._workers // 2 + 1)

    @property
    def is_busy(self) -> bool:
        """Whether a job has been given and has not come back."""
        return bool(self._in_hand)

    def describe(self) -> str:
        """How much works for this run, in words."""
        workers = len(self._connection.client.nthreads())
        threads = f", {self._workers:,} at a time" if self._workers != workers else ""
        return f"{workers:,} worker{'s' * (workers != 1)}{threads}"

    def start(self) -> None:
        """Connect, compare versions, and open the work on one worker.

        Raises:
            UsageError: The package distributed is not installed.
            ClusterError: The scheduler or its workers cannot be used.
            ModelError: The model is missing or damaged.
        """
        self._connection = Connection(self._address)
        try:
            self._courier = Courier(self._connection.client, self._opening)
            self._open_once()
            self._count()
        except BaseException:
            self._connection.close()
            raise
        for number in range(_HELPERS):
            name = f"aedesk-cluster-{number}"
            threading.Thread(target=self._do_chores, daemon=True, name=name).start()

    def give(self, index: int, job: Job) -> None:
        """Hand one more job over."""
        with self._lock:
            self._in_hand[index] = _InHand(job, needs_content=self._is_blind or job.source is None)
        self._chores.put((self._submit, index))

    def take(self, timeout: float) -> list[tuple[int, Result]]:
        """Results that came since the last call.

        Raises:
            ClusterError: The scheduler was lost, or a worker joined that does not fit.
        """
        if time.monotonic() - self._counted > _COUNT_AGAIN and not self._stopped.is_set():
            self._count()
        taken: list[tuple[int, Result]] = []
        try:
            taken.append(self._results.get(timeout=timeout))
            while True:
                taken.append(self._results.get_nowait())
        except queue.Empty:
            if self._fatal is not None and not taken:
                fatal, self._fatal = self._fatal, None
                raise fatal from None
            return taken

    def fractions(self) -> Mapping[int, float]:
        """Nothing: workers say when a job has ended, not how far it is."""
        return {}

    def pause(self) -> None:
        """Jobs that are on workers go on; the run gives no others."""

    def resume(self) -> None:
        """Go on after `pause`."""

    def stop(self) -> None:
        """Take all tasks back; workers end what they are at between two tiles."""
        with self._lock:
            self._stopped.set()
            futures = [entry.future for entry in self._in_hand.values() if entry.future is not None]
            while self._suspects:
                self._chores.put((self._submit, self._suspects.popleft()))
        cancel = self._connection.client.cancel  # asks the scheduler, which may not answer
        threading.Thread(target=cancel, args=(futures,), kwargs={"force": True}, daemon=True).start()

    def close(self) -> None:
        """End the connection, and the workers that were started here."""
        self._stopped.set()
        for _ in range(_HELPERS):
            self._chores.put(None)
        self._connection.close()
        self._in_hand.clear()

    def _open_once(self) -> None:
        """Open the work on one worker, so that what would fail every job is told before the first."""
        while True:
            submitted = time.monotonic()
            future = self._connection.client.submit(do_task, Task(self._courier.opening), pure=False)
            try:
                answer: Answer = future.result()
            except AedeskError:
                raise
            except Exception as error:
                raise ClusterError(f"The workers cannot open the work: {error}.") from error
            if not (answer.asks or answer.needs):
                return
            self._courier.supply(answer, submitted)

    def _count(self) -> None:
        now = self._counted = time.monotonic()
        workers = self._connection.slots
        if workers:
            self._workers, self._had_workers = workers, now
        elif now - self._had_workers > _WITHOUT_WORKERS:
            self._end_with(_lost(f"The cluster {self._address} has no workers any more"))

    def _do_chores(self) -> None:
        while (chore := self._chores.get()) is not None:
            act, index = chore
            try:
                act(index)
            except BaseException as error:  # a helper that dies would leave its job in hand for ever
                job = self._in_hand[index].job
                self._give_back(index, failure(job.source, error, job.target))

    def _submit(self, index: int) -> None:
        entry = self._in_hand[index]
        if self._stopped.is_set():
            self._give_back(index, not_tried(entry.job))
            return
        if isinstance(entry.job.source, Path):
            entry.seen = Seen.of(entry.job.source)
        task = self._task(entry)
        entry.submitted = time.monotonic()
        entry.future = self._connection.client.submit(do_task, task, pure=False)
        entry.future.add_done_callback(lambda _: self._chores.put((self._finish, index)))
        if self._stopped.is_set():  # in the meantime, and `stop` did not see this one
            entry.future.cancel()

    def _task(self, entry: _InHand) -> Task:
        from aedesk.imaging import Limits

        job = entry.job
        target = job.target if isinstance(job.target, RemotePath) else None
        task = Task(self._courier.opening, target=target, overwrite=job.overwrite)
        if isinstance(job.source, RemotePath):
            return replace(task, source=job.source)
        if job.source is None or entry.needs_content:
            return replace(task, content=self._outlet.read(job, Limits()))
        path = Path(os.path.abspath(job.source))  # noqa: PTH100 - links are left to the worker
        return replace(task, source=path, stamp=stamp_of(path))

    def _finish(self, index: int) -> None:
        from distributed import KilledWorker

        entry = self._in_hand[index]
        try:
            answer: Answer = entry.future.result()
        except KilledWorker:
            self._suspect(index, entry)
        except CancelledError:
            if not self._stopped.is_set():
                self._end_with(_lost(f"The scheduler of {self._address} was lost"))
            self._give_back(index, not_tried(entry.job))
        except AedeskError as error:
            self._end_with(error)
            self._give_back(index, not_tried(entry.job))
        else:
            entry.future = None  # lets the scheduler forget the answer
            self._take_in(index, entry, answer)

    def _take_in(self, index: int, entry: _InHand, answer: Answer) -> None:
        if answer.result is not None:
            job = entry.job
            result = replace(answer.result, source=job.source, target=job.target, seen=entry.seen)
            outlet = LateOutlet(self._outlet)
            if answer.output:
                outlet.put(job, answer.output)
            watch = Watch(self._stopped)
            self._give_back(index, finish_job(self._finish_one, job, outlet, result, watch))
            return
        if answer.is_blind:
            self._is_blind = entry.needs_content = True
        else:
            self._courier.supply(answer, entry.submitted)
        self._submit(index)

    def _suspect(self, index: int, entry: _InHand) -> None:
        """Set a job apart whose workers died, until nothing else is at work that could be the cause."""
        if entry.is_alone:
            error = DeviceError(
                "Every worker that worked on it died.",
                "It may need more memory than a worker has; try it without --cluster.",
            )
            self._give_back(index, failure(entry.job.source, error, entry.job.target))
            return
        with self._lock:
            self._suspects.append(index)
        self._try_suspect()

    def _try_suspect(self) -> None:
        with self._lock:
            if self._suspects and len(self._in_hand) == len(self._suspects):
                index = self._suspects.popleft()
                self._in_hand[index].is_alone = True
                self._chores.put((self._submit, index))

    def _give_back(self, index: int, result: Result) -> None:
        with self._lock:
            del self._in_hand[index]
        self._results.put((index, result))
        self._try_suspect()

    def _end_with(self, error: AedeskError) -> None:
        with self._lock:
            self._fatal = self._fatal or error


def _lost(what: str) -> ClusterError:
    return ClusterError(
        f"{what}; what was done stays done.",
        "Run the same command again when it is back: it goes on where it was.",
    )
