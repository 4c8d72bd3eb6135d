"""Keeps two processes from training in one folder, and tells others whether one does."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import psutil

from aedesk.errors import TrainingError
from aedesk.files import make_folder, system
from aedesk.files.locks import Lock, is_locked, try_lock

LOCK = ".lock"
# Whoever looks whether a folder is held holds the lock for some microseconds.
_ATTEMPTS = 50
_SECONDS_BETWEEN = 0.02
# The system tells the start of a process by a clock that may be set meanwhile.
_CLOCK_ERROR = 5.0


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that trains in a folder, or was started to do so.

    Args:
        pid: Its number.
        created: When it began, by the system, in seconds since 1970.
        since: When it was started for this run, in seconds since 1970.
    """

    pid: int
    created: float
    since: float

    @classmethod
    def of(cls, pid: int, since: float) -> Self:
        """Look at a process of this machine."""
        return cls(pid, psutil.Process(pid).create_time(), since)

    @property
    def is_alive(self) -> bool:
        """Whether that very process, and not a later one of its number, is still at work."""
        try:
            process = psutil.Process(self.pid)
            is_same = abs(process.create_time() - self.created) < _CLOCK_ERROR
            return bool(is_same and process.status() != psutil.STATUS_ZOMBIE)
        except psutil.Error:
            return False


@contextmanager
def locked(folder: Path) -> Iterator[Holder]:
    """Hold the folder of a run, which is made if need be; a process that dies lets go of it.

    Returns:
        This process, with the time when it was started for this run.

    Raises:
        TrainingError: Another process holds it.
        OutputError: The folder cannot be written.
    """
    make_folder(folder)
    path = folder / LOCK
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        if not _take(descriptor, folder):
            raise TrainingError(
                f"Another process trains in {folder}.", "Stop it first, or name another folder."
            )
        noted = read_holder(folder)
        launched = noted is not None and noted.pid == os.getpid()
        holder = Holder.of(os.getpid(), noted.since if noted is not None and launched else time.time())
        _write(path, descriptor, holder)
        try:
            yield holder
        finally:
            with suppress(OSError):
                system.cut(path, descriptor, 0)
            _remove_if_alone(path)
    finally:
        os.close(descriptor)


def is_held(folder: Path) -> bool:
    """Whether a process trains in a folder, or has been started to do so; never waits."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        if is_locked(descriptor):
            return True
    finally:
        os.close(descriptor)
    holder = read_holder(folder)
    return holder is not None and holder.is_alive


def read_holder(folder: Path) -> Holder | None:
    """Who holds a folder, or was killed while it did; None where nobody is or was."""
    try:
        return Holder(**json.loads((folder / LOCK).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def note_holder(folder: Path, holder: Holder) -> None:
    """Note a process that was just started for a folder, until it takes the lock itself."""
    path = folder / LOCK
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        _write(path, descriptor, holder)
    finally:
        os.close(descriptor)


def _write(path: Path, descriptor: int, holder: Holder) -> None:
    data = json.dumps(asdict(holder)).encode()
    os.lseek(descriptor, 0, os.SEEK_SET)
    system.write(path, descriptor, data)
    system.cut(path, descriptor, len(data))


def _take(descriptor: int, folder: Path) -> bool:
    for attempt in range(_ATTEMPTS):
        # One that leaves nothing behind may have removed the file since it was opened.
        if not os.fstat(descriptor).st_nlink:
            return False
        lock = try_lock(descriptor)
        if lock is Lock.HELD:
            return bool(os.fstat(descriptor).st_nlink)
        if lock is Lock.NOT_OFFERED:
            holder = read_holder(folder)
            return holder is None or holder.pid == os.getpid() or not holder.is_alive
        if attempt < _ATTEMPTS - 1:
            time.sleep(_SECONDS_BETWEEN)
    return False


def _remove_if_alone(path: Path) -> None:
    """Where no checkpoint was written nothing is left."""
    with suppress(OSError):
        if {entry.name for entry in path.parent.iterdir()} == {path.name}:
            path.unlink()
            path.parent.rmdir()
