"""A larger codec that starts from a smaller one: the same function at first, and room to learn."""

import re
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest

from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.codec_model import CodecModel
from aedesk.nn.grow import grow
from tests.nn.conftest import SMALL

LARGE = replace(
    SMALL,
    hyper_channels=12,
    analysis_channels=16,
    analysis_blocks=2,
    synthesis_channels=14,
    synthesis_blocks=2,
    deep_channels=20,
    deep_blocks=2,
    context_channels=16,
    hyper_features=12,
    prior_channels=12,
    expansion=3,
)


@pytest.fixture(scope="module")
def grown(model: CodecModel) -> CodecModel:
    keras.utils.set_random_seed(1)
    large = CodecModel(LARGE)
    large.build()
    grow(model, large)
    return large


@pytest.fixture(scope="module")
def inputs() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    coarse = random.random((2, 16, 16, 3), np.float32).repeat(8, axis=1).repeat(8, axis=2)
    return coarse, np.array([0.4, 2.7], np.float32)


def test_the_pictures_and_their_bits_are_those_of_the_small_one(
    model: CodecModel, grown: CodecModel, inputs: Any
) -> None:
    before, after = ({k: to_numpy(v) for k, v in m(inputs).items()} for m in (model, grown))
    assert np.abs(before["picture"] - after["picture"]).max() < 1e-4
    assert after["latent_bits"] == pytest.approx(before["latent_bits"], rel=1e-4)
    assert np.all(after["hyper_bits"] < before["hyper_bits"] + 0.2 * LARGE.hyper_channels)


def test_the_scale_indexes_are_exactly_those_of_the_small_one(model: CodecModel, grown: CodecModel) -> None:
    random = np.random.default_rng(1)
    known = np.rint(random.normal(0, 9, (2, 3, 2, SMALL.hyper_channels))).astype(np.float32)
    position = np.array([0.0, 1.6], np.float32)
    wide = np.zeros((2, 3, 2, LARGE.hyper_channels), np.float32)
    wide[..., : SMALL.hyper_channels] = known
    before = to_numpy(model.prior(known, model.index_shift(position), position))
    after = to_numpy(grown.prior(wide, grown.index_shift(position), position))
    assert np.array_equal(before, after) and len(np.unique(before)) > 5


def test_what_is_new_learns(model: CodecModel, grown: CodecModel, inputs: Any) -> None:
    """Every weight gets a gradient at once, but in new blocks, which open from their ends."""
    if keras.backend.backend() != "tensorflow":
        pytest.skip("takes gradients with TensorFlow")
    import tensorflow as tf

    with tf.GradientTape() as tape:
        outputs = grown(inputs, training=True)
        target = np.roll(inputs[0], 3, axis=1)
        loss = tf.reduce_mean(tf.square(outputs["picture"] - target)) * 1e4
        loss += tf.reduce_mean(outputs["latent_bits"] + outputs["hyper_bits"]) / 1e3
    gradients = tape.gradient(loss, grown.trainable_variables)
    for variable, gradient in zip(grown.trainable_variables, gradients, strict=True):
        closed = re.search(r"/(block|deep)_1/(enter|depthwise|widen)/", variable.path)
        alive = gradient is not None and bool(np.any(to_numpy(gradient) != 0))
        assert alive or (closed and "hyper" not in variable.path), variable.path


@pytest.mark.parametrize(
    ("change", "message"),
    [({"deep_blocks": 0}, "deep_blocks 0"), ({"anchors": 6}, "anchors 6"), ({"expansion": 1}, "expansion 1")],
)
def test_what_cannot_grow_is_refused(model: CodecModel, change: dict[str, int], message: str) -> None:
    large = CodecModel(replace(LARGE, **change))
    large.build()
    with pytest.raises(ModelError, match=message):
        grow(model, large)
