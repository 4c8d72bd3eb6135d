"""One step of gradient descent, in the manner of each Keras backend."""

from collections.abc import Callable
from typing import Any, Protocol

import keras
from keras import ops

from aedesk.errors import TrainingError
from aedesk.nn.codec_model import CodecModel

Tensor = Any
FIGURES = ("loss", "bpp", "mse")


class Stepper(Protocol):
    """Runs training steps."""

    def run(self, pictures: Any, positions: Any, weights: Any) -> Tensor:
        """Make one step.

        Args:
            pictures: (B, H, W, 3) uint8.
            positions: Places on the line of quality anchors, (B,) float32.
            weights: λ of each picture, (B,) float32.

        Returns:
            Loss, bpp, squared error in units of 1/255, and 1 if the gradient was finite; (4,) float32.
        """
        ...


def figures_of(outputs: dict[str, Tensor], pictures: Tensor, weights: Tensor) -> list[Tensor]:
    """Loss, bpp and squared error of each picture, (B,) each.

    The loss (R + λ·D) / √λ keeps every quality at about the same weight.
    """
    height, width = pictures.shape[1:3]
    error = ops.mean(ops.square(outputs["picture"] - pictures), axis=(1, 2, 3)) * 255.0**2
    rate = (outputs["latent_bits"] + outputs["hyper_bits"]) / float(height * width)
    return [(rate + weights * error) / ops.sqrt(weights), rate, error]


def make_stepper(model: CodecModel, optimizer: keras.optimizers.Optimizer) -> Stepper:
    """Choose the stepper of the Keras backend in use.

    Raises:
        TrainingError: The backend cannot train.
    """
    makers: dict[str, Callable[..., Stepper]] = {
        "tensorflow": _TensorFlowStepper,
        "jax": _JaxStepper,
        "torch": _TorchStepper,
    }
    backend = keras.backend.backend()
    if backend not in makers:
        raise TrainingError(
            f"The Keras backend {backend!r} cannot train.",
            f"Set KERAS_BACKEND to one of {', '.join(makers)}.",
        )
    return makers[backend](model, optimizer)


def _as_floats(pictures: Tensor) -> Tensor:
    return ops.cast(pictures, "float32") / 255.0


class _TensorFlowStepper:
    def __init__(self, model: CodecModel, optimizer: keras.optimizers.Optimizer) -> None:
        import tensorflow as tf

        variables = model.trainable_variables

        @tf.function(reduce_retracing=True)
        def step(pictures: Tensor, positions: Tensor, weights: Tensor) -> Tensor:
            with tf.GradientTape() as tape:
                x = _as_floats(pictures)
                figures = figures_of(model((x, positions), training=True), x, weights)
                loss, bpp, mse = (tf.reduce_mean(f) for f in figures)
            gradients = tape.gradient(loss, variables)
            finite = tf.math.is_finite(tf.linalg.global_norm(gradients))
            tf.cond(finite, lambda: _apply(optimizer, gradients, variables), lambda: False)
            return tf.stack([loss, bpp, mse, tf.cast(finite, tf.float32)])

        self.run = step


def _apply(optimizer: keras.optimizers.Optimizer, gradients: Any, variables: Any) -> bool:
    optimizer.apply(gradients, variables)
    return True


class _TorchStepper:
    def __init__(self, model: CodecModel, optimizer: keras.optimizers.Optimizer) -> None:
        self.model = model
        self.optimizer = optimizer

    def run(self, pictures: Any, positions: Any, weights: Any) -> Tensor:
        import torch

        variables = self.model.trainable_variables
        for variable in variables:
            variable.value.grad = None
        x = _as_floats(ops.convert_to_tensor(pictures))
        outputs = self.model((x, ops.convert_to_tensor(positions)), training=True)
        figures = [f.mean() for f in figures_of(outputs, x, ops.convert_to_tensor(weights))]
        figures[0].backward()
        gradients = [variable.value.grad for variable in variables]
        finite = all(bool(torch.isfinite(g).all()) for g in gradients)
        if finite:
            with torch.no_grad():
                self.optimizer.apply(gradients, variables)
        return torch.stack([*(f.detach() for f in figures), torch.tensor(float(finite))])


class _JaxStepper:
    def __init__(self, model: CodecModel, optimizer: keras.optimizers.Optimizer) -> None:
        import jax
        import jax.numpy as jnp

        def loss(trained: Any, fixed: Any, x: Tensor, positions: Tensor, weights: Tensor) -> Any:
            outputs, fixed = model.stateless_call(trained, fixed, (x, positions), training=True)
            figures = [jnp.mean(f) for f in figures_of(outputs, x, weights)]
            return figures[0], (figures, fixed)

        gradient = jax.value_and_grad(loss, has_aux=True)

        @jax.jit
        def step(state: Any, pictures: Tensor, positions: Tensor, weights: Tensor) -> Any:
            trained, fixed, optimising = state
            x = _as_floats(pictures)
            (_, (figures, fixed)), gradients = gradient(trained, fixed, x, positions, weights)
            finite = jnp.all(jnp.stack([jnp.all(jnp.isfinite(g)) for g in gradients]))
            updated = optimizer.stateless_apply(optimising, gradients, trained)
            kept = jax.tree.map(
                lambda new, old: jnp.where(finite, new, old), tuple(updated), (trained, optimising)
            )
            return (kept[0], fixed, kept[1]), jnp.stack([*figures, finite.astype("float32")])

        self.groups = (model.trainable_variables, model.non_trainable_variables, optimizer.variables)
        self.step = step

    def run(self, pictures: Any, positions: Any, weights: Any) -> Tensor:
        state = tuple([variable.value for variable in group] for group in self.groups)
        state, figures = self.step(state, pictures, positions, weights)
        for group, values in zip(self.groups, state, strict=True):
            for variable, value in zip(group, values, strict=True):
                variable.assign(value)
        return figures
