"""From the tensors and variables of any Keras backend to NumPy."""

from typing import Any

import keras
import numpy as np
import numpy.typing as npt


def to_numpy(values: Any) -> npt.NDArray[Any]:
    """Copy a tensor or a variable into an array of its own."""
    if isinstance(values, keras.Variable):
        values = values.value
    # This makes a tensor of a variable of TensorFlow's, which by itself makes NumPy warn.
    return np.array(keras.ops.convert_to_numpy(keras.ops.stop_gradient(values)))
