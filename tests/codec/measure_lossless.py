"""When pictures are smaller without loss: ``python -m tests.codec.measure_lossless PICTURES``.

Not part of the suite. A line for every picture: bytes of latents at a few qualities with their PSNR, and
bytes of the lossless file as a multiple of each; what the bands foretold, and the time of the processor that
the lossless file and its estimate took, as a share of that of the latents.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aedesk.codec import CompressSettings, compress_picture, open_codec
from aedesk.codec.container import build
from aedesk.codec.lossless import estimated_size, lossless_file
from aedesk.codec.sections import Metadata
from aedesk.imaging import encode_picture, read_picture


def main() -> None:
    """Print a line for every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--qualities", type=int, nargs="+", default=[30, 60, 90])
    chosen = parser.parse_args()
    codec = open_codec(threads=1)
    for path in chosen.pictures:
        picture = read_picture(path)
        exact, slow = timed(lambda: len(build(lossless_file(picture, Metadata()))))  # noqa: B023
        estimate, quick = timed(lambda: estimated_size(picture))  # noqa: B023
        png = len(encode_picture(picture, "png"))
        parts, alone = [], 0.0
        for quality in chosen.qualities:
            settings = CompressSettings(quality=quality, lossless=False)
            _, alone = timed(lambda: compress_picture(picture, codec, settings))  # noqa: B023
            settings = CompressSettings(quality=quality, lossless=False, measure=True)
            made = compress_picture(picture, codec, settings)
            parts.append(f"q{quality} ×{exact / len(made.data):.2f} ({made.psnr:.1f} dB)")
        times = f"time ×{slow / alone:.2f}, estimate ×{quick / alone:.3f}"
        print(  # noqa: T201
            f"{path.name}: {exact:,} bytes, PNG ×{png / exact:.2f}, foretold ×{estimate / exact:.2f}, "
            f"{', '.join(parts)}, {times}",
            flush=True,
        )


def timed(job: Callable[[], Any]) -> tuple[Any, float]:
    """What a job returns, and the seconds of the processor that it took."""
    started = time.process_time()
    result = job()
    return result, time.process_time() - started


if __name__ == "__main__":
    main()
