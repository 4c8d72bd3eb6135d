"""System errors in words for the user."""

import errno
from pathlib import Path

from aedesk.errors import OutputError

_REASONS = {
    errno.ENOSPC: "there is no space left on the device",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the device reports an error",
    errno.EFBIG: "the file is larger than is allowed there",
    errno.EINTR: "the device interrupts every attempt",
    errno.ENOTDIR: "a folder on its way is a file",
    errno.EISDIR: "a folder has that name",
}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def reason_of(error: OSError) -> str:
    """Why the system refused, as the end of a sentence."""
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)


def cannot_write(path: Path, error: OSError, hint: str) -> OutputError:
    """The error of a file that could not be written.

    Args:
        path: The file.
        error: What the system said.
        hint: What the user can do; that space can be freed is added where there is none.
    """
    if error.errno in _FULL:
        hint = f"Free some space. {hint}".rstrip()
    return OutputError(f"{path} cannot be written: {reason_of(error)}.", hint)


def cannot_make(folder: Path, error: OSError, hint: str) -> OutputError:
    """The error of a folder that could not be made; see `cannot_write`."""
    return OutputError(f"The folder {folder} cannot be made: {reason_of(error)}.", hint)
