"""Keeps two processes from training in one folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aedesk.errors import TrainingError
from aedesk.files import make_folder
from aedesk.files.locks import Lock, try_lock

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder of a run, which is made if need be; a process that dies lets go of it.

    Raises:
        TrainingError: Another process holds it.
        OutputError: The folder cannot be written.
    """
    make_folder(folder)
    path = folder / LOCK
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        # One that leaves nothing behind may have removed the file since it was opened.
        if try_lock(descriptor) is Lock.TAKEN_BY_ANOTHER or not os.fstat(descriptor).st_nlink:
            raise TrainingError(
                f"Another process trains in {folder}.", "Stop it first, or name another folder."
            )
        try:
            yield
        finally:
            _remove_if_alone(path)
    finally:
        os.close(descriptor)


def _remove_if_alone(path: Path) -> None:
    """Where no checkpoint was written nothing is left."""
    with suppress(OSError):
        if {entry.name for entry in path.parent.iterdir()} == {path.name}:
            path.unlink()
            path.parent.rmdir()
