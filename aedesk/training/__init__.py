"""Training of networks: a loop that yields events, fed by any folder of pictures."""

import importlib
from typing import TYPE_CHECKING, Any

from aedesk.training.start import plan_run

if TYPE_CHECKING:
    from aedesk.training.export import export_run
    from aedesk.training.loop import train

__all__ = ["export_run", "plan_run", "train"]

# These import Keras and its backend, which takes seconds: only when they are asked for.
_HEAVY = {"export_run": "aedesk.training.export", "train": "aedesk.training.loop"}


def __getattr__(name: str) -> Any:
    if name not in _HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HEAVY[name]), name)
