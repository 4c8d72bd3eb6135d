"""Does jobs in processes of their own, so that a picture that kills its process harms only itself."""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from aedesk.batch.finish import Finish
from aedesk.batch.plan import Job
from aedesk.batch.pool import OpenWork, not_tried
from aedesk.batch.result import Result, failure
from aedesk.batch.worker import Order, Said, serve
from aedesk.errors import AedeskError, DeviceError, OutOfMemoryError
from aedesk.files import Scratch

_SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
_FAREWELL = 5.0
"""Seconds that an idle worker gets to end by itself."""
_MOST_FALSE_STARTS = 3


class ProcessPool:
    """Worker processes that do jobs; see `aedesk.batch.pool.Pool`.

    Each worker computes a job while it writes the output of the one before, and has the next one at hand.
    The jobs that a worker had begun when it died are done again, each alone in a new one; one that kills
    that worker too has failed.

    Args:
        open_work: Opens what does a job, in the worker; pickled.
        jobs: Number of workers.
        threads: Threads of a network of each.
        finish: What comes after each output.
    """

    def __init__(
        self, open_work: OpenWork, jobs: int, threads: int = 1, finish: Finish | None = None
    ) -> None:
        self._arguments = open_work, threads, finish or Finish()
        self._size = jobs
        self._workers: list[_Worker] = []
        self._backlog: deque[tuple[int, Job]] = deque()
        self._suspects: deque[tuple[int, Job]] = deque()
        self._results: list[tuple[int, Result]] = []
        self._false_starts = 0
        self._hopeless: AedeskError | None = None
        self._stopped = False
        self._paused = False
        self._scratch = Scratch()

    @property
    def slots(self) -> int:
        """Of each worker: one job being computed, one being written, one to come; and as many waiting."""
        return 4 * self._size

    @property
    def is_busy(self) -> bool:
        """Whether a job is still at work; never after `close`, which ends the processes."""
        return any(worker.given for worker in self._workers)

    def start(self) -> None:
        """Start the workers and wait until the first is ready.

        Raises:
            AedeskError: What the first one says that is unfit for work.
        """
        self._refill(self._size)
        while not any(worker.is_ready for worker in self._workers):
            for worker, said in self._listen(None):
                if said is not None and said.error is not None:
                    raise said.error
                if said is not None:
                    worker.note(said)
                else:
                    self._bury(worker)
                    if self._false_starts >= _MOST_FALSE_STARTS:
                        raise _no_start(worker.how_it_ended())
                    self._refill(self._size)

    def give(self, index: int, job: Job) -> None:
        """Hand one more job over."""
        self._backlog.append((index, job))
        self._assign()

    def take(self, timeout: float) -> list[tuple[int, Result]]:
        """Results that came since the last call."""
        deadline = time.monotonic() + timeout
        while True:
            left = max(0.0, deadline - time.monotonic())
            for worker, said in self._listen(0.0 if self._results else left):
                self._hear(worker, said)
            self._assign()
            if self._results or not left:
                results, self._results = self._results, []
                return results

    def fractions(self) -> Mapping[int, float]:
        """Done share of each job that is being worked on."""
        shares: dict[int, float] = {}
        for worker in self._workers.copy():
            shares.update(worker.shares.copy())
        return shares

    def pause(self) -> None:
        """Let jobs wait at their next step."""
        self._paused = True
        self._tell_all("pause")

    def resume(self) -> None:
        """Let jobs go on."""
        self._paused = False
        self._tell_all("resume")

    def stop(self) -> None:
        """Let jobs end at their next step; those that no worker has begun end at once."""
        self._stopped = True
        self._tell_all("stop")
        self._results.extend((index, not_tried(job)) for index, job in (*self._suspects, *self._backlog))
        self._suspects.clear()
        self._backlog.clear()

    def close(self) -> None:
        """End the workers: by a word if they are idle, by force if not."""
        for worker in self._workers:
            if worker.given:
                worker.process.kill()
            else:
                worker.tell("end")
        deadline = time.monotonic() + _FAREWELL
        for worker in self._workers:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            worker.end()
            self._tidy_after(worker)
        self._workers.clear()
        self._scratch.close()

    def _hear(self, worker: "_Worker", said: Said | None) -> None:
        if said is None:
            self._bury(worker)
            self._blame(worker)
        elif said.what == "unfit":
            self._hopeless = said.error
        elif said.what == "ended":
            assert said.result is not None
            worker.forget(said.index)
            self._results.append((said.index, said.result))
        elif said.what == "returned":
            self._backlog.appendleft((said.index, worker.forget(said.index)))
        else:
            worker.note(said)
            self._false_starts = 0

    def _listen(self, timeout: float | None) -> Iterator[tuple["_Worker", Said | None]]:
        """What the workers say; None from one that died, after its last words."""
        listeners: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers}
        if not listeners:
            time.sleep(min(timeout or 0.0, 0.1))
        for connection in wait(list(listeners), timeout):
            worker = listeners[connection]
            try:
                while True:
                    yield worker, worker.connection.recv()
                    if not worker.connection.poll():
                        break
            except (EOFError, OSError):
                yield worker, None

    def _assign(self) -> None:
        """Keep the workers at work; what may kill one is given to an idle one and stays alone there."""
        if self._hopeless is not None and not self._workers:
            for index, job in (*self._suspects, *self._backlog):
                self._results.append((index, failure(job.source, self._hopeless, job.target)))
            self._suspects.clear()
            self._backlog.clear()
        if self._stopped:
            return
        is_full = all(worker.is_ready for worker in self._workers)
        for worker in sorted(self._workers, key=lambda worker: worker.load):
            if not worker.is_ready or worker.is_alone:
                continue
            if self._suspects and not worker.given:
                worker.give(*self._suspects.popleft(), alone=True)
            # Near the end of a plan nothing is given in advance: another worker may be free before.
            elif self._backlog and (
                worker.load == 0 or (worker.load == 1 and is_full and len(self._backlog) >= self._size)
            ):
                worker.give(*self._backlog.popleft())
            elif worker.load == 0 and not self._backlog:
                self._ask_back()

    def _ask_back(self) -> None:
        """Let a job that waits behind a long one be given to somebody who is free."""
        for worker in self._workers:
            if worker.load > 1:
                worker.ask_back()

    def _bury(self, worker: "_Worker") -> None:
        worker.end()
        self._workers.remove(worker)
        self._tidy_after(worker)
        if not worker.is_ready:
            self._false_starts += 1

    def _blame(self, worker: "_Worker") -> None:
        """Find out whose fault a death was, and replace the worker."""
        begun = {index: worker.given[index] for index in worker.given if index in worker.shares}
        rest = [(index, job) for index, job in worker.given.items() if index not in begun]
        self._backlog.extendleft(reversed(rest))
        for index, job in begun.items():
            if self._stopped:
                self._results.append((index, not_tried(job)))
            elif worker.is_alone:
                error = _killed(worker.how_it_ended())
                self._results.append((index, failure(job.source, error, job.target)))
            else:
                self._suspects.append((index, job))
        if self._false_starts >= _MOST_FALSE_STARTS:
            self._hopeless = self._hopeless or _no_start(worker.how_it_ended())
        if not self._stopped and self._hopeless is None:
            self._refill(self._size)

    def _refill(self, size: int) -> None:
        with _signals_kept_off():
            while len(self._workers) < size:
                self._workers.append(_Worker(self._arguments, is_paused=self._paused))

    def _tell_all(self, order: Order) -> None:
        for worker in self._workers.copy():
            worker.tell(order)

    def _tidy_after(self, worker: "_Worker") -> None:
        folders = {job.target.parent for job in worker.given.values() if isinstance(job.target, Path)}
        self._scratch.tidy(folders)


class _Worker:
    """One process as the pool sees it."""

    def __init__(self, arguments: tuple[OpenWork, int, Finish], *, is_paused: bool) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=serve, args=(theirs, *arguments), daemon=True, name="aedesk")
        self.process.start()
        theirs.close()  # so that the end of the process is the end of what can be read
        self.is_ready = False
        self.is_alone = False
        self._speaking = threading.Lock()
        self.given: dict[int, Job] = {}
        self.shares: dict[int, float] = {}
        self._writing: set[int] = set()
        self._asked = -1
        if is_paused:
            self.tell("pause")

    @property
    def load(self) -> int:
        """Jobs that are being computed, or are to be."""
        return len(self.given) - len(self._writing)

    def give(self, index: int, job: Job, *, alone: bool = False) -> None:
        self.given[index] = job
        self.is_alone = alone
        self.tell((index, job))

    def tell(self, order: Order) -> None:
        with self._speaking, contextlib.suppress(OSError):  # dead, as will be heard
            self.connection.send(order)

    def note(self, said: Said) -> None:
        if said.what == "ready":
            self.is_ready = True
        elif said.what == "computed":
            self._writing.add(said.index)
        else:
            self.shares[said.index] = said.share

    def ask_back(self) -> None:
        """Ask for the job that it has not begun, once."""
        index = next((index for index in self.given if index not in self.shares), None)
        if index is not None and index != self._asked:
            self._asked = index
            self.tell(index)

    def forget(self, index: int) -> Job:
        job = self.given.pop(index)
        self.shares.pop(index, None)
        self._writing.discard(index)
        self.is_alone = self.is_alone and bool(self.given)
        return job

    def end(self) -> None:
        if self.process.is_alive():
            self.process.join(0.5)  # its connection closes a moment before
            self.process.kill()
        self.process.join()
        self.connection.close()

    def how_it_ended(self) -> int:
        """Its exit code; the negative of a signal."""
        return self.process.exitcode or 0


@contextlib.contextmanager
def _signals_kept_off() -> Iterator[None]:
    """Start processes in which an interrupt of the terminal waits until they can deal with it."""
    if os.name != "posix":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _killed(code: int) -> AedeskError:
    if code == -getattr(signal, "SIGKILL", 9):
        return OutOfMemoryError(
            "The process that worked on it was killed twice, most likely because memory ran out.",
            "Try fewer --jobs, or a machine with more memory.",
        )
    return AedeskError(
        f"The process that worked on it died twice ({_name_of(code)}).",
        "The file is most likely damaged in a way that a library cannot bear.",
    )


def _no_start(code: int) -> AedeskError:
    return DeviceError(f"No worker process can be started ({_name_of(code)}).", "Is enough memory free?")


def _name_of(code: int) -> str:
    with contextlib.suppress(ValueError):
        if code < 0:
            return signal.Signals(-code).name
    return f"exit code {code}"
