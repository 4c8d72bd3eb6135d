"""Networks in bfloat16 give what they give in float32, nearly; and nothing is told to anybody."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from aedesk.denoising import denoise_picture, open_denoiser
from aedesk.errors import ModelError, OutOfMemoryError
from aedesk.imaging import Picture, psnr
from aedesk.runtime import openvino_graphs
from aedesk.runtime.onnx_graphs import OnnxGraphs
from aedesk.runtime.openvino_graphs import HalfGraphs
from aedesk.zoo import DenoiserPackage, find_denoiser
from tests.codec.material import drawn_picture

pytest.importorskip("openvino")


@pytest.fixture(scope="module")
def package() -> DenoiserPackage:
    return find_denoiser(None)


@pytest.fixture(scope="module")
def noisy() -> Picture:
    clean = drawn_picture(320, 256).pixels
    noise = np.random.default_rng(1).normal(0, 20, clean.shape)
    return Picture(np.clip(np.rint(clean + noise), 0, 255).astype(np.uint8))


def test_bfloat16_is_near_to_float32(package: DenoiserPackage, noisy: Picture) -> None:
    inputs = {
        "picture": noisy.pixels[None].astype(np.float32) / 255,
        "level": np.full((1, 64, 80, 2), 20 / 255, np.float32),
    }
    exact = OnnxGraphs(package, threads=1).run("denoise", **inputs)
    half = HalfGraphs(package, threads=1).run("denoise", **inputs)
    assert half.dtype == np.float32 and half.shape == exact.shape
    assert np.abs(half - exact).max() < 2 / 255 and np.sqrt(np.mean((half - exact) ** 2)) < 0.25 / 255
    assert np.std(exact) > 10 / 255


def test_a_denoised_picture_is_nearly_the_same_on_every_processor(
    noisy: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for fast in (True, False):
        monkeypatch.setattr(openvino_graphs, "is_half_fast", lambda fast=fast: fast)
        denoiser = open_denoiser(threads=1)
        assert denoiser.networks.number_bytes == (2 if fast else 4)
        found.append(denoise_picture(noisy, denoiser).picture)
    difference = np.abs(found[0].pixels.astype(int) - found[1].pixels)
    assert difference.max() <= 2 and psnr(found[0].pixels, found[1].pixels) > 55


def test_threads_may_use_it_together(package: DenoiserPackage) -> None:
    graphs = HalfGraphs(package, threads=1)
    random = np.random.default_rng(2)
    pictures = [random.random((1, side, 64, 3), np.float32) for side in (64, 96, 128, 64)]
    levels = [np.full((1, p.shape[1] // 4, 16, 2), 0.1, np.float32) for p in pictures]

    def run(number: int) -> np.ndarray:
        return graphs.run("denoise", picture=pictures[number], level=levels[number])

    alone = [run(number) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(run, [0, 1, 2, 3] * 5))
    for number, found in enumerate(together):
        assert np.array_equal(found, alone[number % 4])


def test_errors_say_what_to_do(
    package: DenoiserPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelError, match="Another version") as other:
        HalfGraphs(package).run("denoise", picture=np.zeros((1, 32, 32, 3), np.float32), bits=np.zeros(1))
    assert "models rebuild" in str(other.value.hint)

    damaged = tmp_path / "denoise.onnx"
    damaged.write_bytes(b"no graph")
    monkeypatch.setattr(DenoiserPackage, "graph", lambda *_: damaged)
    with pytest.raises(ModelError, match=r"denoise of the model .* cannot be loaded"):
        HalfGraphs(package).run("denoise", picture=np.zeros((1, 32, 32, 3), np.float32))


def test_memory_that_runs_out_is_told_as_such(
    package: DenoiserPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Short:
        def create_infer_request(self) -> None:
            raise RuntimeError("Exception from src/x.cpp: std::bad_alloc")

    class Core:
        def compile_model(self, *_settings: object) -> Short:
            return Short()

    graphs = HalfGraphs(package)
    monkeypatch.setattr(openvino_graphs, "_core", Core)
    with pytest.raises(OutOfMemoryError, match="network denoise"):
        graphs.run("denoise")


def test_memory_that_runs_out_while_a_graph_is_loaded_is_told_as_such(
    package: DenoiserPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Core:
        def compile_model(self, *_settings: object) -> None:
            raise MemoryError

    monkeypatch.setattr(openvino_graphs, "_core", Core)
    with pytest.raises(OutOfMemoryError, match="network denoise"):
        HalfGraphs(package).run("denoise")


def test_its_telemetry_is_never_loaded() -> None:
    code = (
        "import sys; from aedesk.runtime.openvino_graphs import is_half_fast; is_half_fast();"
        "import openvino;"
        "print([n for n, m in sys.modules.items() if n.startswith('openvino_telemetry') and m is not None])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
