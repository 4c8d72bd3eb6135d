"""A process that has imported all and forks for each command, which then starts in milliseconds.

It reads JSON lines: ``args`` of a command, and ``after``, the seconds at which the command is killed (null:
it ends by itself). It answers with a JSON line: exit ``status`` (negative: a signal) and ``seconds``.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.faults.program import PROJECT, stay_in_this_process


class Warm:
    """Starts commands through such a process."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=PROJECT,
            # A process with threads must not be forked.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, *args: object, after: float | None = None) -> tuple[int, float]:
        """Run one command, to its end or until it is killed; gives its status and seconds."""
        assert self._process.stdin is not None and self._process.stdout is not None
        request = json.dumps({"args": list(map(str, args)), "after": after})
        self._process.stdin.write(request.encode() + b"\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return answer["status"], answer["seconds"]


def _serve() -> None:
    from PIL import Image

    for name in ("app", "compress", "restore"):
        importlib.import_module(f"aedesk.cli.{name}")
    stay_in_this_process()
    Image.init()
    for line in sys.stdin:
        request = json.loads(line)
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            _do(request["args"])
        if request["after"] is not None:
            time.sleep(request["after"])
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answer = {"status": status, "seconds": time.monotonic() - start}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _do(args: Sequence[str]) -> None:
    """Be the command; never returns."""
    from aedesk.cli import main

    status = 70
    try:
        with Path(os.devnull).open("r+b") as nothing:
            for descriptor in range(3):
                os.dup2(nothing.fileno(), descriptor)
        status = main(args)
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve()
