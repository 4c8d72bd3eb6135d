"""The training record of a package: where its weights come from, and how they got there."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from aedesk.errors import ModelError
from aedesk.zoo import PackageFolder, find_any

MOST_VALIDATIONS = 100


def parent_record(package: PackageFolder) -> dict[str, Any]:
    """What is remembered of the model that a run starts from: its own record, and by it all before.

    Of those before it the curves are left out, which would be most of a package after some generations.
    """
    return {
        "name": package.name,
        "id": package.id_hex,
        "size": package.size,
        "training": _with_short_ancestors(package.description.get("training", {})),
    }


def training_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Make the training record of a package from that of a checkpoint."""
    settings = record["recipe"]
    training = {
        "steps": record["step"],
        "hours": round(record["seconds"] / 3600, 3),
        "recipe": settings,
        "sessions": record.get("sessions", []),
        "validation": record["history"][-1:],
        "curve": _thinned(record["history"]),
    }
    if settings.get("credits"):
        training["data"] = settings["credits"]
    if parent := record.get("parent") or _named_parent(settings):
        training["parent"] = parent
    return training


def _named_parent(settings: Mapping[str, Any]) -> dict[str, Any] | None:
    """Of a run that was begun before parents were recorded: the model that it names, if it is still there."""
    if settings.get("start"):
        with suppress(ModelError):
            return parent_record(find_any(settings["start"]))
    return None


def _with_short_ancestors(training: Any) -> Any:
    # Foreign packages may hold anything here.
    if not isinstance(training, Mapping) or not isinstance(parent := training.get("parent"), Mapping):
        return training
    before = _with_short_ancestors(parent.get("training", {}))
    if isinstance(before, Mapping):
        before = {key: value for key, value in before.items() if key != "curve"}
    return {**training, "parent": {**parent, "training": before}}


def _thinned(history: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first, the last, and evenly as many between as a package should hold."""
    stride = max(1, -(-len(history) // MOST_VALIDATIONS))
    kept = [*history[:-1:stride], *history[-1:]]
    return [{key: value for key, value in entry.items() if key != "event"} for entry in kept]
