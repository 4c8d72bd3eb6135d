"""Patterns of output names, as ``{date:%Y}/{stem}-q{quality}``: fields in braces, slashes between folders."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from string import Formatter
from typing import TypeAlias

from aedesk.batch.facts import Facts, read_facts
from aedesk.batch.portable import as_one_name
from aedesk.batch.remote import Location
from aedesk.errors import OutputError, UsageError
from aedesk.files.names import fault_here

Setting: TypeAlias = str | Callable[[], str]
"""What a field stands for that is no fact about a source, or finds it out where it is used."""

FIELDS = {
    "stem": "name of the source without its suffix",
    "name": "name of the source with its suffix",
    "ext": "suffix of the source without the dot",
    "parent": "name of the folder that the source is in",
    "counter": "number of the source in the plan, from 1; {counter:04} gives 0001",
    "date": "day when the picture was taken, or else its file changed; {date:%Y} gives the year",
    "time": "time of that day, as 14-30-59; {time:%H} gives the hour",
    "camera": "model of the camera, or unknown",
    "width": "width of the source in pixels",
    "height": "height of the source in pixels",
    "quality": "quality of the compressed picture",
    "effort": "effort of the compression",
    "model": "name of the model package",
}
"""Fields of a pattern and what they stand for."""

_NUMBERS = frozenset({"counter", "width", "height", "quality", "effort"})
_MOMENTS = {"date": "%Y-%m-%d", "time": "%H-%M-%S"}
_SETTINGS = frozenset({"quality", "effort", "model"})
_FACTS = frozenset({"date", "time", "camera", "width", "height"})
_DIGITS = re.compile(r"0?[1-9]\d?")
# Directives of strftime that every system knows and that give letters and digits alone.
_DIRECTIVES = re.compile(r"(?:%[YymdHMSjBbAaGVu%]|[^%])+")
_SEPARATOR = re.compile(r"[/\\]" if os.sep == "\\" else "/")
_SOURCE_FIELDS = frozenset(FIELDS) - _SETTINGS


@dataclass(frozen=True, slots=True)
class _Part:
    """Literal text, or a field and its format."""

    text: str = ""
    field: str = ""
    form: str = ""


class NamePattern:
    """Makes names of outputs from their sources.

    Args:
        text: The pattern.
        settings: What the fields ``quality``, ``effort`` and ``model`` stand for, or what finds that out;
            one without a value cannot be used.

    Raises:
        UsageError: An unknown field or format, or names that would lie outside the output folder.
    """

    def __init__(self, text: str, settings: Mapping[str, Setting] | None = None) -> None:
        self.text = text
        self._parts = tuple(self._parsed(settings or {}))
        self._settings = {
            name: setting() if callable(setting) else setting
            for name, setting in (settings or {}).items()
            if any(part.field == name for part in self._parts)
        }
        self._needs_facts = any(part.field in _FACTS for part in self._parts)
        # With a harmless name in place of each field, what is wrong is the pattern itself.
        sample = "".join(part.text or "x" for part in self._parts)
        if _is_no_place(sample):
            raise UsageError(
                f"--name {text!r} does not name a file inside the output folder.",
                "Give a relative name, as {stem}-small or {date:%Y}/{stem}.",
            )

    @property
    def counts(self) -> bool:
        """Whether names depend on the order of the plan, so that other inputs give other names."""
        return any(part.field == "counter" for part in self._parts)

    @property
    def suffix(self) -> str:
        """The suffix that the pattern itself ends in, in lower case, or empty."""
        last = self._parts[-1]
        return "" if last.field else PurePath(f"x{last.text}").suffix.lower()

    def place(self, path: Location, number: int, suffix: str) -> PurePath:
        """The name of an output, below its folder.

        Args:
            path: The source.
            number: Its number in the plan, from 1.
            suffix: Suffix of the output; it is added where the name does not end in it.

        Returns:
            A relative path that never leads out of the folder.

        Raises:
            OutputError: This source has no name by this pattern.
            AedeskError: The name needs what the file says of its picture, and that cannot be read.
            OSError: The same.
        """
        if self._needs_facts and not isinstance(path, Path):
            raise OutputError(
                f"--name {self.text!r} needs to look into {path}, which is behind a URL.",
                "Use {stem}, {name}, {parent}, {counter} there.",
            )
        facts = read_facts(path) if self._needs_facts and isinstance(path, Path) else None
        name = "".join(part.text or self._value(part, path, number, facts) for part in self._parts)
        if not name.lower().endswith(suffix.lower()):
            name += suffix
        if _is_no_place(name):
            raise OutputError(
                f"By --name {self.text!r} its output is {name!r}, which is no name inside the output folder.",
                "Choose another --name.",
            )
        return PurePath(name)

    def _parsed(self, settings: Mapping[str, Setting]) -> Iterator[_Part]:
        try:
            for text, field, form, conversion in Formatter().parse(self.text):
                if text:
                    yield _Part(text)
                if field is not None:
                    _check_field(field, form or "", conversion, settings)
                    yield _Part(field=field, form=form or "")
        except ValueError as error:  # a brace that nothing closes
            raise UsageError(
                f"--name {self.text!r} is no pattern: {error}.", "Write {{ and }} for braces in a name."
            ) from None

    def _value(self, part: _Part, path: Location, number: int, facts: Facts | None) -> str:
        if part.field in _SETTINGS:
            return _padded(as_one_name(self._settings[part.field]), part)
        if part.field == "counter":
            return _padded(str(number), part)
        if part.field == "parent":
            return (path.absolute() if isinstance(path, Path) else path).parent.name
        if facts is not None and part.field in _FACTS:
            return _value_of_facts(part, facts)
        return {"stem": path.stem, "name": path.name, "ext": path.suffix.removeprefix(".")}[part.field]


def _value_of_facts(part: _Part, facts: Facts) -> str:
    if part.field in _MOMENTS:
        return facts.taken.strftime(part.form or _MOMENTS[part.field])
    if part.field == "camera":
        return as_one_name(facts.camera) or "unknown"
    return _padded(str(facts.width if part.field == "width" else facts.height), part)


def _padded(number: str, part: _Part) -> str:
    return number.zfill(int(part.form or 0))


def _check_field(field: str, form: str, conversion: str | None, settings: Mapping[str, Setting]) -> None:
    if field not in FIELDS:
        known = ", ".join(name for name in FIELDS if name in _SOURCE_FIELDS or name in settings)
        raise UsageError(f"--name has the field {{{field}}}; there are {known}.")
    if field in _SETTINGS and field not in settings:
        raise UsageError(f"--name has the field {{{field}}}, which is not known before this work is done.")
    if field in _NUMBERS:
        wrong, allowed = form and not _DIGITS.fullmatch(form), f"digits as in {{{field}:04}}"
    elif field in _MOMENTS:
        wrong, allowed = form and not _DIRECTIVES.fullmatch(form), f"directives as in {{{field}:%Y-%m}}"
    else:
        wrong, allowed = bool(form), "no format"
    if wrong or conversion:
        given = f"!{conversion}" if conversion else f":{form}"
        raise UsageError(f"--name has {{{field}{given}}}; {{{field}}} takes {allowed}.")


def _is_no_place(name: str) -> bool:
    """Whether this is no relative path below a folder, on this system."""
    components = _SEPARATOR.split(name)
    if any(component in {"", ".", ".."} or "\0" in component for component in components):
        return True
    return any(fault_here(component) for component in components)
