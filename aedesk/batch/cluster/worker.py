"""The side of the workers: does one task, with models opened once and kept."""

import io
import os
import pickle
import threading
from collections import OrderedDict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from aedesk.batch.cluster import packages
from aedesk.batch.cluster.task import Answer, Opening, Task, Wanted, stamp_of
from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.pool import Work, do_job
from aedesk.batch.watch import Watch
from aedesk.errors import ClusterError, ModelError
from aedesk.files import Scratch
from aedesk.zoo.find import packages_from

_MOST_WORKS = 4
_opened: OrderedDict[str, Work] = OrderedDict()
_lock = threading.Lock()


def own_version() -> str:
    """Version of aedesk on this machine."""
    return version("aedesk")


def check_version(client: str, worker: str, address: str) -> None:
    """Refuse a worker that would not do the same as this machine.

    Raises:
        ClusterError: The versions of aedesk differ.
    """
    if worker != client:
        raise ClusterError(
            f"The worker {address} has aedesk {worker}, the machine that gives the jobs {client}.",
            "Install the same version on all machines.",
        )


def do_task(task: Task) -> Answer:
    """Do one task; runs on a worker.

    Raises:
        AedeskError: No task can be done here: another version, no device, a model that is damaged.
    """
    from distributed import get_worker

    worker = get_worker()
    check_version(task.opening.version, own_version(), worker.address)
    desk = _Desk(task.opening)
    with packages_from(desk.provide):
        try:
            work = _work(task.opening)
        except ModelError:
            if not desk.lacks_something:
                raise
            return desk.answer(worker.address)
        if task.source is None and task.content is None:
            return Answer(worker.address)
        if isinstance(task.source, Path) and not _sees(task.source, task.stamp):
            return Answer(worker.address, is_blind=True)
        output = io.BytesIO()
        outlet = Outlet(Scratch(), io.BytesIO(task.content or b""), output)
        job = Job(task.source, task.target, task.overwrite)
        result = do_job(work, job, outlet, Watch(_Cancelled(worker)))
    if desk.lacks_something:
        return desk.answer(worker.address)
    return Answer(worker.address, result, None if task.target else output.getvalue())


def receive_package(digest: str, contents: dict[str, bytes], dask_worker: Any = None) -> None:
    """Take a model package in; runs on a worker, which Dask passes as ``dask_worker``.

    Raises:
        ModelError: It is not what its hash says.
    """
    packages.receive(digest, contents, dask_worker.local_directory)


class _Desk:
    """Notes what a worker lacks for a task."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._asks: list[Wanted] = []
        self._needs: list[str] = []

    @property
    def lacks_something(self) -> bool:
        return bool(self._asks or self._needs)

    def provide(self, kind: str, name: str | None) -> Path:
        """The folder of a package that the client means, see `aedesk.zoo.find.packages_from`."""
        digest = self._opening.packages.get((kind, name))
        if digest is None:
            self._asks.append((kind, name))
            raise ModelError(f"The client has not said yet which model {name} is.")
        folder = packages.find_on_worker(digest)
        if folder is None:
            self._needs.append(digest)
            raise ModelError(f"The model {name} has not arrived yet.")
        return folder

    def answer(self, address: str) -> Answer:
        return Answer(address, asks=tuple(self._asks), needs=tuple(self._needs))


class _Cancelled(threading.Event):
    """Set when the client has taken the task back, which Dask tells in the state of the task alone."""

    def __init__(self, worker: Any) -> None:
        super().__init__()
        self._tasks = worker.state.tasks
        self._key = worker.get_current_task()

    def is_set(self) -> bool:
        task = self._tasks.get(self._key)
        return task is None or task.state == "cancelled"


def _work(opening: Opening) -> Work:
    """The work of a run, opened with its first task; the lock lets the others wait for that."""
    with _lock:
        if opening.key not in _opened:
            work: Work = pickle.loads(opening.open_work)(opening.threads)  # what Dask itself would do
            _opened[opening.key] = work
            if len(_opened) > _MOST_WORKS:
                _opened.popitem(last=False)
        return _opened[opening.key]


def _sees(path: Path, stamp: tuple[int, int] | None) -> bool:
    try:
        return os.access(path, os.R_OK) and stamp_of(path) == stamp
    except OSError:
        return False
