"""Peak memory of the running process."""

import re
import sys
from pathlib import Path

import psutil

_STATUS = Path("/proc/self/status")


def peak_memory() -> int:
    """Most resident memory that this process has had so far, in bytes."""
    # Linux hands getrusage's ru_maxrss on through fork and exec, so a child of a big parent would be charged
    # with its parent's memory; VmHWM starts anew with exec.
    if _STATUS.exists():
        match = re.search(
            r"^VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii", errors="replace"), re.MULTILINE
        )
        if match:
            return int(match[1]) * 1024
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
