"""Gradients of a function of tensors, in the manner of each Keras backend."""

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from keras import ops

from aedesk.errors import UsageError

Tensor = Any
Array = npt.NDArray[Any]
Function = Callable[..., tuple[Tensor, list[Tensor]]]
"""From tensors to a scalar and to more tensors, whose gradients are not asked for."""
WithGradients = Callable[..., tuple[float, list[Array], list[Array]]]
"""From arrays to the scalar, the further results and the gradients, as arrays."""


def with_gradients(function: Function, count: int) -> WithGradients:
    """Make a function that also gives gradients.

    Args:
        function: From tensors to a scalar and a list of further results, by Keras operations.
        count: Gradients are wanted for so many of its first arguments.

    Returns:
        A function of arrays that gives the scalar, the further results and the gradients as arrays.

    Raises:
        UsageError: The backend has no gradients.
    """
    makers = {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}
    backend = keras.backend.backend()
    if backend not in makers:
        raise UsageError(
            f"The Keras backend {backend!r} gives no gradients.",
            f"Set KERAS_BACKEND to one of {', '.join(makers)}.",
        )
    made = makers[backend](function, count)

    def run(*arrays: Array) -> tuple[float, list[Array], list[Array]]:
        value, others, gradients = made([ops.convert_to_tensor(array) for array in arrays])
        return float(_array(value)), [_array(t) for t in others], [_array(t) for t in gradients]

    return run


def _array(tensor: Tensor) -> Array:
    # What a backend returns may be read only, or change with its next run.
    return np.array(ops.convert_to_numpy(ops.stop_gradient(tensor)))


def _tensorflow(function: Function, count: int) -> Callable[[Sequence[Tensor]], Any]:
    import tensorflow as tf

    @tf.function(reduce_retracing=True)
    def run(tensors: Sequence[Tensor]) -> Any:
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(tensors[:count])
            value, others = function(*tensors)
        return value, others, tape.gradient(value, tensors[:count])

    return run


def _jax(function: Function, count: int) -> Callable[[Sequence[Tensor]], Any]:
    import jax

    gradient = jax.jit(jax.value_and_grad(function, argnums=tuple(range(count)), has_aux=True))

    def run(tensors: Sequence[Tensor]) -> Any:
        (value, others), gradients = gradient(*tensors)
        return value, others, gradients

    return run


def _torch(function: Function, count: int) -> Callable[[Sequence[Tensor]], Any]:
    import torch

    def run(tensors: Sequence[Tensor]) -> Any:
        wanted = [tensor.detach().requires_grad_(True) for tensor in tensors[:count]]
        value, others = function(*wanted, *tensors[count:])
        return value, others, torch.autograd.grad(value, wanted)

    return run
