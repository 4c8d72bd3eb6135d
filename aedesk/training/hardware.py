"""What the machine offers to training: devices and number formats."""

from pathlib import Path
from typing import Any

import keras

from aedesk.nn.devices import keras_devices
from aedesk.training.recipe import Precision


def device_name() -> str:
    """Name the devices that train, as Keras knows them."""
    return ", ".join(keras_devices("gpu") or keras_devices("cpu"))


def prepare_device() -> None:
    """Let TensorFlow take GPU memory as it needs it, not all at once."""
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(gpu, True)


def choose_precision(asked: Precision) -> str:
    """Resolve "auto": bfloat16 on a GPU and on a CPU with matrix units for it, else float32."""
    if asked != "auto":
        return asked
    return "bfloat16" if keras_devices("gpu") or _cpu_multiplies_bfloat16() else "float32"


def policy_of(precision: str) -> Any:
    """Keras policy for a precision; weights are float32 in both."""
    return keras.DTypePolicy("mixed_bfloat16" if precision == "bfloat16" else "float32")


def _cpu_multiplies_bfloat16() -> bool:
    try:
        return "amx_bf16" in Path("/proc/cpuinfo").read_text()
    except OSError:
        return False
