"""Weights of a denoiser, between its Keras networks and a model package."""

from typing import Any

import keras
import numpy as np

from aedesk.errors import ModelError
from aedesk.nn.arrays import to_numpy
from aedesk.nn.denoiser_model import DenoiserModel
from aedesk.zoo import DenoiserPackage
from aedesk.zoo.folder import Arrays

_DEPTHWISE_ORDER, _DENSE_ORDER = (2, 3, 0, 1), (3, 2, 0, 1)


def denoiser_arrays(model: DenoiserModel) -> Arrays:
    """All numbers of a package: kernels (out, in, k, k) in half precision, biases in float32."""
    arrays: Arrays = {}
    # What is beyond half precision becomes infinite here, which whoever writes the package refuses.
    with np.errstate(over="ignore"):
        for name, layer, order in _convolutions(model):
            arrays[f"{name}/kernel"] = to_numpy(layer.kernel).transpose(order).astype(np.float16)
            if layer.use_bias:
                arrays[f"{name}/bias"] = to_numpy(layer.bias)
    return arrays


def load_denoiser(package: DenoiserPackage) -> DenoiserModel:
    """Build the networks of a package in float32 and fill in its weights.

    Raises:
        ModelError: The package lacks a weight, or one has another shape.
    """
    model = DenoiserModel(package.architecture)
    model.build()
    arrays = package.arrays()
    for name, layer, order in _convolutions(model):
        back = tuple(int(i) for i in np.argsort(order))
        _assign(layer.kernel, arrays, f"{name}/kernel", back)
        if layer.use_bias:
            _assign(layer.bias, arrays, f"{name}/bias", (0,))
    return model


def _convolutions(model: DenoiserModel) -> list[tuple[str, Any, tuple[int, ...]]]:
    found: list[tuple[str, Any, tuple[int, ...]]] = []
    for layer in model._flatten_layers():
        if isinstance(layer, keras.layers.DepthwiseConv2D):
            order = _DEPTHWISE_ORDER
        elif isinstance(layer, keras.layers.Conv2D):
            order = _DENSE_ORDER
        else:
            continue
        name = layer.kernel.path.removeprefix(f"{model.name}/").removesuffix("/kernel")
        found.append((name, layer, order))
    return found


def _assign(variable: Any, arrays: Arrays, name: str, order: tuple[int, ...]) -> None:
    array = arrays.get(name)
    if array is not None and array.ndim == len(order):
        array = array.transpose(order)
    if array is None or array.shape != tuple(variable.shape):
        received = "nothing" if array is None else f"shape {array.shape}"
        raise ModelError(f"The model's {name} has {received}; shape {tuple(variable.shape)} is needed.")
    variable.assign(array.astype(np.float32))
