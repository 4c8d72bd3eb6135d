"""Presets: named sets of options, built in or in the user's own TOML files; window and command share them."""

import json
from collections.abc import Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from aedesk.errors import OutputError, UsageError
from aedesk.options.model import Options
from aedesk.options.spec import spec_of

BUILT_IN: Mapping[str, Mapping[str, object]] = {
    "smallest": {"quality": 15, "strip": True},
    "web": {"quality": 45, "strip": True},
    "high-quality": {"quality": 90},
    "lossless": {"lossless": "always"},
    "gentle": {"strength": 30.0, "keep_detail": 30.0},
    "strong": {"strength": 75.0},
}
"""Presets that are always there, by name."""

_SUFFIX = ".toml"
_LONGEST_NAME = 60


def presets_folder() -> Path:
    """Folder of the user's presets, ``NAME.toml`` each; need not exist."""
    from platformdirs import user_config_path

    return user_config_path("aedesk", appauthor=False) / "presets"


def preset_names(folder: Path | None = None) -> list[str]:
    """Names of all presets, sorted; ``folder`` replaces the user's own."""
    return sorted({*BUILT_IN, *own_preset_names(folder)})


def own_preset_names(folder: Path | None = None) -> list[str]:
    """Names of the user's own presets, sorted; one with the name of a built-in goes before it."""
    return sorted(file.stem for file in (folder or presets_folder()).glob(f"*{_SUFFIX}"))


def load_preset(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Values of a preset by field name; a file of the user comes before a built-in of that name.

    Args:
        name: Name of the preset.
        folder: Where the user's presets are, their config folder by default.

    Raises:
        UsageError: No such preset, or its file is broken or sets what a preset cannot set.
    """
    folder = folder or presets_folder()
    file = folder / f"{name}{_SUFFIX}"
    if Path(name).name == name and file.is_file():
        return _read_preset(file)
    if name in BUILT_IN:
        return dict(BUILT_IN[name])
    raise UsageError(
        f"There is no preset {name!r}; there are {', '.join(preset_names(folder))}.",
        f"Own presets are TOML files in {folder}.",
    )


def save_preset(name: str, values: Mapping[str, object], folder: Path | None = None) -> None:
    """Write one of the user's own presets, replacing the one of that name.

    Args:
        name: Name of the preset.
        values: What it sets, by field name; only what a preset can set. None, which is no value, is left out.
        folder: Where the user's presets are, their config folder by default.

    Raises:
        UsageError: The name cannot be that of a file, or a value is out of bounds.
        OutputError: The file cannot be written.
    """
    from aedesk.files import make_folder, replace_file

    check_preset_name(name)
    known = _fields_of_presets()
    chosen = {key: value for key, value in values.items() if value is not None}
    for key, value in chosen.items():
        spec_of(known[key]).check(value)
    merge({}, chosen)
    lines = [f"{key.replace('_', '-')} = {_as_toml(value)}\n" for key, value in chosen.items()]
    folder = folder or presets_folder()
    make_folder(folder)
    replace_file(folder / f"{name}{_SUFFIX}", "".join(lines).encode("utf-8"))


def delete_preset(name: str, folder: Path | None = None) -> None:
    """Delete one of the user's own presets; one that is gone already is no error.

    Raises:
        OutputError: The file cannot be deleted.
    """
    file = (folder or presets_folder()) / f"{name}{_SUFFIX}"
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"The preset {file} cannot be deleted: {error.strerror}.") from error


def check_preset_name(name: str) -> None:
    """Refuse a name that is no file's name on some system.

    Raises:
        UsageError: It is empty, too long, starts with a dot or a dash, or has characters of paths.
    """
    from aedesk.files.names import windows_fault

    fault = windows_fault(name) if name.isprintable() else "it has characters that cannot be seen"
    if not name.strip():
        fault = "it is empty"
    elif name[0] in ".- " or len(name) > _LONGEST_NAME:
        fault = f"a name has at most {_LONGEST_NAME} characters and starts with a letter or a digit"
    if fault:
        raise UsageError(f"{name!r} cannot be the name of a preset: {fault}.", "Choose another name.")


def merge(given: Mapping[str, Any], preset: Mapping[str, Any]) -> Options:
    """Options from what was given, then the preset, then the defaults.

    An option that was given also displaces its rivals: with ``--target-size`` the quality of the
    preset falls away.

    Raises:
        UsageError: A value is out of bounds, or two given options exclude each other.
    """
    rivals = {field.name: spec_of(field).rivals for field in fields(Options)}
    displaced = {rivals[name] for name in given if rivals[name]}
    kept = {name: value for name, value in preset.items() if rivals[name] not in displaced}
    return Options(**{**kept, **given})


def commands_of(preset: Mapping[str, object]) -> frozenset[str]:
    """The commands that a preset is for: those that take all of its options, or else any of them."""
    known = _fields_of_presets()
    takers = [spec_of(known[name]).commands for name in preset]
    if not takers:
        return frozenset()
    return frozenset.intersection(*takers) or frozenset.union(*takers)


def _fields_of_presets() -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(Options) if spec_of(field).in_presets}


def _read_preset(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The preset {file} cannot be read: {error}.") from error
    known = _fields_of_presets()
    preset = {}
    for key, value in content.items():
        field = known.get(key.replace("-", "_"))
        if field is None:
            allowed = ", ".join(name.replace("_", "-") for name in known)
            raise UsageError(f"The preset {file} sets {key!r}; a preset can set {allowed}.")
        preset[field.name] = _value(field, value, file)
    return preset


def _value(field: Field[Any], value: object, file: Path) -> object:
    """Check one value of a preset; numbers and texts are read as on the command line."""
    spec = spec_of(field)
    is_switch = spec.read is None
    if is_switch != isinstance(value, bool) or not isinstance(value, bool | int | float | str):
        kind = "true or false" if is_switch else "a number or a text"
        raise UsageError(f"The preset {file} sets {field.name} to {value!r}; it must be {kind}.")
    return value if is_switch else spec.parse(str(value))


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    # JSON's strings are TOML's, but for one character that TOML wants escaped.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
