"""Settles the settings of a run that starts or goes on, before anything heavy is imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from aedesk.errors import TrainingError
from aedesk.runs.pointers import load_record
from aedesk.runs.recipe import Recipe
from aedesk.training.data import find_pictures
from aedesk.zoo import find_any

AnyRecipe = TypeVar("AnyRecipe", bound=Recipe)


def plan_run(
    kind: type[AnyRecipe], data: Sequence[Path], out: Path, *, resume: bool, **settings: Any
) -> AnyRecipe:
    """Make the recipe of a run and refuse what could only fail later.

    Args:
        kind: What is trained.
        data: Folders of pictures.
        out: Folder of the run.
        resume: Go on with the run in ``out``; what ``settings`` do not name stays as it was.
        **settings: Fields of the recipe.

    Raises:
        UsageError: A setting cannot work.
        ModelError: The model to start from is not there.
        TrainingError: There are no files, another run is in the way, or none is there to resume.
    """
    check_folder(out, resume)
    if data:
        find_pictures(data)
    if settings.get("start"):
        find_any(settings["start"])
    record = load_record(out)
    if record is None:
        return kind(data=tuple(data), out=out, **settings)
    if (saved_kind := record.get("kind", "codec")) != kind.kind:
        raise TrainingError(
            f"{out} holds a run of a {saved_kind}, not of a {kind.kind}.",
            f"Go on with `aedesk-cli train {saved_kind}`.",
        )
    return kind.resumed(record["recipe"], data=tuple(data), out=out, **settings)


def check_folder(folder: Path, resume: bool) -> None:
    """Refuse to start over a run, or to go on with none.

    Raises:
        TrainingError: A run is in the way, or none is there.
    """
    record = load_record(folder)
    if record is not None and not resume:
        raise TrainingError(
            f"{folder} already holds a run of {record['step']:,} steps.",
            "Go on with --resume, or name another folder.",
        )
    if record is None and resume:
        raise TrainingError(f"{folder} holds no run to resume.", "Leave out --resume to start one.")
