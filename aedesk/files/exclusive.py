"""A rename that fails where the target exists, also where files cannot have two names (FAT, exFAT)."""

import ctypes
import errno
import os
import sys

_AT_FDCWD = -100
_LINUX_NOREPLACE = 1
_MAC_EXCL = 4
_NOT_OFFERED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def rename_exclusively(path: str, target: str) -> None:
    """Rename a file unless the target exists.

    Windows does so by itself, Linux and macOS have a system call for it. Where the file system does not
    know that one (some network shares), a look precedes the rename, and another program has some
    microseconds in between.

    Raises:
        FileExistsError: The target exists.
        OSError: The file cannot be renamed.
    """
    if sys.platform == "win32":
        os.rename(path, target)  # noqa: PTH104
        return
    code = _call(os.fsencode(path), os.fsencode(target))
    if code in _NOT_OFFERED:
        if os.path.lexists(target):
            code = errno.EEXIST
        else:
            os.rename(path, target)  # noqa: PTH104
            return
    if code:
        raise OSError(code, os.strerror(code), path, None, target)


def _call(path: bytes, target: bytes) -> int:
    """The error number of the exclusive rename of this system, 0 if it went well."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(path, target, ctypes.c_uint(_MAC_EXCL))
        else:
            failed = library.renameat2(_AT_FDCWD, path, _AT_FDCWD, target, ctypes.c_uint(_LINUX_NOREPLACE))
    except AttributeError:  # an old or another C library
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
