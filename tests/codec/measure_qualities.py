"""Whether size and PSNR grow evenly with quality: ``python -m tests.codec.measure_qualities PICTURES``.

Not part of the suite. Of every picture are told the qualities that are smaller or worse than the one before,
and the least and the greatest step of size and PSNR from one quality to the next.
"""

import argparse
from itertools import pairwise
from pathlib import Path

from aedesk.codec import CompressSettings, compress_picture, open_codec
from aedesk.imaging import read_picture


def main() -> None:
    """Print a line for every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--qualities", type=int, nargs="+", default=list(range(1, 101)))
    chosen = parser.parse_args()
    codec = open_codec(threads=1)
    for path in chosen.pictures:
        picture = read_picture(path)
        points = []
        for quality in chosen.qualities:
            settings = CompressSettings(quality=quality, lossless=False, measure=True)
            made = compress_picture(picture, codec, settings)
            points.append((quality, len(made.data), made.psnr or 0.0))
        smaller = [b[0] for a, b in pairwise(points) if b[1] <= a[1]]
        worse = [b[0] for a, b in pairwise(points) if b[2] <= a[2]]
        sizes = [(b[1] / a[1]) ** (1 / (b[0] - a[0])) for a, b in pairwise(points)]
        decibels = [(b[2] - a[2]) / (b[0] - a[0]) for a, b in pairwise(points)]
        print(  # noqa: T201
            f"{path.name}: {points[0][1]:,}..{points[-1][1]:,} bytes, "
            f"{points[0][2]:.2f}..{points[-1][2]:.2f} dB; "
            f"a step is {100 * min(sizes) - 100:.1f}..{100 * max(sizes) - 100:.1f} % and "
            f"{min(decibels):.2f}..{max(decibels):.2f} dB; smaller at {smaller}, worse at {worse}",
            flush=True,
        )


if __name__ == "__main__":
    main()
