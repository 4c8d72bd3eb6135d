"""``bench denoise-rd``: bits of noisy pictures at equal PSNR against their clean originals."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from aedesk.bench.curves import Curve, CurvePoint
from aedesk.bench.denoise_rd import NOISY, bits_for, compare_ways, worthwhile
from aedesk.cli import Environment, main
from aedesk.errors import ExitStatus
from tests.bench.conftest import StandInCodec
from tests.denoising.material import make_package, make_photo


def curve(name: str, points: Sequence[tuple[float, float, float]]) -> Curve:
    """A curve of (quality, bits per pixel, PSNR)."""
    made = (CurvePoint(bpp, psnr, None, quality) for quality, bpp, psnr in points)
    return Curve(name, "aedesk", "aedesk", tuple(made))


NOISY_CURVE = curve(NOISY, [(1, 0.1, 24), (30, 0.4, 27), (60, 1.6, 25), (90, 3.2, 22)])
CLEAN_CURVE = curve("clean", [(1, 0.1, 26), (30, 0.2, 28), (60, 0.8, 30)])


def test_bits_beyond_the_best_of_a_noisy_picture_are_wasted() -> None:
    assert worthwhile(NOISY_CURVE) == [(0.1, 24), (0.4, 27)]


def test_bits_for_a_psnr() -> None:
    assert bits_for(CLEAN_CURVE, 28) == pytest.approx(0.2)
    assert bits_for(CLEAN_CURVE, 29) == pytest.approx(0.4), "half way of the logarithm"
    assert bits_for(CLEAN_CURVE, 20) == pytest.approx(0.1), "no file is smaller, so nothing is promised"
    assert bits_for(CLEAN_CURVE, 30.1) is None


def test_savings_are_taken_at_the_best_and_at_the_usual_quality_of_the_noisy_picture() -> None:
    found = compare_ways("σ 25", CLEAN_CURVE, NOISY_CURVE)
    assert (found.best_psnr, found.at_best.psnr, found.at_best.noisy_bpp) == (30, 27, 0.4)
    assert found.at_best.bpp == pytest.approx(0.1 * 2**0.5)
    assert found.at_best.share == pytest.approx(1 - 2**0.5 / 4)
    assert found.as_usual is not None and found.as_usual.share == pytest.approx(1 - 0.1 / 1.6)
    assert found.bd_rate is not None and -75 < found.bd_rate < -55
    same = compare_ways("σ 25", NOISY_CURVE, NOISY_CURVE)
    assert same.at_best.share == pytest.approx(0) and same.bd_rate == pytest.approx(0)
    assert compare_ways("σ 25", NOISY_CURVE, CLEAN_CURVE).at_best.share is None, "it is never so good"


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: StandInCodec) -> None:
    monkeypatch.setattr("aedesk.bench.own.open_own", lambda model, **rest: stand_in)
    denoiser = make_package(tmp_path / "micro").path
    (tmp_path / "photos").mkdir()
    Image.fromarray(make_photo(64, 80, sigma=0)).save(tmp_path / "photos" / "a.png")
    out, err = io.BytesIO(), io.StringIO()
    words = ["bench", "denoise-rd", str(tmp_path / "photos"), "--sigma", "20,40", "--qualities", "20,60,100"]
    words += ["--denoiser", str(denoiser), "--out", str(tmp_path / "out"), "--json"]
    assert main(words, Environment(io.BytesIO(), out, err)) == ExitStatus.OK, err.getvalue()
    content = json.loads(out.getvalue())
    ways = [NOISY, "aedesk --denoise", "AVIF, noisy", "denoised, then AVIF"]
    assert [(c["case"], c["way"]) for c in content["comparisons"]] == [
        (case, way) for case in ("σ 20", "σ 40") for way in ways
    ]
    noisy = content["comparisons"][0]
    assert noisy["at_best"]["saved_share"] == pytest.approx(0) and noisy["as_usual"]["psnr"] > 15
    assert {len(curve["points"]) for curve in content["curves"]["σ 20"]} == {3, 9}
    assert len(content["samples"]["σ 40"]) == 2 * 3 + 2 * 9
    names = ["denoise-rd-sigma-20.png", "denoise-rd-sigma-40.png", "denoise-rd.json"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert "Bits at equal PSNR" in err.getvalue() and "not reached" in err.getvalue()
