"""Averages over pictures and BD-rates of synthetic curves."""

import math

import pytest

from aedesk.bench.curves import Curve, CurvePoint, Kind, average, compare, compare_all
from aedesk.bench.rd import Sample


def sample(
    picture: str, quality: float, size: int, psnr: float, ms_ssim: float, contender: str = "X"
) -> Sample:
    return Sample(picture, 100, 80, contender, quality, size, psnr, ms_ssim)


def line(name: str, kind: Kind = "peer", *, factor: float = 1.0, low: float = 28.0) -> Curve:
    """6 dB a doubling of the rate, from a lowest PSNR on."""
    points = [CurvePoint(factor * 0.1 * 2**step, low + 6 * step, 1 - 0.1 * 0.5**step) for step in range(5)]
    return Curve(name, kind, name, tuple(points))


def test_average_counts_each_picture_the_same() -> None:
    samples = [
        sample("a", 50, 1000, 30.0, 0.95),
        sample("b", 50, 3000, 40.0, 0.99),
        sample("a", 20, 500, 25.0, 0.90),
        sample("b", 20, 700, 35.0, 0.92),
        sample("a", 20, 9999, 99.0, 0.99, contender="other"),
    ]
    curve = average(samples, name="X", kind="peer", family="x")
    assert [point.quality for point in curve.points] == [20, 50]
    assert curve.points[1].bpp == pytest.approx(8 * 2000 / 8000)
    assert curve.points[1].psnr == pytest.approx(35.0)
    assert curve.points[1].ms_ssim == pytest.approx(0.97)
    assert curve.points[1].ms_ssim_db == pytest.approx(-10 * math.log10(0.03))


def test_pictures_of_other_sizes_have_their_own_bpp() -> None:
    samples = [
        Sample("small", 10, 10, "X", 50, 100, 30.0, 0.9),
        Sample("large", 100, 100, "X", 50, 1250, 30.0, 0.9),
    ]
    assert average(samples, name="X", kind="peer", family="x").points[0].bpp == pytest.approx((8 + 1) / 2)


def test_a_picture_without_ms_ssim_leaves_the_curve_without() -> None:
    small = Sample("small", 9, 9, "X", 50, 100, 30.0, None)
    curve = average([sample("a", 50, 1000, 30.0, 0.95), small], name="X", kind="peer", family="x")
    assert curve.values("psnr") and not curve.values("ms_ssim_db")


def test_exact_pictures_leave_no_infinite_point() -> None:
    curve = average([sample("a", 100, 9000, math.inf, 1.0)], name="X", kind="peer", family="x")
    assert curve.points[0].psnr is None
    assert curve.points[0].ms_ssim_db is None
    assert curve.values("psnr") == []


@pytest.mark.parametrize("factor", [0.5, 0.65, 1.0, 1.25])
def test_bd_rate_of_a_shifted_curve_is_the_shift(factor: float) -> None:
    rate = compare(line("test", factor=factor), line("anchor"))
    assert (rate.test, rate.anchor) == ("test", "anchor")
    assert rate.psnr == pytest.approx(100 * (factor - 1), abs=0.05)
    assert rate.ms_ssim == pytest.approx(100 * (factor - 1), abs=0.05)


def test_bd_rate_uses_the_common_range() -> None:
    # Same line, but the test starts 6 dB and one doubling higher: nothing is lost or won.
    shifted = line("test", factor=2, low=34)
    rate = compare(shifted, line("anchor"))
    assert rate.psnr == pytest.approx(0, abs=0.05)


def test_without_a_common_range_there_is_no_bd_rate() -> None:
    rate = compare(line("test", low=80), line("anchor"))
    assert rate.psnr is None
    assert rate.ms_ssim is not None


def test_a_metric_that_a_curve_lacks_has_no_bd_rate() -> None:
    published = Curve("p", "published", "p", tuple(CurvePoint(p.bpp, p.psnr, None) for p in line("p").points))
    assert compare(line("test"), published).ms_ssim is None


def test_aedesk_is_compared_with_all_others() -> None:
    curves = [line("aedesk tiny", "aedesk"), line("JPEG"), line("vtm", "published")]
    assert [(rate.test, rate.anchor) for rate in compare_all(curves)] == [
        ("aedesk tiny", "JPEG"),
        ("aedesk tiny", "vtm"),
    ]


def test_without_aedesk_the_first_curve_is_the_anchor() -> None:
    rates = compare_all([line("JPEG"), line("WebP", factor=0.7), line("vtm", "published", factor=0.4)])
    assert [(rate.test, rate.anchor) for rate in rates] == [("WebP", "JPEG"), ("vtm", "JPEG")]
    assert [round(rate.psnr or 0) for rate in rates] == [-30, -60]
    assert compare_all([line("JPEG")]) == []
