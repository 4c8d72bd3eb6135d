"""The kinds of networks that can be trained, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from aedesk.runs.codec_recipe import CodecRecipe
from aedesk.runs.denoiser_recipe import DenoiserRecipe
from aedesk.runs.recipe import Recipe
from aedesk.training.codec import CodecTask
from aedesk.training.denoiser import DenoiserTask
from aedesk.training.task import Task

_KINDS: dict[str, tuple[type[Recipe], Callable[[Any], Task]]] = {
    "codec": (CodecRecipe, CodecTask),
    "denoiser": (DenoiserRecipe, DenoiserTask),
}


def task_of(recipe: Recipe) -> Task:
    """The task that a recipe is for."""
    return _KINDS[recipe.kind][1](recipe)


def task_of_record(record: Mapping[str, Any], **changes: Any) -> Task:
    """The task of a saved run; ``changes`` as for ``Recipe.resumed``."""
    # Runs that were begun before there was a second kind do not say theirs.
    recipe_type, make = _KINDS[record.get("kind", "codec")]
    return make(recipe_type.resumed(record["recipe"], **changes))
