"""ONNX graphs and Keras networks of the same package give the same numbers."""

from typing import Any

import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.load import load_networks
from aedesk.runtime.devices import Device
from aedesk.runtime.keras_networks import KerasNetworks
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.zoo import ModelPackage
from aedesk.zoo.architecture import quality_position
from tests.nn.conftest import SMALL

QUALITY = 62
# Rows and columns of hyper-latents: a single one, a strip, a tile that is higher than wide.
SIZES = [(1, 1), (1, 5), (3, 2)]
C = SMALL.latent_channels


@pytest.fixture(scope="module")
def onnx(package: ModelPackage) -> OnnxNetworks:
    return OnnxNetworks(package, threads=1)


@pytest.fixture(scope="module")
def networks(package: ModelPackage) -> CodecModel:
    return load_networks(package)


@pytest.fixture
def position() -> np.ndarray:
    return np.array([quality_position(QUALITY, SMALL.anchors)], np.float32)


def close(actual: Any, expected: Any) -> bool:
    expected = to_numpy(expected)
    return bool(np.allclose(actual, expected, atol=1e-4 * max(1.0, float(np.abs(expected).max()))))


def random(*shape: int) -> np.ndarray:
    return np.random.default_rng(sum(shape)).normal(0, 1, shape).astype(np.float32)


def ranks(rows: int, columns: int) -> np.ndarray:
    cell = np.tile([[0, 2], [3, 1]], (rows, columns))[:rows, :columns]
    return (cell == np.arange(4)[:, None, None])[None].astype(np.float32)


@pytest.mark.parametrize("size", [(16, 16), (80, 48), (16, 208)])
def test_analysis(onnx: OnnxNetworks, networks: CodecModel, size: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).random((1, *size, 3)).astype(np.float32)
    latents = onnx.analysis(picture)
    assert latents.shape == (1, size[0] // 16, size[1] // 16, C)
    assert close(latents, networks.analysis(picture))


@pytest.mark.parametrize("size", SIZES)
def test_hyper_analysis(
    onnx: OnnxNetworks,
    networks: CodecModel,
    package: ModelPackage,
    position: np.ndarray,
    size: tuple[int, int],
) -> None:
    y = random(1, 4 * size[0], 4 * size[1], C)
    z = onnx.hyper_analysis(y, package.gains(QUALITY))
    assert z.shape == (1, *size, SMALL.hyper_channels)
    assert close(z, networks.hyper_analysis(y, networks.hyper_gains(position)))


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (2, 7)])
def test_synthesis(
    onnx: OnnxNetworks,
    networks: CodecModel,
    package: ModelPackage,
    position: np.ndarray,
    size: tuple[int, int],
) -> None:
    y = 0.1 * random(1, *size, C)
    picture = to_numpy(networks.synthesis(y, networks.synthesis_gains(position)))
    fine = onnx.synthesis(y, package.gains(QUALITY), 65535) / 65535
    coarse = onnx.synthesis(y, package.gains(QUALITY), 255)
    assert fine.shape == (1, 16 * size[0], 16 * size[1], 3)
    assert np.abs(fine - np.clip(picture, 0, 1)).max() < 1e-4
    assert np.abs(coarse - 255 * np.clip(picture, 0, 1)).max() <= 0.5 + 1e-2
    assert np.mean((picture > 0) & (picture < 1)) > 0.2, "the test must see more than clipped pixels"


@pytest.mark.parametrize("size", SIZES)
def test_context_of_training_is_that_of_the_graphs(
    onnx: OnnxNetworks,
    networks: CodecModel,
    package: ModelPackage,
    position: np.ndarray,
    size: tuple[int, int],
) -> None:
    rows, columns = 4 * size[0], 4 * size[1]
    y = 3 * random(1, rows, columns, C)
    z = np.rint(9 * random(1, *size, SMALL.hyper_channels)).astype(np.int8)
    indexes = np.random.default_rng(5).integers(0, 3, y.shape).astype(np.uint8)
    coded = (indexes > 0).astype(np.float32)
    features = networks.hyper_features(z.astype(np.float32))
    exact, known = networks.quantise(
        y, features, networks.latent_gains(position), networks.context_gains(position), coded
    )
    expected = np.floor(to_numpy(exact) + 0.5) * coded
    gains = package.gains(QUALITY)
    quantised = onnx.residual(y, indexes, np.zeros_like(y), z, ranks(rows, columns), gains)
    residuals = quantised.residuals
    assert residuals.dtype == np.int16 and np.abs(residuals).max() > 3
    assert np.array_equal(residuals, expected)
    assert close(quantised.latents, known)
    assert close(onnx.latents(residuals, z, ranks(rows, columns), gains), known)


def test_dead_zones_are_those_of_keras(onnx: OnnxNetworks, package: ModelPackage) -> None:
    y, z = 3 * random(1, 8, 12, C), np.rint(9 * random(1, 2, 3, SMALL.hyper_channels)).astype(np.int8)
    indexes = np.full(y.shape, 9, np.uint8)
    zones = np.random.default_rng(3).uniform(0, 0.49, y.shape).astype(np.float32)
    keras = KerasNetworks(package, Device("cpu"))
    results = [
        networks.residual(y, indexes, zones, z, ranks(8, 12), package.gains(QUALITY))
        for networks in (onnx, keras)
    ]
    plain = onnx.residual(y, indexes, np.zeros_like(y), z, ranks(8, 12), package.gains(QUALITY))
    assert np.array_equal(results[0].residuals, results[1].residuals)
    assert close(results[0].latents, results[1].latents)
    assert np.abs(results[0].residuals).sum() < 0.95 * np.abs(plain.residuals).sum()


def test_outside_of_what_is_coded_nothing_is_known(onnx: OnnxNetworks, package: ModelPackage) -> None:
    z = np.rint(9 * random(1, 1, 1, SMALL.hyper_channels)).astype(np.int8)
    inside = ranks(4, 4)
    inside[:, :, 3:] = 0
    residuals = np.zeros((1, 4, 4, C), np.int16)
    latents = onnx.latents(residuals, z, inside, package.gains(QUALITY))
    assert np.all(latents[:, 3:] == 0) and np.all(latents[:, :3] != 0)


def test_graphs_hold_no_weights_of_their_own(package: ModelPackage) -> None:
    weights = (package.path / "weights.safetensors").stat().st_size
    assert all(package.graph(name).stat().st_size < 20_000 < weights for name in ("analysis", "synthesis"))
