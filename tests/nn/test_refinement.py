"""Refinement sees the encoding that the codec makes, moves only what is free, and finds cheaper latents."""

from functools import partial

import numpy as np
import pytest
from keras import ops

from aedesk.codec.dead_zones import DeadZones
from aedesk.codec.geometry import Geometry
from aedesk.codec.refining_process import DEAD_ZONE, _rules
from aedesk.nn.gradients import with_gradients
from aedesk.nn.load import load_networks
from aedesk.nn.refinement import Refiner, Tile
from aedesk.nn.runner import Runner
from aedesk.runtime.onnx_networks import OnnxNetworks
from aedesk.zoo import ModelPackage
from tests.nn.conftest import SMALL
from tests.zoo.conftest import arrays, description, package  # noqa: F401  (fixtures)

QUALITY = 40.5
HYPER_ROWS, HYPER_COLUMNS = 4, 3
STRIPS = ((0, 2), (2, 4))


@pytest.fixture(scope="module")
def refiner(package: ModelPackage) -> Refiner:  # noqa: F811
    return Refiner(Runner(partial(load_networks, package), "cpu"), _rules(package, QUALITY, 0.01))


@pytest.fixture(scope="module")
def onnx(package: ModelPackage) -> OnnxNetworks:  # noqa: F811
    return OnnxNetworks(package, threads=1)


@pytest.fixture(scope="module")
def tile(onnx: OnnxNetworks) -> Tile:
    """All of a picture whose last rows and columns of latents are not coded; its halo is on the left."""
    random = np.random.default_rng(4)
    geometry = Geometry(64 * HYPER_COLUMNS - 40, 64 * HYPER_ROWS - 20)
    rows, columns = geometry.latent
    picture = random.random((1, 16 * rows, 16 * columns, 3)).astype(np.float32)
    inside = np.zeros((1, 16 * rows, 16 * columns, 1), np.float32)
    inside[:, : geometry.height, : geometry.width] = 1
    free = np.ones((1, rows, columns, 1), np.float32)
    free[:, :, :4] = 0
    hyper = np.rint(4 * random.standard_normal((1, HYPER_ROWS, HYPER_COLUMNS, SMALL.hyper_channels)))
    latents = onnx.analysis(picture) + random.normal(0, 1, (1, rows, columns, SMALL.latent_channels))
    ranks = geometry.ranks(slice(0, rows), slice(0, columns))
    return Tile(picture, inside, latents.astype(np.float32), hyper.astype(np.float32), ranks, free, STRIPS)


def indexes_of(tile: Tile, package: ModelPackage) -> np.ndarray:  # noqa: F811
    z = tile.hyper[0].astype(np.int8)
    return np.concatenate([package.prior.scale_indexes(z[a:b], QUALITY) for a, b in STRIPS])[None]


def test_first_step_is_the_encoding_of_the_codec(
    refiner: Refiner,
    tile: Tile,
    onnx: OnnxNetworks,
    package: ModelPackage,  # noqa: F811
) -> None:
    indexes = indexes_of(tile, package)
    zones = DeadZones(package, QUALITY, DEAD_ZONE, 0.01).of(indexes)
    gains = package.gains(QUALITY)
    expected = onnx.residual(tile.latents, indexes, zones, tile.hyper.astype(np.int8), tile.ranks, gains)
    value, (symbols, _, decoded, coded, z), _ = refiner._cost_of(STRIPS)(
        np.zeros_like(tile.latents), tile.hyper, tile.latents, tile.picture, tile.inside, tile.ranks
    )
    assert np.abs(expected.residuals).max() > 2
    assert np.mean(symbols != expected.residuals) < 1e-3
    assert np.array_equal(coded > 0, (indexes > 0) & (tile.ranks.sum(1)[..., None] > 0))
    assert np.array_equal(z, tile.hyper)
    assert np.mean(np.abs(decoded - expected.latents) > 1e-3) < 1e-3
    restored = onnx.synthesis(expected.latents, gains, 65535) / 65535
    error = 255**2 / 3 * np.sum(np.square(restored - tile.picture) * tile.inside)
    bits = package.tables.bits(expected.residuals, indexes).sum()
    hyper_indexes = np.broadcast_to(package.prior.hyper_scale_indexes(QUALITY), tile.hyper.shape)
    bits += package.tables.bits(tile.hyper.astype(np.int8), hyper_indexes).sum()
    assert value == pytest.approx(bits + refiner.rules.weight * error, rel=0.01)


def test_finds_cheaper_latents_and_leaves_the_rest(refiner: Refiner, tile: Tile) -> None:
    cost = refiner._cost_of(STRIPS)

    def of(latents: np.ndarray, hyper: np.ndarray) -> float:
        return cost(np.zeros_like(latents), hyper, latents, tile.picture, tile.inside, tile.ranks)[0]

    latents, hyper = refiner.refine(tile, 24, lambda share: True)
    assert of(latents, hyper) < 0.99 * of(tile.latents, tile.hyper)
    assert np.array_equal(latents[:, :, :4], tile.latents[:, :, :4])
    assert np.array_equal(hyper[:, :, :1], tile.hyper[:, :, :1])
    assert np.array_equal(hyper, np.rint(hyper)) and np.any(hyper != tile.hyper)
    uncoded = tile.ranks.sum(1) == 0
    assert np.array_equal(latents[uncoded], tile.latents[uncoded])


def test_ends_when_it_is_told(refiner: Refiner, tile: Tile) -> None:
    shares: list[float] = []

    def told(share: float) -> bool:
        shares.append(share)
        return len(shares) < 3

    refiner.refine(tile, 100, told)
    assert shares == [0.01, 0.02, 0.03]


def test_gradients() -> None:
    def function(x: object, y: object, fixed: object) -> tuple[object, list[object]]:
        return ops.sum(ops.square(x) * fixed + y), [ops.square(x)]

    x = np.array([1.0, 2.0, -3.0], np.float32)
    value, (squares,), slopes = with_gradients(function, 2)(x, np.ones_like(x), 2 * np.ones_like(x))
    assert value == 31
    assert np.array_equal(squares, x**2)
    assert np.array_equal(slopes[0], 4 * x) and np.array_equal(slopes[1], np.ones(3))
