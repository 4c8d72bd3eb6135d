"""The operations of the system that change files, one function each; all of them pass one gate.

What a system may do to a call is dealt with here, so that nobody above has to think of it: an interrupted
call is repeated, half a write is completed, and a Windows scanner that holds a file is waited for. Tests
put a gate of their own in place of `GATE` and let any operation fail.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aedesk.files.exclusive import rename_exclusively
from aedesk.files.names import system_path

Gate = Callable[..., Any]
"""Called with the name of an operation, its path, the function that does it, and its arguments."""


def _open_gate(name: str, path: Path, function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


GATE: Gate = _open_gate

_ATTEMPTS = 50
"""How often an interrupted call is begun; each needs a signal of its own, so more is a broken device."""

_HELD_ATTEMPTS = 8
_HELD_SECONDS = 0.02
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ_BYTES = 1 << 20


def create(path: Path) -> int:
    """Create a file that does not exist yet; returns its descriptor, for writing and reading."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY
    return int(_perform("create", path, os.open, system_path(path), flags, 0o666))


def open_for_append(path: Path) -> int:
    """Open a file, created if missing, for writing at its end; returns its descriptor."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY
    return int(_perform("create", path, os.open, system_path(path), flags, 0o666))


def write(path: Path, descriptor: int, data: bytes | memoryview) -> None:
    """Write all of the data at the descriptor's place, in as many calls as the system needs."""
    rest = memoryview(data)
    while rest:
        written = _perform("write", path, os.write, descriptor, rest)
        if not written:
            raise OSError(errno.EIO, "the device takes no data")
        rest = rest[written:]


def holds(path: Path, descriptor: int, data: bytes) -> bool:
    """Whether the file reads back as the data, no more and no less."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    rest = memoryview(data)
    while piece := _perform("read", path, os.read, descriptor, _READ_BYTES):
        if piece != rest[: len(piece)]:
            return False
        rest = rest[len(piece) :]
    return not rest


def sync(path: Path, descriptor: int) -> None:
    """Have the file's content on the device before going on."""
    _perform("sync", path, os.fsync, descriptor)


def cut(path: Path, descriptor: int, size: int) -> None:
    """Make the file that long."""
    _perform("cut", path, os.ftruncate, descriptor, size)


def close(path: Path, descriptor: int) -> None:
    """Close a descriptor; it is closed whatever happens, so this is the one call never repeated."""
    GATE("close", path, os.close, descriptor)


def set_mode(path: Path, mode: int) -> None:
    """Give a file these permissions."""
    _perform("chmod", path, os.chmod, system_path(path), mode)


def link(path: Path, target: Path) -> None:
    """Give a file a second name; unlike `replace` it fails where the target exists."""
    _perform("link", target, os.link, system_path(path), system_path(target))


def rename(path: Path, target: Path) -> None:
    """Rename a file; unlike `replace` it fails where the target exists."""
    _perform("rename", target, rename_exclusively, system_path(path), system_path(target))


def replace(path: Path, target: Path) -> None:
    """Rename a file over another one, in one step."""
    _perform("replace", target, os.replace, system_path(path), system_path(target))


def unlink(path: Path) -> None:
    """Remove a file; one that is gone already is no error."""
    try:
        _perform("unlink", path, os.unlink, system_path(path))
    except FileNotFoundError:
        return


def mkdir(path: Path) -> bool:
    """Make a folder; returns whether it was missing."""
    try:
        _perform("mkdir", path, os.mkdir, system_path(path))
    except FileExistsError:
        if path.is_dir():
            return False
        raise
    return True


def rmdir(path: Path) -> None:
    """Remove a folder, which must be empty."""
    _perform("rmdir", path, os.rmdir, system_path(path))


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system offers it.

    Raises:
        OSError: The device failed; a system that merely does not offer it is no error.
    """
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # one may write into a folder that one may not read
        return
    try:
        _perform("sync_folder", folder, os.fsync, descriptor)
    except OSError as error:
        if error.errno in {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise
    finally:
        os.close(descriptor)


def trash(path: Path) -> None:
    """Move a file to the trash of its volume."""
    from send2trash import send2trash

    _perform("trash", path, send2trash, str(path))


def _perform(name: str, path: Path, function: Callable[..., Any], *args: Any) -> Any:
    """Do an operation, as often as it is interrupted or, on Windows, the file is held by a scanner."""
    interrupted = held = 0
    while True:
        try:
            return GATE(name, path, function, *args)
        except InterruptedError:
            interrupted += 1
            if interrupted == _ATTEMPTS:
                raise
        except PermissionError:
            held += 1
            is_passing = sys.platform == "win32" and name in {"replace", "rename", "link", "unlink"}
            if not is_passing or held == _HELD_ATTEMPTS:
                raise
            time.sleep(_HELD_SECONDS * held)
