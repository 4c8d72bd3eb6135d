"""The connection to a Dask scheduler, or to one that is started here with its workers."""

import contextlib
import logging
import signal
from collections.abc import Iterator
from multiprocessing import resource_tracker
from typing import Any

import psutil

from aedesk.batch.cluster import worker
from aedesk.batch.cluster.address import Address
from aedesk.errors import ClusterError, UsageError

_PATIENCE = 15
_SLOW_START = 120
_DEATHS_HERE = 1
"""A job whose second worker has died is tried alone; see `ClusterPool`."""
_CAN_BLOCK = hasattr(signal, "pthread_sigmask")
"""Whether signals can be kept from new processes from their first moment on; not on Windows."""


class Connection:
    """A client of a scheduler; what was started here is ended by `close`.

    Args:
        address: The scheduler, or the workers to start.

    Raises:
        UsageError: The package distributed is not installed.
        ClusterError: The scheduler does not answer, or has no workers, or they do not fit.
    """

    def __init__(self, address: Address) -> None:
        distributed = _distributed()
        self.address = address
        self._cluster: Any = None
        try:
            if address.scheduler is None:
                self._cluster = _start_cluster(distributed, address.workers)
            self.client: Any = _client_class(distributed)(
                self._cluster or address.scheduler, timeout=_PATIENCE, set_as_default=False
            )
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            self.close()
            said = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
            raise ClusterError(
                f"The cluster {address} cannot be reached: {said}.",
                "Start a scheduler with `dask scheduler` and workers with `dask worker ADDRESS`; "
                "or use --cluster local:N.",
            ) from error
        except BaseException:  # an interrupt too must not leave workers behind
            self.close()
            raise
        try:
            self._check_workers(worker.own_version())
            if self._cluster is not None and not _CAN_BLOCK:
                self.client.register_plugin(_leave_interrupts_to_parent(distributed))
        except BaseException:
            self.close()
            raise

    @property
    def slots(self) -> int:
        """Threads of all workers that there are now."""
        return sum(self.client.nthreads().values())

    def close(self) -> None:
        """End the connection, and what was started here, by force if need be."""
        client = getattr(self, "client", None)
        if client is not None:
            client.close(timeout=1)
        if self._cluster is not None:
            _end_workers(self._cluster)

    def _check_workers(self, own: str) -> None:
        try:
            wanted, patience = (self.address.workers, _SLOW_START) if self._cluster else (1, _PATIENCE)
            self.client.wait_for_workers(wanted, timeout=patience)
        except TimeoutError:
            if self._cluster:
                raise ClusterError(
                    f"The workers of {self.address} have not started within {_SLOW_START} seconds.",
                    "Start fewer; each takes a core and the memory of a picture.",
                ) from None
            raise ClusterError(
                f"The scheduler {self.address} has no workers.", f"Start some: dask worker {self.address}"
            ) from None
        versions = self.client.run(worker.own_version, on_error="return")
        for address, version in versions.items():
            if isinstance(version, Exception):
                raise ClusterError(
                    f"The worker {address} cannot load aedesk: {version}.",
                    f"Install it there: pip install 'aedesk[cluster]=={own}'",
                )
            worker.check_version(own, version, address)


def _distributed() -> Any:
    try:
        import dask
        import distributed
    except ImportError:
        raise UsageError(
            "--cluster needs the package distributed, which is not installed.",
            "pip install 'aedesk[cluster]'",
        ) from None
    # Contents of pictures that only the client sees travel with their task; that is meant.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"})
    for name in ("distributed", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters becomes an error with a name
    return distributed


def _client_class(distributed: Any) -> Any:
    """Dask's client, but one whose start is interrupted is not waited for, for half a minute, in the end."""

    class Client(distributed.Client):  # type: ignore[misc]
        def __del__(self) -> None:
            """Nothing: `Connection.close` has ended it."""

    return Client


def _start_cluster(distributed: Any, workers: int, **changes: Any) -> Any:
    """Start a scheduler and workers; tests change what they need otherwise."""
    import dask

    dask.config.set(
        {
            "distributed.scheduler.allowed-failures": _DEATHS_HERE,
            "distributed.scheduler.worker-saturation": 1.0,  # a death touches no job that only waits
            "distributed.deploy.lost-worker-timeout": "1 day",  # a slow restart is no loss
            "distributed.worker.multiprocessing-method": "spawn",
        }
    )
    usual = {
        "threads_per_worker": 1,
        "processes": True,
        "memory_limit": 0,  # a worker that pauses for want of memory would wait for ever
        "silence_logs": logging.CRITICAL,
        # No dashboard, and status pages on any free port: the usual one may be taken.
        "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
    }
    # Without workers it starts at once; an interrupt while they start finds a cluster that can be closed.
    with _interrupts_kept_out():
        cluster = distributed.LocalCluster(n_workers=0, **{**usual, **changes})
    cluster.scale(workers)
    return cluster


@contextlib.contextmanager
def _interrupts_kept_out() -> Iterator[None]:
    """Block Ctrl-C in threads that are begun here, and so in the workers that those start, then and later.

    It reaches every process of a terminal; the client alone ends the workers. Where nothing can be blocked,
    a plugin of theirs does the same as soon as they have started, see `_leave_interrupts_to_parent`.
    """
    if not _CAN_BLOCK:
        yield
        return
    resource_tracker.ensure_running()  # it unblocks Ctrl-C in the thread that starts it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_parent(distributed: Any) -> Any:
    """What makes workers ignore Ctrl-C where it cannot be blocked for them, see `_interrupts_kept_out`."""

    class LeaveInterrupts(distributed.WorkerPlugin):  # type: ignore[misc]
        name = "aedesk-interrupts"

        def setup(self, worker: Any) -> None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    return LeaveInterrupts()


def _end_workers(cluster: Any) -> None:
    """End the processes of a local cluster at once; jobs that were inside a network included."""
    nannies = list(cluster.workers.values())
    _kill_workers()

    async def end() -> None:
        import asyncio

        closing = [nanny.close(timeout=0.2) for nanny in nannies]
        await asyncio.wait_for(asyncio.gather(*closing, return_exceptions=True), 2)

    try:
        with contextlib.suppress(Exception):  # it was asked politely; the processes are ours
            cluster.sync(end)
            cluster.close(timeout=1)
    finally:
        cluster.shutdown_on_close = False  # or Dask tries once more when Python ends
        _kill_workers()


def _kill_workers() -> None:
    """Kill the processes; one that is only starting would complain of our end."""
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            if any("spawn_main" in word for word in process.cmdline()):
                process.kill()
