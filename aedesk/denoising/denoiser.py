"""A denoiser ready to work: a model package with its networks open on a device."""

from dataclasses import dataclass

from aedesk.runtime import DenoiserNetworks, open_denoiser_networks, parse_device
from aedesk.zoo import DenoiserPackage, find_denoiser


@dataclass(frozen=True, slots=True)
class Denoiser:
    """A model and the networks that run it; may be used from several threads.

    Args:
        package: The model.
        networks: Its networks on a device.
    """

    package: DenoiserPackage
    networks: DenoiserNetworks

    @property
    def device(self) -> str:
        """Name of the device that the networks run on."""
        return self.networks.device


def open_denoiser(model: str | None = None, *, device: str = "auto", threads: int | None = None) -> Denoiser:
    """Open a denoiser for work.

    Args:
        model: Name, id or folder of a model package; the default denoiser without it.
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.

    Raises:
        ModelError: The model is missing or damaged.
        UsageError: There is no such device name.
        DeviceError: The device is not there.
    """
    package = find_denoiser(model)
    package.check_files()
    return Denoiser(package, open_denoiser_networks(package, parse_device(device), threads))
