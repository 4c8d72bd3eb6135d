"""What kind of value a typed field takes, told by its annotation; knows nothing of Qt."""

import math
from dataclasses import Field
from enum import Enum, auto
from types import UnionType
from typing import Any, get_args

from aedesk.errors import UsageError
from aedesk.options import spec_of


class Kind(Enum):
    """Kinds of values, each with a control of its own."""

    SWITCH = auto()
    CHOICE = auto()
    WHOLE = auto()
    DECIMAL = auto()
    TEXT = auto()


def kind_of(field: Field[Any]) -> Kind:
    """The kind of a field's value; what has no control of its own is text, as on the command line."""
    if field.type is bool:
        return Kind.SWITCH
    if spec_of(field).choices:
        return Kind.CHOICE
    types = _types_of(field)
    if float in types:
        return Kind.DECIMAL
    return Kind.WHOLE if int in types else Kind.TEXT


def is_optional(field: Field[Any]) -> bool:
    """Whether a field can be without a value."""
    return type(None) in _types_of(field)


def is_value(field: Field[Any], value: object) -> bool:
    """Whether a field can have this value: its type is right and it is in bounds."""
    if value is None:
        return is_optional(field)
    kind = kind_of(field)
    if kind is Kind.SWITCH:
        return isinstance(value, bool)
    if kind in (Kind.CHOICE, Kind.TEXT):
        fits = isinstance(value, str)
    elif kind is Kind.WHOLE:
        fits = isinstance(value, int) and not isinstance(value, bool)
    else:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    try:
        spec_of(field).check(value if fits else None)
    except UsageError:
        return False
    return fits


def _types_of(field: Field[Any]) -> tuple[Any, ...]:
    return get_args(field.type) if isinstance(field.type, UnionType) else (field.type,)
