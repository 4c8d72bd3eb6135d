"""Throughput and memory of batches: ``python -m tests.batch.measure_batch [throughput] [memory]``.

Not part of the suite: it takes minutes. *Throughput* alternates between the networks alone, on the very
arrays that compressing the pictures gives them, and the whole batch (reading, planning, networks, entropy
coding, checks, safe writes, journal), with as many processes of one thread for both. On a machine that is
busy with other things the seconds mean little; CPU seconds, and the ratio of the two within a round, mean
more. *Memory* is that of all processes together, over many small pictures.
"""

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from aedesk.batch import (
    Compress,
    Destination,
    Result,
    Run,
    State,
    find_sources,
    keep_to_own_threads,
    make_plan,
)
from aedesk.batch.journals import heading_of, open_journal
from aedesk.batch.processes import ProcessPool
from aedesk.options import Options

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "basket-of-eggs.png"
DISTINCT = 16
"""Pictures whose arrays are kept for the networks alone."""


def main() -> None:
    """Measure what was asked for and print a line of JSON for each round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=["throughput", "memory", []], default=["throughput"])
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--size", default="512x384", help="of the pictures for throughput")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=10_000, help="pictures for memory, of 64×48 pixels")
    chosen = parser.parse_args()
    keep_to_own_threads()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AEDESK_STATE"] = str(Path(folder) / "state")
        if "throughput" in chosen.what:
            width, height = map(int, chosen.size.split("x"))
            sources = make_pictures(Path(folder) / "pictures", chosen.pictures, width, height)
            for number in range(chosen.rounds):
                measure_throughput(number, sources, Path(folder) / f"out{number}", chosen.jobs)
        if "memory" in chosen.what:
            sources = make_pictures(Path(folder) / "many", chosen.many, 64, 48)
            measure_memory(sources, Path(folder) / "out", chosen.jobs)


def make_pictures(folder: Path, count: int, width: int, height: int) -> Path:
    """A folder of JPEG files, each another part of the sample picture."""
    from PIL import Image

    folder.mkdir()
    with Image.open(SAMPLE) as sample:
        whole = sample.convert("RGB")
    for number in range(count):
        x = number * 37 % (whole.width - width)
        y = number * 23 % (whole.height - height)
        whole.crop((x, y, x + width, y + height)).save(folder / f"{number:06}.jpg", quality=92)
    return folder


def measure_throughput(number: int, sources: Path, out: Path, jobs: int) -> None:
    """One round: the networks alone, then the batch."""
    count = len(list(sources.iterdir()))
    alone = networks_alone(sources, count, jobs)
    whole = batch(sources, out, jobs)
    tell(
        round=number,
        pictures=count,
        jobs=jobs,
        networks=alone,
        batch=whole,
        share_by_clock=round(alone["seconds"] / whole["seconds"], 3),
        share_by_cpu=round(alone["cpu_seconds"] / whole["cpu_seconds"], 3),
    )


def networks_alone(sources: Path, count: int, jobs: int) -> dict[str, float]:
    """Seconds that the networks need for so many pictures, in so many processes."""
    context = multiprocessing.get_context("spawn")
    ready, start, done = context.Barrier(jobs + 1), context.Barrier(jobs + 1), context.Queue()
    shares = [count // jobs + (number < count % jobs) for number in range(jobs)]
    processes = [
        context.Process(target=run_networks, args=(sources, share, ready, start, done)) for share in shares
    ]
    for process in processes:
        process.start()
    ready.wait()
    begun = time.perf_counter()
    start.wait()
    cpu = sum(done.get() for _ in processes)
    seconds = time.perf_counter() - begun
    for process in processes:
        process.join()
    return {"seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2)}


def run_networks(sources: Path, count: int, ready: Any, start: Any, done: Any) -> None:
    """In a process: record what the networks get, then run them on it."""
    keep_to_own_threads()
    from dataclasses import replace

    from aedesk.codec import compress_picture, open_codec
    from aedesk.imaging import read_picture

    codec = open_codec(threads=1)
    recorder = Recorder(codec.networks)
    prior = codec.package.__dict__["prior"] = Recorder(codec.package.prior)  # a network too, of integers
    files = sorted(sources.iterdir())[:DISTINCT]
    for file in files:
        compress_picture(read_picture(file), replace(codec, networks=recorder))
    calls = [*recorder.calls, *prior.calls]
    ready.wait()
    start.wait()
    before = time.process_time()
    for number in range(-(-count // len(files))):
        part = min(len(files), count - number * len(files)) / len(files)
        for function, arguments in calls[: round(part * len(calls))] if part < 1 else calls:
            function(*arguments)
    done.put(time.process_time() - before)


class Recorder:
    """Passes calls on and keeps their arguments."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.calls: list[tuple[Any, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        function = getattr(self.inner, name)
        if not callable(function):
            return function

        def call(*arguments: Any) -> Any:
            self.calls.append((function, arguments))
            return function(*arguments)

        return call


def batch(sources: Path, out: Path, jobs: int) -> dict[str, float]:
    """Seconds of the whole batch, from the plan on; the start of the processes is told apart."""
    options = Options(output=str(out))
    with started_pool(options, jobs) as (pool, start_seconds):
        before, parent = cpu_of_all(), time.process_time()
        begun = time.perf_counter()
        for result in run_over(sources, options, pool):
            assert result.state is State.DONE, result.reason
        seconds = time.perf_counter() - begun
        cpu, parent = cpu_of_all() - before, time.process_time() - parent
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "of_them_parent": round(parent, 2),
        "start_seconds": round(start_seconds, 2),
    }


def measure_memory(sources: Path, out: Path, jobs: int) -> None:
    """Memory of all processes after each tenth of the pictures."""
    count = len(list(sources.iterdir()))
    options = Options(output=str(out))
    sizes = []
    with started_pool(options, jobs) as (pool, _):
        for number, result in enumerate(run_over(sources, options, pool), 1):
            assert result.state is State.DONE, result.reason
            if number % (count // 10) == 0:
                sizes.append(round(memory_of_all() / 1e6, 1))
                tell(pictures=number, megabytes=sizes[-1])
    tell(pictures=count, jobs=jobs, growth_mb=round(sizes[-1] - sizes[0], 1), from_first_tenth_to_last=True)


@contextmanager
def started_pool(options: Options, jobs: int) -> Iterator[tuple[ProcessPool, float]]:
    """A pool whose workers are all ready."""
    begun = time.perf_counter()
    pool = ProcessPool(partial(Compress.open, options, "cpu"), jobs)
    try:
        pool.start()
        while not all(worker.is_ready for worker in pool._workers):
            pool.take(0.1)
        yield pool, time.perf_counter() - begun
    finally:
        pool.close()


def run_over(sources: Path, options: Options, pool: ProcessPool) -> Iterator[Result]:
    """Plan, journal and run, as the command line does it."""
    from aedesk.batch import PICTURE_SUFFIXES

    names = [str(sources)]
    found = find_sources(names, recursive=False, suffixes=PICTURE_SUFFIXES)
    plan = make_plan(found, Destination(options.output, ".aed", names), "skip")
    journal = open_journal(heading_of("compress", tuple(names), options), None, is_synced=True)
    assert journal is not None
    run = Run(
        plan, pool, given=lambda _, job: journal.begun(job), ended=lambda _, result: journal.ended(result)
    )
    yield from run.results()
    journal.close(has_ended=True)


def cpu_of_all() -> float:
    """CPU seconds of this process and its children."""
    me = psutil.Process()
    return sum(sum(one.cpu_times()[:2]) for one in (me, *me.children(recursive=True)))


def memory_of_all() -> int:
    """Resident bytes of this process and its children."""
    me = psutil.Process()
    return sum(one.memory_info().rss for one in (me, *me.children(recursive=True)))


def tell(**facts: object) -> None:
    """Print a line of JSON."""
    print(json.dumps(facts), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
