"""The denoiser: its layers, that it is homogeneous, what it sees, what it costs, what noise maps say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import keras
import numpy as np
import pytest

from aedesk.imaging.noise import NormalNoise, normal_noise
from aedesk.nn.arrays import to_numpy
from aedesk.nn.blocks import DepthToSpace, SpaceToDepth
from aedesk.nn.denoiser import Denoiser, DenseBlock, DepthwiseBlock
from aedesk.nn.denoiser_model import DenoiserModel
from aedesk.nn.macs import denoiser_macs_per_pixel
from aedesk.nn.noise_estimate import NoiseEstimate, noise_level, spread
from aedesk.nn.shrinkage import Shrinkage
from aedesk.zoo.denoiser_architecture import DENOISER_SIZES, DenoiserArchitecture
from tests.denoising.material import MICRO, make_denoiser

# Keras itself turns variables of TensorFlow into arrays in a way that NumPy deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

POLICIES = ["float32", "mixed_bfloat16"]
DEPTHWISE = replace(MICRO, depthwise=5, encoder_blocks_1=1)
COARSE = replace(MICRO, cell=4)
PATCHES = replace(MICRO, cell=4, patch=6)
FINE_PATCHES = replace(MICRO, patch=2)


def _random(*shape: int) -> np.ndarray:
    return np.random.default_rng(1).random(shape).astype(np.float32)


CASES: dict[str, tuple[Callable[..., Any], tuple[np.ndarray, ...], tuple[int, ...], str]] = {
    "SpaceToDepth": (lambda **k: SpaceToDepth(2, **k), (_random(1, 6, 4, 3),), (1, 3, 2, 12), "bfloat16"),
    "DenseBlock": (lambda **k: DenseBlock(6, **k), (_random(2, 4, 7, 6),), (2, 4, 7, 6), "bfloat16"),
    "DepthwiseBlock": (
        lambda **k: DepthwiseBlock(6, 5, **k),
        (_random(2, 4, 7, 6),),
        (2, 4, 7, 6),
        "bfloat16",
    ),
    "Denoiser": (
        lambda **k: Denoiser(MICRO, **k),
        (_random(2, 16, 24, 3), _random(2, 8, 12, 2)),
        (2, 16, 24, 3),
        "float32",
    ),
    "depthwise Denoiser": (
        lambda **k: Denoiser(DEPTHWISE, **k),
        (_random(1, 16, 8, 3), _random(1, 8, 4, 2)),
        (1, 16, 8, 3),
        "float32",
    ),
    "Shrinkage": (
        lambda **k: Shrinkage(6, 4, **k),
        (_random(2, 16, 24, 3), _random(2, 4, 6, 2), _random(2, 4, 6, 5)),
        (2, 16, 24, 3),
        "float32",
    ),
    "Denoiser of patches": (
        lambda **k: Denoiser(PATCHES, **k),
        (_random(2, 16, 32, 3), _random(2, 4, 8, 2)),
        (2, 16, 32, 3),
        "float32",
    ),
    "NoiseEstimate": (
        lambda **k: NoiseEstimate(MICRO, **k),
        (_random(1, 32, 48, 3),),
        (1, 2, 3, 2),
        "float32",
    ),
}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("case", CASES)
def test_layer_is_built_called_and_made_again_from_its_configuration(case: str, policy: str) -> None:
    make, inputs, shape, narrow = CASES[case]
    layer = make(dtype=policy)
    output = layer(*(keras.ops.convert_to_tensor(x) for x in inputs))
    assert tuple(output.shape) == shape
    assert output.dtype == (narrow if policy == "mixed_bfloat16" else "float32")
    assert all(variable.dtype == "float32" for variable in layer.variables)
    again = type(layer).from_config(layer.get_config())
    assert again.get_config() == layer.get_config()
    again(*inputs)
    again.set_weights(layer.get_weights())
    both = (to_numpy(keras.ops.cast(part(*inputs), "float32")) for part in (layer, again))
    assert np.array_equal(*both)


def test_the_model_is_saved_and_read_again(tmp_path: Path) -> None:
    model = make_denoiser()
    inputs = (_random(2, 32, 32, 3), _random(2, 32, 32, 3), np.array([0.0, 1.0], np.float32))
    before = model(inputs)
    model.save(tmp_path / "denoiser.keras")
    again = keras.saving.load_model(tmp_path / "denoiser.keras")
    assert isinstance(again, DenoiserModel) and again.get_config() == model.get_config()
    after = again(inputs)
    for name, value in before.items():
        assert np.array_equal(to_numpy(value), to_numpy(after[name])), name


def test_cells_are_undone_by_depth_to_space() -> None:
    x = _random(2, 8, 12, 3)
    assert np.array_equal(to_numpy(DepthToSpace(4)(SpaceToDepth(4)(x))), x)


@pytest.mark.parametrize("architecture", [MICRO, DEPTHWISE, PATCHES, FINE_PATCHES])
def test_the_denoiser_is_homogeneous(architecture: DenoiserArchitecture) -> None:
    """Twice the picture and twice the noise give twice the residual: nothing has a bias."""
    denoiser = make_denoiser(architecture).denoiser
    side = 32 // architecture.cell
    picture, level = _random(1, 32, 32, 3), 0.1 * _random(1, side, side, 2)
    once, many = (to_numpy(denoiser(f * picture, f * level)) for f in (np.float32(1), np.float32(7)))
    assert np.allclose(7 * once, many, rtol=1e-4, atol=1e-4) and np.abs(once).max() > 0.01


@pytest.mark.parametrize("patch", [2, 6, 10])
def test_patches_are_taken_apart_and_put_together_again(patch: int) -> None:
    """Thresholds beyond all coefficients take everything away, also at the border; none take nothing."""
    shrinkage = Shrinkage(patch, 4)
    picture, features = _random(1, 16, 24, 3), np.zeros((1, 4, 6, 5), np.float32)
    none = shrinkage(picture, np.zeros((1, 4, 6, 2), np.float32), features)
    assert np.abs(to_numpy(none)).max() == 0
    shrinkage.noise.kernel.assign(keras.ops.ones_like(shrinkage.noise.kernel))
    everything = shrinkage(picture, np.full((1, 4, 6, 2), 1e3, np.float32), features)
    assert to_numpy(everything) == pytest.approx(picture, abs=1e-5)


def test_patches_denoise_before_anything_is_learned() -> None:
    random = np.random.default_rng(4)
    clean = keras.ops.image.resize(_random(1, 12, 16, 3), (96, 128), interpolation="bicubic")
    noise = 0.1 * random.standard_normal((1, 96, 128, 3)).astype(np.float32)
    model = DenoiserModel(PATCHES)
    result = model((clean + noise, clean, np.zeros(1, np.float32)))
    error = to_numpy(result["picture"]) - to_numpy(clean)
    assert np.mean(error**2) < 0.3 * np.mean(noise**2)


@pytest.mark.parametrize("architecture", [MICRO, DEPTHWISE, COARSE, PATCHES])
def test_no_pixel_sees_further_than_the_reach(architecture: DenoiserArchitecture) -> None:
    model = make_denoiser(architecture)
    side = 192 // architecture.cell
    level = _random(1, side, side, 2)
    networks = {
        architecture.reach: lambda picture: model.denoiser(picture, level),
        architecture.estimate_reach: model.estimate,
    }
    for reach, network in networks.items():
        furthest, half_cell = _furthest_change(network)
        assert furthest <= reach + half_cell
        assert furthest > reach / 3, "the halo is wasteful"


def _furthest_change(network: Callable[[Any], Any]) -> tuple[int, int]:
    """How far from a pixel that is altered a result changes, and half the side of a cell of the result."""
    picture = _random(1, 192, 192, 3)
    other = picture.copy()
    other[0, 100, 93] += 1
    change = np.abs(to_numpy(network(other)) - to_numpy(network(picture)))[0].max(axis=2)
    scale = 192 // len(change)
    rows, columns = (scale * place + scale // 2 for place in np.nonzero(change))
    return int(max(np.abs(rows - 100).max(), np.abs(columns - 93).max())), scale // 2


def test_the_map_tells_the_noise_of_luminance_and_colour() -> None:
    random = np.random.default_rng(2)
    shape = (96, 128, 3)
    for colour, expected in ((1.0, (20.0, 20.0)), (0.0, (20 * 3**0.5, 0.0))):
        noise = normal_noise(shape, NormalNoise(20, colour=colour), random)
        level = to_numpy(noise_level(keras.ops.convert_to_tensor(noise[None])))
        assert level.shape == (1, 6, 8, 2)
        assert level[0].mean(axis=(0, 1)) == pytest.approx(expected, rel=0.03, abs=1e-3)


@pytest.mark.parametrize("sigma", [3, 15, 40])
def test_noise_is_estimated_before_anything_is_learned(sigma: float) -> None:
    smooth = to_numpy(keras.ops.image.resize(_random(1, 6, 8, 3), (96, 128), interpolation="bicubic"))
    noise = normal_noise((96, 128, 3), NormalNoise(sigma), np.random.default_rng(6)) / 255
    estimate = 255 * to_numpy(NoiseEstimate(MICRO)(smooth + noise))
    assert np.median(estimate, axis=(0, 1, 2)) == pytest.approx([sigma, sigma], rel=0.08)


def test_a_map_is_widened_as_opencv_does() -> None:
    level = _random(1, 3, 5, 2)
    wide = to_numpy(spread(keras.ops.convert_to_tensor(level), 4))[0]
    assert np.allclose(wide, cv2.resize(level[0], (20, 12), interpolation=cv2.INTER_LINEAR), atol=1e-6)


def by_hand(a: DenoiserArchitecture) -> dict[str, float]:
    def block(c: int) -> int:
        return a.depthwise**2 * c + 4 * c * c if a.depthwise else 2 * 9 * c * c

    c1, c2, c3, pixels = a.channels_1, a.channels_2, a.channels_3, 3 * a.cell**2
    first = 9 * (pixels + 2) * c1 + (a.encoder_blocks_1 + a.decoder_blocks_1) * block(c1) + 9 * c1 * pixels
    second = 4 * c1 * c2 + (a.encoder_blocks_2 + a.decoder_blocks_2) * block(c2) + c2 * 4 * c1
    third = 4 * c2 * c3 + a.middle_blocks * block(c3) + c3 * 4 * c2
    w = a.estimate_channels
    k = 3 * a.patch**2
    shrinkage = k * (2 * 12 * (a.patch // 2) ** 2 + 2) / 4 + c1 * k / 4
    estimate = 192 * 192 / 16 + (384 * w + 2 * 10 * w * w + 384 * 2 + w * 2) / 256
    return {"denoise": (first + second / 4 + third / 16) / a.cell**2 + shrinkage, "estimate": estimate}


@pytest.mark.parametrize("architecture", [MICRO, DEPTHWISE, COARSE, PATCHES, FINE_PATCHES])
def test_the_count_is_that_of_a_hand(architecture: DenoiserArchitecture) -> None:
    assert denoiser_macs_per_pixel(make_denoiser(architecture)) == pytest.approx(by_hand(architecture))


@pytest.mark.parametrize("size", DENOISER_SIZES)
def test_sizes_cost_what_they_may(size: str) -> None:
    macs = by_hand(DENOISER_SIZES[size])
    assert sum(macs.values()) < 60_500 and macs["denoise"] <= 60_000
    # The count of weights follows from the same numbers, without building millions of them.
    a = DENOISER_SIZES[size]
    area = a.cell**2
    assert macs["denoise"] * area * 16 <= 16 * 5e6
