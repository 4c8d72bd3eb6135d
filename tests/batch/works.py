"""Works of a few lines that can be pickled, for pools of processes; a source's name says what happens."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import psutil

from aedesk.batch import Job, Outlet, Result, State, Watch, Work
from aedesk.batch.work import Compress
from aedesk.errors import ModelError
from aedesk.options import Options


def open_copying(threads: int) -> Work:
    """Copies; ``crash`` kills the process, ``once`` does so at the first try, ``slow`` takes a minute.

    ``meet`` waits until another process has come to such a source.
    """
    return copy


def copy(job: Job, outlet: Outlet, watch: Watch) -> Result:
    assert job.source is not None
    name = job.source.name
    if "crash" in name:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "once" in name and not (mark := job.source.with_suffix(".tried")).exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "meet" in name:
        job.source.with_suffix(f".{os.getpid()}").touch()
        while len(list(job.source.parent.glob("meet*.[0-9]*"))) < 2:
            watch(0.0)
            time.sleep(0.01)
    if "memory" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    for step in range(600 if "slow" in name else 2):
        watch(step / 600)
        time.sleep(0.1 if "slow" in name else 0)
    if "stubborn" in name:
        time.sleep(60)
    if "bad" in name:
        raise ValueError(name)
    data = job.source.read_bytes()
    outlet.put(job, data)
    facts = {"process": os.getpid()}
    return Result(job.source, State.DONE, job.target, bytes_in=len(data), bytes_out=len(data), facts=facts)


def open_weighing(threads: int) -> Work:
    """Compresses, and tells the resident memory of its process before."""
    compress = Compress.open(Options(), "cpu", threads)

    def weigh(job: Job, outlet: Outlet, watch: Watch) -> Result:
        resident = psutil.Process().memory_info().rss
        result = compress(job, outlet, watch)
        return replace(result, facts={**result.facts, "resident": resident})

    return weigh


def open_unfit(threads: int) -> Work:
    """There is no model."""
    raise ModelError("There is no model package 'x'.", "See aedesk-cli models.")


def open_dying(threads: int) -> Work:
    """The process ends before it is ready."""
    os._exit(7)


def make_sources(folder: Path, *names: str) -> list[Job]:
    """Files with their names as content, and jobs that copy each into the folder ``out`` beside them."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(name)
    return [Job(folder / name, folder / "out" / name) for name in names]
