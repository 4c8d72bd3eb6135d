"""The command line over the fake codec and on threads, as a process: ``python -m tests.faults.program``."""

import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


def start(*args: object, **settings: Any) -> "subprocess.Popen[bytes]":
    """Start one command as a process of its own."""
    command = [sys.executable, "-m", "tests.faults.program", *map(str, args)]
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
    return subprocess.Popen(command, cwd=PROJECT, **settings)


def stay_in_this_process() -> None:
    """Let batches work on threads, and with the fake codec."""
    from aedesk.cli import batches
    from tests.batch import fakes

    sys.modules.update(fakes.modules())
    real = batches.local_pool

    def local_pool(*args: Any, **settings: Any) -> Any:
        return real(*args, **{**settings, "isolated": False})

    batches.local_pool = local_pool


if __name__ == "__main__":
    from aedesk.cli import main

    stay_in_this_process()
    sys.exit(main())
