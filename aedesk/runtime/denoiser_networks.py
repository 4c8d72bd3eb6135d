"""The networks of a denoiser on a device."""

from typing import Protocol

from aedesk.runtime.devices import Device
from aedesk.runtime.networks import Floats
from aedesk.zoo import DenoiserPackage


class DenoiserNetworks(Protocol):
    """The networks of one denoiser on one device; usable from several threads.

    All arrays are float32 with a first axis of length 1 and channels last.

    Attributes:
        device: Name of the device.
        number_bytes: Bytes of a number between two layers of the network that ``residual`` runs.
    """

    device: str
    number_bytes: int

    def estimate(self, picture: Floats) -> Floats:
        """Estimate the noise of a picture (1, H, W, 3) in [0, 1], sides multiples of 16.

        Returns:
            (1, H/16, W/16, 2): RMS of the noise of luminance and of colour, in the unit of the picture.
        """
        ...

    def residual(self, picture: Floats, level: Floats) -> Floats:
        """Find what to take away from a picture.

        Args:
            picture: (1, H, W, 3) in [0, 1], sides multiples of the architecture's unit.
            level: How much noise there is, (1, H/cell, W/cell, 2).

        Returns:
            (1, H, W, 3).
        """
        ...

    def give_memory_back(self) -> None:
        """Give the system back what the networks keep for the next picture."""
        ...


class CpuDenoiser:
    """Graphs of a denoiser on the CPU: in ONNX Runtime, the large one in bfloat16 where the processor has it.

    Args:
        package: The model.
        threads: CPU threads of each graph; None takes all cores.
    """

    device = "cpu"

    def __init__(self, package: DenoiserPackage, threads: int | None = None) -> None:
        from aedesk.runtime.onnx_graphs import OnnxGraphs
        from aedesk.runtime.openvino_graphs import HalfGraphs, is_half_fast

        self._half = HalfGraphs(package, threads)
        self._run = OnnxGraphs(package, threads).run
        is_half = is_half_fast()
        self._run_residual = self._half.run if is_half else self._run
        self.number_bytes = 2 if is_half else 4

    def estimate(self, picture: Floats) -> Floats:
        """See ``DenoiserNetworks.estimate``."""
        return self._run("estimate", picture=picture)

    def residual(self, picture: Floats, level: Floats) -> Floats:
        """See ``DenoiserNetworks.residual``."""
        return self._run_residual("denoise", picture=picture, level=level)

    def give_memory_back(self) -> None:
        """See ``DenoiserNetworks.give_memory_back``."""
        from aedesk.runtime.onnx_graphs import give_memory_back

        self._half.give_memory_back()
        give_memory_back()


class KerasDenoiser:
    """Networks of a denoiser in Keras 3, on any of its backends: for GPUs.

    Args:
        package: The model.
        device: Where to run.

    Raises:
        DeviceError: The device is not there.
    """

    def __init__(self, package: DenoiserPackage, device: Device) -> None:
        # Keras costs seconds to import, and only this runtime needs it.
        from aedesk.nn.denoiser_weights import load_denoiser
        from aedesk.nn.runner import Runner

        runner = Runner(lambda: load_denoiser(package), device.kind, device.number)
        self.device = f"{runner.backend} {device}"
        self.number_bytes = 4
        self._run = runner.run
        self._model = runner.model

    def estimate(self, picture: Floats) -> Floats:
        """See ``DenoiserNetworks.estimate``."""
        return self._run(self._model.estimate, picture)

    def residual(self, picture: Floats, level: Floats) -> Floats:
        """See ``DenoiserNetworks.residual``."""
        return self._run(self._model.denoiser, picture, level)

    def give_memory_back(self) -> None:
        """Nothing: backends keep the memory of a GPU."""


def open_denoiser_networks(
    package: DenoiserPackage, device: Device, threads: int | None = None
) -> DenoiserNetworks:
    """Open the networks of a denoiser: ONNX Runtime or OpenVINO on the CPU, Keras on a GPU.

    Args:
        package: The model.
        device: Where to run.
        threads: CPU threads; None takes all cores.

    Raises:
        DeviceError: The device is not there.
        ModelError: A graph is missing or unreadable.
    """
    if device.kind == "cpu":
        return CpuDenoiser(package, threads)
    return KerasDenoiser(package, device)
