"""What the machine offers to training: devices, their memory, and number formats."""

from pathlib import Path
from typing import Any

import keras
import psutil

from aedesk.bench.memory import peak_memory
from aedesk.bench.provenance import cpu_name, usable_cores
from aedesk.nn.devices import keras_devices
from aedesk.runs.recipe import Precision
from aedesk.runtime.devices import gpu_memories

# Pictures may take this share of a GPU's free memory; networks and what they compute need the rest.
PICTURES_SHARE = 0.4
# TensorFlow does not tell how much is free: this is little enough for any GPU that trains.
PICTURES_BYTES = 2 * 1024**3
CPU_FACTS = Path("/proc/cpuinfo")
# Instructions that multiply bfloat16, as Linux names them.
BFLOAT16_FLAGS = {"amx_bf16", "avx512_bf16"}


def device_name() -> str:
    """Name the devices that train, as Keras knows them."""
    return ", ".join(keras_devices("gpu") or keras_devices("cpu"))


def describe_device() -> str:
    """Say for people what trains: the GPU's name, or the processor's and how many of its cores."""
    gpus = keras_devices("gpu")
    if not gpus:
        return f"{cpu_name()}, {usable_cores()} cores"
    name = {"jax": _jax_gpu, "tensorflow": _tensorflow_gpu, "torch": _torch_gpu}[keras.backend.backend()]()
    return f"{len(gpus)} × {name}" if len(gpus) > 1 else name


def device_memory() -> int | None:
    """All memory of what trains, in bytes: of the first GPU, or of the machine; None where it is not told."""
    if not keras_devices("gpu"):
        return int(psutil.virtual_memory().total)
    backend = keras.backend.backend()
    if backend == "jax":
        import jax

        return (jax.devices()[0].memory_stats() or {}).get("bytes_limit")
    if backend == "torch":
        import torch

        return int(torch.cuda.get_device_properties(0).total_memory)
    return next(iter(gpu_memories()), None)


def peak_device_memory() -> int:
    """Most memory that was taken so far, in bytes: of the first GPU, or by this process."""
    if not keras_devices("gpu"):
        return peak_memory()
    backend = keras.backend.backend()
    if backend == "jax":
        import jax

        return int((jax.devices()[0].memory_stats() or {}).get("peak_bytes_in_use", 0))
    if backend == "torch":
        import torch

        return int(torch.cuda.max_memory_allocated(0))
    import tensorflow as tf

    return int(tf.config.experimental.get_memory_info("GPU:0")["peak"])


def prepare_device() -> None:
    """Let TensorFlow take GPU memory as it needs it, and multiply float32 with all its bits.

    The exact prior needs these bits; the wide layers are bfloat16 there anyway.
    """
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.experimental.enable_tensor_float_32_execution(False)
        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(gpu, True)


def device_budget() -> int:
    """Bytes of a GPU that pictures may take; 0 where crops are better cut on the host."""
    backend = keras.backend.backend()
    if backend == "torch" or not keras_devices("gpu"):
        return 0
    if backend == "jax":
        import jax

        memory = jax.devices()[0].memory_stats() or {}
        free = memory.get("bytes_limit", 0) - memory.get("bytes_in_use", 0)
        return int(PICTURES_SHARE * free) or PICTURES_BYTES
    return PICTURES_BYTES


def choose_precision(asked: Precision) -> str:
    """Resolve "auto": bfloat16 on a GPU and on a CPU that multiplies it, else float32."""
    if asked != "auto":
        return asked
    return "bfloat16" if keras_devices("gpu") or _cpu_multiplies_bfloat16() else "float32"


def policy_of(precision: str) -> Any:
    """Keras policy for a precision; weights are float32 in both."""
    return keras.DTypePolicy("mixed_bfloat16" if precision == "bfloat16" else "float32")


def _jax_gpu() -> str:
    import jax

    return str(jax.devices()[0].device_kind)


def _tensorflow_gpu() -> str:
    import tensorflow as tf

    details = tf.config.experimental.get_device_details(tf.config.list_physical_devices("GPU")[0])
    return str(details.get("device_name", "GPU"))


def _torch_gpu() -> str:
    import torch

    return str(torch.cuda.get_device_name(0))


def _cpu_multiplies_bfloat16() -> bool:
    # JAX computes bfloat16 in float32 on a CPU.
    if keras.backend.backend() == "jax":
        return False
    try:
        words = CPU_FACTS.read_text().split()
    except OSError:
        return False
    return not BFLOAT16_FLAGS.isdisjoint(words)
