"""What a running training is asked to do from outside: pause, resume, stop, discard.

Each wish is a small file in the run's folder, so that a window that was opened later reaches a run that it
did not start.
"""

import json
import queue
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

from aedesk.errors import TrainingError, UsageError
from aedesk.files import make_folder, replace_file, system
from aedesk.runs.lock import is_held

CONTROL = "control"
Command = Literal["pause", "resume", "stop", "discard"]
COMMANDS: tuple[Command, ...] = get_args(Command)


def send(folder: Path, command: Command) -> None:
    """Ask the process that trains in a folder for something; it is done within about a second.

    Args:
        folder: Folder of the run.
        command: "pause" waits without losing anything, "resume" goes on from there, "stop" ends the run and
            keeps it, "discard" ends it and moves its folder to the trash.

    Raises:
        UsageError: There is no such command.
        TrainingError: No process trains there.
        OutputError: The folder cannot be written.
    """
    if command not in COMMANDS:
        raise UsageError(f"A run cannot {command!r}; it can {', '.join(COMMANDS)}.")
    if not is_held(folder):
        raise TrainingError(f"No process trains in {folder}.", "See `aedesk-cli train runs`.")
    make_folder(folder / CONTROL)
    replace_file(folder / CONTROL / command, json.dumps({"time": time.time()}).encode())


class Inbox:
    """What the training process is asked to do: by files, or by this process itself.

    Args:
        folder: Folder of the run.
        since: What was asked by files before this time, in seconds since 1970, was for an earlier process.
    """

    def __init__(self, folder: Path, since: float = 0.0) -> None:
        self._folder = folder / CONTROL
        self._put: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._waited: list[Command] = []
        self.since = since

    def put(self, command: Command) -> None:
        """Ask from within the process; from any thread, and from a signal handler."""
        self._put.put(command)

    def take(self) -> list[Command]:
        """Give what was asked since the last time, in that order, and forget it."""
        taken, self._waited = self._waited, []
        while True:
            try:
                taken.append(self._put.get_nowait())
            except queue.Empty:
                break
        return taken + [command for _, command in sorted(self._files())]

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than until something is asked from within the process."""
        with suppress(queue.Empty):
            self._waited.append(self._put.get(timeout=seconds))

    def _files(self) -> list[tuple[float, Command]]:
        found = []
        for command in COMMANDS:
            path = self._folder / command
            with suppress(OSError, ValueError, KeyError, TypeError):
                asked = float(json.loads(path.read_text())["time"])
                system.unlink(path)
                if asked >= self.since:
                    found.append((asked, command))
        return found
