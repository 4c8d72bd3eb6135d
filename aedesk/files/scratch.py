"""Safe writes of finished files: complete under their final name, or not there at all."""

import contextlib
import errno
import os
import stat
import threading
from collections.abc import Iterable
from pathlib import Path

from aedesk.errors import OutputError, OutputTakenError
from aedesk.files import system
from aedesk.files.names import fault_here
from aedesk.files.reasons import cannot_write
from aedesk.files.temporary import Temporary, remove_leftovers

_HINT = "Choose another -o."
_ATTEMPTS = 3


class Scratch:
    """Writes the outputs of one run and leaves nothing unfinished behind.

    A file appears under its final name complete or not at all, whatever happens in between. After
    `close` nothing more is written. Can be used from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._unfinished: set[Path] = set()
        self._made: list[Path] = []
        self._tidied: set[Path] = set()
        self._closed = False

    def write(self, target: Path, data: bytes, *, overwrite: bool) -> None:
        """Put data under a name.

        Args:
            target: The final name; missing folders are made. A link is followed.
            data: Content of the file.
            overwrite: Replace an existing file, keeping its permissions.

        Raises:
            OutputTakenError: The file exists and may not be replaced.
            OutputError: It is not a regular file, or cannot be written; what was there before is
                untouched. Where only the device failed to confirm the new name, the complete file is there.
        """
        _check_name(target)
        try:
            target = Path(os.path.realpath(target)) if target.is_symlink() else target
            self._write(target, data, overwrite)
        except FileExistsError:
            raise OutputTakenError(
                f"{target.name} came into being in the meantime.",
                "Choose --on-exist overwrite or --on-exist rename.",
            ) from None
        except OSError as error:
            raise cannot_write(target, error, _HINT) from error

    def check(self, target: Path) -> None:
        """Refuse early what `write` would refuse: the work for an output that cannot be put is saved.

        Raises:
            OutputError: The name is not possible here, or its folder may not be written to.
        """
        _check_name(target)
        folder = next((parent for parent in target.parents if parent.exists()), target.parent)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise cannot_write(target, OSError(_refusal_of(folder), ""), _HINT)

    def tidy(self, folders: Iterable[Path]) -> None:
        """Remove what killed processes left unfinished in these folders, which need not exist.

        `write` does so in each folder that it comes to for the first time; this is for folders in which
        nothing is left to be written, and for the end of a run that had to kill its workers.
        """
        for folder in folders:
            with self._lock:
                self._tidied.add(folder)
            remove_leftovers(folder)

    def close(self) -> None:
        """Remove unfinished files and folders that stayed empty; later writes are refused."""
        with self._lock:
            self._closed = True
            unfinished, self._unfinished = self._unfinished, set()
            made, self._made = self._made, []
        for path in unfinished:
            with contextlib.suppress(OSError):  # a later run tries again
                system.unlink(path)
        for folder in sorted(made, key=lambda folder: len(folder.parts), reverse=True):
            with contextlib.suppress(OSError):  # not empty: it holds results
                system.rmdir(folder)

    def _write(self, target: Path, data: bytes, overwrite: bool) -> None:
        mode = _mode_of(target)
        temporary = self._create(target.parent)
        try:
            temporary.fill(data, check=True)
            if mode is not None:
                system.set_mode(temporary.path, mode)
            temporary.become(target, overwrite=overwrite)
        finally:
            with contextlib.suppress(OSError):  # `close` tries again
                temporary.discard()
                with self._lock:
                    self._unfinished.discard(temporary.path)

    def _create(self, folder: Path) -> Temporary:
        for attempt in range(_ATTEMPTS):
            self._make_folder(folder)
            if folder not in self._tidied:
                self.tidy([folder])
            with self._lock:  # so that `close` sees every file that there is
                if self._closed:
                    raise OutputError("The run was stopped before this output was written.")
                try:
                    temporary = Temporary(folder)
                except FileNotFoundError:  # another run, which had made the folder, found it empty and left
                    if attempt == _ATTEMPTS - 1:
                        raise
                    continue
                self._unfinished.add(temporary.path)
                return temporary
        raise AssertionError("unreachable")

    def _make_folder(self, folder: Path) -> None:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        for parent in reversed(missing):
            if system.mkdir(parent):
                with self._lock:
                    self._made.append(parent)


def _check_name(target: Path) -> None:
    if fault := fault_here(target.name):
        raise OutputError(f"{target} cannot be written: {fault}.", "Choose another name with -o.")


def _refusal_of(folder: Path) -> int:
    """The error number of writing into a folder that is not writable."""
    if not folder.is_dir():
        return errno.ENOTDIR
    is_read_only = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
    return errno.EROFS if is_read_only else errno.EACCES


def _mode_of(target: Path) -> int | None:
    """Permissions of an existing target, None where there is none yet."""
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(f"{target} is not a regular file.", "Write to standard output with -o -.")
    return stat.S_IMODE(status.st_mode)
