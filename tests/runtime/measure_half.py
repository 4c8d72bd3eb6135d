"""What bfloat16 changes: processor time, and how far pixels move.

    python -m tests.runtime.measure_half PICTURES...

For each picture: its latents at some qualities through the synthesis in float32 and in bfloat16, and the
picture with noise of σ 25 through the denoiser in both; one thread. Prints PSNR in float32, its loss
in bfloat16, the largest difference of a sample, and seconds of the processor a megapixel.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aedesk.codec import Codec, open_codec
from aedesk.codec.effort import effort_of
from aedesk.codec.geometry import Region
from aedesk.codec.preview import PartEncoder
from aedesk.codec.stopwatch import Stopwatch
from aedesk.denoising import Denoiser, open_denoiser
from aedesk.imaging import psnr, read_picture
from aedesk.imaging.picture import Samples
from aedesk.options import DEFAULT_EFFORT
from aedesk.runtime.networks import Floats
from aedesk.runtime.onnx_graphs import OnnxGraphs
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.runtime.openvino_graphs import HalfGraphs, is_half_fast
from aedesk.zoo import Gains, ModelPackage

QUALITIES = (5, 30, 60, 80, 95, 100)
Found = tuple[float, float, int, float, float]


class HalfSynthesis(OnnxNetworks):
    """Networks with the synthesis in bfloat16."""

    def __init__(self, package: ModelPackage, threads: int) -> None:
        super().__init__(package, threads)
        self._half = HalfGraphs(package, threads)

    def synthesis(self, latents: Floats, gains: Gains, peak: int) -> npt.NDArray[np.uint16]:
        return self._half.run(
            "synthesis", latents=latents, gains=gains.synthesis, peak=np.array([peak], np.float32)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path, help="8 bits, RGB")
    given = parser.parse_args()
    codec, denoiser = open_codec(threads=1), open_denoiser(threads=1)
    rows: dict[str, list[Found]] = {}
    for path in given.pictures:
        pixels = read_picture(path).pixels
        for quality in QUALITIES:
            rows.setdefault(f"quality {quality}", []).append(synthesis(pixels, codec, quality))
        rows.setdefault("denoise σ 25", []).append(denoising(pixels, denoiser))
    print(f"bfloat16 on this processor: {is_half_fast()}")  # noqa: T201
    print("                PSNR   loss  largest   s/MP float32  bfloat16")  # noqa: T201
    for name, found in rows.items():
        decibels, loss, _, single, half = np.mean(found, axis=0)
        largest = max(row[2] for row in found)
        print(f"{name:12} {decibels:7.3f} {loss:6.3f} {largest:8} {single:14.3f} {half:9.3f}")  # noqa: T201


def synthesis(pixels: Samples, codec: Codec, quality: float) -> Found:
    """One picture at one quality."""
    height, width = pixels.shape[:2]
    region = Region(0, 0, width, height)
    part = PartEncoder(pixels, codec, Stopwatch()).code(region, quality, effort_of(DEFAULT_EFFORT).choices[0])
    half = replace(part, codec=replace(codec, networks=HalfSynthesis(codec.package, threads=1)))
    return compared(pixels, lambda: part.restore(region), lambda: half.restore(region))


def denoising(pixels: Samples, denoiser: Denoiser) -> Found:
    """One picture with noise, told how much there is."""
    height, width = (side // 16 * 16 for side in pixels.shape[:2])
    clean = pixels[:height, :width]
    noise = np.random.default_rng(0).normal(0, 25, clean.shape)
    noisy = np.clip(np.rint(clean + noise), 0, 255)[None].astype(np.float32) / 255
    cell = denoiser.package.architecture.cell
    level = np.full((1, height // cell, width // cell, 2), 25 / 255, np.float32)

    def denoised(graphs: OnnxGraphs | HalfGraphs) -> Callable[[], Samples]:
        def run() -> Samples:
            left = noisy - graphs.run("denoise", picture=noisy, level=level)
            return np.clip(np.rint(left[0] * 255), 0, 255).astype(np.uint8)

        return run

    single, half = OnnxGraphs(denoiser.package, 1), HalfGraphs(denoiser.package, 1)
    return compared(clean, denoised(single), denoised(half))


def compared(pixels: Samples, single: Callable[[], Samples], half: Callable[[], Samples]) -> Found:
    """PSNR, loss, largest difference and both times."""
    (exact, slow), (near, fast) = (timed(work, pixels) for work in (single, half))
    decibels = psnr(pixels, exact)
    return decibels, decibels - psnr(pixels, near), int(np.abs(exact.astype(int) - near).max()), slow, fast


def timed(work: Callable[[], Samples], pixels: Samples) -> tuple[Samples, float]:
    """What the work gives, and its least time of three in seconds of the processor a megapixel."""
    times = []
    for _ in range(4):  # the first one prepares
        started = time.process_time()
        found = work()
        times.append(time.process_time() - started)
    return found, min(times[1:]) / (pixels.shape[0] * pixels.shape[1]) * 1e6


if __name__ == "__main__":
    main()
