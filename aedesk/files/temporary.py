"""A file under a passing name in the folder of its target, until it is complete and gets its final name."""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from pathlib import Path

from aedesk.files import system
from aedesk.files.locks import Lock, try_lock

_NAME = re.compile(r"\.aedesk-[0-9a-f]{12}\.part")
_SURELY_DEAD = 3600.0
"""Age in seconds of a leftover where locks are not offered: writing a file that is in memory takes less."""


class Temporary:
    """An unfinished file, which is locked as long as this object works on it.

    Args:
        folder: Where the file is made.

    Raises:
        OSError: It cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        while True:
            # The name is short and unrelated to the target's, which may be as long as names can be.
            self.path = folder / f".aedesk-{secrets.token_hex(6)}.part"
            try:
                descriptor = system.create(self.path)
            except FileExistsError:  # also what an interrupted call finds that had done its work
                continue
            status = os.fstat(descriptor)
            # Before it was locked, somebody who cleans up may have taken it for a leftover.
            if try_lock(descriptor) is not Lock.TAKEN_BY_ANOTHER and os.fstat(descriptor).st_nlink:
                break
            os.close(descriptor)
        self._descriptor: int | None = descriptor
        self._identity = status.st_dev, status.st_ino

    def fill(self, data: bytes, *, check: bool) -> None:
        """Write the content and have it on the device.

        Args:
            data: The content.
            check: Read it back and compare.

        Raises:
            OSError: The content cannot be written, or reads back differently.
        """
        assert self._descriptor is not None
        system.write(self.path, self._descriptor, data)
        system.sync(self.path, self._descriptor)
        if check and not system.holds(self.path, self._descriptor, data):
            raise OSError(errno.EIO, "what was written reads back differently")
        if os.name == "nt":  # an open file cannot be renamed there
            self._close()

    def become(self, target: Path, *, overwrite: bool) -> None:
        """Give the file its final name, in one step, then have the name on the device too.

        Args:
            target: The name, in the same folder.
            overwrite: Replace what has that name.

        Raises:
            FileExistsError: The target exists and may not be replaced.
            OSError: The file cannot be renamed, or the device failed after that.
        """
        try:
            if overwrite:
                system.replace(self.path, target)
            else:
                self._become_new(target)
        except (FileExistsError, FileNotFoundError):
            # An interrupted call may have done its work, and then fails when it is repeated.
            if not self._is_at(target):
                raise
        system.sync_folder(target.parent)

    def discard(self) -> None:
        """Close the file and remove its passing name.

        Raises:
            OSError: The name is still there.
        """
        try:
            self._close()
        finally:
            system.unlink(self.path)

    def _become_new(self, target: Path) -> None:
        if os.name != "nt":
            try:
                system.link(self.path, target)
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links, most likely
                pass
            else:
                return
        system.rename(self.path, target)

    def _is_at(self, target: Path) -> bool:
        try:
            status = target.lstat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == self._identity

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            system.close(self.path, descriptor)


def remove_leftovers(folder: Path) -> None:
    """Remove unfinished files of processes that were killed; those of living ones are left alone.

    Never fails: what cannot be removed does no harm.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as listing:
        for entry in listing:
            if _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _remove_if_dead(Path(entry.path))


def _remove_if_dead(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return
        lock = try_lock(descriptor)
        is_old = time.time() - status.st_mtime > _SURELY_DEAD
        is_dead = lock is Lock.HELD or (lock is Lock.NOT_OFFERED and is_old)
        if is_dead and os.name != "nt":
            system.unlink(path)
    finally:
        os.close(descriptor)
    if is_dead and os.name == "nt":  # an open file cannot be removed there
        system.unlink(path)
