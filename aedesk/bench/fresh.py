"""One compression or restoration in a process of its own, as a user starts it, with its peak memory."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aedesk.bench.memory import peak_memory
from aedesk.bench.phases import with_rest
from aedesk.errors import AedeskError

if TYPE_CHECKING:
    from aedesk.codec import Codec, CodecSource

Action = Literal["compress", "restore"]


@dataclass(frozen=True, slots=True)
class FreshTask:
    """What the process has to do.

    Args:
        action: Compress a picture, or restore a latent file to PNG.
        source: Input file.
        target: Output file; it is overwritten.
        model: Name of the model package; empty for the default one.
        quality: 1 to 100; only used to compress.
        device: As for ``open_codec``.
        threads: As for ``open_codec``.
    """

    action: Action
    source: str
    target: str
    model: str = ""
    quality: int = 60
    device: str = "auto"
    threads: int | None = None


@dataclass(frozen=True, slots=True)
class FreshRun:
    """What the process took.

    Args:
        seconds: By phase: ``import``, ``load`` (check and open the model), ``read``, the codec's own phases,
            ``write``. Networks are made ready when they first run, so ``network`` is longer than in a
            process that has worked before.
        process_seconds: From start to end of the process, the interpreter's own start included.
        peak_bytes: Most resident memory.
    """

    seconds: dict[str, float]
    process_seconds: float
    peak_bytes: int


def run_fresh(task: FreshTask) -> FreshRun:
    """Carry out a task in a new interpreter and wait for it.

    Raises:
        AedeskError: The process failed; the message ends with what it said.
    """
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "aedesk.bench.fresh", json.dumps(asdict(task))],
        capture_output=True,
        text=True,
        check=False,
    )
    process_seconds = time.perf_counter() - start
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["nothing"]
        raise AedeskError(f"The measuring process ended with status {done.returncode} and said: {said[-1]}.")
    found = json.loads(done.stdout.splitlines()[-1])
    return FreshRun(found["seconds"], process_seconds, found["peak_bytes"])


def carry_out(task: FreshTask) -> dict[str, object]:
    """Do the task in this process; imports count only where they were not made before."""
    seconds: dict[str, float] = {}
    with _timed(seconds, "import"):
        import onnxruntime  # noqa: F401  (the default runtime would be imported later; here it is an import)

        from aedesk.codec import CodecSource, open_codec
    with _timed(seconds, "load"):
        codec = open_codec(task.model or None, device=task.device, threads=task.threads)
        codecs = CodecSource(task.device, task.threads, (codec,))
    if task.action == "compress":
        seconds |= _compress(task, codec)
    else:
        seconds |= _restore(task, codecs)
    return {"seconds": seconds, "peak_bytes": peak_memory()}


def _compress(task: FreshTask, codec: "Codec") -> dict[str, float]:
    from aedesk.codec import CompressSettings, Stopwatch, compress_picture
    from aedesk.imaging import read_picture

    seconds: dict[str, float] = {}
    with _timed(seconds, "read"):
        picture = read_picture(Path(task.source))
    stopwatch, work = Stopwatch(), dict[str, float]()
    with _timed(work, "all"):
        settings = CompressSettings(quality=task.quality)
        data = compress_picture(picture, codec, settings, stopwatch=stopwatch).data
    seconds |= with_rest(stopwatch.seconds, work["all"])
    with _timed(seconds, "write"):
        Path(task.target).write_bytes(data)
    return seconds


def _restore(task: FreshTask, codecs: "CodecSource") -> dict[str, float]:
    from aedesk.codec import Stopwatch, restore_picture
    from aedesk.imaging import encode_picture

    seconds: dict[str, float] = {}
    with _timed(seconds, "read"):
        data = Path(task.source).read_bytes()
    stopwatch, work = Stopwatch(), dict[str, float]()
    with _timed(work, "all"):
        picture = restore_picture(data, codecs, stopwatch=stopwatch).picture
    seconds |= with_rest(stopwatch.seconds, work["all"])
    with _timed(seconds, "write"):
        Path(task.target).write_bytes(encode_picture(picture, "png"))
    return seconds


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(carry_out(FreshTask(**json.loads(sys.argv[1])))) + "\n")
