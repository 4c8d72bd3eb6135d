"""How a run stands, from what lies in its folder; nothing is imported, asked or waited for."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from aedesk.errors import AedeskError
from aedesk.runs.event_file import EVENTS, EventLine, events_backwards, first_event
from aedesk.runs.lock import is_held, read_holder
from aedesk.runs.pointers import load_record
from aedesk.runs.timeline import TAKING_BACK
from aedesk.runs.toml import RECIPE_NAME, read_recipe

OUTPUT = "output.log"
PACKAGE = "package"
Status = Literal["running", "paused", "stopped", "finished", "failed", "new"]
_ENDS: Mapping[str, Status] = {
    "finished": "finished",
    "stopped": "stopped",
    "discarded": "stopped",
    "failed": "failed",
}
_OUTPUT_BYTES = 1 << 14
_SAYS = "aedesk-cli: "
_KILLED = "The process ended without a word: it was killed, or the machine was switched off."
_HINT = "Continue the run: what came before its last checkpoint is kept."


@dataclass(frozen=True, slots=True)
class RunState:
    """How a run stands at one moment.

    Args:
        folder: Folder of the run.
        status: "new" has a recipe and was never started; "failed" ended by an error, or was killed.
        name: Name of the model that it makes; the folder's name where the recipe has none.
        kind: "codec" or "denoiser"; empty where nothing tells.
        size: Size of the networks.
        step: Steps done.
        progress: Share of the run that is done, 0 to 1.
        seconds: Seconds of training, all resumes together.
        started: When it was first started, in seconds since 1970; None where it never was.
        changed: When something last happened; None where nothing did.
        last_step: The last ``step`` of ``events.jsonl``, or None.
        last_validation: The last ``validation``, or None.
        error: Why a failed run failed, in a sentence; else empty.
        hint: What can be done about it; may be empty.
        package: Folder of the model package, once there is one.
    """

    folder: Path
    status: Status
    name: str
    kind: str = ""
    size: str = ""
    step: int = 0
    progress: float = 0.0
    seconds: float = 0.0
    started: float | None = None
    changed: float | None = None
    last_step: EventLine | None = None
    last_validation: EventLine | None = None
    error: str = ""
    hint: str = ""
    package: Path | None = None

    @property
    def is_running(self) -> bool:
        """Whether a process works on it, or waits to go on with it."""
        return self.status in ("running", "paused")

    @property
    def seconds_left(self) -> float | None:
        """Seconds of training that are left at the pace so far; None where there is no pace yet."""
        if not 0 < self.progress <= 1 or not self.seconds:
            return None
        return self.seconds * (1 - self.progress) / self.progress

    def as_dict(self) -> dict[str, Any]:
        """Give the state as plain values."""
        values = {**asdict(self), "seconds_left": self.seconds_left}
        return {name: str(value) if isinstance(value, Path) else value for name, value in values.items()}


def read_state(folder: Path) -> RunState:
    """Look how a run stands; of a folder that holds none it is "new"."""
    # First, so that what is told by a process that ends meanwhile is read afterwards.
    running = is_held(folder)
    told = _latest(folder / EVENTS)
    record = load_record(folder) or {}
    settings = _settings(folder, record)
    seconds = float((told.step or {}).get("seconds") or record.get("seconds", 0.0))
    step = told.number if told.number is not None else int(record.get("step", 0))
    progress = (told.step or {}).get("progress") or _share(settings, step, seconds)
    status, error, hint = _status(folder, running, told, progress)
    started = first_event(folder / EVENTS)
    return RunState(
        folder=folder,
        status=status,
        name=str(settings.get("name") or folder.name),
        kind=str(settings.get("kind", "")),
        size=str(settings.get("size", "")),
        step=step,
        progress=1.0 if status == "finished" else progress,
        seconds=seconds,
        started=started["time"] if started else None,
        changed=told.last["time"] if told.last else _time_of(folder / RECIPE_NAME),
        last_step=told.step,
        last_validation=told.validation or next(iter(record.get("history", [])[-1:]), None),
        error=error,
        hint=hint,
        package=folder / PACKAGE if (folder / PACKAGE / "model.json").is_file() else None,
    )


@dataclass(slots=True)
class _Told:
    """The latest events: of any kind, of two kinds, and the number of the last step."""

    last: EventLine | None = None
    step: EventLine | None = None
    validation: EventLine | None = None
    number: int | None = None

    @property
    def is_complete(self) -> bool:
        return None not in (self.step, self.validation)


def _latest(path: Path) -> _Told:
    told = _Told()
    limit = math.inf
    for event in events_backwards(path):
        told.last = told.last or event
        if "step" not in event:
            continue
        step = event["step"]
        if told.number is None:
            told.number = step
        if step <= limit:  # what was taken back is made again
            if event["event"] == "step":
                told.step = told.step or event
            elif event["event"] == "validation":
                told.validation = told.validation or event
        if event["event"] in TAKING_BACK:
            limit = min(limit, step)
        if told.is_complete:
            break
    return told


def _status(folder: Path, running: bool, told: _Told, progress: float) -> tuple[Status, str, str]:
    """Status, error and hint."""
    holder = read_holder(folder)
    last = told.last
    # Whoever holds the folder, or was killed while it did, has not told anything yet.
    is_silent = holder is not None and (last is None or last["time"] < holder.since)
    if running and (is_silent or last is None or last["event"] not in _ENDS):
        return "paused" if last and last["event"] == "paused" and not is_silent else "running", "", ""
    if is_silent:
        return "failed", *_said(folder / OUTPUT)
    if last is None:
        if load_record(folder) is None:
            return "new", "", ""
        return "finished" if progress >= 1 else "stopped", "", ""  # by an aedesk that told no events
    if last["event"] == "failed":
        return "failed", str(last.get("message", "")), str(last.get("hint", ""))
    status = _ENDS.get(last["event"])
    return (status, "", "") if status else ("failed", _KILLED, _HINT)


def _settings(folder: Path, record: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of the run, from its recipe or else from its last checkpoint."""
    try:
        recipe = read_recipe(folder / RECIPE_NAME)
    except AedeskError:
        return {"kind": record.get("kind", "codec"), **record.get("recipe", {})} if record else {}
    return {"kind": recipe.kind, **recipe.as_dict()}


def _share(settings: Mapping[str, Any], step: int, seconds: float) -> float:
    """Share of a run that is done, of one that did not tell."""
    steps, minutes = settings.get("steps"), settings.get("minutes")
    if steps:
        return float(min(1.0, step / steps))
    return float(min(1.0, seconds / (60 * minutes))) if minutes else 0.0


def _said(path: Path) -> tuple[str, str]:
    """What a process complained of that ended before it could tell an event: sentence and hint."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - _OUTPUT_BYTES))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].startswith(_SAYS):
            rest = lines[number + 1 : number + 2]
            return lines[number].removeprefix(_SAYS), "".join(rest).strip()
    return _KILLED, _HINT


def _time_of(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None
