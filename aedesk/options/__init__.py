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
from aedesk.options.presets import load_preset, merge, preset_names
from aedesk.options.spec import Spec, spec_of

__all__ = [
    "DEFAULT_EFFORT",
    "DEFAULT_QUALITY",
    "PICTURE_FORMATS",
    "REFINED_FROM",
    "Options",
    "Preferences",
    "Spec",
    "fields_of",
    "load_preset",
    "merge",
    "preset_names",
    "spec_of",
]
