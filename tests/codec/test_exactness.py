"""The same file gives the same symbols on every runtime, and pixels within 1 of 255."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aedesk.codec import Codec, CodecSource, open_codec, restore_picture
from aedesk.imaging import Picture, psnr
from tests.codec.conftest import Compress
from tests.codec.decode_elsewhere import decoded_symbols
from tests.codec.material import drawn

PROJECT = Path(__file__).resolve().parents[2]
BACKENDS = {
    "tensorflow with oneDNN": ("tensorflow", {"TF_ENABLE_ONEDNN_OPTS": "1"}),
    "tensorflow without oneDNN": ("tensorflow", {"TF_ENABLE_ONEDNN_OPTS": "0"}),
    "jax": ("jax", {"JAX_PLATFORMS": "cpu"}),
    "torch": ("torch", {"OMP_NUM_THREADS": "2"}),
}


@pytest.fixture(scope="module")
def file(compress: Compress, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of three strips at a high quality, where rounding has the most to do."""
    path = tmp_path_factory.mktemp("exactness") / "picture.aed"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aedesk.codec.encoder.UNCUT_UNITS", 2)
        path.write_bytes(compress(Picture(drawn(70, 140, seed=2)), quality=90))
    return path


@pytest.fixture(scope="module")
def expected(file: Path, codec: Codec, codecs: CodecSource) -> tuple[list[np.ndarray], np.ndarray]:
    data = file.read_bytes()
    return decoded_symbols(data, codec), restore_picture(data, codecs).picture.pixels


def agree(
    symbols: list[np.ndarray], pixels: np.ndarray, expected: tuple[list[np.ndarray], np.ndarray]
) -> None:
    assert len(symbols) == len(expected[0]) == 6
    for received, wanted in zip(symbols, expected[0], strict=True):
        np.testing.assert_array_equal(received, wanted)
    assert np.abs(pixels.astype(int) - expected[1]).max() <= 1


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_onnx_runtime_with_any_number_of_threads(
    file: Path, expected: tuple[list[np.ndarray], np.ndarray], threads: int
) -> None:
    codec = open_codec(threads=threads)
    pixels = restore_picture(file.read_bytes(), CodecSource(codecs=(codec,))).picture.pixels
    agree(decoded_symbols(file.read_bytes(), codec), pixels, expected)


@pytest.mark.parametrize("name", BACKENDS)
def test_keras_on_any_backend(
    name: str,
    file: Path,
    expected: tuple[list[np.ndarray], np.ndarray],
    codecs: CodecSource,
    tmp_path: Path,
) -> None:
    backend, variables = BACKENDS[name]
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed")
    result = tmp_path / "result.npz"
    command = [sys.executable, "-m", "tests.codec.decode_elsewhere", str(file), str(result)]
    environment = {**os.environ, **variables, "KERAS_BACKEND": backend, "CUDA_VISIBLE_DEVICES": "-1"}
    process = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False)
    assert process.returncode == 0, process.stderr.decode()[-2000:]
    with np.load(result) as archive:
        assert str(archive["device"]) == f"{backend} cpu"
        agree([archive[f"arr_{i}"] for i in range(6)], archive["pixels"], expected)
        made = archive["made"].tobytes()
    # What that backend compressed is read here.
    assert psnr(drawn(70, 140), restore_picture(made, codecs).picture.pixels) > 20


def test_symbols_do_not_depend_on_the_order_of_summation(codec: Codec) -> None:
    """The prior in float64, channels of every product reversed, and in 64-bit integers: all the same."""
    prior = codec.package.prior
    hyper = np.random.default_rng(0).integers(-127, 128, (5, 7, codec.package.architecture.hyper_channels))
    expected = prior.scale_indexes(hyper.astype(np.int8), 50)
    assert len(np.unique(expected)) > 3
    first = (
        prior.kernels[0].reshape(9, -1, prior.kernels[0].shape[1])[:, ::-1].reshape(prior.kernels[0].shape)
    )
    turned = type(prior)((first, *prior.kernels[1:]), prior.biases, prior.shifts, prior.hyper_indexes)
    np.testing.assert_array_equal(turned.scale_indexes(hyper[:, :, ::-1].astype(np.int8), 50), expected)
