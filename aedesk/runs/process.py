"""Starts training as a process of its own, which goes on when whoever started it is gone."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from aedesk.errors import TrainingError
from aedesk.files import make_folder
from aedesk.files.reasons import cannot_write, reason_of
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import Holder, note_holder
from aedesk.runs.state import OUTPUT
from aedesk.runs.toml import RECIPE_NAME

PROGRAM = (sys.executable, "-m", "aedesk.cli")
"""The command line of this very installation."""


def start(folder: Path, *, resume: bool = False, backend: str | None = None) -> int:
    """Train what the recipe in a folder says, in a process that no closed window or terminal ends.

    What it complains of goes to ``output.log``; all else it tells is in ``events.jsonl``.

    Args:
        folder: Folder of the run, which holds its recipe.
        resume: Go on from the last checkpoint; from the beginning where there is none yet.
        backend: Keras backend: "tensorflow", "jax" or "torch"; that of KERAS_BACKEND by default.

    Returns:
        Number of the process.

    Raises:
        UsageError: The recipe is missing or wrong.
        TrainingError: A process trains there already, or none can be started.
        OutputError: The folder cannot be written.
    """
    run = RunFolder(folder.absolute())
    run.recipe()
    if run.is_running():
        raise TrainingError(f"A process trains in {folder} already.", "Pause, continue or stop that one.")
    command = [*PROGRAM, "train", "--recipe", str(run.path / RECIPE_NAME), "--out", str(run.path)]
    command += ["--resume"] if resume and run.has_checkpoint else []
    make_folder(run.path)
    since = time.time()
    try:
        output = (run.path / OUTPUT).open("wb")
    except OSError as error:
        raise cannot_write(run.path / OUTPUT, error, "") from error
    with output:
        process = _start([*command, "--json"], output.fileno(), backend)
    note_holder(run.path, Holder.of(process.pid, since))
    # Whoever started a process has to ask how it ended, or it stays as a zombie.
    threading.Thread(target=process.wait, daemon=True).start()
    return process.pid


def _start(command: list[str], output: int, backend: str | None) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "KERAS_BACKEND": backend} if backend else None
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=output,
            env=environment,
            start_new_session=True,
            creationflags=flags,
        )
    except OSError as error:
        raise TrainingError(f"No process can be started for the training: {reason_of(error)}.") from error
