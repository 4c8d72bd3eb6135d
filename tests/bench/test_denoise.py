"""``bench denoise``: tables, JSON, plots, pairs, peers that are absent."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.bench.denoise import SweepPoint
from aedesk.bench.denoise_cases import Noise
from aedesk.bench.denoise_peers import SETTINGS
from aedesk.bench.denoise_sweep import is_monotone
from aedesk.cli import Environment, main
from aedesk.errors import ExitStatus
from aedesk.imaging import ssim
from tests.denoising.material import make_package, make_photo

Bench = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bench() -> Bench:
    """Runs ``aedesk-cli bench denoise ...`` and returns its status, standard output and standard error."""

    def run(*args: object) -> tuple[int, str, str]:
        out, err = io.BytesIO(), io.StringIO()
        status = main(["bench", "denoise", *map(str, args)], Environment(io.BytesIO(), out, err))
        return status, out.getvalue().decode(), err.getvalue()

    return run


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("models") / "micro").path


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for i in range(2):
        Image.fromarray(make_photo(48, 56 + i, seed=i, sigma=0)).save(folder / f"{i}.png")
    return folder


def test_everything_is_measured_and_written(bench: Bench, photos: Path, model: Path, tmp_path: Path) -> None:
    status, out, err = bench(
        photos, "--sigma", "10,30", "--peers", "nlmeans", "--model", model, "--out", tmp_path, "--json"
    )
    assert status == ExitStatus.OK, err
    content = json.loads(out)
    means = {(mean["case"], mean["cleaner"]): mean for mean in content["means"]}
    assert set(means) == {
        (case, name)
        for case in ("σ 10", "σ 30")
        for name in ("noisy", "aedesk micro", "OpenCV non-local means")
    }
    assert means["σ 10", "noisy"]["psnr"] == pytest.approx(28.1, abs=0.4)
    assert means["σ 30", "OpenCV non-local means"]["psnr"] > means["σ 30", "noisy"]["psnr"] + 2
    assert means["σ 30", "OpenCV non-local means"]["cpu_seconds_per_megapixel"] > 0
    assert len(content["samples"]) == 2 * 2 * 3 and content["provenance"]["versions"]
    assert "OpenCV non-local means" in err and "CPU s/MP" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["denoise.json", "denoise.png", "denoise.svg"]


def test_all_cases_and_what_each_strength_takes_away(
    bench: Bench, photos: Path, model: Path, tmp_path: Path
) -> None:
    words = ["--sigma", "20", "--all-cases", "--peers", "nlmeans", "--model", model]
    status, out, err = bench(photos, *words, "--out", tmp_path, "--json")
    assert status == ExitStatus.OK, err
    content = json.loads(out)
    assert [mean["case"] for mean in content["means"][::3]] == ["σ 20", "σ 15, JPEG 75", "JPEG 20", "clean"]
    clean = {mean["cleaner"]: mean["psnr"] for mean in content["means"] if mean["case"] == "clean"}
    assert clean["noisy"] is None and clean["OpenCV non-local means"] is None, "infinite"
    assert clean["aedesk micro"] < 60
    assert len(content["sweep"]) == 4 * 2 * 11 and content["sweep_is_monotone"] in (True, False)
    for point in content["sweep"]:
        assert (point["residual"] == 0) == (point["strength"] == 0), point
    assert "RMS taken away" in err and "inf" in err


def test_a_sweep_that_falls_is_seen() -> None:
    def point(picture: str, strength: float, residual: float) -> SweepPoint:
        return SweepPoint("σ 20", picture, strength, residual, 30.0)

    rising = [point("a", 50, 2), point("a", 0, 0), point("a", 100, 2)]
    assert is_monotone(rising)
    assert not is_monotone([*rising, point("b", 50, 2), point("b", 100, 1.9)])


def test_unclipped_noise_and_jpeg(bench: Bench, photos: Path, model: Path) -> None:
    status, out, _ = bench(
        photos, "--sigma", "40", "--unclipped", "--peers", "none", "--model", model, "--json"
    )
    assert status == ExitStatus.OK and json.loads(out)["means"][0]["case"] == "σ 40, unclipped"
    status, out, _ = bench(
        photos, "--sigma", "0", "--jpeg", "10", "--peers-only", "--peers", "nlmeans", "--json"
    )
    assert status == ExitStatus.OK and json.loads(out)["means"][0]["case"] == "JPEG 10"


def test_pairs(bench: Bench, tmp_path: Path) -> None:
    for name, sigma in (("clean", 0.0), ("noisy", 15.0)):
        (tmp_path / name).mkdir()
        for i in range(2):
            photo = make_photo(40, 40, seed=i, sigma=sigma)
            Image.fromarray(photo).save(tmp_path / name / f"{i}.{'png' if sigma else 'webp'}", lossless=True)
    status, out, err = bench("--pairs", tmp_path, "--peers-only", "--peers", "nlmeans", "--json")
    assert status == ExitStatus.OK, err
    assert {sample["case"] for sample in json.loads(out)["samples"]} == {"pairs"}
    status, _, err = bench("--pairs", tmp_path / "clean", "--peers-only")
    assert status == ExitStatus.USAGE and "noisy and clean" in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "either a folder of clean pictures or --pairs"),
        (["FOLDER", "--peers", "magic"], "no peer 'magic'"),
        (["FOLDER", "--peers-only", "--peers", "none"], "No denoiser is left"),
        (["FOLDER", "--jpeg", "50", "--unclipped"], "JPEG holds no unclipped"),
        (["FOLDER", "--sigma", "many"], "no list"),
        (["FOLDER", "--strength", "much"], "write auto or a number"),
        (["FOLDER", "--all-cases", "--jpeg", "50"], "--all-cases goes with clean pictures"),
    ],
)
def test_wrong_usage_is_status_2(bench: Bench, photos: Path, args: list[str], message: str) -> None:
    status, out, err = bench(*[photos if arg == "FOLDER" else arg for arg in args])
    assert (status, out) == (ExitStatus.USAGE, "") and message in err


def test_an_absent_peer_is_named_with_what_to_do(
    bench: Bench, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.bench.denoise_peers.importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("aedesk.bench.denoise_peers.shutil.which", lambda name: None)
    status, _, err = bench(photos, "--sigma", "20", "--peers-only")
    assert status == ExitStatus.OK
    assert err.count("Left out: ") == len(SETTINGS) - 1 and "pip install bm3d" in err
    status, _, err = bench(photos, "--peers", "dctdnoiz", "--peers-only")
    assert status == ExitStatus.USAGE and "ffmpeg" in err


def test_noise_is_the_same_every_time() -> None:
    photo = make_photo(32, 32, sigma=0)
    assert np.array_equal(Noise(25).add(photo, 7), Noise(25).add(photo, 7))
    assert not np.array_equal(Noise(25).add(photo, 7), Noise(25).add(photo, 8))
    assert Noise(25, clipped=False).add(photo, 7).max() > 255


def test_ssim_falls_with_noise() -> None:
    photo = make_photo(64, 64, sigma=0)
    values = [ssim(photo, make_photo(64, 64, sigma=sigma)) for sigma in (0, 10, 40)]
    assert values[0] == pytest.approx(1) and values[0] > values[1] > values[2] > 0
