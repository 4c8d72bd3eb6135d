"""Originals go to the trash, if they are still the file that was read and if there is a trash."""

import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from aedesk.errors import OutputError
from aedesk.files import system
from aedesk.files.reasons import reason_of

_HINT = "Leave out --replace, or remove the original yourself."


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells a file from another one that takes its name, or from itself with another content.

    Args:
        device: Number of its file system.
        inode: Its number there.
        size: Bytes.
        modified: Time of the last change in nanoseconds.
    """

    device: int
    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> "Seen":
        """Look at a file, or at what a link leads to; done before it is read.

        Raises:
            OSError: It is not there.
        """
        status = path.stat()
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def move_to_trash(path: Path, seen: Seen) -> None:
    """Move an original to the trash, after its replacement was written and checked.

    Args:
        path: The original.
        seen: How it was when it was read.

    Raises:
        OutputError: It is a link, has changed since, or its volume has no trash; it stays where it is.
    """
    try:
        if path.is_symlink():
            raise _kept(path, "it is a link to a file elsewhere")
        if Seen.of(path) != seen:
            raise _kept(path, "it has changed since it was read", "Run the command again.")
        if not stat.S_ISREG(path.lstat().st_mode):
            raise _kept(path, "it is not a regular file")
        if not _has_trash(path):
            raise _kept(path, "its volume has no trash")
        system.trash(path)
    except OSError as error:
        reason = f"it cannot be moved to the trash ({reason_of(error)})"
        raise _kept(path, reason) from error
    if path.exists():
        raise _kept(path, "the trash did not take it")


def move_folder_to_trash(folder: Path) -> None:
    """Move a folder of the program's own to the trash, with all that is in it.

    Raises:
        OutputError: It is a link, or the trash does not take it; it stays where it is.
    """
    hint = "Remove it yourself."
    try:
        if folder.is_symlink():
            raise _kept(folder, "it is a link to a folder elsewhere", hint)
        if not _has_trash(folder):
            raise _kept(folder, "its volume has no trash", hint)
        system.trash(folder)
    except OSError as error:
        raise _kept(folder, f"it cannot be moved to the trash ({reason_of(error)})", hint) from error
    if folder.exists():
        raise _kept(folder, "the trash did not take it", hint)


def _kept(path: Path, reason: str, hint: str = _HINT) -> OutputError:
    return OutputError(f"{path} stays where it is: {reason}.", hint)


def _has_trash(path: Path) -> bool:
    """Whether what is trashed can be had again; Windows deletes for good where a drive has no trash."""
    if sys.platform == "win32":
        import ctypes

        root = Path(path.resolve().anchor)
        info = (ctypes.c_ulonglong * 3)(24)  # size of the structure, then bytes and number of its files
        is_fixed = ctypes.windll.kernel32.GetDriveTypeW(str(root)) == 3
        return is_fixed and ctypes.windll.shell32.SHQueryRecycleBinW(str(root), ctypes.byref(info)) == 0
    return True  # elsewhere the trash itself says so
