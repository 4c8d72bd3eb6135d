"""The command ``train``: trains models on pictures of one's own, and makes a model package of a run."""

import json
from pathlib import Path
from typing import Annotated

import typer

from aedesk.cli.command import PlainCommand
from aedesk.cli.environment import Environment
from aedesk.cli.train_check import add_check_command
from aedesk.cli.train_estimate import add_estimate_command
from aedesk.cli.train_flags import JSON, RESUME, option_of, recipe_command
from aedesk.cli.train_run import train_settings
from aedesk.cli.train_runs import add_run_commands
from aedesk.errors import ExitStatus, UsageError
from aedesk.nn.quiet import quiet_import

app = typer.Typer(invoke_without_command=True, add_completion=False, rich_markup_mode=None)

Json = Annotated[bool, JSON]

_KEYBOARD = "Ctrl-C stops and keeps the run, --resume goes on with it."
_BACKEND = "The Keras backend is chosen by the variable KERAS_BACKEND: tensorflow (default), jax or torch."
_ABOUT = {
    "codec": f"Train a codec; {_KEYBOARD}\n\n{_BACKEND}",
    "denoiser": f"Train a denoiser; {_KEYBOARD}\n\nIt learns from clean pictures (--data), from pairs of "
    f"one's own (--noisy and --clean), or from both. {_BACKEND}",
}


@app.callback()
def train(
    ctx: typer.Context,
    recipe: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Train what this recipe says, a TOML file.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Folder of the run, in place of that in the recipe.")
    ] = None,
    resume: Annotated[bool, RESUME] = False,
    as_json: Json = False,
) -> None:
    """Train a codec or a denoiser on pictures of your own, and make a model package of it.

    Every run writes its recipe into its folder: --recipe RUN/recipe.toml makes the same run again.
    """
    env: Environment = ctx.find_root().obj
    if ctx.invoked_subcommand is not None:
        if recipe is not None or out is not None or resume or as_json:
            raise UsageError(
                f"Options stand behind the command {ctx.invoked_subcommand}; --recipe needs no command."
            )
        return
    if recipe is None:
        env.say(ctx.get_help())
        raise typer.Exit(ExitStatus.USAGE)
    from aedesk.runs.toml import read_settings

    kind, settings = read_settings(recipe)
    if out is not None:
        settings["out"] = out
    raise typer.Exit(train_settings(env, kind, settings, resume=resume, as_json=as_json))


for _kind, _about in _ABOUT.items():
    app.command(_kind, cls=PlainCommand, help=_about)(recipe_command(_kind))


@app.command()
def export(
    ctx: typer.Context,
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    *,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the package. Default: RUN/package.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="Name of the model. Default: as trained.")] = "",
    which: Annotated[
        str, typer.Option(metavar="best|last", help="Checkpoint: of the lowest loss, or the latest.")
    ] = "best",
    install: Annotated[
        bool,
        typer.Option("--install", help="Copy the package to your models, where all commands find it."),
    ] = False,
    licence: Annotated[str | None, option_of("codec", "licence", "as trained")] = None,
    credits: Annotated[str | None, option_of("codec", "credits", "as trained")] = None,  # noqa: A002
    as_json: Json = False,
) -> None:
    """Make a model package of a run, while it is trained or afterwards."""
    if which not in ("best", "last"):
        raise UsageError(f"There is no checkpoint {which!r}; there are best and last.")
    env: Environment = ctx.find_root().obj
    with quiet_import():
        from aedesk.training.export import export_run
    from aedesk.cli.train_report import usage_text
    from aedesk.zoo import install_package

    package = export_run(run, out, which=which, name=name, licence=licence or "", credits=credits or "")
    package = install_package(package) if install else package
    if as_json:
        env.tell(
            json.dumps(
                {
                    "event": "exported",
                    "name": package.name,
                    "id": package.id_hex,
                    "package": str(package.path),
                }
            )
        )
        return
    env.say(f"{package.summary()}\nWritten to {package.path}")
    env.say(usage_text(package.name if install else package.path, package.kind))


add_check_command(app)
add_estimate_command(app)
add_run_commands(app)
