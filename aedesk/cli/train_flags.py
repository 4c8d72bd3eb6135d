"""The commands ``train codec`` and ``train denoiser``, made from the fields of their recipes."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import typer

from aedesk.cli.command import help_of, parameter
from aedesk.cli.environment import Environment
from aedesk.cli.train_run import train_settings
from aedesk.runs.fields import RecipeField
from aedesk.runs.recipe import fields_of

RESUME = typer.Option("--resume", help="Go on with the run in RUN; what is not named stays as it was.")
JSON = typer.Option("--json", help="Report on standard output, one JSON object a line.")


def recipe_command(kind: str) -> Callable[..., None]:
    """Make the function of a command that takes a flag for each field of a kind of recipes, and trains."""
    fields = fields_of(kind)

    def call(ctx: typer.Context, **texts: Any) -> None:
        resume, as_json = bool(texts.pop("resume")), bool(texts.pop("json"))
        env: Environment = ctx.find_root().obj
        given = _given(fields, texts)
        raise typer.Exit(train_settings(env, kind, given, resume=resume, as_json=as_json))

    parameters = [
        parameter("ctx", typer.Context),
        *(_flag(known) for known in fields),
        parameter("resume", bool | None, RESUME),
        parameter("json", bool | None, JSON),
    ]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return call


def option_of(kind: str, name: str, usual: str) -> Any:
    """The flag of a field of a recipe, for another command; ``usual`` is what holds without it, in words."""
    known = next(known for known in fields_of(kind) if known.name == name)
    return _option(replace(known, default=None, spec=replace(known.spec, fallback=usual)))


def _given(fields: Sequence[RecipeField], texts: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were given, by field name; what was not given is left out."""
    given: dict[str, Any] = {}
    for known in fields:
        text = texts[known.name]
        # Of a flag that can be repeated nothing is an empty sequence.
        if text is None or (known.many and not text):
            continue
        given[known.name] = text if known.shape == "switch" else known.parse(text if known.many else [text])
    return given


def _flag(known: RecipeField) -> inspect.Parameter:
    if known.shape == "switch":
        kind: Any = bool | None
    else:
        kind = list[str] | None if known.many else str | None
    return parameter(known.name, kind, _option(known))


def _option(known: RecipeField) -> Any:
    spec = known.spec
    details: dict[str, Any] = {"help": _help(known), "show_default": False}
    if known.shape == "switch":
        return typer.Option(*spec.flags, **details)
    if spec.choices:
        details["autocompletion"] = lambda: list(spec.choices)
    return typer.Option(*spec.flags, metavar=spec.placeholder, **details)


def _help(known: RecipeField) -> str:
    default = None if known.many or known.default == "" else known.default
    return help_of(known.spec, default)
