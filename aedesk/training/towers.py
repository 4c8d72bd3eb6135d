"""A step whose batch is shared among the GPUs that TensorFlow sees: each finds the means of its part."""

from collections.abc import Callable, Sequence

from aedesk.training.task import Tensor, Tensors

Descent = tuple[list[Tensor], list[Tensor | None]]
"""Figures, the loss first, and a gradient for each trained variable; None for one that has no part."""


def devices_for(crops: int) -> tuple[str, ...]:
    """Names of the GPUs that get equal shares of so many crops: as many as divide them; none for one."""
    import tensorflow as tf

    gpus = [device.name for device in tf.config.list_logical_devices("GPU")]
    number = max((n for n in range(1, len(gpus) + 1) if crops % n == 0), default=1)
    return tuple(gpus[:number]) if number > 1 else ()


def shared_descent(descend: Callable[[Tensors], Descent], batch: Tensors, devices: Sequence[str]) -> Descent:
    """Find the mean figures and gradients of a batch, each device for its share.

    The variables stay where they are, on the first GPU; the others read them at each step.

    Args:
        descend: Finds mean figures and gradients of some crops.
        batch: All crops; tensors of TensorFlow with the crops as first axis.
        devices: From ``devices_for``; with none the batch stays whole.
    """
    import tensorflow as tf

    if not devices:
        return descend(batch)
    parts = zip(*(tf.split(tensor, len(devices)) for tensor in batch.values()), strict=True)
    found = []
    for device, part in zip(devices, parts, strict=True):
        with tf.device(device):
            found.append(descend(dict(zip(batch, part, strict=True))))

    def mean(of_each: tuple[Tensor | None, ...]) -> Tensor | None:
        return None if any(one is None for one in of_each) else tf.add_n(of_each) / len(devices)

    figures, gradients = zip(*found, strict=True)
    return [mean(of_each) for of_each in zip(*figures, strict=True)], [
        mean(of_each) for of_each in zip(*gradients, strict=True)
    ]
