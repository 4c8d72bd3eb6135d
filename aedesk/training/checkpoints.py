"""Checkpoints that survive a kill at any moment: new file, flush, then the pointer moves by a rename."""

import contextlib
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load, save

from aedesk.errors import TrainingError
from aedesk.files import make_folder, replace_file, system
from aedesk.runs.pointers import BEST, LAST, PREVIOUS, read_pointer

_HINT = "The steps up to the last checkpoint are kept: go on with --resume."

Arrays = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class State:
    """A run at one moment.

    Args:
        arrays: Weights, averaged weights, optimiser and noise state, by name.
        record: Steps, seconds, best loss, history of validations: plain values.
    """

    arrays: Arrays
    record: dict[str, Any]


def save_checkpoint(folder: Path, state: State, best: bool) -> Path:
    """Write a checkpoint, move the pointer, and drop all but the two latest and the best.

    Returns:
        The file that holds the arrays.

    Raises:
        OutputError: It cannot be written; the checkpoints before it are whole.
    """
    make_folder(folder, _HINT)
    data = save(state.arrays)
    path = folder / f"step-{state.record['step']:08d}.safetensors"
    replace_file(path, data, _HINT)
    pointer = {"file": path.name, "sha256": hashlib.sha256(data).hexdigest(), "record": state.record}
    text = json.dumps(pointer).encode()
    previous = read_pointer(folder / LAST)
    if previous is not None and previous["file"] != path.name:
        replace_file(folder / PREVIOUS, json.dumps(previous).encode(), _HINT)
    # The best first: a kill in between repeats the steps since the last and finds the same best again.
    if best:
        replace_file(folder / BEST, text, _HINT)
    replace_file(folder / LAST, text, _HINT)
    _drop_old(folder)
    return path


def load_checkpoint(folder: Path, which: str = "last") -> State | None:
    """Read the last (or best) good checkpoint; None where there is none.

    Raises:
        TrainingError: There are checkpoints, and none is whole.
    """
    names = (LAST, PREVIOUS) if which == "last" else (BEST,)
    pointers = [pointer for name in names if (pointer := read_pointer(folder / name)) is not None]
    for pointer in pointers:
        path = folder / pointer["file"]
        if path.is_file():
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == pointer["sha256"]:
                return State(load(data), pointer["record"])
    if pointers:
        raise TrainingError(
            f"The {which} checkpoint in {folder} is damaged.",
            "Start a new run in another folder." if which == "last" else "Take the last one instead.",
        )
    return None


def _drop_old(folder: Path) -> None:
    pointers = (read_pointer(folder / name) for name in (LAST, PREVIOUS, BEST))
    wanted = {pointer["file"] for pointer in pointers if pointer is not None}
    # Files of a killed process may be left over, too: checkpoints nobody points to, and halves of files.
    for path in (*folder.glob("step-*.safetensors"), *folder.glob(".*.part")):
        if path.name not in wanted:
            with contextlib.suppress(OSError):  # the next save tries again
                system.unlink(path)
