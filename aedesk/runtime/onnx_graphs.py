"""Graphs of a model package in ONNX Runtime, on the CPU: quick to import, light in memory, no GIL."""

import contextlib
import ctypes
import sys
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from aedesk.imaging.tiles import is_memory_short
from aedesk.runtime.opened_graphs import OpenedGraphs
from aedesk.zoo import PackageFolder

ort.set_default_logger_severity(4)
# All graphs take turns in one arena. With one each, what the analysis needed would stay taken beside
# what the residual graph needs.
_CPU_MEMORY = ort.OrtMemoryInfo("Cpu", ort.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, ort.OrtMemType.DEFAULT)
ort.create_and_register_allocator(_CPU_MEMORY, ort.OrtArenaCfg(0, -1, -1, -1))


# The arena otherwise keeps the most that a run ever took, also where Python needs it for the next try.
_GIVING_BACK = ort.RunOptions()
_GIVING_BACK.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

# The graph y = −x of one number: the arena gives back at the end of a run only, so something has to run.
_NEXT_TO_NOTHING = (
    b'\x08\x08:2\n\x0b\n\x01x\x12\x01y"\x03Neg\x12\x01gZ\x0f\n\x01x\x12\n\n\x08\x08\x01\x12\x04\n\x02'
    b"\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01B\x04\n\x00\x10\x11"
)


class OnnxGraphs:
    """Graphs of a package; each is loaded when it is first used. May be used from several threads.

    Args:
        package: The model.
        threads: CPU threads of each graph; None takes all cores.
    """

    def __init__(self, package: PackageFolder, threads: int | None = None) -> None:
        self._sessions = OpenedGraphs(package, lambda graph: _open(graph, threads or 0))

    def run(self, name: str, **inputs: npt.NDArray[Any]) -> Any:
        """Run a graph of one output on named inputs, see ``run_all``."""
        return self.run_all(name, **inputs)[0]

    def run_all(self, name: str, **inputs: npt.NDArray[Any]) -> Any:
        """Run a graph on named inputs; returns its outputs.

        Raises:
            ModelError: The graph cannot be loaded.
            OutOfMemoryError: Memory ran out.
        """
        session = self._sessions[name]
        arrays = {key: np.ascontiguousarray(value) for key, value in inputs.items()}
        with self._sessions.running(name, arrays, lambda: {given.name for given in session.get_inputs()}):
            return session.run(None, arrays, _GIVING_BACK if is_memory_short() else None)


def give_memory_back() -> None:
    """Give the system the memory that graphs took and do not use any more; takes milliseconds."""
    _open(_NEXT_TO_NOTHING, threads=1).run(None, {"x": np.zeros(1, np.float32)}, _GIVING_BACK)
    if sys.platform == "linux":  # what is freed in pieces stays with the C library otherwise
        with contextlib.suppress(OSError, AttributeError):  # not every one has this call
            ctypes.CDLL(None).malloc_trim(0)


def _open(graph: str | bytes, threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    # Tiles differ in shape, so a plan for one shape does not pay, and threads must not spin between runs.
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.use_env_allocators", "1")
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
