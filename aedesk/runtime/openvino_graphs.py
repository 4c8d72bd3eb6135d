"""Graphs of a model package in OpenVINO, in bfloat16: half the time where the processor has it."""

import contextlib
import sys
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from aedesk.imaging.tiles import is_memory_short
from aedesk.runtime.opened_graphs import OpenedGraphs
from aedesk.zoo import PackageFolder


@cache
def is_half_fast() -> bool:
    """Whether OpenVINO is there and the processor calculates in bfloat16; False where that cannot be told."""
    try:
        return "BF16" in _core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    except (ImportError, OSError, RuntimeError):
        return False


class HalfGraphs:
    """Graphs of a package in bfloat16; each is loaded when first used. May be used from several threads.

    Numbers keep 8 bits of their mantissa between layers and are summed in float32.

    Args:
        package: The model.
        threads: CPU threads of each graph; None takes all cores.
    """

    def __init__(self, package: PackageFolder, threads: int | None = None) -> None:
        settings = {
            "INFERENCE_PRECISION_HINT": "bf16",
            "INFERENCE_NUM_THREADS": threads or 0,
            "PERFORMANCE_HINT": "LATENCY",
            "ENABLE_HYPER_THREADING": True,  # as ONNX Runtime counts cores
            "ENABLE_CPU_PINNING": False,  # workers would all be pinned to the same cores
        }
        self._models: OpenedGraphs[Any] = OpenedGraphs(
            package, lambda graph: _core().compile_model(graph, "CPU", settings)
        )

    def run(self, name: str, **inputs: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Run a graph of one output on named inputs; returns its output.

        Raises:
            ModelError: The graph cannot be loaded.
            OutOfMemoryError: Memory ran out.
        """
        model = self._models[name]
        arrays = {key: np.ascontiguousarray(value) for key, value in inputs.items()}
        with self._models.running(name, arrays, lambda: {given.any_name for given in model.inputs}):
            found: npt.NDArray[Any] = model.create_infer_request().infer(arrays)[0]
        if is_memory_short():
            self.give_memory_back()
        return found

    def give_memory_back(self) -> None:
        """Free what the graphs keep for the next run."""
        for model in self._models.opened():
            with contextlib.suppress(RuntimeError):  # another thread calculates at this moment
                model.release_memory()


@cache
def _core() -> Any:
    """OpenVINO, without the part of it that would tell its makers of its use."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # no import finds it now
    from openvino import Core

    return Core()
