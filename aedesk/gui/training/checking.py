"""Whether settings of a recipe can work, each for itself; imports what is heavy when it is first asked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aedesk.errors import UsageError
from aedesk.gui.own_words import in_own_words


def fault_of(kind: str, values: Mapping[str, Any]) -> str:
    """Why settings cannot work in a recipe whose others are as usual, in one sentence; empty if they can.

    Args:
        kind: "codec" or "denoiser".
        values: The settings, by name.
    """
    from aedesk.runs.recipe import RECIPES

    length = {} if values.get("steps") or "minutes" in values else {"minutes": 1.0}
    try:
        RECIPES[kind](data=(), out=Path("run"), **{**length, **values})
    except UsageError as error:
        return in_own_words(error.message)
    return ""


def usable(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of some settings that a recipe of a kind can have; the others come from an edited file."""
    return {name: value for name, value in values.items() if _can_have(kind, name, values)}


def _can_have(kind: str, name: str, values: Mapping[str, Any]) -> bool:
    # Which numbers there are depends on the size.
    together = ("size", name) if name == "numbers" and "size" in values else (name,)
    try:
        return not fault_of(kind, {one: values[one] for one in together})
    except (TypeError, ValueError, AttributeError):
        return False
