"""What each strength of aedesk takes away: more with every step, from nothing on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from aedesk.bench.denoise import DenoiseReport, SweepPoint
from aedesk.bench.denoise_cases import Example
from aedesk.denoising import Denoiser, DenoiseSettings, denoise_picture
from aedesk.imaging import Picture, psnr
from aedesk.imaging.noise import eight_bits

STRENGTHS = tuple(range(0, 101, 10))
_PICTURES = 4
"""Pictures of each case that are swept: what is to be seen is the same in all."""


def sweep_strengths(
    report: DenoiseReport,
    examples: Sequence[Example],
    denoiser: Denoiser,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> DenoiseReport:
    """Denoise some pictures of every case with every strength.

    Args:
        report: Gets the result.
        examples: The noisy pictures, those of a case one after another.
        denoiser: Model and networks.
        progress: Told the number of finished parts and of all parts.
    """
    swept = [
        example for _, group in groupby(examples, lambda e: e.case) for example in list(group)[:_PICTURES]
    ]
    points: list[SweepPoint] = []
    total = len(swept) * len(STRENGTHS)
    for example in swept:
        clean, values = example.load()
        noisy = eight_bits(values)
        for strength in STRENGTHS:
            made = denoise_picture(Picture(noisy), denoiser, DenoiseSettings(strength)).picture.pixels
            residual = float(np.sqrt(np.mean(np.square(noisy.astype(np.float32) - made))))
            points.append(SweepPoint(example.case, example.picture, strength, residual, psnr(clean, made)))
            progress(len(points), total)
    return replace(report, sweep=points)


def is_monotone(points: Sequence[SweepPoint]) -> bool:
    """Whether more strength takes away more, or as much, in every picture of every case."""
    pictures: dict[tuple[str, str], list[SweepPoint]] = {}
    for point in points:
        pictures.setdefault((point.case, point.picture), []).append(point)
    for swept in pictures.values():
        residuals = [point.residual for point in sorted(swept, key=lambda point: point.strength)]
        if residuals != sorted(residuals):
            return False
    return True
