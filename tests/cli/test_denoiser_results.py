"""Measurements of a denoiser go into its package and onto its card."""

import json
from pathlib import Path

import pytest

from aedesk.bench.curves import Curve, CurvePoint
from aedesk.bench.denoise import NOISY, DenoiseReport, DenoiseSample
from aedesk.bench.denoise_rd import NOISY as NOISY_WAY
from aedesk.bench.denoise_rd import DenoiseRdReport, compare_ways
from aedesk.bench.denoise_rd_report import as_json as rd_as_json
from aedesk.bench.denoise_report import as_json
from aedesk.bench.provenance import provenance
from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli
from tests.denoising.material import make_package


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return make_package(tmp_path / "micro").path


def write_quality(path: Path, name: str) -> Path:
    rows = [
        ("σ 25", NOISY, 20.5),
        ("σ 25", name, 30.25),
        ("clean", NOISY, float("inf")),
        ("clean", name, 45.5),
    ]
    samples = [DenoiseSample(case, "a", who, 0.4, psnr, 0.9, 0.2) for case, who, psnr in rows]
    path.write_text(json.dumps(as_json(DenoiseReport(samples, provenance()))))
    return path


def write_bits(path: Path, name: str) -> Path:
    def curve(way: str, bpp: float) -> Curve:
        points = (CurvePoint(bpp, 25, None, 30.0), CurvePoint(4 * bpp, 27, None, 60.0))
        return Curve(way, "aedesk", "aedesk", points)

    curves = [curve(NOISY_WAY, 0.4), curve("aedesk --denoise", 0.1)]
    found = [compare_ways("σ 25", each, curves[0]) for each in curves]
    path.write_text(json.dumps(rd_as_json(DenoiseRdReport({}, {}, found, name, provenance()))))
    return path


def test_quality_and_bits_are_on_the_card(cli: Cli, model: Path, tmp_path: Path) -> None:
    files = [write_quality(tmp_path / "a.json", "aedesk micro"), write_bits(tmp_path / "b.json", "micro")]
    for file in files:
        outcome = cli("models", "add-results", model, file)
        assert outcome.status == ExitStatus.OK, outcome.stderr
    card = cli("models", "show", model).stdout.decode()
    assert "Denoising, 1 pictures: σ 25, clean" in card
    assert "30.250" in card and "45.500" in card and "∞" in card
    assert "Bits at equal PSNR against the clean original" in card and "-75.0 %" in card


def test_measurements_of_another_denoiser_are_refused(cli: Cli, model: Path, tmp_path: Path) -> None:
    for file in (
        write_quality(tmp_path / "a.json", "aedesk other"),
        write_bits(tmp_path / "b.json", "other"),
    ):
        outcome = cli("models", "add-results", model, file)
        assert outcome.status == ExitStatus.USAGE and "says nothing about the model micro" in outcome.stderr
