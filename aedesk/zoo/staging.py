"""A folder that is put together aside and then appears among the models whole, or not at all."""

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aedesk.files import make_folder, system
from aedesk.files.locks import Lock, try_lock
from aedesk.files.reasons import cannot_write

_NAME = re.compile(r"\.incoming-[0-9a-f]{12}")
_LOCK = "lock"
_PACKAGE = "package"
_SURELY_DEAD = 3600.0
"""Age in seconds of a leftover where locks are not offered."""


class Staging:
    """A folder in work, beside the models but not one of them; made by `staging`.

    Args:
        path: Holds the folder of the package, and the lock that says that somebody works on it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path / _PACKAGE

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a new file of the package, piece by piece, and have it on the device.

        Raises:
            OutputError: It cannot be written.
        """
        path = self.folder / name
        try:
            descriptor = system.create(path)
            try:
                for piece in pieces:
                    system.write(path, descriptor, piece)
                system.sync(path, descriptor)
            finally:
                system.close(path, descriptor)
        except OSError as error:
            raise cannot_write(path, error, "") from error

    def become(self, target: Path) -> None:
        """Give the folder its final name, in one step.

        Raises:
            OutputError: There is such a folder already, or it cannot be renamed.
        """
        try:
            system.rename(self.folder, target)
            system.sync_folder(target.parent)
        except OSError as error:
            raise cannot_write(target, error, "Remove what has that name.") from error


@contextmanager
def staging(models: Path) -> Iterator[Staging]:
    """A folder to put a package together; what is left of it in the end is removed.

    Args:
        models: The folder of models, made if missing.

    Raises:
        OutputError: It cannot be made.
    """
    make_folder(models)
    _remove_leftovers(models)
    path = lock = None
    try:
        try:
            path, lock = _begin(models)
            system.mkdir(path / _PACKAGE)
        except OSError as error:
            raise cannot_write(models, error, "") from error
        yield Staging(path)
    finally:
        with contextlib.suppress(OSError):
            if path is not None and lock is not None:
                system.close(path / _LOCK, lock)
        if path is not None:
            _remove(path)


def _begin(models: Path) -> tuple[Path, int]:
    """Make an empty folder with a lock in it, which somebody who cleans up may take for a leftover."""
    while True:
        path = models / f".incoming-{secrets.token_hex(6)}"
        system.mkdir(path)
        try:
            lock = system.create(path / _LOCK)
        except FileNotFoundError:
            continue
        except OSError:
            with contextlib.suppress(OSError):
                system.rmdir(path)
            raise
        if try_lock(lock) is not Lock.TAKEN_BY_ANOTHER and os.fstat(lock).st_nlink:
            return path, lock
        os.close(lock)


def _remove_leftovers(models: Path) -> None:
    """Remove what imports left that were killed; those that are at work are left alone."""
    with contextlib.suppress(OSError):
        for path in list(models.iterdir()):
            if _NAME.fullmatch(path.name) and path.is_dir() and _is_dead(path):
                _remove(path)


def _is_dead(path: Path) -> bool:
    try:
        descriptor = os.open(path / _LOCK, os.O_RDWR)
    except FileNotFoundError:  # nothing is in it yet, and it is made again if it was not dead
        return True
    except OSError:
        return False
    try:
        lock = try_lock(descriptor)
        is_old = time.time() - path.stat().st_mtime > _SURELY_DEAD
        return lock is Lock.HELD or (lock is Lock.NOT_OFFERED and is_old)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    """Remove a folder in work; what cannot be removed is no model and is tried again at the next import."""
    for folder in (path / _PACKAGE, path):
        with contextlib.suppress(OSError):
            for file in list(folder.iterdir()):
                system.unlink(file)
            system.rmdir(folder)
