"""Names of devices: ``auto``, ``cpu``, ``gpu``, ``gpu:1``."""

import re
import subprocess
from dataclasses import dataclass

from aedesk.errors import UsageError


@dataclass(frozen=True, slots=True)
class Device:
    """A device that networks run on.

    Args:
        kind: "cpu" or "gpu".
        number: Which GPU.
    """

    kind: str
    number: int = 0

    def __str__(self) -> str:
        return self.kind if self.kind == "cpu" else f"{self.kind}:{self.number}"


def parse_device(text: str) -> Device:
    """Read the name of a device; ``auto`` is the CPU, which needs no TensorFlow and starts in a blink.

    Raises:
        UsageError: It is no name of a device.
    """
    if text in ("auto", "cpu"):
        return Device("cpu")
    if match := re.fullmatch(r"gpu(?::(\d{1,2}))?", text):
        return Device("gpu", int(match[1] or 0))
    raise UsageError(f"There is no device {text!r}; auto, cpu, gpu or gpu:1 are allowed.")


def gpu_names() -> list[str]:
    """Names of the graphics cards as their driver gives them, in its order; empty where there is none.

    TensorFlow would say more, and takes seconds to be imported. May take a second itself.
    """
    return _asked_of_driver("name")


def gpu_memories() -> list[int]:
    """All memory of each graphics card in bytes, in the order of ``gpu_names``; it may take a second."""
    return [
        int(mebibytes) * 1024**2 for mebibytes in _asked_of_driver("memory.total") if mebibytes.isdecimal()
    ]


def _asked_of_driver(what: str) -> list[str]:
    command = ["nvidia-smi", f"--query-gpu={what}", "--format=csv,noheader,nounits"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a console
    try:
        found = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=10, creationflags=hidden
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return [name.strip() for name in found.stdout.splitlines() if name.strip()]
