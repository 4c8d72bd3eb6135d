"""A hundred and twenty names that files can have and programs trip over."""

import os
import sys

# Long names leave room for the suffix of the picture: 255 bytes are what file systems allow.
_BYTES = [
    b"\xff\xfe", b"caf\xe9", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\xa1\xa1\xa1\xa1", b"half \xe2\x82",
    b"\xc0\xaf", b"\x80\x81\x82", b"n" * 251, "é".encode() * 125 + b"x", "😀".encode() * 62 + b"abc",
    b"\xff" * 251,
]  # fmt: skip

_TEXTS = [
    # What shells and argument parsers take for something else.
    "-", "--", "-o", "--help", "-q 90", "--jobs=3", "-rf", "*", "?", "[a-z]", "{a,b}", "~", "~root", "$HOME",
    "$(touch x)", "`touch x`", "a;b", "a&b", "a|b", "a>b", "a<b", "!", "!!", "#", "%", "%s", "%n%n", "%20",
    "@list", "=", "a=b", "'", '"', "it's", 'say "no"', "\\", "back\\slash", "\\n", "(copy)", "a (2)", "^",
    ",", "{stem}", "{input}", "{0}", "{", "}}", "[red]", "[/]", "[link=x]y", ":smile:", "<b>", "&amp;", "+",
    # Control characters, and what moves or hides text on a terminal.
    "a\nb", "\n", "a\rb", "a\tb", "\t", "\x01", "\x1b[31mred", "\x1b]0;title\x07", "\x7f", "a\vb", "a\fb",
    "\u202egnp.exe", "\u2066left\u2069", "zero\u200bwidth", "\ufeffbom", "soft\u00adhyphen", "a\u2028b",
    "a\u0085b", "\ue000", "\U0010ffff",
    # Spaces, dots, and names that Windows cuts or keeps for devices.
    " ", "  two", "end ", "a  b", "\u00a0", "\u3000", "dot.", "dots...", "a.b.c", "a..", "con", "NUL", "aux",
    "com1", "LPT9", "prn.tar", "a:b", "C:x", "file.aed.bak", "x.png~", "aedesk.part",
    "desktop.ini", "Thumbs.db",
    # Writing of the world, composed and not, and what looks alike.
    "日本語", "עברית", "العربية", "हिन्दी", "ไทย", "Ελλάδα", "Привет", "\ufb01", "\U0001f1fa\U0001f1f3", "ß",
    "İ", "caf\u00e9", "nai\u0308ve", "\u212bngstrom", "\U0001f469\u200d\U0001f467", "e\u0302\u0303",
    "\U0001d538", "0", "00", "None", "null", "true", "NaN",
]  # fmt: skip


def odd_names() -> list[bytes]:
    """The names as the file system has them, without a suffix; those that it takes."""
    names = [os.fsencode(text) for text in _TEXTS]
    return names + (_BYTES if sys.platform == "linux" else [])
