"""The networks in ONNX Runtime, on the CPU: quick to import, light in memory, releases the GIL."""

import threading
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from aedesk.errors import DeviceError, ModelError
from aedesk.runtime.networks import Floats
from aedesk.zoo import Gains, ModelPackage

ort.set_default_logger_severity(4)
# All graphs take turns in one arena. With one each, what the analysis needed would stay taken beside
# what the residual graph needs.
_CPU_MEMORY = ort.OrtMemoryInfo("Cpu", ort.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, ort.OrtMemType.DEFAULT)
ort.create_and_register_allocator(_CPU_MEMORY, ort.OrtArenaCfg(0, -1, -1, -1))


class OnnxNetworks:
    """Graphs of a package in ONNX Runtime; each is loaded when it is first used.

    Args:
        package: The model.
        threads: CPU threads of each graph; None takes all cores.
    """

    device = "cpu"

    def __init__(self, package: ModelPackage, threads: int | None = None) -> None:
        self._package = package
        self._threads = threads or 0
        self._sessions: dict[str, ort.InferenceSession] = {}
        self._lock = threading.Lock()

    def analysis(self, picture: Floats) -> Floats:
        """See ``Networks.analysis``."""
        return self._run("analysis", picture=picture)

    def hyper_analysis(self, latents: Floats, gains: Gains) -> Floats:
        """See ``Networks.hyper_analysis``."""
        return self._run("hyper_analysis", latents=latents, gains=gains.hyper)

    def residual(
        self,
        latents: Floats,
        indexes: npt.NDArray[np.uint8],
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> npt.NDArray[np.int16]:
        """See ``Networks.residual``."""
        return self._run(
            "residual",
            latents=latents,
            indexes=indexes,
            hyper_latents=hyper_latents,
            gains=gains.latent,
            context_gains=gains.context,
            ranks=ranks,
        )

    def latents(
        self,
        residuals: npt.NDArray[np.int16],
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Floats:
        """See ``Networks.latents``."""
        return self._run(
            "latents",
            residuals=residuals,
            hyper_latents=hyper_latents,
            gains=gains.latent,
            context_gains=gains.context,
            ranks=ranks,
        )

    def synthesis(self, latents: Floats, gains: Gains, peak: int) -> npt.NDArray[np.uint16]:
        """See ``Networks.synthesis``."""
        return self._run(
            "synthesis", latents=latents, gains=gains.synthesis, peak=np.array([peak], np.float32)
        )

    def _run(self, name: str, **inputs: npt.NDArray[Any]) -> Any:
        session = self._session(name)
        arrays = {key: np.ascontiguousarray(value) for key, value in inputs.items()}
        try:
            return session.run(None, arrays)[0]
        except Exception as error:
            # ONNX Runtime's exceptions have no common base, and only their text tells one from another.
            text = str(error)
            if "memory" in text.lower() or "bad_alloc" in text:
                raise DeviceError(
                    f"Memory ran out in the network {name}.",
                    "Use fewer --jobs, or a machine with more memory.",
                ) from error
            raise

    def _session(self, name: str) -> ort.InferenceSession:
        with self._lock:
            if name not in self._sessions:
                self._sessions[name] = self._open(name)
            return self._sessions[name]

    def _open(self, name: str) -> ort.InferenceSession:
        options = ort.SessionOptions()
        options.intra_op_num_threads = self._threads
        # Tiles differ in shape, so a plan for one shape does not pay, and threads must not spin between runs.
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.use_env_allocators", "1")
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        try:
            return ort.InferenceSession(
                str(self._package.graph(name)), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(
                f"The graph {name} of the model {self._package.name} cannot be loaded: {error}",
                "Install the model again.",
            ) from error
