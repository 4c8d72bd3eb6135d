"""What it gives and costs to doubt noise that is in luminance alone.

    python -m tests.denoising.measure_doubt FOLDER [--pictures N]

PSNR of clean pictures with several noises, denoised with estimates as the network gives them and with
doubtful ones lowered; one line a kind of noise, the mean over the pictures, whose sides must be even.
"""

import argparse
import zlib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import numpy as np

from aedesk.bench.pictures import list_pictures, read_rgb
from aedesk.denoising import Denoiser, denoise_picture, open_denoiser
from aedesk.imaging import Picture, psnr
from aedesk.imaging.noise import (
    CameraNoise,
    NormalNoise,
    add_normal,
    develop,
    eight_bits,
    through_jpeg,
)
from aedesk.imaging.noise.normal import Pixels

Noisy = Callable[[Pixels, np.random.Generator], tuple[Pixels, Pixels]]


def normal(sigma: float, colour: float = 1.0, jpeg: int = 0) -> Noisy:
    """Noise of σ, and JPEG on top where a quality is given."""

    def make(pixels: Pixels, random: np.random.Generator) -> tuple[Pixels, Pixels]:
        noisy = add_normal(pixels, NormalNoise(sigma, colour), random) if sigma else eight_bits(pixels)
        return through_jpeg(noisy, jpeg) if jpeg else noisy, pixels

    return make


def camera(shot: float) -> Noisy:
    """A camera whose read noise follows its shot noise."""
    noise = CameraNoise(shot, read=float(np.exp(2.18 * np.log(shot) + 1.2)))
    return lambda pixels, random: develop(pixels, noise, random)


CASES: dict[str, Noisy] = {
    "clean": normal(0),
    "σ 2": normal(2),
    "σ 5": normal(5),
    "σ 15": normal(15),
    "σ 15, JPEG 75": normal(15, jpeg=75),
    "JPEG 20": normal(0, jpeg=20),
    "JPEG 80": normal(0, jpeg=80),
    "grain of σ 6 in luminance": normal(6, colour=0),
    "camera, shot 0.0002": camera(2e-4),
    "camera, shot 0.001": camera(1e-3),
    "camera, shot 0.004": camera(4e-3),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=int, metavar="N", help="take the first N")
    given = parser.parse_args()
    pictures = [(path.name, read_rgb(path)) for path in list_pictures(given.folder)[: given.pictures]]
    denoiser = open_denoiser(threads=1)
    for name, noisy in CASES.items():
        found = []
        for number, (file, pixels) in enumerate(pictures):
            random = np.random.default_rng([zlib.crc32(file.encode()), number])
            found.append(of_both(*noisy(pixels, random), denoiser))
        as_it_is, believed, doubting = np.mean(found, axis=0)
        print(f"{name}: {as_it_is:.2f}, {believed:.2f} dB, doubting {doubting:.2f} dB", flush=True)  # noqa: T201


def of_both(noisy: Pixels, clean: Pixels, denoiser: Denoiser) -> tuple[float, float, float]:
    """PSNR of the noisy picture, denoised without doubt, and with it."""
    doubting = denoise_picture(Picture(noisy), denoiser).picture.pixels
    with patch("aedesk.denoising.denoise.doubted", lambda level: level):
        believed = denoise_picture(Picture(noisy), denoiser).picture.pixels
    return psnr(noisy, clean), psnr(believed, clean), psnr(doubting, clean)


if __name__ == "__main__":
    main()
