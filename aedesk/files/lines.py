"""A file that grows by whole lines, for journals: a line is there completely, or not at all."""

import contextlib
import os
from pathlib import Path

from aedesk.files import system
from aedesk.files.locks import Lock, try_lock
from aedesk.files.reasons import cannot_write

_STEP = 1 << 16


class LineFile:
    """A file of lines that one process at a time may add to; made by `open`. For one thread.

    Args:
        path: The file.
        descriptor: Open for reading and appending.
        hint: What the user can do where a write fails.
    """

    def __init__(self, path: Path, descriptor: int, hint: str) -> None:
        self.path = path
        self._descriptor = descriptor
        self._hint = hint
        self._size = _end_of_lines(descriptor)

    @classmethod
    def open(cls, path: Path, hint: str = "") -> "LineFile | None":
        """Open a file, made if missing; a last line that a kill cut short is dropped at the next write.

        Args:
            path: The file; its folder must exist.
            hint: What the user can do where a write fails.

        Returns:
            The file, or None where another process has it open.

        Raises:
            OutputError: It cannot be opened.
        """
        try:
            descriptor = system.open_for_append(path)
            if try_lock(descriptor) is Lock.TAKEN_BY_ANOTHER:
                os.close(descriptor)
                return None
            return cls(path, descriptor, hint)
        except OSError as error:
            raise cannot_write(path, error, hint) from error

    def append(self, line: bytes, *, sync: bool = True) -> None:
        r"""Add a line.

        Args:
            line: The line, without or with its ``\n`` at the end; holds no other one.
            sync: Have it on the device before going on, so that a power cut does not lose it.

        Raises:
            OutputError: It cannot be added; the lines before it are whole.
        """
        data = line if line.endswith(b"\n") else line + b"\n"
        try:
            if os.fstat(self._descriptor).st_size != self._size:  # half of a line that failed
                system.cut(self.path, self._descriptor, self._size)
            system.write(self.path, self._descriptor, data)
            if sync:
                system.sync(self.path, self._descriptor)
        except OSError as error:
            with contextlib.suppress(OSError):
                system.cut(self.path, self._descriptor, self._size)
            raise cannot_write(self.path, error, self._hint) from error
        self._size += len(data)

    def close(self) -> None:
        """Close the file and let other processes have it."""
        with contextlib.suppress(OSError):  # all lines are written, and synced where that was wanted
            system.close(self.path, self._descriptor)


def _end_of_lines(descriptor: int) -> int:
    """Size of the file up to the end of its last whole line."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _STEP)
        os.lseek(descriptor, start, os.SEEK_SET)
        last = os.read(descriptor, end - start).rfind(b"\n")
        if last >= 0:
            return start + last + 1
        end = start
    return 0
