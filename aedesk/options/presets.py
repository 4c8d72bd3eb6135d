"""Presets: named sets of options, built in or in the user's own TOML files."""

from collections.abc import Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from aedesk.errors import UsageError
from aedesk.options.model import Options
from aedesk.options.spec import spec_of

BUILT_IN: Mapping[str, Mapping[str, object]] = {
    "web": {"quality": 45, "strip": True},
    "archive": {"quality": 90, "verify": True},
    "smallest": {"quality": 15, "strip": True},
}


def presets_folder() -> Path:
    """Folder of the user's presets, ``NAME.toml`` each; need not exist."""
    from platformdirs import user_config_path

    return user_config_path("aedesk", appauthor=False) / "presets"


def preset_names(folder: Path | None = None) -> list[str]:
    """Names of all presets, sorted; ``folder`` replaces the user's own."""
    own = (file.stem for file in (folder or presets_folder()).glob("*.toml"))
    return sorted({*BUILT_IN, *own})


def load_preset(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Values of a preset by field name; a file of the user comes before a built-in of that name.

    Args:
        name: Name of the preset.
        folder: Where the user's presets are, their config folder by default.

    Raises:
        UsageError: No such preset, or its file is broken or sets what a preset cannot set.
    """
    folder = folder or presets_folder()
    file = folder / f"{name}.toml"
    if Path(name).name == name and file.is_file():
        return _read_preset(file)
    if name in BUILT_IN:
        return dict(BUILT_IN[name])
    raise UsageError(
        f"There is no preset {name!r}; there are {', '.join(preset_names(folder))}.",
        f"Own presets are TOML files in {folder}.",
    )


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


def _read_preset(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The preset {file} cannot be read: {error}.") from error
    known = {field.name: field for field in fields(Options) if spec_of(field).in_presets}
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
