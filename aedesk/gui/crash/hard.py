"""Crashes of the interpreter itself: where it was is written to a file, which the next start finds."""

import contextlib
import faulthandler
import os
from pathlib import Path

from aedesk.errors import OutputError
from aedesk.files import make_folder, system
from aedesk.files.locks import Lock, try_lock

_NAME = "crash-{0}.txt"
_MOST_BYTES = 100_000


class HardCrashes:
    """Has a crash inside a library leave the places of all threads in a file.

    Each process has a file of its own, which it holds locked: several windows may be open. The file names
    places in the program and nothing else.

    Args:
        folder: Where the files are; made if it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / _NAME.format(os.getpid())
        self._descriptor: int | None = None

    def begin(self) -> str:
        """Watch this process from now on.

        Returns:
            What earlier processes left behind when they crashed, empty if none did; it is told only once.
            Where the folder cannot be written to, nothing is watched.
        """
        try:
            make_folder(self._folder)
            found = self._take_left_behind()
            self._descriptor = system.create(self._path)
        except (OSError, OutputError):
            return ""
        try_lock(self._descriptor)
        faulthandler.enable(self._descriptor, all_threads=True)
        return found

    def end(self) -> None:
        """The process ends as it should: leave nothing behind."""
        if self._descriptor is not None:
            faulthandler.disable()
            os.close(self._descriptor)
            self._descriptor = None
            with contextlib.suppress(OSError):
                system.unlink(self._path)

    def _take_left_behind(self) -> str:
        texts = []
        for path in sorted(self._folder.glob(_NAME.format("*"))):
            with contextlib.suppress(OSError), path.open("rb") as file:
                if try_lock(file.fileno()) is Lock.TAKEN_BY_ANOTHER:
                    continue
                texts.append(file.read(_MOST_BYTES).decode(errors="replace"))
            with contextlib.suppress(OSError):
                system.unlink(path)
        return "\n".join(text for text in texts if text.strip())
