"""Phases sum to the total, the quickest repeat counts, processes of their own are measured."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from aedesk.bench import speed_run
from aedesk.bench.contender import Pixels
from aedesk.bench.fresh import FreshRun, FreshTask, run_fresh
from aedesk.bench.peers import peer, select_peers
from aedesk.bench.speed import quickest, time_own, time_peer
from aedesk.bench.speed_report import ActionDetail, OwnDetail, SpeedReport
from aedesk.bench.speed_run import SpeedPlan, run_speed
from aedesk.bench.speed_tables import codec_table, detail_table
from aedesk.errors import AedeskError
from tests.bench.conftest import StandInCodec

FRESH = FreshRun(
    {"import": 0.2, "load": 0.1, "read": 0.05, "network": 0.3, "other": 0.0, "write": 0.01},
    0.8,
    300 * 1024**2,
)


def test_the_quickest_result_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 5.0, 10.0, 12.0, 20.0, 23.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    results = iter(["slow", "quick", "middle"])
    assert quickest(3, lambda: next(results)) == (2.0, "quick")


def test_phases_sum_to_the_seconds(photo: Pixels, stand_in: StandInCodec) -> None:
    timed = time_own(stand_in, photo, 50, repeat=2)  # type: ignore[arg-type]
    assert list(timed.compress_phases) == ["network", "prior", "entropy", "file", "other"]
    assert timed.compress_phases["entropy"] == 2e-6
    assert sum(timed.compress_phases.values()) == pytest.approx(timed.row.compress_seconds)
    assert sum(timed.restore_phases.values()) == pytest.approx(timed.row.restore_seconds)


def test_a_peers_row_describes_its_file(photo: Pixels) -> None:
    contender = peer(select_peers(["webp-m4"])[0])
    row = time_peer(contender, photo, 60, repeat=1)
    assert (row.codec, row.size) == ("WebP method 4", len(contender.encode(photo, 60)))
    assert 20 < row.psnr < 60
    assert min(row.compress_seconds, row.restore_seconds) > 0


@pytest.fixture
def report() -> SpeedReport:
    detail = OwnDetail(
        100.0,
        ActionDetail(
            0.4,
            {"network": 0.3, "prior": 0.02, "entropy": 0.04, "file": 0.0, "other": 0.04},
            18.0,
            0.2,
            FRESH,
        ),
        ActionDetail(
            0.3,
            {"network": 0.25, "prior": 0.01, "entropy": 0.02, "file": 0.0, "other": 0.02},
            11.0,
            0.1,
            FRESH,
        ),
    )
    return SpeedReport("p.png", 2000, 1000, 3, [], detail, {"versions": {}})


def test_detail_shows_ratio_process_and_memory(report: SpeedReport) -> None:
    assert report.own is not None
    console = Console(file=io.StringIO(), record=True, width=120)
    console.print(detail_table(report.own), codec_table(report))
    text = console.export_text()
    for piece in (
        "prior (s)",
        "0.020",
        "1.20",
        "3.00",
        "new process: load (s)",
        "300",
        "100 GMAC/s",
        "2.00 megapixels",
    ):
        assert piece in text


def test_run_measures_all_codecs_and_the_floor(
    photo_folder: Path, stand_in: StandInCodec, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks: list[FreshTask] = []
    monkeypatch.setattr(speed_run, "open_own", lambda model, *, device, threads: stand_in)
    monkeypatch.setattr(speed_run, "run_fresh", lambda task: tasks.append(task) or FRESH)
    monkeypatch.setattr(speed_run, "convolution_rate", lambda *, threads: 2e9)
    plan = SpeedPlan(picture=photo_folder / "b.png", peers=select_peers(["jpeg-opt"]), repeat=1, quality=40)
    report = run_speed(plan)
    content = json.loads(json.dumps(report.as_json(), allow_nan=False))
    assert [row["codec"] for row in content["codecs"]] == ["aedesk stand-in", "JPEG 4:2:0 optimised"]
    assert content["picture"] == {"name": "b.png", "width": 256, "height": 192}
    assert content["aedesk"]["gmac_per_second"] == 2
    assert content["aedesk"]["restore"]["floor_seconds"] == pytest.approx(11e3 * 256 * 192 / 2e9)
    assert content["aedesk"]["compress"]["kmac_per_pixel"] == 18
    assert [task.action for task in tasks] == ["compress", "restore"]
    assert tasks[0].source == str(photo_folder / "b.png")
    assert tasks[1].source == tasks[0].target


def test_a_failing_process_says_why(tmp_path: Path) -> None:
    with pytest.raises(AedeskError, match=r"status 1 .*no-such-model"):
        run_fresh(
            FreshTask("compress", str(tmp_path / "p.png"), str(tmp_path / "p.aed"), model="no-such-model")
        )
