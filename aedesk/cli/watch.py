"""The command ``watch``: another command on pictures, done as they arrive in a folder."""

import importlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from aedesk.cli.command import PERFORM, PlainCommand, Request
from aedesk.cli.environment import PROGRAM
from aedesk.cli.text import path_text
from aedesk.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from aedesk.cli.planning import PictureBatch

_COMMANDS = ("compress", "restore", "denoise")
_COMMAND = "aedesk.watch"
_POLLS = (0.2, 86_400.0)
_SETTLES = (0.1, 3_600.0)
_USAGE = f"Write: {PROGRAM} watch DIR -- compress [OPTIONS]"

_HELP = """Compress, restore or denoise pictures as they arrive in a folder, until Ctrl-C.

The command and its options stand after --, as in: watch inbox -- compress -o small -q 40. Pictures that
are there already and have no output yet are taken at the start. A picture is taken when it has not changed
for a second. Where the output of a picture exists, because the picture was replaced by a new version,
--on-exist of the command decides."""


class WatchCommand(PlainCommand):
    """A command that leaves what stands after ``--`` to another one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands before ``--``."""
        if "--" in args:
            cut = args.index("--")
            ctx.meta[_COMMAND] = args[cut + 1 :]
            args = args[:cut]
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words after the program in the first line of help."""
        return ["[OPTIONS]", "DIR", "--", "|".join(_COMMANDS), "[OPTIONS]"]


def watch(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="DIR", help="The folder to watch.")] = None,
    recursive: Annotated[
        bool | None,
        typer.Option("-r", "--recursive", help="Watch the subfolders too.", show_default=False),
    ] = None,
    settle: Annotated[
        str | None,
        typer.Option(
            "--settle",
            metavar="SECONDS",
            help="Take a picture that has not changed for so long. Default: 1.",
            show_default=False,
        ),
    ] = None,
    poll: Annotated[
        str | None,
        typer.Option(
            "--poll",
            metavar="SECONDS",
            help="Look into the folder so often, where the system does not tell of changes, as on network "
            "drives. Default: the system tells.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read the request of the other command, and watch."""
    words = ctx.meta.get(_COMMAND)
    if folder is None:
        raise UsageError("No folder was named.", _USAGE)
    if not words or words[0] not in _COMMANDS:
        named = f"{words[0]!r} cannot be done on arrival" if words else "No command stands after --"
        raise UsageError(f"{named}; {', '.join(_COMMANDS)} can.", _USAGE)
    if not Path(folder).is_dir():
        raise UsageError(f"There is no folder {path_text(Path(folder))}.", "Make it first, or name another.")
    watcher = _Watcher(
        Path(folder),
        is_recursive=bool(recursive),
        settle=_seconds("--settle", settle, *_SETTLES),
        poll=_seconds("--poll", poll, *_POLLS),
    )
    ctx.meta[PERFORM] = watcher.perform
    command = get_command(importlib.import_module(f"aedesk.cli.{words[0]}").app)
    # The folder is the input, and nothing that begins with a dash is taken for an option of it.
    with command.make_context(words[0], [*words[1:], "--", folder], parent=ctx) as inner:
        command.invoke(inner)


class _Watcher:
    """Does what a request asks for with pictures as they arrive."""

    def __init__(self, folder: Path, *, is_recursive: bool, settle: float | None, poll: float | None) -> None:
        self._folder = folder
        self._is_recursive = is_recursive
        self._settle = settle
        self._poll = poll

    def perform(self, request: Request) -> ExitStatus:
        """Watch until an interrupt, or the first failure where that is asked for."""
        from aedesk.batch.watching import SETTLE, FolderWatch, plan_arrivals
        from aedesk.cli.batches import Session, check_streams

        options = replace(request.options, recursive=request.options.recursive or self._is_recursive)
        request = replace(request, options=options)
        self._check(request)
        prepare: Callable[[Request], PictureBatch] = importlib.import_module(
            f"aedesk.cli.{request.command}"
        ).prepare
        batch = prepare(request)
        check_streams(request, batch.destination)
        outputs = self._outputs(batch)
        with Session(request, batch.open_work, batch.describe, is_endless=True) as session:
            say = _teller(request, session.say)
            watched = FolderWatch(
                self._folder,
                recursive=options.recursive,
                suffixes=batch.suffixes,
                settle=self._settle or SETTLE,
                poll=self._poll,
                outputs=outputs,
                say=say,
            )
            say(f"Watching {path_text(self._folder)}; Ctrl-C ends it.")
            try:
                for arrived in watched.arrivals():
                    plan, kept = plan_arrivals(arrived, batch.destination, options.on_exist)
                    if kept:
                        say(f"{kept:,} file{'s' * (kept != 1)} with an output already.")
                    if not session.run(plan) or (options.fail_fast and session.has_failures):
                        break
            except KeyboardInterrupt:
                say(f"No longer watching {path_text(self._folder)}.")
            return session.close()

    def _check(self, request: Request) -> None:
        options = request.options
        if len(request.paths) != 1:
            raise UsageError("Inputs were named after --; the folder before it is the input.", _USAGE)
        refused = {
            "--dry-run": options.dry_run,
            "--resume": options.resume,
            "--retry-failed": options.retry_failed,
            "--files-from": options.files_from is not None,
            "--name with {counter}": "{counter" in (options.name or ""),
            "-o -": options.output == "-",
        }
        for flag, is_given in refused.items():
            if is_given:
                raise UsageError(f"{flag} makes no sense with watch.", "Leave it out.")

    def _outputs(self, batch: "PictureBatch") -> Path | None:
        """The folder of outputs, where they would be taken for new inputs.

        Raises:
            UsageError: Outputs would lie among the inputs.
        """
        destination = batch.destination
        if destination.suffix.lower() not in batch.suffixes:
            return None
        folder = destination.folder
        if folder is not None and not isinstance(folder, Path):
            return None
        if folder is None or os.path.realpath(folder) == os.path.realpath(self._folder):
            raise UsageError(
                f"Outputs in {path_text(self._folder)} would be taken for new pictures, again and again.",
                "Name another folder with -o; it may lie inside.",
            )
        return folder


def _teller(request: Request, say: Callable[[str], None]) -> Callable[[str], None]:
    """Tells what goes on: as a line for people, or as JSON."""
    if not request.preferences.json:
        return say
    return lambda text: request.env.tell(json.dumps({"type": "watch", "message": text}))


def _seconds(flag: str, text: str | None, low: float, high: float) -> float | None:
    from aedesk.options import values

    if text is None:
        return None
    try:
        seconds = values.number(text)
    except ValueError as error:
        raise UsageError(f"{flag}: {text!r} {error}.", f"Allowed: {low:g} to {high:,.0f} seconds.") from None
    if not low <= seconds <= high:
        raise UsageError(f"{flag} is {text}.", f"Allowed: {low:g} to {high:,.0f} seconds.")
    return seconds


app = typer.Typer(add_completion=False, rich_markup_mode=None)
app.command("watch", cls=WatchCommand, help=_HELP)(watch)
