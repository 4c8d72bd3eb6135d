"""PSNR, MS-SSIM and BD-rate against independent computations and published figures."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.errors import UsageError
from aedesk.imaging import bd_rate, ms_ssim, psnr, read_picture
from tests.imaging.material import gradient, noise


def plain_ssim_terms(x: np.ndarray, y: np.ndarray, peak: float) -> tuple[float, float]:
    """SSIM by summing over every window explicitly, in float64."""
    taps = np.exp(-((np.arange(11) - 5) ** 2) / (2 * 1.5**2))
    kernel = np.outer(taps, taps) / taps.sum() ** 2

    def windowed(plane: np.ndarray) -> np.ndarray:
        views = np.lib.stride_tricks.sliding_window_view(plane, (11, 11))
        return np.einsum("ijkl,kl->ij", views, kernel)

    mean_x, mean_y = windowed(x), windowed(y)
    variance_x, variance_y = windowed(x * x) - mean_x**2, windowed(y * y) - mean_y**2
    covariance = windowed(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    contrast = (2 * covariance + c2) / (variance_x + variance_y + c2)
    luminance = (2 * mean_x * mean_y + c1) / (mean_x**2 + mean_y**2 + c1)
    return float((luminance * contrast).mean()), float(contrast.mean())


def plain_ms_ssim(a: np.ndarray, b: np.ndarray, peak: float) -> float:
    values = []
    for channel in range(a.shape[2]):
        x, y = a[:, :, channel].astype(float), b[:, :, channel].astype(float)
        value = 1.0
        for scale, weight in enumerate([0.0448, 0.2856, 0.3001, 0.2363, 0.1333]):
            if scale:
                x, y = halved(x), halved(y)
            similarity, contrast = plain_ssim_terms(x, y, peak)
            value *= max(similarity if scale == 4 else contrast, 0) ** weight
        values.append(value)
    return float(np.mean(values))


def halved(plane: np.ndarray) -> np.ndarray:
    """The mean of 2×2 as avg_pool2d(x, 2, padding=side % 2) of PyTorch does it."""
    top, left = plane.shape[0] % 2, plane.shape[1] % 2
    padded = np.pad(plane, ((top, top), (left, left)))
    rows, columns = padded.shape[0] // 2, padded.shape[1] // 2
    return padded[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2).mean(axis=(1, 3))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_psnr_of_a_known_error(dtype: type) -> None:
    peak = int(np.iinfo(dtype).max)
    a = np.full((4, 5, 3), 10, dtype)
    b = a.copy()
    b[0, 0, 0] += 6
    assert psnr(a, b) == pytest.approx(10 * math.log10(peak**2 / (36 / 60)))
    assert psnr(b, a) == psnr(a, b)
    assert psnr(a, a) == math.inf
    assert psnr(np.zeros_like(a), np.full_like(a, peak)) == 0


@given(st.integers(0, 2**32), st.sampled_from([np.uint8, np.uint16]))
def test_psnr_is_ten_log_of_mse(seed: int, dtype: type) -> None:
    a, b = noise(7, 9, 3, dtype, seed), noise(7, 9, 3, dtype, seed + 1)
    mse = np.mean((a.astype(float) - b.astype(float)) ** 2)
    assert psnr(a, b) == pytest.approx(10 * np.log10(float(np.iinfo(dtype).max) ** 2 / mse))


def test_psnr_over_several_bands() -> None:
    a, b = noise(1100, 700, 3), noise(1100, 700, 3, seed=1)
    assert psnr(a, b) == pytest.approx(10 * np.log10(255**2 / np.mean((a.astype(float) - b) ** 2)))


@pytest.mark.parametrize("shape", [(176, 176), (200, 261), (177, 193)])
def test_ms_ssim_equals_the_plain_computation(shape: tuple[int, int]) -> None:
    a = gradient(*shape)
    a = (a // 2 + noise(*shape, 3) // 3).astype(np.uint8)
    b = (a * 0.9 + noise(*shape, 3, seed=5) / 16).astype(np.uint8)
    assert ms_ssim(a, b) == pytest.approx(plain_ms_ssim(a, b, 255), abs=2e-5)
    assert ms_ssim(a[:, :, 0], b[:, :, 0]) == pytest.approx(
        plain_ms_ssim(a[:, :, :1], b[:, :, :1], 255), abs=2e-5
    )


def test_ms_ssim_does_not_depend_on_depth() -> None:
    a, b = noise(180, 180, 1), gradient(180, 180)[:, :, :1]
    deep = [samples.astype(np.uint16) * np.uint16(257) for samples in (a, b)]
    assert ms_ssim(*deep) == pytest.approx(ms_ssim(a, b), abs=1e-5)


def test_ms_ssim_ends() -> None:
    a = noise(176, 180, 3)
    assert ms_ssim(a, a) == pytest.approx(1, abs=1e-6)
    assert ms_ssim(a, 255 - a) == 0


def test_ms_ssim_of_small_pictures_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 176"):
        ms_ssim(noise(175, 300, 3), noise(175, 300, 3))


@pytest.mark.parametrize("metric", [psnr, ms_ssim])
@pytest.mark.parametrize(
    ("a", "b"),
    [
        (noise(200, 200, 3), noise(200, 201, 3)),
        (noise(200, 200, 3), noise(200, 200, 3, np.uint16)),
        (np.zeros((200, 200)), np.zeros((200, 200))),
    ],
)
def test_metrics_refuse_what_cannot_be_compared(metric: object, a: np.ndarray, b: np.ndarray) -> None:
    with pytest.raises(UsageError, match="cannot be compared"):
        metric(a, b)  # type: ignore[operator]


CURVE = [(0.1, 28.0), (0.25, 31.0), (0.5, 34.0), (0.9, 37.0), (1.4, 40.0)]


@given(st.floats(0.1, 10))
def test_bd_rate_of_a_constant_factor(factor: float) -> None:
    test = [(factor * rate, quality) for rate, quality in reversed(CURVE)]
    assert bd_rate(CURVE, test) == pytest.approx(100 * (factor - 1), abs=1e-9)
    assert bd_rate(test, CURVE) == pytest.approx(100 * (1 / factor - 1), abs=1e-9)


def test_bd_rate_counts_the_common_interval_only() -> None:
    beyond = [(rate, quality) for rate, quality in CURVE if quality >= 34]
    assert bd_rate(CURVE, [(2 * rate, quality) for rate, quality in CURVE][:2]) > 90
    assert abs(bd_rate(CURVE, beyond)) < 3


def test_bd_rate_of_two_points_is_linear() -> None:
    # log-rates 0 → 2 and 1 → 2 over the same qualities: the mean difference is 0.5
    reference, test = [(1.0, 0.0), (math.e**2, 1.0)], [(math.e, 0.0), (math.e**2, 1.0)]
    assert bd_rate(reference, test) == pytest.approx(100 * math.expm1(0.5))


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ([(1.0, 30.0)], "at least two"),
        ([(0.0, 30.0), (1.0, 35.0)], "not above 0"),
        ([(1.0, 30.0), (2.0, 30.0)], "quality twice"),
        ([(1.0, 30.0), (2.0, math.inf)], "not finite"),
        ([(1.0, 50.0), (2.0, 55.0)], "share no interval"),
    ],
)
def test_bd_rate_refuses_useless_curves(test: list[tuple[float, float]], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        bd_rate(CURVE, test)


@pytest.mark.parametrize(
    ("peer", "by_psnr", "by_ms_ssim"),
    [
        ("avif444", 38.3, 1),
        ("webp", 77, 55),
        ("jp2", 90, 94),
        ("jxl", 103, 52),
        ("jpeg420", 183, 112),
    ],
)
def test_bd_rate_reproduces_published_figures(
    shared_data: Path, peer: str, by_psnr: float, by_ms_ssim: float
) -> None:
    reference = json.loads((shared_data / "reference/kodak.json").read_text())["curves"]
    vtm = next(curve["points"] for curve in reference if curve["codec"] == "vtm")
    points = json.loads((shared_data / "reference/peers-kodak-measured.json").read_text())[peer]
    assert bd_rate(
        [(point["bpp"], point["psnr"]) for point in vtm], [(point["bpp"], point["psnr"]) for point in points]
    ) == pytest.approx(by_psnr, abs=0.6)

    def decibel(value: float) -> float:
        return -10 * math.log10(1 - value)

    assert bd_rate(
        [(point["bpp"], decibel(point["msssim"])) for point in vtm],
        [(point["bpp"], decibel(point["ms_ssim"])) for point in points],
    ) == pytest.approx(by_ms_ssim, abs=0.6)


def test_evaluation_pictures_are_read(shared_data: Path) -> None:
    pictures = sorted((shared_data / "eval/kodak").glob("*.png"))
    assert len(pictures) == 24
    assert {read_picture(path).pixels.shape for path in pictures[:3]} <= {(512, 768, 3), (768, 512, 3)}
