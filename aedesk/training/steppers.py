"""Steps of gradient descent and the averages of the weights, in the manner of each Keras backend."""

from collections.abc import Callable
from typing import Any, Protocol

import keras
import numpy as np
import numpy.typing as npt
from keras import ops

from aedesk.errors import TrainingError
from aedesk.training.task import Tensor, Tensors
from aedesk.training.towers import Descent, devices_for, shared_descent

Floats = npt.NDArray[np.float32]
Feed = dict[str, npt.NDArray[Any]]


class Stepper(Protocol):
    """Makes training steps, one or several in a call."""

    def run(self, resident: Any, feeds: Feed, rates: Floats, momenta: Floats) -> Tensor:
        """Make as many steps as there are rates; the figures are not waited for.

        Args:
            resident: Arrays that stay on the device, for ``complete``.
            feeds: What ``complete`` makes a batch of, with the steps as a first axis.
            rates: Learning rate of each step.
            momenta: How much of the averages each step keeps; 1 for a step that does not touch them.

        Returns:
            For each step the mean loss, the mean figures, and 1 if the gradient was finite; float32.
        """
        ...


class Subject(Protocol):
    """What a stepper needs of a run: networks, optimiser, averages of the trained weights, loss."""

    model: keras.Model
    optimizer: keras.optimizers.Optimizer
    averages: list[keras.Variable]
    figure_count: int

    def complete(self, resident: Any, feed: Tensors) -> Tensors:
        """Make a batch of what stays on the device and of what a step is fed with."""
        ...

    def figures(self, batch: Tensors) -> list[Tensor]:
        """Mean loss and mean figures of a batch."""
        ...


def make_stepper(subject: Subject, most: int) -> Stepper:
    """Choose the stepper of the Keras backend in use.

    Args:
        subject: What is trained.
        most: The largest number of steps in a call.

    Raises:
        TrainingError: The backend cannot train.
    """
    makers: dict[str, Callable[[Subject, int], Stepper]] = {
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
    return makers[backend](subject, most)


class _TensorFlowStepper:
    def __init__(self, subject: Subject, most: int) -> None:
        import tensorflow as tf

        self._subject = subject
        self._steps = tf.function(self._many_steps if most > 1 else self._only_step, reduce_retracing=True)

    def run(self, resident: Any, feeds: Feed, rates: Floats, momenta: Floats) -> Tensor:
        devices = devices_for(next(iter(feeds.values())).shape[1])
        return self._steps(resident, feeds, rates, momenta, devices)

    def _only_step(
        self, resident: Any, feeds: Tensors, rates: Tensor, momenta: Tensor, devices: tuple[str, ...]
    ) -> Tensor:
        feed = {name: tensor[0] for name, tensor in feeds.items()}
        return ops.expand_dims(self._one_step(resident, feed, rates[0], momenta[0], devices), 0)

    def _many_steps(
        self, resident: Any, feeds: Tensors, rates: Tensor, momenta: Tensor, devices: tuple[str, ...]
    ) -> Tensor:
        import tensorflow as tf

        def step(i: Tensor, told: Any) -> tuple[Tensor, Any]:
            feed = {name: tensor[i] for name, tensor in feeds.items()}
            return i + 1, told.write(i, self._one_step(resident, feed, rates[i], momenta[i], devices))

        number = tf.shape(rates)[0]
        told = tf.TensorArray(tf.float32, number)
        # One step at a time: they change the same variables.
        _, told = tf.while_loop(lambda i, _: i < number, step, (0, told), parallel_iterations=1)
        return told.stack()

    def _one_step(
        self, resident: Any, feed: Tensors, rate: Tensor, momentum: Tensor, devices: tuple[str, ...]
    ) -> Tensor:
        import tensorflow as tf

        optimizer, variables = self._subject.optimizer, self._subject.model.trainable_variables
        optimizer.learning_rate.assign(rate)
        figures, gradients = shared_descent(self._descend, self._subject.complete(resident, feed), devices)
        finite = tf.math.is_finite(tf.linalg.global_norm(gradients))
        tf.cond(finite, lambda: _apply(optimizer, gradients, variables), lambda: False)
        tf.cond(momentum < 1.0, lambda: _average(self._subject, momentum), lambda: False)
        return tf.stack([*figures, tf.cast(finite, tf.float32)])

    def _descend(self, batch: Tensors) -> Descent:
        import tensorflow as tf

        with tf.GradientTape() as tape:
            figures = self._subject.figures(batch)
        return figures, tape.gradient(figures[0], self._subject.model.trainable_variables)


def _apply(optimizer: keras.optimizers.Optimizer, gradients: Any, variables: Any) -> bool:
    optimizer.apply(gradients, variables)
    return True


def _average(subject: Subject, momentum: Any) -> bool:
    for average, variable in zip(subject.averages, subject.model.trainable_variables, strict=True):
        average.assign_add((1.0 - momentum) * (variable - average))
    return True


class _TorchStepper:
    def __init__(self, subject: Subject, most: int) -> None:
        self._subject = subject

    def run(self, resident: Any, feeds: Feed, rates: Floats, momenta: Floats) -> Tensor:
        feed = ({name: array[i] for name, array in feeds.items()} for i in range(len(rates)))
        steps = zip(feed, rates.tolist(), momenta.tolist(), strict=True)
        return ops.stack([self._one_step(resident, *step) for step in steps])

    def _one_step(self, resident: Any, feed: Feed, rate: float, momentum: float) -> Tensor:
        import torch

        model, optimizer = self._subject.model, self._subject.optimizer
        variables = model.trainable_variables
        for variable in variables:
            variable.value.grad = None
        optimizer.learning_rate = rate
        tensors = {name: ops.convert_to_tensor(array) for name, array in feed.items()}
        figures = self._subject.figures(self._subject.complete(resident, tensors))
        figures[0].backward()
        gradients = [variable.value.grad for variable in variables]
        finite = all(bool(torch.isfinite(g).all()) for g in gradients)
        with torch.no_grad():
            if finite:
                optimizer.apply(gradients, variables)
            if momentum < 1:
                _average(self._subject, momentum)
        return torch.stack([*(f.detach() for f in figures), torch.tensor(float(finite))])


class _JaxStepper:
    def __init__(self, subject: Subject, most: int) -> None:
        import jax

        self._subject = subject
        self._most = most
        model, optimizer = subject.model, subject.optimizer
        self._groups = (
            model.trainable_variables,
            model.non_trainable_variables,
            optimizer.variables,
            subject.averages,
        )
        self._rate = next(i for i, v in enumerate(optimizer.variables) if v is optimizer.learning_rate)
        self._gradient = jax.value_and_grad(self._loss, has_aux=True)
        # What is given back takes the place of what was given, so weights lie in memory once.
        self._steps = jax.jit(self._many_steps, donate_argnums=0)

    def run(self, resident: Any, feeds: Feed, rates: Floats, momenta: Floats) -> Tensor:
        state = tuple([variable.value for variable in group] for group in self._groups)
        number = len(rates)
        # Each new shape would be compiled anew, which takes minutes on a GPU.
        padded = [_pad(array, self._most) for array in (*feeds.values(), rates, momenta)]
        feeds = dict(zip(feeds, padded, strict=False))
        state, figures = self._steps(state, resident, feeds, *padded[-2:], number)
        for group, values in zip(self._groups, state, strict=True):
            for variable, value in zip(group, values, strict=True):
                variable.assign(value)
        return figures[:number]

    def _many_steps(
        self, state: Any, resident: Any, feeds: Tensors, rates: Tensor, momenta: Tensor, number: Tensor
    ) -> Any:
        import jax
        import jax.numpy as jnp

        def step(i: Any, carried: Any) -> Any:
            state, told = carried
            feed = {name: array[i] for name, array in feeds.items()}
            state, figures = self._one_step(state, resident, feed, rates[i], momenta[i])
            return state, told.at[i].set(figures)

        told = jnp.zeros((len(rates), self._subject.figure_count + 1), "float32")
        if self._most == 1:
            # On a CPU, XLA computes what is inside a loop on one core.
            return step(0, (state, told))
        return jax.lax.fori_loop(0, number, step, (state, told))

    def _one_step(
        self, state: Any, resident: Any, feed: Tensors, rate: Tensor, momentum: Tensor
    ) -> tuple[Any, Tensor]:
        import jax
        import jax.numpy as jnp

        trained, fixed, optimising, averages = state
        optimising = [rate if i == self._rate else value for i, value in enumerate(optimising)]
        (_, (figures, fixed)), gradients = self._gradient(trained, fixed, resident, feed)
        finite = jnp.all(jnp.stack([jnp.all(jnp.isfinite(g)) for g in gradients]))
        updated = self._subject.optimizer.stateless_apply(optimising, gradients, trained)
        trained, optimising = jax.tree.map(
            lambda new, old: jnp.where(finite, new, old), tuple(updated), (trained, optimising)
        )
        averages = jax.lax.cond(
            momentum < 1.0,
            lambda: [a + (1.0 - momentum) * (t - a) for a, t in zip(averages, trained, strict=True)],
            lambda: averages,
        )
        return (trained, fixed, optimising, averages), jnp.stack([*figures, finite.astype("float32")])

    def _loss(self, trained: Any, fixed: Any, resident: Any, feed: Tensors) -> Any:
        model = self._subject.model
        pairs = [
            *zip(model.trainable_variables, trained, strict=True),
            *zip(model.non_trainable_variables, fixed, strict=True),
        ]
        with keras.StatelessScope(state_mapping=pairs) as scope:
            figures = self._subject.figures(self._subject.complete(resident, feed))
        fixed = [scope.get_current_value(variable) for variable in model.non_trainable_variables]
        return figures[0], (figures, fixed)


def _pad(array: npt.NDArray[Any], length: int) -> npt.NDArray[Any]:
    return np.concatenate([array, np.zeros((length - len(array), *array.shape[1:]), array.dtype)])
