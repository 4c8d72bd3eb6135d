"""The command ``train estimate``: what a run would take on this machine, from a few real steps."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aedesk.cli.environment import Environment
from aedesk.cli.text import duration_text, size_text
from aedesk.nn.quiet import quiet_import

if TYPE_CHECKING:
    from aedesk.runs import Recipe
    from aedesk.training.estimate import Estimate


def add_estimate_command(app: typer.Typer) -> None:
    """Add the command to those of ``train``."""
    app.command("estimate")(estimate)


def estimate(
    ctx: typer.Context,
    *,
    recipe: Annotated[
        Path, typer.Option(metavar="FILE", help="Recipe of the run, a TOML file; it needs no folder yet.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Report on standard output, as one JSON object.")
    ] = False,
) -> None:
    """Measure how long a run takes here and whether its batch fits into the memory; nothing is written.

    The Keras backend is chosen by the variable KERAS_BACKEND: tensorflow (default), jax or torch.
    """
    from aedesk.runs.toml import read_recipe

    env: Environment = ctx.find_root().obj
    planned = read_recipe(recipe, out=Path())
    planned.check_sources()
    with quiet_import():
        from aedesk.training.estimate import estimate as measure
    found = measure(planned)
    for line in [json.dumps(found.as_dict(), ensure_ascii=False)] if as_json else _lines(found, planned):
        env.tell(line)


def _lines(found: "Estimate", recipe: "Recipe") -> "Iterator[str]":
    memory = f", {size_text(found.device_memory)} of memory" if found.device_memory else ""
    yield f"{found.device}{memory}"
    yield (
        f"A step on {found.batch:,} crops takes {duration_text(found.seconds_per_step)} "
        f"({found.crops_per_second:.1f} crops/s) and {size_text(found.memory)} of memory."
    )
    if found.halved:
        yield f"The {recipe.batch:,} crops that were asked for do not fit; set batch to {found.batch:,}."
    yield f"The run makes about {found.steps_in_budget:,} steps in {duration_text(found.seconds)}."
    yield _outlook(found, recipe)


def _outlook(found: "Estimate", recipe: "Recipe") -> str:
    """What to expect of a run of this length, without kindness."""
    from aedesk.runs.lengths import STEPS_FROM_SCRATCH, STEPS_TO_TUNE

    needed = STEPS_TO_TUNE if recipe.start else STEPS_FROM_SCRATCH[recipe.kind]
    length = f"{needed:,} steps, which take {duration_text(needed * found.seconds_per_step)} here"
    if recipe.start and found.steps_in_budget < needed:
        return f"That is short: adapting a model shows after about {length}."
    if recipe.start:
        return "That is enough to adapt a model to pictures of one kind; more steps give more."
    if found.steps_in_budget < needed:
        return f"From scratch, a good model takes about {length}. To adapt one (from) takes far fewer."
    return "That is enough for a good model from scratch; more steps give more."
