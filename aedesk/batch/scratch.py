"""Safe writes: a temporary file in the target's folder, checked, flushed, then moved in place at once."""

import contextlib
import errno
import os
import secrets
import stat
import threading
from pathlib import Path

from aedesk.errors import OutputError

_REASONS = {
    errno.ENOSPC: "there is no space left on the device",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENAMETOOLONG: "the name is too long",
}


class Scratch:
    """Writes the outputs of one run and leaves nothing unfinished behind.

    A file appears under its final name complete or not at all, whatever happens in between. After
    `close` nothing more is written. Can be used from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._unfinished: set[Path] = set()
        self._folders: list[Path] = []
        self._closed = False

    def write(self, target: Path, data: bytes, *, overwrite: bool) -> None:
        """Put data under a name.

        Args:
            target: The final name; missing folders are made. A link is followed.
            data: Content of the file.
            overwrite: Replace an existing file, keeping its permissions.

        Raises:
            OutputError: The file exists and may not be replaced, is not a regular file, or cannot be
                written; what was there before is untouched.
        """
        try:
            target = Path(os.path.realpath(target)) if target.is_symlink() else target
            mode = _mode_of(target)
            self._make_folder(target.parent)
            temporary = self._create(target.parent)
            try:
                _fill(temporary, data)
                if mode is not None:
                    temporary.chmod(mode)
                _move(temporary, target, overwrite)
            finally:
                self._discard(temporary)
            _flush_folder(target.parent)
        except FileExistsError:
            raise OutputError(
                f"{target.name} came into being in the meantime.",
                "Choose --on-exist overwrite or --on-exist rename.",
            ) from None
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror or "unknown reason")
            raise OutputError(f"{target} cannot be written: {reason}.", "Choose another -o.") from error

    def close(self) -> None:
        """Remove unfinished files and folders that stayed empty; later writes are refused."""
        with self._lock:
            self._closed = True
            unfinished, self._unfinished = self._unfinished, set()
            folders, self._folders = self._folders, []
        for path in unfinished:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):  # not empty: it holds results
                folder.rmdir()

    def _make_folder(self, folder: Path) -> None:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        for parent in reversed(missing):
            parent.mkdir(exist_ok=True)
            with self._lock:
                self._folders.append(parent)

    def _create(self, folder: Path) -> Path:
        # The name is short and unrelated to the target's, which may be as long as names can be.
        temporary = folder / f".aedesk-{secrets.token_hex(6)}.part"
        with self._lock:
            if self._closed:
                raise OutputError("The run was stopped before this output was written.")
            os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            self._unfinished.add(temporary)
        return temporary

    def _discard(self, temporary: Path) -> None:
        with self._lock:
            self._unfinished.discard(temporary)
        temporary.unlink(missing_ok=True)


def _mode_of(target: Path) -> int | None:
    """Permissions of an existing target, None where there is none yet."""
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(f"{target} is not a regular file.", "Write to standard output with -o -.")
    return stat.S_IMODE(status.st_mode)


def _fill(temporary: Path, data: bytes) -> None:
    with temporary.open("r+b") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if temporary.read_bytes() != data:
        raise OSError(errno.EIO, "what was written reads back differently")


def _move(temporary: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)  # unlike a rename it fails where the target exists
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
        temporary.rename(target)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system offers it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
