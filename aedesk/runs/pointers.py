"""The small files in a run's folder that point to its checkpoints, and hold what is worth knowing of them."""

import json
from pathlib import Path
from typing import Any

LAST, PREVIOUS, BEST = "last.json", "previous.json", "best.json"


def read_pointer(path: Path) -> dict[str, Any] | None:
    """Read a pointer: name of the ``file`` with the arrays, its ``sha256``, and the ``record``.

    None where there is none, or one that is damaged.
    """
    try:
        pointer = json.loads(path.read_text())
        return {"file": pointer["file"], "sha256": pointer["sha256"], "record": dict(pointer["record"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load_record(folder: Path) -> dict[str, Any] | None:
    """Read the plain values of the last checkpoint; None where there is none."""
    for name in (LAST, PREVIOUS):
        pointer = read_pointer(folder / name)
        if pointer is not None:
            return dict(pointer["record"])
    return None
