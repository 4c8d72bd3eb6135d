"""Recipes as TOML files: a key for every flag of the command, so that a run can be repeated exactly."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from aedesk.errors import UsageError
from aedesk.files import replace_file
from aedesk.runs.fields import RecipeField, Shape
from aedesk.runs.recipe import RECIPES, Recipe, fields_of
from aedesk.zoo.folder import DESCRIPTION

KIND = "kind"
RECIPE_NAME = "recipe.toml"
"""Name of the recipe in the folder of a run."""
_HEADER = """Everything that this run depends on. It is made again by
  aedesk-cli train --recipe THIS_FILE --out ANOTHER_FOLDER
Relative folders are looked for beside this file."""
_TYPES: Mapping[Shape, tuple[type, ...]] = {
    "switch": (bool,),
    "whole": (int,),
    "number": (int, float),
    "text": (str,),
    "folder": (str,),
    "model": (str,),
    "table": (int,),
}
_WORDS: Mapping[Shape, str] = {
    "switch": "true or false",
    "whole": "a whole number",
    "number": "a number",
    "text": "a text in quotes",
    "folder": "a folder in quotes",
    "model": "a name or a folder in quotes",
}


def write_recipe(recipe: Recipe, path: Path) -> None:
    """Write a recipe with all of its settings, replacing the file; `read_recipe` gives an equal one.

    Args:
        recipe: What to write. Its folders are written with their whole path, but for ``out`` where that is
            the folder of the file: a run's folder can be moved.
        path: The file.

    Raises:
        UsageError: A text holds what no TOML file can hold.
        OutputError: The file cannot be written.
    """
    import tomlkit

    document = tomlkit.document()
    for line in _HEADER.splitlines():
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document.add(KIND, tomlkit.item(recipe.kind))
    base = path.parent.absolute()
    for known in fields_of(recipe.kind):
        value = _plain(known, getattr(recipe, known.name), base)
        if value is None or value == {}:
            continue
        document.add(tomlkit.comment(f"{known.spec.help}."))
        if isinstance(value, dict):
            table = tomlkit.inline_table()
            table.update(value)
            value = table
        document.add(known.key, tomlkit.item(value))
    replace_file(path, tomlkit.dumps(document).encode("utf-8"))


def read_recipe(path: Path, out: Path | None = None) -> Recipe:
    """Read the recipe of a run.

    Args:
        path: The file; folders in it are relative to its own.
        out: Folder of the run, instead of the one that the file names.

    Raises:
        UsageError: The file cannot be read, or a key is unknown, missing, of another type or out of bounds.
    """
    kind, settings = read_settings(path)
    if out is not None:
        settings["out"] = out
    for known in fields_of(kind):
        if known.required and known.name not in settings:
            raise UsageError(f"The recipe {path} lacks {known.key!r}: {_lowered(known.spec.help)}.")
    try:
        return RECIPES[kind](**settings)
    except UsageError as error:
        raise UsageError(
            f"The recipe {path} cannot be used: {_lowered(error.message)}", error.hint
        ) from error


def read_settings(path: Path) -> tuple[str, dict[str, Any]]:
    """Read the kind and those settings that a file names, by field name; each is checked on its own.

    Args:
        path: The file; folders in it are relative to its own.

    Raises:
        UsageError: The file cannot be read, or a key is unknown, of another type or out of bounds.
    """
    content = _content(path)
    kind = content.pop(KIND, None)
    if not isinstance(kind, str) or kind not in RECIPES:
        given = "names no kind" if kind is None else f"is of the kind {kind!r}"
        raise UsageError(f"The recipe {path} {given}; there are {', '.join(RECIPES)}.")
    known = {known.key: known for known in fields_of(kind)}
    settings = {}
    for key, value in content.items():
        if key not in known:
            similar = get_close_matches(key, known, 1)
            hint = f"Did you mean {similar[0]!r}?" if similar else f"It can set {', '.join(known)}."
            raise UsageError(f"The recipe {path} sets {key!r}, which a {kind} does not have.", hint)
        settings[known[key].name] = _value(known[key], value, path)
    return kind, settings


def _content(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except RecursionError as error:
        raise UsageError(f"The recipe {path} cannot be read: it is nested too deep.") from error
    except ValueError as error:
        raise UsageError(f"The recipe {path} cannot be read: {error}.") from error


def _value(known: RecipeField, value: Any, path: Path) -> Any:
    parts = _parts(known, value)
    if parts is None or not all(_fits(known.shape, part) for part in parts):
        raise UsageError(f"The recipe {path} sets {known.key!r} to {value!r}; it must be {_wanted(known)}.")
    base = path.parent.absolute()
    if known.shape == "folder":
        parts = [base / part for part in parts]
    elif known.shape == "model" and _is_path(value):
        parts = [str(base / value)]
    result = value if known.shape == "table" else tuple(parts) if known.many else parts[0]
    try:
        known.check(result)
    except UsageError as error:
        raise UsageError(
            f"The recipe {path} cannot set {known.key!r}: {_lowered(error.message)}", error.hint
        ) from error
    return result


def _parts(known: RecipeField, value: Any) -> list[Any] | None:
    """The single values of a setting, None where it is no list or table though it should be one."""
    if known.shape == "table":
        return list(value.values()) if isinstance(value, dict) else None
    if known.many:
        return value if isinstance(value, list) else None
    return [value]


def _fits(shape: Shape, value: Any) -> bool:
    # To Python true is a whole number.
    return isinstance(value, _TYPES[shape]) and isinstance(value, bool) == (shape == "switch")


def _wanted(known: RecipeField) -> str:
    if known.shape == "table":
        return "whole numbers by name, as {kernel = 5}"
    one = _WORDS[known.shape]
    return f"a list in brackets, each {one}" if known.many else one


def _plain(known: RecipeField, value: Any, base: Path) -> Any:
    if known.shape == "folder" and value is not None:
        folders = [str(folder.absolute()) for folder in (value if known.many else [value])]
        value = folders if known.many else folders[0]
        if known.name == "out" and value == str(base):
            value = "."
    elif known.shape == "table":
        value = dict(value)
    elif known.many:
        value = list(value)
    elif known.shape == "model" and (_is_path(value) or (Path(value) / DESCRIPTION).is_file()):
        value = str(Path(value).absolute())
    _check_text(known, value)
    return value


def _is_path(model: str) -> bool:
    return os.sep in model or "/" in model


def _check_text(known: RecipeField, value: Any) -> None:
    for text in value if isinstance(value, list) else [value]:
        try:
            str(text).encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(
                f"No recipe can hold {known.spec.flag} {text!r}: it is no Unicode text.",
                "Rename it.",
            ) from None


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]
