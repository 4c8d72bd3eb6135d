"""What a picture costs on many machines: work, bytes, what the scheduler adds; and sums for many pictures."""

import io
import math
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from aedesk.batch import Compress, Job, Outlet, Restore, Result, Run, Scratch, State, Watch, Work, do_job
from aedesk.batch.cluster import ClusterPool, packages, read_address
from aedesk.bench.pictures import read_rgb
from aedesk.bench.sample import sample_path, tile_to
from aedesk.errors import AedeskError
from aedesk.options import Options


@dataclass(frozen=True, slots=True)
class Costs:
    """What was measured.

    Args:
        megapixels: 10⁶ pixels of the pictures that were measured, together.
        compress: Core seconds for a megapixel, from file to file.
        restore: The same back, to PNG.
        bytes_picture: Bytes of picture files for a megapixel.
        bytes_latent: Bytes of latent files for a megapixel.
        tasks_per_second: Jobs without work that a scheduler and its client got through in a second here.
        processor_per_task: Seconds of the processor that scheduler and client spend on one of them.
        model_bytes: Bytes of the model package, which goes to each worker once.
    """

    megapixels: float
    compress: float
    restore: float
    bytes_picture: float
    bytes_latent: float
    tasks_per_second: float
    processor_per_task: float
    model_bytes: int

    def as_json(self) -> dict[str, Any]:
        """The figures by their names."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Sum:
    """What many pictures take.

    Args:
        pictures: Their number.
        core_hours: Hours of one core.
        hours: Hours with all cores.
        money: Price of the core hours.
        tasks_per_second: Jobs that all cores finish in a second.
        schedulers: Runs side by side that so many jobs need, each with a scheduler on a core of its own.
        read_rate: Bytes a second that the store gives.
        write_rate: Bytes a second that the store takes.
    """

    pictures: int
    core_hours: float
    hours: float
    money: float
    tasks_per_second: float
    schedulers: int
    read_rate: float
    write_rate: float

    def as_json(self) -> dict[str, Any]:
        """The figures by their names."""
        return asdict(self)


def sum_up(costs: Costs, pictures: int, *, megapixels: float, cores: int, price: float) -> Sum:
    """What it takes to compress many pictures.

    Args:
        costs: What was measured.
        pictures: Their number.
        megapixels: Size of each.
        cores: Cores of all workers.
        price: Of a core for an hour.
    """
    seconds = costs.compress * megapixels
    rate = cores / seconds
    hours = pictures / rate / 3600
    return Sum(
        pictures=pictures,
        core_hours=pictures * seconds / 3600,
        hours=hours,
        money=pictures * seconds / 3600 * price,
        tasks_per_second=rate,
        schedulers=max(1, math.ceil(rate * costs.processor_per_task)),
        read_rate=rate * costs.bytes_picture * megapixels,
        write_rate=rate * costs.bytes_latent * megapixels,
    )


def measure_costs(
    pictures: Sequence[Path], *, megapixels: float, model: str | None, cluster: str, tasks: int
) -> Costs:
    """Measure what a picture costs, on one core, and what a scheduler adds.

    Args:
        pictures: Picture files; empty takes the sample, repeated up to ``megapixels``.
        megapixels: Size of the sample.
        model: The model, by name, id or folder.
        cluster: A scheduler, or ``local:N``, as ``--cluster`` takes it.
        tasks: Jobs without work that are given to it.

    Raises:
        AedeskError: A picture, the model or the cluster cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="aedesk-bench-") as folder:
        files = list(pictures) or [_sample(Path(folder), megapixels)]
        pixels = sum(picture.shape[0] * picture.shape[1] for picture in map(read_rgb, files)) / 1e6
        latents = [Path(folder) / f"{number}.aed" for number in range(len(files))]
        compress = Compress.open(Options(model=model), "cpu", 1)
        restore = Restore.open(Options(), "png", "cpu", 1)
        to_latent = _seconds(compress, [Job(*pair) for pair in zip(files, latents, strict=True)])
        back = [Job(latent, latent.with_suffix(".png")) for latent in latents]
        to_picture = _seconds(restore, back)
        per_second, processor = _overhead(cluster, files[0], tasks)
        return Costs(
            megapixels=pixels,
            compress=to_latent / pixels,
            restore=to_picture / pixels,
            bytes_picture=sum(file.stat().st_size for file in files) / pixels,
            bytes_latent=sum(file.stat().st_size for file in latents) / pixels,
            tasks_per_second=per_second,
            processor_per_task=processor,
            model_bytes=sum(map(len, packages.contents_of(packages.locate("codec", model)).values())),
        )


def open_nothing(threads: int) -> Work:
    """Opens work that does nothing; see `aedesk.batch.pool.OpenWork`."""
    return _do_nothing


def _do_nothing(job: Job, outlet: Outlet, watch: Watch) -> Result:
    return Result(job.source, State.DONE)


def _sample(folder: Path, megapixels: float) -> Path:
    from PIL import Image

    from aedesk.files import replace_file

    content = io.BytesIO()
    Image.fromarray(tile_to(read_rgb(sample_path()), megapixels)).save(content, "jpeg", quality=92)
    path = folder / "sample.jpg"
    replace_file(path, content.getvalue())
    return path


def _seconds(work: Work, jobs: Sequence[Job]) -> float:
    """Seconds of the processor for all jobs, which other programs hardly change.

    The first is done once before, because networks are made ready when they first run.
    """
    outlet, watch = Outlet(Scratch()), Watch(threading.Event())
    _do(work, jobs[0], outlet, watch)
    start = time.process_time()
    for job in jobs:
        _do(work, job, outlet, watch)
    return time.process_time() - start


def _do(work: Work, job: Job, outlet: Outlet, watch: Watch) -> None:
    result = do_job(work, replace(job, overwrite=True), outlet, watch)
    if result.state is not State.DONE:
        raise AedeskError(f"{job.source}: {result.reason}", result.hint)


def _overhead(cluster: str, file: Path, tasks: int) -> tuple[float, float]:
    """Tasks a second, and seconds of this process for each."""
    pool = ClusterPool(open_nothing, Outlet(Scratch()), read_address(cluster), 1)
    pool.start()
    try:
        start, processor = time.monotonic(), time.process_time()
        for _ in Run([Job(file)] * tasks, pool).results():
            pass
        return tasks / (time.monotonic() - start), (time.process_time() - processor) / tasks
    finally:
        pool.close()
