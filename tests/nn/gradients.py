"""Gradients in the Keras backend that the tests run on."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest


def gradient(function: Callable[[Any], Any], at: Any) -> np.ndarray:
    """Gradient of the sum of ``function``'s values with respect to its argument, float32."""
    if keras.backend.backend() != "tensorflow":
        pytest.skip("gradients are tested on TensorFlow")
    import tensorflow as tf

    x = tf.constant(np.asarray(at, np.float32))
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(function(x))
    return np.array(tf.convert_to_tensor(tape.gradient(total, x)))
