"""The kinds of networks that can be trained, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from aedesk.errors import UsageError
from aedesk.runs.denoiser_recipe import DenoiserRecipe
from aedesk.runs.recipe import CodecRecipe, Recipe, fields_of
from aedesk.training.codec import CodecTask
from aedesk.training.denoiser import DenoiserTask
from aedesk.training.task import Task

_KINDS: dict[str, tuple[type[Recipe], Callable[[Any], Task]]] = {
    "codec": (CodecRecipe, CodecTask),
    "denoiser": (DenoiserRecipe, DenoiserTask),
}

# Settings that training does not heed yet. Nobody may believe that it did.
_UNHEEDED = {
    "noise_high",
    "noises",
}


def task_of(recipe: Recipe) -> Task:
    """The task that a recipe is for."""
    for known in fields_of(recipe.kind):
        is_unheeded = known.name in _UNHEEDED or (recipe.kind, known.name) == ("denoiser", "loss")
        if is_unheeded and getattr(recipe, known.name) != known.default:
            raise UsageError(f"{known.spec.flag} cannot be changed yet.", "Leave it out.")
    return _KINDS[recipe.kind][1](recipe)


def task_of_record(record: Mapping[str, Any], **changes: Any) -> Task:
    """The task of a saved run; ``changes`` as for ``Recipe.resumed``."""
    # Runs that were begun before there was a second kind do not say theirs.
    recipe_type, make = _KINDS[record.get("kind", "codec")]
    return make(recipe_type.resumed(record["recipe"], **changes))
