"""Refines the latents of one picture by gradient, in a process of its own that has Keras."""

import contextlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from aedesk.codec.effort import effort_of
from aedesk.codec.encoder import Encoder
from aedesk.codec.messages import receive, send
from aedesk.errors import DeviceError, UsageError
from aedesk.runtime import parse_device

_BACKENDS = ("tensorflow", "jax", "torch")
_COMMAND = [sys.executable, "-m", "aedesk.codec.refining_process"]
_HINT = "Use --effort 4, which needs no such process."


class Refinement(NamedTuple):
    """What came of a refinement.

    Args:
        encoder: Codes the refined latents.
        finished: Whether it was let go to its end.
    """

    encoder: Encoder
    finished: bool


def check_effort(level: int) -> None:
    """See whether what a level of effort needs is installed, without importing it.

    Raises:
        UsageError: There is no such level, or the Keras backend that it needs is not there.
    """
    if effort_of(level).steps:
        _check_backend()


def _check_backend() -> None:
    backend = os.environ.get("KERAS_BACKEND", _BACKENDS[0])
    if backend not in _BACKENDS:
        raise UsageError(
            f"KERAS_BACKEND is {backend!r}, which cannot refine latents.",
            f"Set it to {', '.join(_BACKENDS)}.",
        )
    if importlib.util.find_spec(backend) is None or importlib.util.find_spec("keras") is None:
        raise UsageError(
            f"Efforts from 5 on refine latents with Keras, whose backend {backend} is not installed.",
            f"Install {backend}, set KERAS_BACKEND to one that is, or use --effort 4.",
        )


def refine(
    encoder: Encoder, quality: float, weight: float, steps: int, tell: Callable[[float], None]
) -> Refinement:
    """Find latents of a picture that take fewer bits, or come nearer to it, at a quality.

    Args:
        encoder: The picture and where to begin.
        quality: 1..100, in steps of 1/256.
        weight: λ of the squared error in units of 1/255, against bits per pixel.
        steps: Steps of gradient descent.
        tell: Told the share that is done. What it raises ends the refinement, and the best so far counts.

    Returns:
        An encoder whose latents and hyper-latents are to be coded at this quality, and whether ``tell`` let
        the work go to its end.

    Raises:
        UsageError: The Keras backend is not installed.
        DeviceError: The process failed: memory, a device that is not there, a broken installation.
    """
    _check_backend()
    header = encoder.header(quality)
    device = parse_device(encoder.codec.device.split()[-1])
    facts = {
        "model": str(encoder.codec.package.path.absolute()),
        "quality": quality,
        "weight": weight,
        "steps": steps,
        "strips": [header.strip_units(number) for number in range(header.strip_count)],
        "kind": device.kind,
        "number": device.number,
    }
    arrays = {
        "pixels": encoder.picture.pixels,
        "latents": encoder.latents,
        "hyper": encoder.hyper_latents(quality),
    }
    finished = True
    with encoder.stopwatch.phase("refinement"), _process(encoder.codec.threads) as (to, back):
        send(to, facts, arrays)
        while True:
            said, found = receive(back)
            if said["event"] == "done":
                break
            if said["event"] == "failed":
                raise DeviceError(said["message"], said["hint"] or _HINT)
            finished = _goes_on(tell, said["share"])
            send(to, {"go": finished})
    return Refinement(encoder.with_latents(found["latents"], found["hyper"]), finished)


def _goes_on(tell: Callable[[float], None], share: float) -> bool:
    try:
        tell(share)
    except Exception:
        return False
    return True


@contextlib.contextmanager
def _process(threads: int | None) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Start the process; gives its input and its output, and ends it."""
    environment = dict(os.environ)
    if threads is not None:
        for name in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
            environment[name] = str(threads)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
            # An interrupt from the terminal is for aedesk, which then asks for the best so far.
            start_new_session=os.name == "posix",
        )
        assert process.stdin is not None and process.stdout is not None
        try:
            yield process.stdin, process.stdout
        except (EOFError, BrokenPipeError) as error:
            status = process.wait()
            errors.seek(0)
            said = errors.read()[-2000:].decode(errors="replace").strip().splitlines() or ["nothing"]
            raise DeviceError(
                f"The process that refines latents ended with status {status} and said: {said[-1]}", _HINT
            ) from error
        finally:
            process.kill()
            process.wait()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            process.stdout.close()
