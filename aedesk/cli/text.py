"""Numbers and names as people read them."""

import math
from collections.abc import Mapping
from typing import Any

from aedesk.batch import STREAM, Location, State
from aedesk.cli.plain import one_line


def size_text(size: int) -> str:
    """Bytes with a decimal unit: ``812 B``, ``24.1 kB``, ``1.77 MB``."""
    if size < 1000:
        return f"{size} B"
    units = ("kB", "MB", "GB", "TB", "PB")
    power = min(len(units), int(math.log10(size * 1.0005) / 3))
    return f"{size / 1000**power:.3g} {units[power - 1]}"


def saving_text(saving: float | None) -> str:
    """Saved share with a sign: ``−95.9 %`` is smaller than the source, ``+3.0 %`` larger."""
    if saving is None:
        return ""
    return f"−{100 * saving:.1f} %" if saving >= 0 else f"+{-100 * saving:.1f} %"


def noise_text(facts: Mapping[str, Any]) -> str:
    """The noise that was found in a picture: ``noise 12.3, in colours 14.0``, in units of 1/255."""
    return f"noise {facts['noise']:.1f}, in colours {facts['color_noise']:.1f}"


def path_text(path: Location | None) -> str:
    r"""A path on one line; what could move a cursor or cannot be printed is escaped, as ``\n``."""
    return STREAM if path is None else one_line(str(path))


def state_text(state: State) -> str:
    """A state in words: ``done``, ``not tried``."""
    return state.replace("_", " ")


def duration_text(seconds: float) -> str:
    """Seconds, minutes, hours: ``0.42 s``, ``12 s``, ``3 min 5 s``, ``2 h 4 min``."""
    if seconds < 10:
        return f"{seconds:.2f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
