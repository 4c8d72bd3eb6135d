"""Runs single networks of a model package on a device, with NumPy arrays in and out."""

from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from aedesk.errors import DeviceError
from aedesk.nn.devices import keras_devices
from aedesk.nn.load import load_networks
from aedesk.zoo import ModelPackage


class Runner:
    """Networks of a package on one device.

    Args:
        package: The model.
        kind: "cpu" or "gpu".
        number: Which of these devices.

    Raises:
        DeviceError: The device is not there.
    """

    def __init__(self, package: ModelPackage, kind: str, number: int = 0) -> None:
        self.backend: str = keras.backend.backend()
        names = keras_devices(kind)
        if number >= len(names):
            raise DeviceError(
                f"The device {kind}:{number} is not there; Keras on {self.backend} sees {len(names)}.",
                "Use --device cpu.",
            )
        self._place = names[number]
        with keras.device(self._place):
            self.model = load_networks(package)

    def run(self, layer: Any, *inputs: npt.NDArray[Any]) -> Any:
        """Call a layer of ``model`` with arrays; returns an array."""
        with keras.device(self._place):
            tensors = (keras.ops.convert_to_tensor(np.ascontiguousarray(array)) for array in inputs)
            return np.array(keras.ops.convert_to_numpy(keras.ops.stop_gradient(layer(*tensors))))
