"""Every layer: build, call, configuration, and whole models that are saved and read again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.blocks import Block, DepthToSpace, Depthwise
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.context import ContextStep, step_masks
from aedesk.nn.gains import GainVectors
from aedesk.nn.hyperprior import HyperAnalysis, HyperFeatures, IntegerConv, IntegerPrior
from aedesk.nn.transforms import AnalysisTransform, SynthesisTransform
from tests.nn.conftest import SMALL, make_model

# Keras itself turns variables of TensorFlow into arrays in a way that NumPy deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

POLICIES = ["float32", "mixed_bfloat16"]
A = SMALL


def _floats(tensor: Any) -> np.ndarray:
    return to_numpy(tensor).astype(np.float32)


def _random(*shape: int) -> np.ndarray:
    return np.random.default_rng(1).normal(0, 1, shape).astype(np.float32)


# Layer, inputs, shape of the output, dtype of the output when convolutions are in bfloat16.
CASES: dict[str, tuple[Callable[..., Any], tuple[np.ndarray, ...], tuple[int, ...], str]] = {
    "DepthToSpace": (lambda **k: DepthToSpace(2, **k), (_random(1, 3, 5, 12),), (1, 6, 10, 3), "bfloat16"),
    "Block": (lambda **k: Block(6, 3, 5, **k), (_random(2, 4, 7, 6),), (2, 4, 7, 6), "bfloat16"),
    "Depthwise": (lambda **k: Depthwise(5, **k), (_random(2, 4, 7, 6),), (2, 4, 7, 6), "bfloat16"),
    "GainVectors": (
        lambda **k: GainVectors(5, 4, logarithmic=False, initial=3.0, scale=2.0, **k),
        (np.array([0.0, 2.5, 3.0], np.float32),),
        (3, 1, 1, 5),
        "float32",
    ),
    "IntegerConv": (
        lambda **k: IntegerConv(6, 3, 10, 5, 127, clipped=False, **k),
        (np.rint(20 * _random(1, 3, 4, 5)),),
        (1, 3, 4, 6),
        "float32",
    ),
    "AnalysisTransform": (
        lambda **k: AnalysisTransform(A, **k),
        (_random(2, 64, 32, 3),),
        (2, 4, 2, A.latent_channels),
        "float32",
    ),
    "SynthesisTransform": (
        lambda **k: SynthesisTransform(A, **k),
        (_random(2, 3, 2, A.latent_channels), _random(2, 1, 1, A.deep_channels)),
        (2, 48, 32, 3),
        "float32",
    ),
    "HyperAnalysis": (
        lambda **k: HyperAnalysis(A, **k),
        (_random(1, 8, 4, A.latent_channels), _random(1, 1, 1, A.hyper_features)),
        (1, 2, 1, A.hyper_channels),
        "float32",
    ),
    "HyperFeatures": (
        lambda **k: HyperFeatures(A, **k),
        (_random(1, 2, 1, A.hyper_channels),),
        (1, 8, 4, A.hyper_features),
        "bfloat16",
    ),
    "ContextStep": (
        lambda **k: ContextStep(A, **k),
        (_random(1, 4, 4, A.hyper_features), _random(1, 4, 4, 16), _random(1, 1, 1, A.context_channels)),
        (1, 4, 4, A.latent_channels),
        "float32",
    ),
    "first ContextStep": (
        lambda **k: ContextStep(A, first=True, **k),
        (_random(1, 4, 4, A.hyper_features), _random(1, 4, 4, 16), _random(1, 1, 1, A.context_channels)),
        (1, 4, 4, A.latent_channels),
        "float32",
    ),
    "IntegerPrior": (
        lambda **k: IntegerPrior(A, **k),
        (np.rint(9 * _random(2, 1, 2, A.hyper_channels)), np.zeros((2, 1, 1, 16)), np.array([0.0, 1.5])),
        (2, 4, 8, A.latent_channels),
        "float32",
    ),
}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("case", CASES)
def test_layer_is_built_called_and_made_again_from_its_configuration(case: str, policy: str) -> None:
    make, inputs, shape, narrow = CASES[case]
    layer = make(dtype=policy)
    inputs = tuple(keras.ops.convert_to_tensor(x.astype(np.float32)) for x in inputs)
    output = layer(*inputs)
    assert tuple(output.shape) == shape
    assert output.dtype == (narrow if policy == "mixed_bfloat16" else "float32")
    assert all(variable.dtype == "float32" for variable in layer.variables)

    again = type(layer).from_config(layer.get_config())
    assert again.get_config() == layer.get_config()
    again(*inputs)
    again.set_weights(layer.get_weights())
    assert np.array_equal(_floats(again(*inputs)), _floats(output))


@pytest.mark.parametrize("policy", POLICIES)
def test_whole_model_is_saved_and_read_again(policy: str, tmp_path: Path) -> None:
    model = make_model(3, policy)
    inputs = (_random(2, 64, 128, 3), np.array([0.5, 2.2], np.float32))
    before = model(inputs)
    model.save(tmp_path / "codec.keras")
    again = keras.saving.load_model(tmp_path / "codec.keras")
    assert isinstance(again, CodecModel)
    assert again.get_config() == model.get_config()
    assert again.analysis.blocks[0].enter.compute_dtype == model.compute_dtype
    after = again(inputs)
    for name, value in before.items():
        assert value.dtype == "float32"
        assert np.array_equal(to_numpy(value), to_numpy(after[name])), name


def test_bfloat16_stays_close_to_float32() -> None:
    inputs = (np.random.default_rng(4).random((1, 64, 64, 3)).astype(np.float32), np.array([2.0], np.float32))
    wide, narrow = (make_model(3, policy).analysis(inputs[0]) for policy in POLICIES)
    assert np.allclose(to_numpy(wide), to_numpy(narrow), atol=0.05 * float(np.abs(to_numpy(wide)).max()))


def test_depth_to_space_puts_channels_where_onnx_would() -> None:
    x = np.arange(2 * 2 * 3 * 18, dtype=np.float32).reshape(2, 2, 3, 18)
    y = to_numpy(DepthToSpace(3)(x))
    for row in range(6):
        for column in range(9):
            first = (row % 3 * 3 + column % 3) * 2
            assert np.array_equal(y[:, row, column], x[:, row // 3, column // 3, first : first + 2])


def test_gains_are_log_linear_between_anchors() -> None:
    gains = GainVectors(2, 3)
    gains.vectors.assign(np.log([[1, 10], [4, 10], [16, 1]]).astype(np.float32))
    values = to_numpy(gains(np.array([0, 0.5, 1, 2], np.float32)))[:, 0, 0]
    assert values == pytest.approx(np.array([[1, 10], [2, 10], [4, 10], [16, 1]]), rel=1e-5)


@pytest.mark.parametrize("size", [(4, 4), (5, 3), (1, 7)])
def test_every_symbol_is_decoded_in_one_step_and_every_step_sees_every_position(
    size: tuple[int, int],
) -> None:
    masks = np.stack([to_numpy(mask)[0] for mask in step_masks(*size, A.latent_channels)])
    assert masks.shape == (4, *size, A.latent_channels)
    assert set(np.unique(masks)) == {0.0, 1.0}
    assert np.all(masks.sum(axis=0) == 1)
    assert np.all(masks.any(axis=-1)), "a step passes over a position"


def test_channels_go_through_a_cell_diagonally_first() -> None:
    first, second = (to_numpy(mask)[0, :, :, 0] for mask in step_masks(2, 2, 4)[:2])
    assert np.array_equal(first, [[1, 0], [0, 0]]) and np.array_equal(second, [[0, 0], [0, 1]])


@pytest.mark.parametrize("side", [3, 5])
def test_shifted_products_are_a_depthwise_convolution(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form that JAX gets, computed on whatever backend runs the tests."""
    layer = Depthwise(side)
    layer.build((None, None, None, 6))
    layer.bias.assign(_random(6))
    x = _random(2, 7, 9, 6)
    usual = _floats(layer(x))
    with monkeypatch.context() as patch:
        patch.setattr(keras.backend, "backend", lambda: "jax")
        shifted = _floats(layer.call(keras.ops.convert_to_tensor(x)))
    np.testing.assert_allclose(shifted, usual, atol=1e-5)
