"""The commands of ``train`` about runs: list, show, compare, delete, pause, continue, stop, discard."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aedesk.cli.environment import Environment
from aedesk.cli.text import path_text
from aedesk.errors import AedeskError, ExitStatus

if TYPE_CHECKING:
    from aedesk.runs.control import Command
    from aedesk.runs.folder import RunFolder

Run = Annotated[
    str,
    typer.Argument(metavar="RUN", help="Folder of a run, or its name among your runs.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Report on standard output, one JSON object a line.")]


def add_run_commands(app: typer.Typer) -> None:
    """Add the commands to those of ``train``."""
    app.command("runs")(list_runs)
    app.command("show")(show_run)
    app.command("compare")(compare_runs)
    app.command("delete")(delete_runs)
    app.command("continue")(continue_run)
    app.command("pause", help="Let runs wait; `train continue` goes on with them.")(
        _asking("pause", "will wait")
    )
    app.command("stop", help="End runs and keep them, to go on another day.")(
        _asking("stop", "will stop and be kept")
    )
    app.command("discard", help="End runs and move their folders to the trash.")(
        _asking("discard", "will stop and go to the trash")
    )


def list_runs(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Folder of runs; yours without it.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """List runs, the latest first."""
    from aedesk.cli.run_report import lines_of
    from aedesk.runs.shelf import list_runs as listed
    from aedesk.runs.shelf import runs_folder

    env: Environment = ctx.find_root().obj
    states = listed(folder)
    for line in [json.dumps(state.as_dict()) for state in states] if as_json else lines_of(states):
        env.tell(line)
    if not states:
        env.say(f"There are no runs in {path_text(folder or runs_folder())}.")


def show_run(ctx: typer.Context, run: Run, as_json: Json = False) -> None:
    """Show how a run stands, and how it was made."""
    from aedesk.cli.run_report import run_text
    from aedesk.runs.shelf import find_run, settings_of

    env: Environment = ctx.find_root().obj
    found = find_run(run)
    state, settings, environment = found.state(), settings_of(found.path), found.environment()
    if as_json:
        env.tell(json.dumps({**state.as_dict(), "recipe": settings, "environment": environment}))
    else:
        env.tell(run_text(state, settings, environment))


def compare_runs(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="RUN", help="Folder or name of a run.")],
    second: Annotated[str, typer.Argument(metavar="RUN", help="Folder or name of another.")],
    as_json: Json = False,
) -> None:
    """Compare two runs: settings that differ, last figures."""
    from aedesk.cli.run_report import comparison_text
    from aedesk.runs.shelf import compare, find_run

    env: Environment = ctx.find_root().obj
    comparison = compare(find_run(first).path, find_run(second).path)
    env.tell(json.dumps(comparison.as_dict()) if as_json else comparison_text(comparison))


def delete_runs(
    ctx: typer.Context,
    runs: Annotated[list[str], typer.Argument(metavar="RUN...", help="Folders or names of runs.")],
    as_json: Json = False,
) -> None:
    """Move runs to the trash; those that go on stay."""
    from aedesk.runs.shelf import delete

    def remove(run: "RunFolder") -> str:
        delete(run.path)
        return f"Moved {path_text(run.path)} to the trash"

    raise typer.Exit(_each(ctx.find_root().obj, runs, "deleted", remove, as_json))


def continue_run(
    ctx: typer.Context,
    run: Run,
    backend: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Keras backend: tensorflow, jax or torch. Default: that of KERAS_BACKEND."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Go on with a run, in the background.

    Whether it waits, was stopped, has failed or was killed: it goes on from its last checkpoint.
    """
    from aedesk.cli.run_report import shown_command
    from aedesk.runs.control import send
    from aedesk.runs.process import start
    from aedesk.runs.shelf import find_run

    env: Environment = ctx.find_root().obj
    found = find_run(run)
    if found.is_running():
        send(found.path, "resume")
        told: dict[str, Any] = {"run": str(found.path), "status": "resumed"}
    else:
        told = {"run": str(found.path), "status": "started"}
        told["pid"] = start(found.path, resume=True, backend=backend)
    if as_json:
        env.tell(json.dumps(told))
    else:
        how = f"in process {told['pid']}" if "pid" in told else "where it waited"
        env.say(f"{path_text(found.path)} goes on {how}; see how it does:\n  {shown_command(found.path)}")


def _asking(command: "Command", what: str) -> Callable[..., None]:
    """Make a command that asks running processes for something."""

    def ask(
        ctx: typer.Context,
        runs: Annotated[list[str], typer.Argument(metavar="RUN...", help="Folders or names of runs.")],
        as_json: Json = False,
    ) -> None:
        from aedesk.runs.control import send

        def perform(run: "RunFolder") -> str:
            send(run.path, command)
            return f"{path_text(run.path)} {what}"

        raise typer.Exit(_each(ctx.find_root().obj, runs, "asked", perform, as_json))

    return ask


def _each(
    env: Environment, names: Sequence[str], status: str, act: Callable[["RunFolder"], str], as_json: bool
) -> ExitStatus:
    """Do something with each of some runs; one that fails does not keep it from the others."""
    from aedesk.runs.shelf import find_run

    exit_status = ExitStatus.OK
    for name in names:
        try:
            found = find_run(name)
            said = act(found)
        except AedeskError as error:
            exit_status = exit_status or error.exit_status
            if as_json:
                reason = {"reason": error.message, "hint": error.hint}
                env.tell(json.dumps({"run": name, "status": "failed", **reason}))
            else:
                env.complain(error)
            continue
        if as_json:
            env.tell(json.dumps({"run": str(found.path), "status": status}))
        else:
            env.say(said)
    return exit_status
