"""The report is valid JSON that a later run can compare with, tables that hold all, plots that show all."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from aedesk.bench.comparison import compare_pictures
from aedesk.bench.curves import Curve, CurvePoint
from aedesk.bench.peers import peer, select_peers
from aedesk.bench.pictures import list_pictures
from aedesk.bench.plot import draw
from aedesk.bench.reference import load_published
from aedesk.bench.report import RdReport, bd_table, curve_table, write_report
from aedesk.errors import OutputError
from tests.bench.conftest import StandInCodec

PUBLISHED = Curve(
    "vtm",
    "published",
    "vtm",
    tuple(CurvePoint(0.3 * 2**step, 28.0 + 5 * step, None) for step in range(4)),
    "example.org/curves",
)


@pytest.fixture
def report(photo_folder: Path, stand_in: StandInCodec) -> RdReport:
    contenders = [stand_in.contender()]
    contenders += [peer(setting, threads=1).at((20, 60, 90)) for setting in select_peers(["jpeg", "webp-m4"])]
    return compare_pictures(list_pictures(photo_folder), contenders, [PUBLISHED])


def test_json_holds_points_curves_rates_and_versions(report: RdReport) -> None:
    content = json.loads(json.dumps(report.as_json(), allow_nan=False))
    assert content["kind"] == "aedesk bench rd"
    assert content["pictures"] == [
        {"name": "a.png", "width": 176, "height": 208},
        {"name": "b.png", "width": 256, "height": 192},
    ]
    assert len(content["samples"]) == 2 * 4 * 3
    assert {"picture", "codec", "quality", "bytes", "bpp", "psnr", "msssim"} == set(content["samples"][0])
    assert [(curve["codec"], curve["kind"], len(curve["points"])) for curve in content["curves"]] == [
        ("aedesk stand-in", "aedesk", 3),
        ("JPEG 4:2:0 optimised", "peer", 3),
        ("JPEG 4:2:0 progressive optimised", "peer", 3),
        ("WebP method 4", "peer", 3),
        ("vtm", "published", 4),
    ]
    assert [(rate["test"], rate["ms_ssim"] is None) for rate in content["bd_rate"]] == [
        ("aedesk stand-in", anchor == "vtm") for anchor in ("JPEG", "JPEG", "WebP", "vtm")
    ]
    assert {"python", "aedesk", "numpy", "pillow", "libwebp"} <= set(content["provenance"]["versions"])
    assert content["provenance"]["command"]


def test_points_are_means_of_the_samples(report: RdReport) -> None:
    content = report.as_json()
    point = content["curves"][1]["points"][0]
    mine = [s for s in content["samples"] if s["codec"] == "JPEG 4:2:0 optimised" and s["quality"] == 20]
    assert point["quality"] == 20
    for key in ("bpp", "psnr", "msssim"):
        assert point[key] == pytest.approx(sum(s[key] for s in mine) / 2)


def test_written_files_are_complete_and_can_be_a_reference(report: RdReport, tmp_path: Path) -> None:
    paths = write_report(report, tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["rd.json", "rd.png", "rd.svg"]
    with Image.open(paths[1]) as picture:
        picture.load()
        assert picture.format == "PNG"
        assert picture.width > 1000
    assert "<svg" in paths[2].read_text(encoding="utf-8")
    again = load_published([paths[0]], ["aedesk stand-in"])[0]
    assert again.values("psnr") == report.curves[0].values("psnr")


def test_a_folder_that_cannot_be_made_is_an_output_error(report: RdReport, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=r"cannot be made.*--out"):
        write_report(report, tmp_path / "file")


def test_each_panel_shows_the_curves_that_have_its_metric(report: RdReport) -> None:
    psnr_panel, ms_ssim_panel = draw(report.curves, "title").axes
    assert [line.get_label() for line in psnr_panel.lines] == [curve.name for curve in report.curves]
    assert [line.get_label() for line in ms_ssim_panel.lines] == [curve.name for curve in report.curves[:-1]]
    assert list(psnr_panel.lines[1].get_ydata()) == [point.psnr for point in report.curves[1].points]


def test_settings_of_a_family_share_a_colour_but_not_a_dash(report: RdReport) -> None:
    _, usual, slow, webp, _ = draw(report.curves, "title").axes[0].lines
    assert usual.get_color() == slow.get_color() != webp.get_color()
    assert usual.get_linestyle() != slow.get_linestyle()


def test_tables_show_every_point_and_rate(report: RdReport) -> None:
    console = Console(file=io.StringIO(), record=True, width=120)
    console.print(curve_table(report.curves), bd_table(report.bd_rates))
    text = console.export_text()
    for curve in report.curves[:-1]:
        for point in curve.points:
            assert f"{point.bpp:.3f}" in text
    assert "WebP method 4" in text
    assert "no common range" in text
    assert f"{report.bd_rates[0].psnr:+.1f} %" in text
