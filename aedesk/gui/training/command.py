"""The command line that does what a recipe says; knows nothing of Qt."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aedesk.runs.fields import RecipeField
    from aedesk.runs.recipe import Recipe


def command_line(recipe: "Recipe") -> str:
    """The command ``aedesk-cli train`` with all settings of a recipe that are not as usual, to be copied."""
    from aedesk.runs.recipe import fields_of

    words = ["aedesk-cli", "train", recipe.kind]
    for known in fields_of(recipe.kind):
        value = getattr(recipe, known.name)
        if known.required or value != known.default:
            words += _words(known, value)
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _words(known: "RecipeField", value: Any) -> Iterator[str]:
    """The flag with its value, as often as there are several."""
    if known.shape == "switch":
        flags = known.spec.flags[0].split("/")
        yield flags[0] if value else flags[1]
        return
    many = value if known.many else [value]
    for one in many:
        yield known.spec.flag
        yield f"{one}={many[one]}" if known.shape == "table" else _text(one)


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) and float(f"{value:g}") == value else str(value)
