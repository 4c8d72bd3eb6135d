"""Typed options with help and bounds; flags, forms, presets and the manual are made from them."""

from aedesk.options.model import (
    DEFAULT_EFFORT,
    DEFAULT_QUALITY,
    PICTURE_FORMATS,
    REFINED_FROM,
    Options,
    Preferences,
    fields_of,
)
from aedesk.options.presets import (
    commands_of,
    delete_preset,
    load_preset,
    merge,
    own_preset_names,
    preset_names,
    save_preset,
)
from aedesk.options.spec import Spec, spec_of

__all__ = [
    "DEFAULT_EFFORT",
    "DEFAULT_QUALITY",
    "PICTURE_FORMATS",
    "REFINED_FROM",
    "Options",
    "Preferences",
    "Spec",
    "commands_of",
    "delete_preset",
    "fields_of",
    "load_preset",
    "merge",
    "own_preset_names",
    "preset_names",
    "save_preset",
    "spec_of",
]
