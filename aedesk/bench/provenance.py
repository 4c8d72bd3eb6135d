"""What a measurement was made with: versions, machine, command line."""

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from PIL import features

PACKAGES = (
    "aedesk",
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "openvino",
    "pillow",
    "pillow-jxl-plugin",
)
PILLOW_CODECS = {"libjpeg_turbo": "libjpeg-turbo", "webp": "libwebp", "avif": "libavif"}


def provenance() -> dict[str, Any]:
    """JSON-ready record of the versions, the machine and the command line of this process."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": [Path(sys.argv[0]).name, *sys.argv[1:]],
        "versions": {"python": platform.python_version(), **_package_versions(), **_codec_versions()},
        "machine": {"system": platform.platform(), "cpu": cpu_name(), "cores": usable_cores()},
    }


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_name() -> str:
    """The processor's name as far as the system tells it."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _package_versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _codec_versions() -> dict[str, str]:
    return {name: str(features.version(key)) for key, name in PILLOW_CODECS.items() if features.check(key)}
