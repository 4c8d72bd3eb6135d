"""Text from outside made harmless for a terminal: file names can hold anything."""

import unicodedata


def one_line(text: str) -> str:
    r"""The text on one line; what could move a cursor or cannot be printed is escaped, as ``\n``."""
    return text if text.isascii() and text.isprintable() else "".join(map(_plain, text))


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] != "C" and category not in ("Zl", "Zp"):
        return char
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")
