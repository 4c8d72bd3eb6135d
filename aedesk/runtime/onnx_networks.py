"""The networks of a codec in ONNX Runtime, on the CPU."""

import numpy as np
import numpy.typing as npt

from aedesk.runtime.networks import Floats, Quantised
from aedesk.runtime.onnx_graphs import OnnxGraphs
from aedesk.zoo import Gains, ModelPackage


class OnnxNetworks:
    """Graphs of a package in ONNX Runtime; each is loaded when it is first used.

    Args:
        package: The model.
        threads: CPU threads of each graph; None takes all cores.
    """

    device = "cpu"

    def __init__(self, package: ModelPackage, threads: int | None = None) -> None:
        graphs = OnnxGraphs(package, threads)
        self._run, self._run_all = graphs.run, graphs.run_all

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
        dead_zones: Floats,
        hyper_latents: npt.NDArray[np.int8],
        ranks: Floats,
        gains: Gains,
    ) -> Quantised:
        """See ``Networks.residual``."""
        residuals, decoded = self._run_all(
            "residual",
            latents=latents,
            indexes=indexes,
            dead_zones=dead_zones,
            hyper_latents=hyper_latents,
            gains=gains.latent,
            context_gains=gains.context,
            ranks=ranks,
        )
        return Quantised(residuals, decoded)

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
