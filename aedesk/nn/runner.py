"""Runs single networks of a model on a device, with NumPy arrays in and out."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.errors import DeviceError
from aedesk.nn.devices import keras_devices


class Runner:
    """Networks of a model on one device.

    Args:
        load: Builds the model, a layer of which is what ``run`` calls.
        kind: "cpu" or "gpu".
        number: Which of these devices.

    Raises:
        DeviceError: The device is not there.
    """

    def __init__(self, load: Callable[[], Any], kind: str, number: int = 0) -> None:
        self.backend: str = keras.backend.backend()
        names = keras_devices(kind)
        if number >= len(names):
            raise DeviceError(
                f"The device {kind}:{number} is not there; Keras on {self.backend} sees {len(names)}.",
                "Use --device cpu.",
            )
        self.place = names[number]
        with keras.device(self.place):
            self.model = load()

    def run(self, layer: Any, *inputs: npt.NDArray[Any]) -> Any:
        """Call a layer of ``model`` with arrays; returns an array."""
        with keras.device(self.place):
            tensors = (keras.ops.convert_to_tensor(np.ascontiguousarray(array)) for array in inputs)
            return np.array(keras.ops.convert_to_numpy(keras.ops.stop_gradient(layer(*tensors))))
