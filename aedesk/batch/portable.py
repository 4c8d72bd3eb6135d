"""Names across systems: which two are one file somewhere, and what of a text may be part of a name."""

import re
import unicodedata

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def fold(text: str) -> str:
    """The same text for names that some file system takes for one.

    Names that differ in case alone are one file on Windows and macOS, those that differ in their Unicode
    normal form are one on macOS: the canonical caseless matching of the Unicode standard, section 3.13.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", decomposed.casefold())


def as_one_name(text: str) -> str:
    """Text that comes from inside a file, as part of a name: no separators, nothing that a system forbids."""
    return _NOT_IN_NAMES.sub("_", text).strip()
