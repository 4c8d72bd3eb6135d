"""The tree of commands; each is imported when it is called, so that help and start are quick."""

import importlib
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from aedesk.cli.command import leave_as_text
from aedesk.cli.environment import PROGRAM, Environment
from aedesk.errors import ExitStatus

COMMANDS = {
    "compress": "Compress pictures into latent files (.aed).",
    "restore": "Restore pictures from latent files.",
    "denoise": "Take the noise out of pictures.",
    "watch": "Compress, restore or denoise pictures as they arrive in a folder.",
    "info": "Tell what latent files hold.",
    "verify": "Check latent files and write nothing.",
    "models": "List, show, import, export and remove model packages.",
    "train": "Train a model on pictures of your own.",
    "bench": "Measure sizes, quality and speed beside other codecs.",
}
"""Commands and what they do; the module ``aedesk.cli.NAME`` holds each as ``app: typer.Typer``."""


class DeferredCommand(TyperCommand):
    """A command that is imported when it is called; until then its name and one line of help suffice."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Import the command and let it take over."""
        command = get_command(importlib.import_module(f"aedesk.cli.{self.name}").app)
        return command.make_context(info_name, args, parent=parent, **extra)


class CommandTree(TyperGroup):
    """The group of all commands, whose own switches need no conversion."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the switches before the command."""
        for param in self.get_params(ctx):
            leave_as_text(param)
        return super().parse_args(ctx, args)


def make_app() -> typer.Typer:
    """Make the Typer app of the whole program."""
    app = typer.Typer(
        name=PROGRAM,
        cls=CommandTree,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True, help=_HELP)(_program)
    for name, line in COMMANDS.items():
        app.command(name, cls=DeferredCommand, help=line, add_help_option=False)(_deferred)
    return app


_HELP = """Compress, restore and denoise pictures with convolutional autoencoders.

Data and JSON lines go to standard output, words for people to standard error. Exit status: 0 all
good, 1 a file failed, 2 wrong usage, 3 nothing to do, 4 model missing or wrong, 5 memory or device
lost, 130 interrupted."""


def _program(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("-V", "--version", help="Show the version and exit.")] = False,
) -> None:
    env: Environment = ctx.find_root().obj
    if version:
        from importlib.metadata import version as version_of

        env.tell(f"aedesk {version_of('aedesk')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        env.say(ctx.get_help())
        raise typer.Exit(ExitStatus.USAGE)


def _deferred() -> None:
    raise AssertionError("a deferred command is replaced before it is called")
