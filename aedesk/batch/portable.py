"""Names across systems: which two are one file somewhere, and which cannot exist on Windows."""

import os
import re
import unicodedata

ON_WINDOWS = os.name == "nt"
"""Whether names that Windows refuses are refused here."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def fold(text: str) -> str:
    """The same text for names that some file system takes for one.

    Names that differ in case alone are one file on Windows and macOS, those that differ in their Unicode
    normal form are one on macOS: the canonical caseless matching of the Unicode standard, section 3.13.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", decomposed.casefold())


def is_refused_by_windows(name: str) -> bool:
    """Whether one name, without separators, is that of a device there, or has characters that it forbids.

    ``con.aed`` is the console there: what is written to it is lost.
    """
    base = name.partition(".")[0].rstrip(" ")
    return base.casefold() in _RESERVED or _FORBIDDEN.search(name) is not None or name[-1:] in {".", " "}


def as_one_name(text: str) -> str:
    """Text that comes from inside a file, as part of a name: no separators, nothing that Windows forbids."""
    return _FORBIDDEN.sub("_", text).strip()
