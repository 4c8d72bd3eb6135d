"""What the engine says of files, in the language of the window.

The engine speaks English and knows nothing of languages. Its sentences are found in its sources by
``packaging/translate.py``; here a sentence is recognised again, with what was put in, and said anew.
"""

import json
import re
from functools import cache, lru_cache
from string import Formatter

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from aedesk.gui.resources import find_resource

_CONTEXT = "Engine"
_FOR_TYPISTS = re.compile(r"--|(^|\s)-[orv]\b|aedesk-cli|pip install")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")

# What the system and libraries say, which stands behind a colon in sentences of ours.
_OF_OTHERS = (
    QT_TRANSLATE_NOOP("Engine", "No such file or directory"),
    QT_TRANSLATE_NOOP("Engine", "Permission denied"),
    QT_TRANSLATE_NOOP("Engine", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Engine", "Is a directory"),
    QT_TRANSLATE_NOOP("Engine", "Not a directory"),
    QT_TRANSLATE_NOOP("Engine", "Input/output error"),
    QT_TRANSLATE_NOOP("Engine", "No space left on device"),
    QT_TRANSLATE_NOOP("Engine", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("Engine", "Read-only file system"),
    QT_TRANSLATE_NOOP("Engine", "File name too long"),
    QT_TRANSLATE_NOOP("Engine", "Too many open files"),
    QT_TRANSLATE_NOOP("Engine", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Engine", "Device or resource busy"),
    QT_TRANSLATE_NOOP("Engine", "No such device"),
    QT_TRANSLATE_NOOP("Engine", "Stale file handle"),
    QT_TRANSLATE_NOOP("Engine", "Host is down"),
    QT_TRANSLATE_NOOP("Engine", "Connection timed out"),
    QT_TRANSLATE_NOOP("Engine", "image file is truncated"),
    QT_TRANSLATE_NOOP("Engine", "image file is truncated ({0} bytes not processed)"),
    QT_TRANSLATE_NOOP("Engine", "broken data stream when reading image file"),
    QT_TRANSLATE_NOOP("Engine", "unrecognized data stream contents when reading image file"),
    QT_TRANSLATE_NOOP("Engine", "Truncated File Read"),
    QT_TRANSLATE_NOOP("Engine", "Truncated {0} chunk"),
    QT_TRANSLATE_NOOP("Engine", "broken PNG file ({0})"),
    QT_TRANSLATE_NOOP("Engine", "incomplete checksum in {0}"),
    QT_TRANSLATE_NOOP("Engine", "bad header checksum in {0}"),
    QT_TRANSLATE_NOOP("Engine", "image was incomplete"),
    QT_TRANSLATE_NOOP("Engine", "no more images in file"),
    QT_TRANSLATE_NOOP("Engine", "cannot decode image data"),
    QT_TRANSLATE_NOOP("Engine", "could not create decoder object"),
    QT_TRANSLATE_NOOP("Engine", "failed to decode next frame in WebP file"),
    QT_TRANSLATE_NOOP("Engine", "Failed to decode image: {0}"),
    QT_TRANSLATE_NOOP("Engine", "BMFF parsing failed"),
    QT_TRANSLATE_NOOP("Engine", "Truncated data"),
)


def in_own_words(text: str) -> str:
    """A sentence of the engine in the language of the window; one that is not known stays as it is."""
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return text
    return _reworded(text, QLocale().name())


def hint_in_own_words(hint: str) -> str:
    """The same of a hint; empty where it is for the command line, and so of no help here."""
    return "" if _FOR_TYPISTS.search(hint) else in_own_words(hint)


@lru_cache(maxsize=1000)
def _reworded(text: str, locale: str) -> str:
    for pattern, template in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            translated = QCoreApplication.translate(_CONTEXT, template)
            return translated.format(*(_value(value, locale) for value in found.groups()))
    return text


def _value(value: str, locale: str) -> str:
    """What was put into a sentence: a number, a name, or a part of a sentence."""
    if _GROUPED.fullmatch(value):
        return QLocale().toString(int(value.replace(",", "")))
    if _DECIMAL.fullmatch(value):
        return value.replace(".", QLocale().decimalPoint())
    return _reworded(value, locale)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences, those that say most first: they decide what others would match too."""
    file = find_resource("translations", "engine.json")
    known = json.loads(file.read_text("utf-8")) if file else []
    templates = {*known, *_OF_OTHERS}
    return tuple((_pattern(text), text) for text in sorted(templates, key=_told, reverse=True))


def _pattern(template: str) -> re.Pattern[str]:
    parts = Formatter().parse(template)
    expression = "".join(re.escape(text) + ("" if field is None else "(.*?)") for text, field, _, _ in parts)
    return re.compile(expression, re.DOTALL)


def _told(template: str) -> tuple[int, str]:
    """How much a template says itself."""
    return sum(len(text) for text, *_ in Formatter().parse(template)), template
