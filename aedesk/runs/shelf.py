"""The user's runs: where they lie, which there are, how two differ, and how one is thrown away."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aedesk.errors import AedeskError, TrainingError
from aedesk.files import move_folder_to_trash
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import is_held
from aedesk.runs.state import RunState, read_state

_PLACES = ("out",)
"""Settings that say where a run lies, and nothing of what it is."""


def runs_folder() -> Path:
    """The folder of the user's runs; ``AEDESK_RUNS`` names another one."""
    if folder := os.environ.get("AEDESK_RUNS"):
        return Path(folder)
    import platformdirs

    return platformdirs.user_data_path("aedesk", appauthor=False) / "runs"


def list_runs(root: Path | None = None) -> list[RunState]:
    """All runs in a folder, those first in which something last happened; an absent folder has none.

    Args:
        root: The folder; ``runs_folder()`` by default.
    """
    try:
        folders = sorted(path for path in (root or runs_folder()).iterdir() if RunFolder(path).is_run)
    except OSError:
        return []
    return _latest_first(folders)


def runs_at_work(also: Path | None = None) -> list[RunState]:
    """The user's runs in which a process trains, those first in which something last happened.

    Args:
        also: A run that is wanted even if nothing happens there any more, if it is still among the user's.
    """
    try:
        folders = sorted(path for path in runs_folder().iterdir() if path == also or is_held(path))
    except OSError:
        return []
    return _latest_first([folder for folder in folders if RunFolder(folder).is_run])


def find_run(name: str | Path) -> RunFolder:
    """Find a run by its folder, or by the name of a folder among the user's runs.

    Raises:
        TrainingError: There is none.
    """
    for path in (Path(name), runs_folder() / name):
        if RunFolder(path).is_run:
            return RunFolder(path)
    raise TrainingError(
        f"{name} is no folder of a run, and {runs_folder()} holds no run of that name.",
        "See `aedesk-cli train runs`, or name the folder that --out named.",
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side.

    Args:
        states: How they stand.
        settings: Settings that differ, by name, with the value of each; None where a run has no such one.
        validations: The last ``validation`` of each, or None.
    """

    states: tuple[RunState, RunState]
    settings: dict[str, tuple[Any, Any]]
    validations: tuple[dict[str, Any] | None, dict[str, Any] | None]

    def as_dict(self) -> dict[str, Any]:
        """Give both as plain values."""
        return {**asdict(self), "states": [state.as_dict() for state in self.states]}


def compare(a: Path, b: Path) -> Comparison:
    """Put two runs side by side; what cannot be read of one is None."""
    first, second = (settings_of(folder) for folder in (a, b))
    names = [name for name in {**first, **second} if name not in _PLACES]
    differing = {name: (first.get(name), second.get(name)) for name in names}
    states = read_state(a), read_state(b)
    return Comparison(
        states=states,
        settings={name: values for name, values in differing.items() if values[0] != values[1]},
        validations=(states[0].last_validation, states[1].last_validation),
    )


def delete(folder: Path) -> None:
    """Move a run to the trash, with its checkpoints, samples and package.

    Raises:
        TrainingError: A process trains there, or it is no run.
        OutputError: The trash does not take it; it stays.
    """
    run = RunFolder(folder)
    if not run.is_run:
        raise TrainingError(f"{folder} is no folder of a run.", "See `aedesk-cli train runs`.")
    if run.is_running():
        raise TrainingError(f"A process trains in {folder}.", "Stop it first, or discard the run.")
    move_folder_to_trash(folder)


def settings_of(folder: Path) -> dict[str, Any]:
    """The settings of a run as plain values, of folders the whole path; empty where they cannot be read."""
    try:
        recipe = RunFolder(folder).recipe()
    except AedeskError:
        return {}
    return {"kind": recipe.kind, **{name: _plain(value) for name, value in asdict(recipe).items()}}


def _latest_first(folders: list[Path]) -> list[RunState]:
    return sorted((read_state(folder) for folder in folders), key=lambda s: s.changed or 0.0, reverse=True)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Path) else value
