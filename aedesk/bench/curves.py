"""Rate-distortion curves: averages over pictures, and BD-rates between them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from aedesk.bench.rd import Sample
from aedesk.errors import AedeskError
from aedesk.imaging import bd_rate

Kind = Literal["aedesk", "peer", "published"]
Metric = Literal["psnr", "ms_ssim_db"]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One quality, averaged over pictures.

    Args:
        bpp: Mean of the pictures' bits per pixel; each picture counts the same, whatever its size.
        psnr: Mean of the pictures' PSNR, dB; None where it is unknown or not finite.
        ms_ssim: Mean of the pictures' MS-SSIM, between 0 and 1; None where one is unknown.
        quality: On the codec's own scale; None for published curves.
    """

    bpp: float
    psnr: float | None
    ms_ssim: float | None
    quality: float | None = None

    @property
    def ms_ssim_db(self) -> float | None:
        """−10·log10(1 − MS-SSIM); None where it is unknown or not finite."""
        if self.ms_ssim is None or self.ms_ssim >= 1:
            return None
        return -10 * math.log10(1 - self.ms_ssim)


@dataclass(frozen=True, slots=True)
class Curve:
    """How quality rises with rate.

    Args:
        name: The codec with its setting.
        kind: Whether it was measured here, and of whom.
        family: The codec without its setting; settings of one family share a colour in plots.
        points: By rising bits per pixel.
        source: Where a published curve comes from; empty for others.
    """

    name: str
    kind: Kind
    family: str
    points: tuple[CurvePoint, ...]
    source: str = ""

    def values(self, metric: Metric) -> list[tuple[float, float]]:
        """Pairs (bits per pixel, metric) of the points where the metric is known."""
        pairs = ((point.bpp, getattr(point, metric)) for point in self.points)
        return [(bpp, value) for bpp, value in pairs if value is not None]


@dataclass(frozen=True, slots=True)
class BdRate:
    """Bits that one curve needs beyond another at equal quality.

    Args:
        test: Name of the curve that is judged.
        anchor: Name of the curve that it is compared with.
        psnr: Percent at equal PSNR; negative is better than the anchor. None where it cannot be told.
        ms_ssim: The same at equal MS-SSIM, compared in dB.
    """

    test: str
    anchor: str
    psnr: float | None
    ms_ssim: float | None


def average(samples: Iterable[Sample], *, name: str, kind: Kind, family: str) -> Curve:
    """The curve of one contender over all pictures.

    Args:
        samples: Of any contenders; those of another name are left out.
        name: `Contender.name`.
        kind: What the curve is.
        family: `Contender.family`.
    """
    groups: dict[float, list[Sample]] = {}
    for sample in samples:
        if sample.contender == name:
            groups.setdefault(sample.quality, []).append(sample)
    points = [_mean_point(quality, group) for quality, group in groups.items()]
    return Curve(name, kind, family, tuple(sorted(points, key=lambda point: point.bpp)))


def _mean_point(quality: float, group: Sequence[Sample]) -> CurvePoint:
    psnr = fmean(sample.psnr for sample in group)
    ms_ssims = [sample.ms_ssim for sample in group if sample.ms_ssim is not None]
    return CurvePoint(
        bpp=fmean(sample.bpp for sample in group),
        psnr=psnr if math.isfinite(psnr) else None,
        ms_ssim=fmean(ms_ssims) if len(ms_ssims) == len(group) else None,
        quality=quality,
    )


def compare(test: Curve, anchor: Curve) -> BdRate:
    """BD-rate of one curve against another over the range of quality that both cover."""
    return BdRate(
        test.name, anchor.name, _percent(test, anchor, "psnr"), _percent(test, anchor, "ms_ssim_db")
    )


def compare_all(curves: Sequence[Curve]) -> list[BdRate]:
    """BD-rates of aedesk's curves against all others; without such, of all curves against the first."""
    own = [curve for curve in curves if curve.kind == "aedesk"]
    others = [curve for curve in curves if curve.kind != "aedesk"]
    if own:
        return [compare(test, anchor) for test in own for anchor in others]
    return [compare(test, others[0]) for test in others[1:]]


def _percent(test: Curve, anchor: Curve, metric: Metric) -> float | None:
    try:
        percent = bd_rate(anchor.values(metric), test.values(metric))
    except AedeskError:  # too few points, or no quality that both reach
        return None
    return percent if math.isfinite(percent) else None
