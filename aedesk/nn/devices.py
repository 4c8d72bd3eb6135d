"""Devices that the Keras backend in use can run networks on."""

import keras


def keras_devices(kind: str) -> list[str]:
    """Names, as ``keras.device`` takes them, of the devices of a kind, "cpu" or "gpu"."""
    backend = keras.backend.backend()
    if backend == "jax":
        import jax

        try:
            return [f"{kind}:{device.id}" for device in jax.devices(kind)]
        except RuntimeError:  # there is no device of this kind
            return []
    if backend != "torch":
        return list(keras.distribution.list_devices(kind))
    import torch

    if kind == "cpu":
        return ["cpu"]
    return [f"cuda:{number}" for number in range(torch.cuda.device_count())]
