"""Measures what denoising saves: bits of noisy pictures at equal PSNR against their clean originals."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aedesk.bench.contender import Contender
from aedesk.bench.curves import Curve, Kind, average
from aedesk.bench.denoise_cases import Example
from aedesk.bench.peers import SETTINGS, peer
from aedesk.bench.provenance import provenance
from aedesk.bench.rd import Sample, code_once
from aedesk.denoising import Denoiser, DenoiseSettings, denoise_picture
from aedesk.errors import AedeskError
from aedesk.imaging import Picture, bd_rate
from aedesk.imaging.noise import eight_bits
from aedesk.options import DEFAULT_QUALITY

QUALITIES = (1.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0)
NOISY = "aedesk, noisy"
"""The way that the others are compared with: the noisy picture is compressed as it is."""
_AVIF = "avif-s6"


@dataclass(frozen=True, slots=True)
class Way:
    """One way from a noisy picture to a file.

    Args:
        contender: The codec; its name is that of the way.
        is_denoised: Whether the noise is taken out first.
    """

    contender: Contender
    is_denoised: bool


@dataclass(frozen=True, slots=True)
class Saving:
    """Bits that one way takes beside compressing the noisy picture, at one PSNR against the clean original.

    Args:
        psnr: The PSNR, dB.
        noisy_bpp: Bits per pixel of the noisy picture's file.
        bpp: Bits per pixel of this way; its least where all its files are better. None where none is so good.
    """

    psnr: float
    noisy_bpp: float
    bpp: float | None

    @property
    def share(self) -> float | None:
        """Saved share of the bits; None where this way is never so good."""
        return None if self.bpp is None else 1 - self.bpp / self.noisy_bpp


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way beside compressing the noisy picture.

    Args:
        case: Name of the case.
        way: Name of the way.
        best_psnr: The best that it reaches, dB.
        bd_rate: Percent of bits beyond those of the noisy picture at equal PSNR, over all that both reach;
            negative is less. None where it cannot be told.
        at_best: At the best PSNR that the noisy picture's files reach.
        as_usual: At the PSNR that the noisy picture has at the quality that compress takes by itself; None
            where that was not measured.
    """

    case: str
    way: str
    best_psnr: float
    bd_rate: float | None
    at_best: Saving
    as_usual: Saving | None


@dataclass(frozen=True, slots=True)
class DenoiseRdReport:
    """Everything that one measurement found.

    Args:
        samples: Each picture at each quality on each way, by case.
        curves: Means over the pictures, by case.
        comparisons: Each way beside the noisy picture.
        denoiser: Name of the denoiser's model.
        provenance: What `aedesk.bench.provenance.provenance` returned.
    """

    samples: dict[str, list[Sample]]
    curves: dict[str, list[Curve]]
    comparisons: list[Comparison]
    denoiser: str
    provenance: dict[str, Any]


def ways_to_file(own: Contender, qualities: tuple[float, ...] | None = None) -> list[Way]:
    """The ways that are compared: aedesk and AVIF, of the noisy picture and of the denoised one.

    Args:
        own: Aedesk's codec.
        qualities: Its qualities.
    """
    own = own.at(qualities or QUALITIES)
    avif = peer(next(setting for setting in SETTINGS if setting.key == _AVIF))
    return [
        Way(replace(own, name=NOISY), False),
        Way(replace(own, name="aedesk --denoise"), True),
        Way(replace(avif, name="AVIF, noisy"), False),
        Way(replace(avif, name="denoised, then AVIF"), True),
    ]


def measure_ways(
    examples: Sequence[Example],
    ways: Sequence[Way],
    denoiser: Denoiser,
    settings: DenoiseSettings,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> DenoiseRdReport:
    """Code every noisy picture on every way at every quality.

    Args:
        examples: The noisy pictures.
        ways: From `ways_to_file`; the first is what the others are compared with.
        denoiser: Takes the noise out.
        settings: How strongly.
        progress: Told the number of finished parts and of all parts.

    Raises:
        AedeskError: A picture cannot be read, or a codec fails.
    """
    samples: dict[str, list[Sample]] = {}
    done, total = 0, len(examples) * len(ways)
    progress(done, total)
    for example in examples:
        clean, values = example.load()
        noisy = eight_bits(values)
        denoised = denoise_picture(Picture(noisy), denoiser, settings).picture.pixels
        for way in ways:
            source = np.ascontiguousarray(denoised if way.is_denoised else noisy)
            for quality in way.contender.qualities:
                sample = code_once(example.picture, clean, way.contender, quality, source)
                samples.setdefault(example.case, []).append(sample)
            done += 1
            progress(done, total)
    curves = {case: [_curve(found, way.contender) for way in ways] for case, found in samples.items()}
    comparisons = [
        compare_ways(case, curve, of_case[0]) for case, of_case in curves.items() for curve in of_case
    ]
    return DenoiseRdReport(samples, curves, comparisons, denoiser.package.name, provenance())


def compare_ways(case: str, curve: Curve, noisy: Curve) -> Comparison:
    """Compare a way with compressing the noisy picture.

    Args:
        case: Name of the case.
        curve: Of the way.
        noisy: Of the noisy picture.
    """
    best = max(noisy.values("psnr"), key=lambda pair: pair[1])
    usual = [(p.bpp, p.psnr) for p in noisy.points if p.quality == DEFAULT_QUALITY and p.psnr is not None]
    try:
        percent = bd_rate(worthwhile(noisy), worthwhile(curve))
    except AedeskError:  # too few points, or no PSNR that both reach
        percent = math.nan
    return Comparison(
        case,
        curve.name,
        max(value for _, value in curve.values("psnr")),
        percent if math.isfinite(percent) else None,
        _saving(curve, best),
        _saving(curve, usual[0]) if usual else None,
    )


def worthwhile(curve: Curve) -> list[tuple[float, float]]:
    """Pairs (bits per pixel, PSNR) by rising bits, without those that a smaller file matches.

    More bits make the file of a noisy picture worse beyond some quality, because it then holds the noise.
    """
    kept: list[tuple[float, float]] = []
    for bpp, value in sorted(curve.values("psnr")):
        if not kept or value > kept[-1][1]:
            kept.append((bpp, value))
    return kept


def bits_for(curve: Curve, psnr: float) -> float | None:
    """Fewest bits per pixel for a PSNR, log-linear between measured points; None where it is not reached."""
    points = worthwhile(curve)
    if not points or psnr > points[-1][1]:
        return None
    rates, values = zip(*points, strict=True)
    return float(np.exp(np.interp(psnr, values, np.log(rates))))


def _saving(curve: Curve, noisy: tuple[float, float]) -> Saving:
    bpp, value = noisy
    return Saving(value, bpp, bits_for(curve, value))


def _curve(samples: Sequence[Sample], contender: Contender) -> Curve:
    kind: Kind = "aedesk" if contender.family == "aedesk" else "peer"
    return average(samples, name=contender.name, kind=kind, family=contender.family)
