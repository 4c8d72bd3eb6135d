"""Published curves are found by name, and broken files are refused."""

import json
from pathlib import Path

import pytest

from aedesk.bench.reference import load_published
from aedesk.errors import UsageError


@pytest.fixture
def published(tmp_path: Path) -> Path:
    curves = [
        {"codec": "WACNN", "optimised_for": "ms-ssim", "points": [{"bpp": 0.1, "msssim": 0.96}]},
        {
            "codec": "WACNN",
            "optimised_for": "mse",
            "source": {"repo": "example.org/wacnn"},
            "points": [{"bpp": 0.4, "psnr": 34.0, "msssim": 0.98}, {"bpp": 0.1, "psnr": 31.0}],
        },
        {"codec": "vtm", "points": [{"bpp": 0.2, "psnr": 32.0, "msssim": 0.97}]},
    ]
    path = tmp_path / "published.json"
    path.write_text(json.dumps({"curves": curves}))
    return path


def test_curves_come_in_the_order_of_the_names(published: Path) -> None:
    curves = load_published([published], ["VTM", "WACNN"])
    assert [(curve.name, curve.kind) for curve in curves] == [("vtm", "published"), ("WACNN", "published")]


def test_the_curve_optimised_for_psnr_is_taken_and_sorted(published: Path) -> None:
    curve = load_published([published], ["wacnn"])[0]
    assert curve.values("psnr") == [(0.1, 31.0), (0.4, 34.0)]
    assert [point.ms_ssim for point in curve.points] == [None, 0.98]
    assert curve.source == "example.org/wacnn"


def test_unknown_name_shows_close_ones(published: Path) -> None:
    with pytest.raises(UsageError, match=r"'WACN'.*WACNN"):
        load_published([published], ["WACN"])


@pytest.mark.parametrize(("files", "names"), [(1, 0), (0, 1)])
def test_file_and_name_belong_together(published: Path, files: int, names: int) -> None:
    with pytest.raises(UsageError, match="--reference-codec"):
        load_published([published] * files, ["vtm"] * names)
    assert load_published([], []) == []


@pytest.mark.parametrize(
    "content",
    ["not json", "[]", '{"curves": 3}', '{"curves": [{"points": []}]}', '{"curves": [{"codec": "vtm"}]}',
     '{"curves": [{"codec": "vtm", "points": [{"psnr": 30}]}]}',
     '{"curves": [{"codec": "vtm", "points": [{"bpp": "much"}]}]}'],
)  # fmt: skip
def test_broken_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)
    with pytest.raises(UsageError):
        load_published([path], ["vtm"])
    with pytest.raises(UsageError, match="cannot be read"):
        load_published([tmp_path / "absent.json"], ["vtm"])


def test_the_shared_curves_can_be_read(shared_data: Path) -> None:
    curve = load_published([shared_data / "reference" / "kodak.json"], ["vtm"])[0]
    assert len(curve.values("psnr")) == len(curve.values("ms_ssim_db")) > 4
