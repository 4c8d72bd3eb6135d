"""Trains one run undisturbed and one that is killed again and again; tells how often a kill hit.

Run as a program: ``python -m tests.training.killed PICTURES FOLDER``. Keras is imported once and never
used here, so that each training is a fork that starts at once and can be killed as a process.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

STEPS = 5
KILLS = 2


def train(data: Path, out: Path) -> None:
    """Start or resume a run and train to its end; steps are run as they are written, not compiled."""
    import tensorflow as tf

    from aedesk.training import CodecRecipe, train
    from tests.training.micro import SETTINGS

    tf.config.run_functions_eagerly(True)
    recipe = CodecRecipe(data=(data,), out=out, steps=STEPS, **SETTINGS)
    for _ in train(recipe, resume=(out / "last.json").exists()):
        pass


def fork(data: Path, out: Path) -> int:
    """Train in a process of its own; returns its id."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            train(data, out)
            status = 0
        finally:
            os._exit(status)
    return process


def main() -> int:
    """Do both runs; the exit status is 0 when both came to their end."""
    data, folder = (Path(argument) for argument in sys.argv[1:])
    from aedesk.nn.quiet import quiet_import
    from tests.training.micro import register

    with quiet_import():
        import aedesk.training.loop  # noqa: F401
    register()
    start = time.monotonic()
    _, status = os.waitpid(fork(data, folder / "whole"), 0)
    duration = time.monotonic() - start
    hits = 0
    for _ in range(KILLS):
        process = fork(data, folder / "killed")
        time.sleep(random.uniform(0.15, 0.6) * duration)
        os.kill(process, signal.SIGKILL)
        hits += os.WIFSIGNALED(os.waitpid(process, 0)[1])
    _, last_status = os.waitpid(fork(data, folder / "killed"), 0)
    sys.stdout.write(f"{hits}\n")
    return status or last_status


if __name__ == "__main__":
    sys.exit(main())
