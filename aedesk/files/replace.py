"""Single files of the program itself: readers see the old content or the new, never half of it."""

import contextlib
import stat
from pathlib import Path

from aedesk.files import system
from aedesk.files.reasons import cannot_make, cannot_write
from aedesk.files.temporary import Temporary, remove_leftovers


def replace_file(path: Path, data: bytes, hint: str = "") -> None:
    """Put data under a name in one step, replacing what is there and keeping its permissions.

    Args:
        path: The file; its folder must exist. A link is followed.
        data: The new content.
        hint: What the user can do where that fails.

    Raises:
        OutputError: It cannot be written; what was there before is untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        remove_leftovers(path.parent)
        temporary = Temporary(path.parent)
        try:
            temporary.fill(data, check=False)
            if mode is not None:
                system.set_mode(temporary.path, mode)
            temporary.become(path, overwrite=True)
        finally:
            with contextlib.suppress(OSError):  # the next write here tries again
                temporary.discard()
    except OSError as error:
        raise cannot_write(path, error, hint) from error


def make_folder(folder: Path, hint: str = "") -> None:
    """Make a folder and those above it, as far as they are missing.

    Args:
        folder: The folder.
        hint: What the user can do where that fails.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        for parent in (*reversed(folder.parents), folder):
            if not parent.is_dir():
                system.mkdir(parent)
    except OSError as error:
        raise cannot_make(folder, error, hint) from error
