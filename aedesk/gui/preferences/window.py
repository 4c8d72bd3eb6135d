"""How the window itself behaves, as typed fields, beside the preferences that the command line knows too."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from typing import Any, Literal

from aedesk.gui.language import LANGUAGES, SYSTEM
from aedesk.options import Preferences
from aedesk.options.spec import option


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPreferences:
    """Preferences of the window alone; choices and help of each field are in its metadata."""

    language: str = option(
        SYSTEM,
        "--language",
        help="Language of the window, from the next start on",
        commands=["window"],
        read=str,
        choices=(SYSTEM, *LANGUAGES),
    )
    scheme: Literal["system", "light", "dark"] = option(
        "system",
        "--scheme",
        help="Light or dark colours",
        commands=["window"],
        read=str,
        choices=("system", "light", "dark"),
    )
    notify: bool = option(
        True,
        "--notify",
        help="Tell when a long run has ended while another window is in front",
        commands=["window"],
    )


NOT_HERE: Mapping[str, str] = {
    "cluster": "the window works on this computer",
    "json": "reports are for scripts",
    "verbose": "errors stand in their rows, with details to copy",
    "quiet": "there is nothing to be quiet about",
}
"""Preferences of the command line that make no sense in a window, and why."""

OF_WINDOW: tuple[Field[Any], ...] = fields(WindowPreferences)
"""Fields of the window's own preferences."""

OF_WORK: tuple[Field[Any], ...] = tuple(field for field in fields(Preferences) if field.name not in NOT_HERE)
"""Fields of the preferences that the command line has too."""
