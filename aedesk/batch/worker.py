"""A process that does jobs for another one: one is computed while the one before it is being written."""

import os
import signal
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from typing import Literal

from aedesk.batch.cores import keep_to_own_threads
from aedesk.batch.finish import Finish
from aedesk.batch.measure import pixels_of
from aedesk.batch.outlet import LateOutlet, Outlet
from aedesk.batch.plan import Job
from aedesk.batch.pool import OpenWork, Work, do_job, finish_job
from aedesk.batch.remote import Location
from aedesk.batch.result import Result, State, known_error
from aedesk.batch.watch import Watch
from aedesk.errors import AedeskError
from aedesk.files import Scratch

_TELL = 0.1
"""Least seconds between two words about the progress of a job."""
_MUCH = 180_000_000
"""Bytes of a worker that are more than small pictures take."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a worker says.

    Args:
        what: It is ready for jobs; it cannot work at all; a job was begun; a share of it is done; it is
            computed and being written; it has a result; it was not begun and is given back.
        index: Number of the job.
        share: Done share of the job.
        result: The result of the job.
        error: Why it cannot work.
    """

    what: Literal["ready", "unfit", "begun", "share", "computed", "ended", "returned"]
    index: int = -1
    share: float = 0.0
    result: Result | None = None
    error: AedeskError | None = None


Order = tuple[int, Job] | int | Literal["pause", "resume", "stop", "end"]
"""What a worker is told: a job with its number, the number of one to give back, or what all are to do."""


def serve(connection: Connection, open_work: OpenWork, threads: int, finish: Finish) -> None:
    """Do jobs until there are no more, or until nobody is there who could want them.

    Args:
        connection: To the process that gives the jobs.
        open_work: Opens what does them.
        threads: Threads of a network.
        finish: What comes after each output.
    """
    _leave_signals_to_the_parent()
    keep_to_own_threads()
    worker = _Worker(connection, finish)
    try:
        work = open_work(threads)
    except BaseException as error:
        worker.say(Said("unfit", error=known_error(error)))
        return
    worker.say(Said("ready"))
    worker.serve(work)


class _Worker:
    def __init__(self, connection: Connection, finish: Finish) -> None:
        self._connection = connection
        self._finish = finish
        self._speaking = threading.Lock()
        self._stopped = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._waiting: deque[tuple[int, Job] | None] = deque()
        self._changed = threading.Condition()
        # One output waits while another is written: more would only fill the memory.
        self._computed: Queue[_Computed | None] = Queue(1)
        self._outlet = Outlet(Scratch())
        threading.Thread(target=self._listen, daemon=True, name="aedesk-listen").start()

    def say(self, said: Said) -> None:
        with self._speaking:
            try:
                self._connection.send(said)
            except OSError:  # nobody is there any more
                os._exit(1)

    def serve(self, work: Work) -> None:
        writer = threading.Thread(target=self._write, name="aedesk-write")
        writer.start()
        while (order := self._next()) is not None:
            index, job = order
            self.say(Said("begun", index))
            outlet = LateOutlet(self._outlet)
            watch = _TellingWatch(self, index, self._stopped, self._going)
            result = do_job(work, job, outlet, watch)
            if result.state is State.DONE:
                self.say(Said("computed", index))
                self._computed.put(_Computed(index, job, outlet, result, watch))
            else:
                self.say(Said("ended", index, result=result))
            if _has_taken_much() and self._is_smaller_next(result):
                from aedesk.runtime.onnx_graphs import give_memory_back

                give_memory_back()
        self._computed.put(None)
        writer.join()
        self._outlet.close()

    def _write(self) -> None:
        while (done := self._computed.get()) is not None:
            result = finish_job(self._finish, done.job, done.outlet, done.result, done.watch)
            self.say(Said("ended", done.index, result=result))

    def _listen(self) -> None:
        while True:
            try:
                order: Order = self._connection.recv()
            except (EOFError, OSError):
                os._exit(1)  # who gave the jobs is dead: a rerun must find nobody at work
            if order == "pause":
                self._going.clear()
            elif order == "resume":
                self._going.set()
            elif order == "stop":
                self._stopped.set()
                self._going.set()
            elif isinstance(order, int):
                self._give_back(order)
            elif order == "end":
                self._enqueue(None)
                return
            else:
                assert not isinstance(order, str)
                _read_ahead(order[1].source)
                self._enqueue(order)

    def _enqueue(self, order: tuple[int, Job] | None) -> None:
        with self._changed:
            self._waiting.append(order)
            self._changed.notify()

    def _next(self) -> tuple[int, Job] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            return self._waiting.popleft()

    def _is_smaller_next(self, result: Result) -> bool:
        """Whether what comes next does not need the memory that a job has taken."""
        with self._changed:
            order = self._waiting[0] if self._waiting else None
        return order is None or 2 * pixels_of(order[1]) < result.pixels

    def _give_back(self, index: int) -> None:
        with self._changed:
            found = [order for order in self._waiting if order is not None and order[0] == index]
            for order in found:
                self._waiting.remove(order)
        if found:
            self.say(Said("returned", index))


@dataclass(frozen=True, slots=True)
class _Computed:
    """A job whose output waits to be written."""

    index: int
    job: Job
    outlet: LateOutlet
    result: Result
    watch: Watch


class _TellingWatch(Watch):
    """Passes the progress of a job on, not too often."""

    def __init__(self, worker: _Worker, index: int, stopped: threading.Event, going: threading.Event) -> None:
        super().__init__(stopped, going)
        self._worker = worker
        self._index = index
        self._told = time.monotonic()

    def __call__(self, fraction: float) -> None:
        """See `Watch`."""
        now = time.monotonic()
        if now - self._told >= _TELL:
            self._told = now
            self._worker.say(Said("share", self._index, fraction))
        super().__call__(fraction)


def _leave_signals_to_the_parent() -> None:
    """Ctrl-C and a closing terminal reach all processes of a command; the parent says what is to be done.

    The signals are blocked at the start. A handler, unlike an ignored signal, is not handed down to the
    commands of ``--after``.
    """
    if os.name != "posix":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGHUP})


def _has_taken_much() -> bool:
    """Whether networks keep much memory for the next picture."""
    import psutil

    return "onnxruntime" in sys.modules and psutil.Process().memory_info().rss > _MUCH


def _read_ahead(source: Location | None) -> None:
    """Let the system fetch a file while the job before it is still at work, where it offers that."""
    if isinstance(source, Path) and hasattr(os, "posix_fadvise"):
        try:
            descriptor = os.open(source, os.O_RDONLY | os.O_NONBLOCK)
        except OSError:
            return  # whatever is wrong with it, its job will report
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
        except OSError:  # not a regular file
            pass
        finally:
            os.close(descriptor)
