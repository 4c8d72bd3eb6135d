"""Chooses where the jobs of one machine are done: in processes, or on threads of this one."""

from aedesk.batch.cores import share_cores
from aedesk.batch.finish import Finish
from aedesk.batch.outlet import Outlet
from aedesk.batch.pool import OpenWork, Pool
from aedesk.batch.threads import ThreadPool


def local_pool(
    open_work: OpenWork,
    outlet: Outlet,
    count: int,
    *,
    jobs: int | None = None,
    threads: int | None = None,
    finish: Finish | None = None,
    isolated: bool = True,
    is_careful: bool = False,
) -> Pool:
    """Make the pool for a run on this machine.

    Several files are done in processes of their own: a picture that kills a library then harms only
    itself, and jobs share no interpreter lock. One file is quicker here.

    Args:
        open_work: Opens what does a job.
        outlet: Where jobs in this process read and write.
        count: Jobs of the run.
        jobs: Jobs at the same time that the user asked for.
        threads: Threads of a network that the user asked for.
        finish: What comes after each output.
        isolated: Whether other processes may do the jobs: they have no standard streams, and each needs
            its own memory on a device.
        is_careful: Even a single job goes to another process, because one of them killed its process.

    Returns:
        The pool, not yet started.
    """
    jobs, threads = share_cores(count, jobs, threads)
    if isolated and _is_worth_processes(count, is_careful):
        from aedesk.batch.processes import ProcessPool

        return ProcessPool(open_work, min(jobs, count), threads, finish)
    return ThreadPool(open_work, outlet, min(jobs, count), threads, finish)


def _is_worth_processes(count: int, is_careful: bool) -> bool:
    return count > 1 or is_careful
