"""Measures what each level of effort gives and takes: ``python -m tests.codec.measure_effort PICTURES...``.

Real files, decoded again. Rates are compared with those of the default effort by BD-rate over all pictures
together; seconds are CPU time of this process and of those that it has started.
"""

import argparse
import os
from pathlib import Path

import numpy as np

from aedesk.codec import CodecSource, CompressSettings, compress_picture, open_codec, restore_picture
from aedesk.imaging import psnr, read_picture
from aedesk.imaging.metrics import bd_rate
from aedesk.options import DEFAULT_EFFORT


def cpu_seconds() -> float:
    """CPU time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Print a table with a row for each level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--levels", default="1,2,3,4,5,6,7", help="the default one is added")
    parser.add_argument("--qualities", default="20,40,60,80")
    arguments = parser.parse_args()
    levels = sorted({int(level) for level in arguments.levels.split(",")} | {DEFAULT_EFFORT})
    qualities = [int(quality) for quality in arguments.qualities.split(",")]
    codec = open_codec(threads=1)
    codecs = CodecSource(codecs=(codec,))
    curves: dict[int, list[tuple[float, float]]] = {}
    for level in levels:
        rates, reached, seconds = np.zeros(len(qualities)), np.zeros(len(qualities)), 0.0
        megapixels = 0.0
        for path in arguments.pictures:
            picture = read_picture(path)
            pixels = picture.width * picture.height
            for number, quality in enumerate(qualities):
                start = cpu_seconds()
                settings = CompressSettings(quality=quality, effort=level, lossless=False)
                data = compress_picture(picture, codec, settings).data
                seconds += cpu_seconds() - start
                restored = restore_picture(data, codecs).picture
                rates[number] += 8 * len(data) / pixels / len(arguments.pictures)
                reached[number] += psnr(picture.pixels, restored.pixels) / len(arguments.pictures)
                megapixels += pixels / 1e6
        curves[level] = list(zip(rates, reached, strict=True))
        points = "  ".join(f"{rate:.3f}/{db:.2f}" for rate, db in curves[level])
        print(f"effort {level}: {seconds / megapixels:7.1f} CPU s/MP   bpp/dB {points}", flush=True)  # noqa: T201
    for level, curve in curves.items():
        rate = bd_rate(curves[DEFAULT_EFFORT], curve)
        print(f"effort {level}: BD-rate {rate:+.2f} %")  # noqa: T201


if __name__ == "__main__":
    main()
