"""How many jobs and threads use the cores of this machine once."""

import os

_MEMORY_OF_A_JOB = 700 * 1024**2
_MOST_JOBS = 16


def share_cores(files: int, jobs: int | None = None, threads: int | None = None) -> tuple[int, int]:
    """Split the cores among jobs and the threads of each.

    Jobs come first, because reading, writing and entropy coding of one picture use one core; what is
    not asked for is bounded by the number of files, the cores and the free memory.

    Args:
        files: Files to work on.
        jobs: Jobs that the user asked for.
        threads: Threads of a job that the user asked for.

    Returns:
        Jobs and threads, each at least 1.
    """
    cores = _usable_cores()
    if jobs is not None:
        jobs = max(1, min(files, jobs))
    else:
        jobs = max(1, min(files, cores // (threads or 1), _MOST_JOBS))
        if jobs > 1:
            jobs = max(1, min(jobs, _free_memory() // _MEMORY_OF_A_JOB))
    return jobs, threads or max(1, cores // jobs)


def keep_to_own_threads() -> None:
    """Let NumPy's matrix library start no threads beside those of the networks; before NumPy is loaded.

    Its products here are small, and threads that wait for each other took ten times as long on a busy
    machine. What the user's environment says counts.
    """
    for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(variable, "1")


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _free_memory() -> int:
    import psutil

    return int(psutil.virtual_memory().available)
