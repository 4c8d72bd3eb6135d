"""Peak memory and time of big pictures: ``python -m tests.codec.measure_memory [12] [100]``.

Not part of the suite: 100 megapixels take minutes. Each job runs in a fresh process. The picture is the
sample, mirrored until it is big enough.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "basket-of-eggs.png"
SIZES = {12: (4000, 3000), 100: (10_000, 10_000)}


def main() -> None:
    """Compress and restore pictures of the asked sizes and print a line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megapixels", nargs="*", type=int, metavar="12|100")
    parser.add_argument("--quality", type=int, default=60)
    parser.add_argument("--threads", type=int)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in chosen.megapixels or SIZES:
            file = Path(folder) / f"{megapixels}.aed"
            for job in ("compress", "restore"):
                arguments = [job, str(file), *map(str, SIZES[megapixels]), str(chosen.quality)]
                arguments.append(str(chosen.threads or 0))
                process = subprocess.run(
                    [sys.executable, "-c", f"from {__spec__.name} import work; work()", *arguments],
                    check=True,
                    stdout=subprocess.PIPE,
                )
                print(process.stdout.decode().strip(), flush=True)  # noqa: T201


def work() -> None:
    """One job in a process of its own."""
    from aedesk.bench.memory import peak_memory
    from aedesk.codec import (
        CodecSource,
        CompressSettings,
        Stopwatch,
        compress_picture,
        open_codec,
        restore_picture,
    )
    from aedesk.imaging import Picture

    job, name, *numbers = sys.argv[1:]
    width, height, quality, threads = map(int, numbers)
    codec = open_codec(threads=threads or None)
    stopwatch = Stopwatch()
    made = mirrored(width, height) if job == "compress" else None
    before, started = peak_memory(), time.perf_counter()
    if made is not None:
        settings = CompressSettings(quality=quality)
        Path(name).write_bytes(compress_picture(Picture(made), codec, settings, stopwatch=stopwatch).data)
    else:
        restored = restore_picture(Path(name).read_bytes(), CodecSource(codecs=(codec,)), stopwatch=stopwatch)
        assert (restored.picture.width, restored.picture.height) == (width, height)
    facts = {
        "job": job,
        "size": f"{width}x{height}",
        "peak_mb": round(peak_memory() / 1e6),
        "before_mb": round(before / 1e6),
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_seconds": round(time.process_time(), 2),
        "phases": {phase: round(seconds, 2) for phase, seconds in stopwatch.seconds.items()},
        "bytes": Path(name).stat().st_size,
    }
    print(json.dumps(facts))  # noqa: T201


def mirrored(width: int, height: int) -> np.ndarray:
    """The sample picture, mirrored at its edges until it fills (height, width, 3)."""
    from aedesk.imaging import read_picture

    sample = read_picture(SAMPLE).pixels
    tile = np.concatenate([sample, sample[:, ::-1]], axis=1)
    tile = np.concatenate([tile, tile[::-1]])
    out = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, tile.shape[0]):
        for left in range(0, width, tile.shape[1]):
            part = out[top : top + tile.shape[0], left : left + tile.shape[1]]
            part[...] = tile[: part.shape[0], : part.shape[1]]
    return out


if __name__ == "__main__":
    main()
