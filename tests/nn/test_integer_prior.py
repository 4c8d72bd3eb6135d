"""The integer network: what is trained in Keras is what NumPy computes, bit for bit."""

import keras
import numpy as np
import pytest

from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.hyperprior import IntegerConv
from aedesk.training.codec_arrays import package_arrays
from aedesk.zoo.architecture import quality_position
from aedesk.zoo.integer_prior import ACTIVATION_MAX, EXACT, IntegerPrior
from tests.nn.conftest import SMALL, make_model

ARRAY = np.ndarray
QUALITIES = (1, 38, 100)


def keras_indexes(model: CodecModel, hyper_latents: ARRAY, quality: int) -> ARRAY:
    position = np.array([quality_position(quality, SMALL.anchors)], np.float32)
    z = keras.ops.convert_to_tensor(hyper_latents[None].astype(np.float32))
    return to_numpy(model.prior(z, model.index_shift(position), position))[0]


def scaled(model: CodecModel, factor: float) -> CodecModel:
    """Multiply all weights of the prior."""
    for variable in model.prior.trainable_variables:
        variable.assign(variable * factor)
    return model


@pytest.mark.parametrize("factor", [0.0, 1.0, 30.0, 1e4, 1e12])
def test_keras_equals_numpy_however_large_the_weights(factor: float) -> None:
    model = scaled(make_model(7), factor)
    prior = IntegerPrior.from_arrays(package_arrays(model), SMALL)
    random = np.random.default_rng(int(factor) % 97)
    for rows, columns in ((1, 1), (3, 2), (2, 5)):
        z = random.integers(-127, 128, (rows, columns, SMALL.hyper_channels)).astype(np.int8)
        for quality in QUALITIES:
            exact = prior.scale_indexes(z, quality)
            assert exact.shape == (4 * rows, 4 * columns, SMALL.latent_channels)
            assert np.array_equal(exact, keras_indexes(model, z, quality))


def test_indexes_differ_between_places_and_qualities(model: CodecModel) -> None:
    prior = IntegerPrior.from_arrays(package_arrays(model), SMALL)
    z = np.random.default_rng(0).integers(-60, 60, (4, 4, SMALL.hyper_channels)).astype(np.int8)
    indexes = [prior.scale_indexes(z, quality) for quality in QUALITIES]
    assert len(np.unique(indexes[1])) > 5
    assert not np.array_equal(indexes[0], indexes[1])


@pytest.mark.parametrize("input_max", [127, ACTIVATION_MAX])
@pytest.mark.parametrize("size", [1e-3, 1.0, 1e6, 1e30])
def test_weights_are_held_under_the_bound_of_exact_sums(input_max: int, size: float) -> None:
    conv = IntegerConv(5, 3, 10, 5, input_max)
    conv.build((None, None, None, 64))
    conv.kernel.assign(np.random.default_rng(2).normal(0, size, conv.kernel.shape).astype(np.float32))
    conv.bias.assign(np.full(5, size, np.float32))
    kernel = to_numpy(conv.integer_kernel()).astype(np.float64)
    bias = to_numpy(conv.integer_bias()).astype(np.float64)
    assert np.array_equal(kernel, np.rint(kernel)) and np.array_equal(bias, np.rint(bias))
    assert np.max(np.abs(kernel).sum(axis=0) * input_max + np.abs(bias) + 2**14) < EXACT


def test_a_weight_under_the_bound_is_only_rounded() -> None:
    conv = IntegerConv(2, 1, 10, 5, 127)
    conv.build((None, None, None, 3))
    conv.kernel.assign(np.array([[0.5, -1], [0.2501, 0], [0, 3]], np.float32))
    assert np.array_equal(to_numpy(conv.integer_kernel()), [[512, -1024], [256, 0], [0, 3072]])


def test_sums_do_not_depend_on_their_order() -> None:
    model = scaled(make_model(8), 1e4)
    prior = IntegerPrior.from_arrays(package_arrays(model), SMALL)
    kernel = prior.kernels[1]
    x = np.random.default_rng(1).integers(0, 256, (50, len(kernel))).astype(np.float32)
    order = np.random.default_rng(2).permutation(len(kernel))
    one_by_one = np.zeros((50, kernel.shape[1]), np.float32)
    for i in order:
        one_by_one += x[:, i, None] * kernel[i]
    assert np.array_equal(one_by_one, x @ kernel)
    assert np.array_equal(one_by_one, x.astype(np.int64) @ kernel.astype(np.int64))
