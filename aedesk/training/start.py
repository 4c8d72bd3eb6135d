"""Settles the settings of a run that starts or goes on, before anything heavy is imported."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from aedesk.errors import TrainingError, UsageError
from aedesk.runs.pictures import find_pictures
from aedesk.runs.pointers import load_record
from aedesk.runs.recipe import Recipe, fields_of
from aedesk.runs.toml import RECIPE_NAME, read_settings
from aedesk.zoo import find_any

AnyRecipe = TypeVar("AnyRecipe", bound=Recipe)


def plan_run(
    kind: type[AnyRecipe], data: Sequence[Path], out: Path, *, resume: bool, **settings: Any
) -> AnyRecipe:
    """Make the recipe of a run and refuse what could only fail later.

    Args:
        kind: What is trained.
        data: Folders of pictures; may be empty.
        out: Folder of the run.
        resume: Go on with the run in ``out``; what is not named stays as it was, and so do folders.
        **settings: Fields of the recipe.

    Raises:
        UsageError: A setting cannot work.
        ModelError: The model to start from is not there.
        TrainingError: There are no files, another run is in the way, or none is there to resume.
    """
    check_folder(out, resume)
    record = load_record(out)
    if record is None:
        recipe = kind(data=tuple(data), out=out, **settings)
        if recipe.start:
            recipe.check_start(find_any(recipe.start))
    else:
        if (saved_kind := record.get("kind", "codec")) != kind.kind:
            raise TrainingError(
                f"{out} holds a run of a {saved_kind}, not of a {kind.kind}.",
                f"Go on with `aedesk-cli train {saved_kind}`.",
            )
        given = {**settings, "out": out, **({"data": tuple(data)} if data else {})}
        recipe = kind.resumed(record["recipe"], **_folders(record["recipe"], kind, given), **given)
    recipe.check_sources()
    if recipe.data:
        find_pictures(recipe.data)
    return recipe


def _folders(saved: Mapping[str, Any], kind: type[Recipe], given: Mapping[str, Any]) -> dict[str, Any]:
    """Folders of a run that are not given again: a record knows their names alone, the run's folder more."""
    missing = {
        known.name for known in fields_of(kind.kind) if known.shape == "folder" and saved.get(known.name)
    }
    if not (missing := missing - set(given)):
        return {}
    path = given["out"] / RECIPE_NAME
    if not path.is_file():
        raise UsageError(
            f"The run in {given['out']} does not say where its pictures are.",
            f"Name {' and '.join(f'--{name}' for name in sorted(missing))} again.",
        )
    _, settings = read_settings(path)
    return {name: settings[name] for name in missing if name in settings}


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
