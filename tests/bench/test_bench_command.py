"""The command ``bench`` as a whole, with a stand-in for aedesk's codec."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aedesk.bench.fresh import FreshRun
from aedesk.cli import Environment, main
from aedesk.errors import ExitStatus
from tests.bench.conftest import StandInCodec

Bench = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, stand_in: StandInCodec) -> Bench:
    """Runs ``aedesk-cli bench ...`` and returns its status, standard output and standard error."""
    fresh = FreshRun({"import": 0.2, "load": 0.1, "read": 0.05, "network": 0.3, "write": 0.01}, 0.8, 2**28)
    for module in ("own", "speed_run"):
        monkeypatch.setattr(f"aedesk.bench.{module}.open_own", lambda model, **rest: stand_in)
    monkeypatch.setattr("aedesk.bench.speed_run.run_fresh", lambda task: fresh)
    monkeypatch.setattr("aedesk.bench.speed_run.convolution_rate", lambda *, threads: 1e11)

    def run(*args: object) -> tuple[int, str, str]:
        out, err = io.BytesIO(), io.StringIO()
        status = main(["bench", *map(str, args)], Environment(io.BytesIO(), out, err))
        return status, out.getvalue().decode(), err.getvalue()

    return run


def test_rd_prints_tables_and_writes_everything(bench: Bench, photo_folder: Path, tmp_path: Path) -> None:
    status, out, err = bench(
        "rd",
        photo_folder,
        "--peers",
        "jpeg,webp-m6",
        "--peer-qualities",
        "20,50,90",
        "--out",
        tmp_path / "out",
    )
    assert (status, out) == (ExitStatus.OK, "")
    assert "BD-rate" in err
    assert "WebP method 6" in err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["rd.json", "rd.png", "rd.svg"]


def test_rd_json_is_one_line_of_data(bench: Bench, photo_folder: Path) -> None:
    status, out, _ = bench(
        "rd",
        photo_folder,
        "--peers",
        "jpeg-opt",
        "--qualities",
        "60,20,40",
        "--peer-qualities",
        "90,30",
        "--json",
    )
    content = json.loads(out)
    assert status == ExitStatus.OK
    assert out.count("\n") == 1
    assert [point["quality"] for point in content["curves"][0]["points"]] == [20, 40, 60]
    assert [point["quality"] for point in content["curves"][1]["points"]] == [30, 90]
    assert content["bd_rate"][0]["psnr"] < 0


def test_rd_compares_with_published_curves(bench: Bench, photo_folder: Path, tmp_path: Path) -> None:
    points = [
        {"bpp": 0.2 * 2**step, "psnr": 26 + 4 * step, "msssim": 1 - 0.1 * 0.5**step} for step in range(4)
    ]
    file = tmp_path / "published.json"
    file.write_text(json.dumps({"curves": [{"codec": "vtm", "points": points}]}))
    status, out, _ = bench(
        "rd", photo_folder, "--peers", "none", "--reference", file, "--reference-codec", "VTM", "--json"
    )
    assert status == ExitStatus.OK
    assert [(rate["test"], rate["anchor"]) for rate in json.loads(out)["bd_rate"]] == [
        ("aedesk stand-in", "vtm")
    ]


def test_peers_alone_need_no_model(bench: Bench, photo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.bench.own.open_own", None)
    status, _, err = bench("rd", photo_folder, "--peers-only", "--peers", "jpeg", "--peer-qualities", "20,80")
    assert status == ExitStatus.OK
    assert "aedesk stand-in" not in err


def test_a_missing_peer_is_left_out_aloud_unless_it_was_asked_for(
    bench: Bench, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_jxl", None)
    monkeypatch.setattr("PIL.features.check", lambda name: False)
    status, _, err = bench("rd", photo_folder, "--peer-qualities", "20,80", "--qualities", "20,80")
    assert status == ExitStatus.OK
    assert "Left out: JPEG XL needs the package pillow-jxl-plugin" in err
    status, _, err = bench("rd", photo_folder, "--peers", "jxl")
    assert status == ExitStatus.USAGE
    assert "pip install 'aedesk[jxl]'" in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--peers", "heic"], "no peer 'heic'"),
        (["--qualities", "0,50"], "Allowed are 1 to 100"),
        (["--qualities", "many"], "no list of qualities"),
        (["--qualities", "20.5"], "no list of qualities"),
        (["--peer-qualities", "101"], "Allowed are 0 to 100"),
        (["--peers-only", "--peers", "none"], "No codec is left"),
        (["--reference-codec", "vtm"], "--reference FILE"),
        (["--jobs", "0"], "jobs"),
    ],
)
def test_wrong_usage_is_status_2(bench: Bench, photo_folder: Path, args: list[str], message: str) -> None:
    status, out, err = bench("rd", photo_folder, *args)
    assert (status, out) == (ExitStatus.USAGE, "")
    assert message in err


def test_a_folder_without_pictures_is_status_3(bench: Bench, tmp_path: Path) -> None:
    assert bench("rd", tmp_path)[0] == ExitStatus.NOTHING_TO_DO
    assert bench("rd", tmp_path / "absent")[0] == ExitStatus.USAGE


def test_speed_prints_both_tables_and_json(bench: Bench, photo_folder: Path) -> None:
    status, out, err = bench(
        "speed", photo_folder / "b.png", "--repeat", 1, "--peers", "jpeg,webp-m6", "--json"
    )
    content = json.loads(out)
    assert status == ExitStatus.OK
    assert [row["codec"] for row in content["codecs"]] == [
        "aedesk stand-in",
        "JPEG 4:2:0 optimised",
        "WebP method 6",
    ]
    assert content["aedesk"]["compress"]["fresh"]["peak_bytes"] == 2**28
    assert "new process: peak memory (MiB)" in err


def test_speed_of_peers_alone(bench: Bench, photo_folder: Path) -> None:
    status, out, err = bench(
        "speed", photo_folder / "a.png", "--peers-only", "--peers", "jpeg", "--repeat", 1, "--json"
    )
    assert status == ExitStatus.OK
    assert json.loads(out)["aedesk"] is None
    assert "aedesk in detail" not in err
