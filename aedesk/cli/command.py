"""Typer commands made from the fields of the options, so that no flag exists in only one place."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import Field, dataclass
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from aedesk.batch.cores import keep_to_own_threads
from aedesk.cli.environment import Environment
from aedesk.errors import ExitStatus, UsageError
from aedesk.options import Options, Preferences, Spec, fields_of, load_preset, merge, preset_names, spec_of

PERFORM = "aedesk.perform"
"""In the ``meta`` of a context: what is done with the request of a command in place of running it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a command was asked to do.

    Args:
        command: Name of the command.
        paths: Its inputs; none where ``--files-from`` names them.
        options: What to do with pictures.
        preferences: How the program behaves.
        env: Its streams.
    """

    command: str
    paths: Sequence[str]
    options: Options
    preferences: Preferences
    env: Environment


class PlainCommand(TyperCommand):
    """A command whose values arrive as text.

    Our options read and check their values themselves. Typer would import pydantic to make text of
    text, which costs 0.2 s at every start.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments without converting values."""
        for param in self.get_params(ctx):
            leave_as_text(param)
        return super().parse_args(ctx, args)


class PictureCommand(PlainCommand):
    """A command on files, some of whose options may stand without their value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, with the values that were left out."""
        specs = [spec_of(field) for field in fields_of(Options, self.name or "")]
        return super().parse_args(ctx, with_values(args, specs))


def with_values(words: Sequence[str], specs: Sequence[Spec]) -> list[str]:
    """Write the usual value behind each option that may stand alone, where the next word is none.

    Args:
        words: Arguments of a command.
        specs: Its options.
    """
    alone = {flag: spec for spec in specs if spec.alone for flag in spec.flags}
    end = words.index("--") if "--" in words else len(words)
    filled = [
        f"{word}={alone[word].alone}" if word in alone and not alone[word].reads(after) else word
        for word, after in pairwise([*words[:end], ""])
    ]
    return [*filled, *words[end:]]


def leave_as_text(param: Any) -> None:
    """Let a parameter pass its value on as it was written; its callback is still called."""

    def process_value(ctx: Any, value: Any) -> Any:
        return param.callback(ctx, param, value) if param.callback else value

    param.process_value = process_value


def picture_command(name: str, about: str, run: Callable[[Request], ExitStatus], inputs: str) -> typer.Typer:
    """Make the Typer app of a command that works on files.

    Args:
        name: Name of the command, as in the options' ``commands``.
        about: Its help text.
        run: Does it.
        inputs: What its paths may be, for help.
    """
    own = {field.name: field for field in fields_of(Options, name)}
    behaviour = {field.name: field for field in fields_of(Preferences, name)}
    takes_preset = any(spec_of(field).in_presets for field in own.values())

    def call(ctx: typer.Context, **values: Any) -> None:
        keep_to_own_threads()
        env: Environment = ctx.find_root().obj
        paths = values.pop("paths")
        preset = values.pop("preset", None)
        preferences = Preferences(**_given(values, behaviour))
        given = _given(values, own)
        chosen = {key: value for key, value in _preset(preset).items() if key in own}
        if not paths and not given.get("files_from") and (given.get("resume") or given.get("retry_failed")):
            from aedesk.cli.resuming import recall

            paths, before = recall(name, given)
            chosen = {**{key: value for key, value in before.items() if key in own}, **chosen}
        options = merge(given, chosen)
        if not paths and options.files_from is None:
            raise UsageError(f"No {inputs} were named.", f"See aedesk-cli {name} --help.")
        perform: Callable[[Request], ExitStatus] = ctx.meta.get(PERFORM, run)
        raise typer.Exit(perform(Request(name, paths or [], options, preferences, env)))

    parameters = [
        parameter("ctx", typer.Context),
        parameter("paths", list[str] | None, typer.Argument(metavar="PATH", help=_paths_help(inputs))),
        *(_flag(field) for field in own.values()),
        *([_preset_flag()] if takes_preset else []),
        *(_flag(field) for field in behaviour.values()),
    ]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=PictureCommand, help=about)(call)
    return app


def _given(values: dict[str, Any], fields: dict[str, Field[Any]]) -> dict[str, Any]:
    """The values that were given, read by their own fields; what was not given is left out."""
    given = {}
    for name, field in fields.items():
        value = values[name]
        if value is not None:
            given[name] = spec_of(field).parse(value) if isinstance(value, str) else value
    return given


def _preset(name: str | None) -> dict[str, Any]:
    return {} if name is None else load_preset(name)


def _flag(field: Field[Any]) -> inspect.Parameter:
    """The parameter of a field. Its default is None, so that what was given can be told."""
    spec = spec_of(field)
    details: dict[str, Any] = {"help": help_of(spec, field.default), "show_default": False}
    if field.type is bool:
        return parameter(field.name, bool | None, typer.Option(*spec.flags, **details))
    if spec.read is None:
        return parameter(field.name, int | None, typer.Option(*spec.flags, count=True, **details))
    details["metavar"] = spec.placeholder or "VALUE"
    if spec.choices:
        details["autocompletion"] = lambda: list(spec.choices)
    return parameter(field.name, str | None, typer.Option(*spec.flags, **details))


def _preset_flag() -> inspect.Parameter:
    details = typer.Option(
        "--preset",
        metavar="NAME",
        help="Options that stand under a name; what is given besides goes before it.",
        autocompletion=_complete_preset,
        show_default=False,
    )
    return parameter("preset", str | None, details)


def _complete_preset() -> list[str]:
    return preset_names()


def parameter(name: str, kind: Any, details: Any = None) -> inspect.Parameter:
    """A parameter of a command: an option or arguments with ``details``, the context without."""
    annotation = kind if details is None else Annotated[kind, details]
    default = inspect.Parameter.empty if details is None else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def help_of(spec: Spec, default: Any) -> str:
    """What a flag says of itself: its help, what is allowed, and what holds without it."""
    if default is None or isinstance(default, bool) or spec.read is None:
        usual = spec.fallback or (spec.flag.removeprefix("--") if default is True else "")
    else:
        usual = f"{default:,}" if isinstance(default, int) else str(default)
    parts = [f"{spec.help}.", f"Allowed: {spec.bounds}." if spec.bounds and spec.read else ""]
    parts.append(f"Default: {usual}." if usual else "")
    return " ".join(part for part in parts if part)


def _paths_help(inputs: str) -> str:
    return f"{inputs[0].upper()}{inputs[1:]}, patterns, @FILE for a list, or - for standard input."
