"""Measures denoisers: PSNR and SSIM of what they make of noisy pictures, and the time of the processor."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from aedesk.bench.contender import Pixels
from aedesk.bench.denoise_cases import Example
from aedesk.bench.denoise_peers import Cleaner, Values
from aedesk.bench.provenance import provenance
from aedesk.denoising import Denoiser, DenoiseSettings, denoise_floats, denoise_picture
from aedesk.imaging import Picture, psnr, ssim
from aedesk.imaging.noise import eight_bits

NOISY = "noisy"
"""Name under which the noisy pictures themselves are measured."""


@dataclass(frozen=True, slots=True)
class DenoiseSample:
    """One picture, denoised once.

    Args:
        case: Name of the case.
        picture: Name of the picture.
        cleaner: Name of the denoiser, or ``NOISY``.
        megapixels: Size of the picture.
        psnr: Over all samples of the 8-bit RGB picture against the clean one, dB.
        ssim: Mean over R, G and B.
        cpu_seconds: Time of all threads and child processes.
    """

    case: str
    picture: str
    cleaner: str
    megapixels: float
    psnr: float
    ssim: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class DenoiseMean:
    """Mean over the pictures of a case.

    Args:
        case: Name of the case.
        cleaner: Name of the denoiser, or ``NOISY``.
        psnr: Mean of the PSNRs, dB.
        ssim: Mean of the SSIMs.
        cpu_seconds_per_megapixel: All time by all pixels.
    """

    case: str
    cleaner: str
    psnr: float
    ssim: float
    cpu_seconds_per_megapixel: float


@dataclass(frozen=True, slots=True)
class SweepPoint:
    """What one strength makes of one picture.

    Args:
        case: Name of the case.
        picture: Name of the picture.
        strength: 0..100.
        residual: RMS of what is taken away, in units of 1/255, from the 8-bit RGB pictures.
        psnr: Against the clean picture, dB.
    """

    case: str
    picture: str
    strength: float
    residual: float
    psnr: float


@dataclass(frozen=True, slots=True)
class DenoiseReport:
    """Everything that one measurement found.

    Args:
        samples: Each picture of each case by each denoiser.
        provenance: What `aedesk.bench.provenance.provenance` returned.
        sweep: What each strength of aedesk takes away, where that was measured.
    """

    samples: Sequence[DenoiseSample]
    provenance: dict[str, Any]
    sweep: Sequence[SweepPoint] = ()

    @property
    def cases(self) -> list[str]:
        """Names of the cases, in their order."""
        return list(dict.fromkeys(sample.case for sample in self.samples))

    @property
    def cleaners(self) -> list[str]:
        """Names of the denoisers, in their order; the noisy pictures first."""
        return list(dict.fromkeys(sample.cleaner for sample in self.samples))

    def mean(self, case: str, cleaner: str) -> DenoiseMean:
        """Mean of a denoiser over the pictures of a case."""
        rows = [s for s in self.samples if s.case == case and s.cleaner == cleaner]
        seconds = sum(row.cpu_seconds for row in rows) / sum(row.megapixels for row in rows)
        mean_psnr = float(np.mean([row.psnr for row in rows]))
        mean_ssim = float(np.mean([row.ssim for row in rows]))
        return DenoiseMean(case, cleaner, mean_psnr, mean_ssim, seconds)


def own_cleaner(denoiser: Denoiser, settings: DenoiseSettings) -> Cleaner:
    """Aedesk as one of the denoisers; it is not told how much noise there is.

    Args:
        denoiser: Model and networks.
        settings: How strongly.
    """

    def clean(noisy: Values, _sigma: float) -> Values:
        if np.array_equal(noisy, eight_bits(noisy)):
            made = denoise_picture(Picture(eight_bits(noisy)), denoiser, settings)
            return made.picture.pixels.astype(np.float32)
        return 255 * denoise_floats((noisy / 255).astype(np.float32), denoiser, settings)

    return Cleaner("aedesk", f"aedesk {denoiser.package.name}", clean)


def measure_denoisers(
    examples: Sequence[Example],
    cleaners: Sequence[Cleaner],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> DenoiseReport:
    """Denoise every example with every denoiser, one after another, so that times are comparable.

    Args:
        examples: The noisy pictures.
        cleaners: Who takes part.
        progress: Told the number of finished parts and of all parts.

    Raises:
        AedeskError: A picture cannot be read, or a denoiser fails.
    """
    total, done = len(examples) * len(cleaners), 0
    samples: list[DenoiseSample] = []
    progress(done, total)
    for example in examples:
        clean, noisy = example.load()
        # Peers divide by it, also where a picture is clean.
        sigma = max(float(np.sqrt(np.mean(np.square(noisy - clean)))), 1e-3)
        samples.append(_sample(example, NOISY, clean, noisy, 0.0))
        for cleaner in cleaners:
            started = _cpu_seconds()
            made = cleaner.clean(noisy, sigma)
            samples.append(_sample(example, cleaner.name, clean, made, _cpu_seconds() - started))
            done += 1
            progress(done, total)
    order = {name: place for place, name in enumerate([NOISY, *(c.name for c in cleaners)])}
    samples.sort(key=lambda sample: order[sample.cleaner])
    return DenoiseReport(samples, provenance())


def _sample(example: Example, cleaner: str, clean: Pixels, made: Any, seconds: float) -> DenoiseSample:
    rounded = eight_bits(made)
    megapixels = clean.shape[0] * clean.shape[1] / 1e6
    return DenoiseSample(
        example.case,
        example.picture,
        cleaner,
        megapixels,
        psnr(clean, rounded),
        ssim(clean, rounded),
        seconds,
    )


def _cpu_seconds() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system
