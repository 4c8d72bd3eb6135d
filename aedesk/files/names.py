r"""What Windows makes of names: long paths need a prefix, and some names are no files at all.

Only Windows treats names so, but the rules are plain text work, which every system can check.
"""

import ntpath
import os
import re
from pathlib import Path

_LONGEST_FOLDER = 240  # a folder may have 247 characters, a file 259; the temporary name needs room
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:[.:].*)?", re.IGNORECASE
)
_FORBIDDEN = frozenset('<>:"/\\|?*') | {chr(code) for code in range(32)}


def system_path(path: Path) -> str:
    r"""The path as the system takes it: on Windows a long one gets the prefix ``\\?\``."""
    return unlimited(os.path.abspath(path)) if os.name == "nt" else os.fspath(path)  # noqa: PTH100


def unlimited(path: str) -> str:
    r"""An absolute Windows path in the form that may have 32,767 characters, where it needs to.

    ``C:\…`` becomes ``\\?\C:\…``, and ``\\server\share\…`` becomes ``\\?\UNC\server\share\…``.
    """
    if len(path) <= _LONGEST_FOLDER or path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    drive, rest = ntpath.splitdrive(path)
    if drive.startswith("\\\\"):
        return "\\\\?\\UNC\\" + drive[2:] + rest
    return "\\\\?\\" + path


def windows_fault(name: str) -> str | None:
    """Why Windows cannot have a file of this name, as the end of a sentence; None where it can."""
    if _RESERVED.fullmatch(name):
        return "Windows keeps that name for a device"
    if forbidden := sorted(_FORBIDDEN.intersection(name)):
        return f"Windows does not allow {forbidden[0]!r} in names"
    if name.endswith((".", " ")):
        return "Windows drops dots and spaces at the end of names"
    return None


def fault_here(name: str) -> str | None:
    """Why this system cannot have a file of this name, where it would not say so itself."""
    return windows_fault(name) if os.name == "nt" else None
