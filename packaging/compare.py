"""Prints size and PSNR of a latent file beside a JPEG of the same PSNR; packaging/demo calls it."""

import sys
from bisect import bisect_left
from functools import cache
from pathlib import Path

from aedesk.bench.contender import Pixels
from aedesk.bench.peers import peer, select_peers
from aedesk.bench.pictures import read_rgb
from aedesk.imaging import psnr

QUALITIES = range(1, 101)


def jpeg_bytes(pixels: Pixels, target: float) -> float | None:
    """Bytes of a JPEG at a PSNR, linear between the two qualities around it; None out of its reach."""
    jpeg = peer(select_peers(["jpeg-opt"])[0])

    @cache
    def point(quality: int) -> tuple[float, int]:
        data = jpeg.encode(pixels, quality)
        return psnr(pixels, jpeg.decode(data)), len(data)

    index = bisect_left(QUALITIES, target, key=lambda quality: point(quality)[0])
    if not 0 < index < len(QUALITIES):
        return None
    (low, smaller), (high, larger) = point(QUALITIES[index - 1]), point(QUALITIES[index])
    return smaller + (larger - smaller) * (target - low) / (high - low)


def row(name: str, size: float, pixels: Pixels, quality: str) -> str:
    """One line of the table."""
    bits_per_pixel = 8 * size / (pixels.shape[0] * pixels.shape[1])
    return f"{name:<28}{size:>12,.0f}{bits_per_pixel:>12.3f}{quality:>12}"


def main(original: Path, latent: Path, restored: Path) -> None:
    """Print the table and what it says.

    Args:
        original: The picture that was compressed.
        latent: Its latent file.
        restored: The picture that the latent file gave.
    """
    pixels = read_rgb(original)
    reached = psnr(pixels, read_rgb(restored))
    before, after = original.stat().st_size, latent.stat().st_size
    decibels = f"{reached:.2f} dB"
    print(f"{'file':<28}{'bytes':>12}{'bits/pixel':>12}{'PSNR':>12}")
    print(row(original.name, before, pixels, "-"))
    print(row(latent.name, after, pixels, decibels))
    jpeg = jpeg_bytes(pixels, reached)
    if jpeg is None:
        print(f"No JPEG (4:2:0, optimised) has this PSNR: {decibels} is out of its reach.")
        return
    print(row("JPEG (4:2:0, optimised)", jpeg, pixels, decibels))
    change = after / jpeg - 1
    word = "larger" if change > 0 else "smaller"
    print(f"\nAt the same PSNR the latent file is {abs(change):.0%} {word} than a JPEG.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
