"""Times of the live preview, phase by phase.

    OPENBLAS_NUM_THREADS=1 python -m tests.codec.measure_preview [PICTURE] [--threads N]

The variable is set as in the window. Prints milliseconds of the clock and of the processor for views of 1 and
of 0.25 megapixels, the best of some runs. ``--margins`` shows instead how far a part differs from that part
of the whole picture, compressed and restored, by the latents that are coded around it.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from aedesk.codec import Codec, CodecSource, CompressSettings, compress_picture, open_codec, restore_picture
from aedesk.codec.effort import effort_of
from aedesk.codec.geometry import Region
from aedesk.codec.preview import PartEncoder, squared_error
from aedesk.codec.stopwatch import Stopwatch
from aedesk.imaging import Picture, psnr, read_picture
from aedesk.options import DEFAULT_EFFORT
from tests.codec.material import drawn_picture

CHOICE = effort_of(DEFAULT_EFFORT).choices[0]
PHASES = ("hyper", "prior", "context", "synthesis", "bits", "error")
RUNS = 5


class CpuStopwatch(Stopwatch):
    """Keeps seconds of the processor beside those of the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.cpu: dict[str, float] = defaultdict(float)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        started = time.process_time()
        with super().phase(name):
            yield
        self.cpu[name] += time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", nargs="?", type=Path, help="at least 2000×1400 pixels; waves without one")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--margins", action="store_true")
    given = parser.parse_args()
    picture = read_picture(given.picture) if given.picture else drawn_picture(2000, 1400)
    codec = open_codec(threads=given.threads)
    if given.margins:
        show_margins(picture, codec)
        return
    for width, height in ((1152, 868), (576, 434)):
        show_times(picture, codec, Region(401, 203, width, height))


def show_times(picture: Picture, codec: Codec, region: Region) -> None:
    """Times of one view, at qualities with two looks and with one."""
    original = picture.pixels[region.y : region.y + region.height, region.x : region.x + region.width]
    print(f"\n{region.width}×{region.height} pixels, ms of the clock / of the processor")  # noqa: T201
    for quality in (30, 60, 90):
        best: dict[str, tuple[float, float]] = {}
        for _ in range(RUNS):
            watch = CpuStopwatch()
            encoder = PartEncoder(picture.pixels, codec, watch)
            encoder.code(region, quality, CHOICE.with_one_look())
            analysis = watch.seconds["analysis"], watch.cpu["analysis"]
            watch.seconds.clear()
            watch.cpu.clear()
            started = time.perf_counter(), time.process_time()
            part = encoder.code(region, quality, CHOICE.with_one_look())
            pixels = part.restore(region)
            assert part.bits
            with watch.phase("error"):
                squared_error(original, pixels)
            total = time.perf_counter() - started[0], time.process_time() - started[1]
            found = {name: (watch.seconds[name], watch.cpu[name]) for name in PHASES}
            for name, (wall, cpu) in {**found, "total": total, "analysis": analysis}.items():
                before = best.get(name, (wall, cpu))
                best[name] = min(before[0], wall), min(before[1], cpu)
        phases = "  ".join(f"{name} {1e3 * wall:.0f}/{1e3 * cpu:.0f}" for name, (wall, cpu) in best.items())
        print(f"quality {quality}: {phases}")  # noqa: T201


def show_margins(picture: Picture, codec: Codec) -> None:
    """How far a part differs from the same part of the whole picture."""
    region = Region(333, 275, 600, 500)
    place = np.s_[region.y : region.y + region.height, region.x : region.x + region.width]
    for quality in (30, 60, 90):
        settings = CompressSettings(quality=quality, lossless=False, verify=False)
        data = compress_picture(picture, codec, settings).data
        whole = restore_picture(data, CodecSource(codecs=(codec,)), region=region).picture.pixels
        for margin in (0, 4, 8, 16, 28):
            part = PartEncoder(picture.pixels, codec, Stopwatch()).code(region, quality, CHOICE, margin)
            pixels = part.restore(region)
            apart = np.abs(pixels.astype(int) - whole)
            inside = apart[64:-64, 64:-64]
            off = psnr(pixels, picture.pixels[place]) - psnr(whole, picture.pixels[place])
            print(  # noqa: T201
                f"quality {quality}, margin {margin}: differ by more than 1 {100 * (apart > 1).mean():.3f} % "
                f"(64 pixels inside {100 * (inside > 1).mean():.3f} %), "
                f"on average {apart.mean():.3f}, at most {apart.max()} ({inside.max()}); "
                f"PSNR {off:+.4f} dB; {part.bits:,.0f} bits"
            )


if __name__ == "__main__":
    main()
