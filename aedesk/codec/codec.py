"""A codec ready to work: a model package with its networks open on a device."""

import threading
from dataclasses import dataclass

from aedesk.runtime import Networks, open_networks, parse_device
from aedesk.zoo import ModelPackage, find_by_id, find_package


@dataclass(frozen=True, slots=True)
class Codec:
    """A model and the networks that run it; may be used from several threads.

    Args:
        package: The model.
        networks: Its networks on a device.
        threads: CPU threads; None takes all cores.
    """

    package: ModelPackage
    networks: Networks
    threads: int | None = None

    @property
    def device(self) -> str:
        """Name of the device that the networks run on."""
        return self.networks.device


def open_codec(model: str | None = None, *, device: str = "auto", threads: int | None = None) -> Codec:
    """Open a model for work.

    Args:
        model: Name, id or folder of a model package; the default model without it.
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.

    Raises:
        ModelError: The model is missing or damaged.
        UsageError: There is no such device name.
        DeviceError: The device is not there.
    """
    return _open(find_package(model), device, threads)


class CodecSource:
    """Finds the codecs that files need, opens each once, and keeps them.

    Args:
        device: "auto", "cpu", "gpu" or "gpu:1".
        threads: CPU threads; None takes all cores.
        codecs: Codecs that are open already.
    """

    def __init__(
        self, device: str = "auto", threads: int | None = None, codecs: tuple[Codec, ...] = ()
    ) -> None:
        self._device = device
        self._threads = threads
        self._codecs = {codec.package.id: codec for codec in codecs}
        self._lock = threading.Lock()

    def find(self, model_id: bytes) -> Codec:
        """Give the codec of a model.

        Raises:
            ModelError: The model is not installed, or is damaged.
        """
        with self._lock:
            if model_id not in self._codecs:
                self._codecs[model_id] = _open(find_by_id(model_id), self._device, self._threads)
            return self._codecs[model_id]

    def named(self, model: str | None = None) -> Codec:
        """Give the codec of a model by its name, id or folder; that of the default model without one.

        Raises:
            ModelError: The model is missing or damaged.
        """
        package = find_package(model)
        with self._lock:
            if package.id not in self._codecs:
                self._codecs[package.id] = _open(package, self._device, self._threads)
            return self._codecs[package.id]


def _open(package: ModelPackage, device: str, threads: int | None) -> Codec:
    package.check_files()
    return Codec(package, open_networks(package, parse_device(device), threads), threads)
