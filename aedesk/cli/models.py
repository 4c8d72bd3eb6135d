"""The command ``models``: what is installed, what a model is; to import, export and remove models."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aedesk.cli.environment import Environment
from aedesk.cli.text import path_text
from aedesk.errors import AedeskError, ExitStatus, OutputTakenError

if TYPE_CHECKING:
    from aedesk.zoo import Imported, PackageFolder

app = typer.Typer(
    help="List, show, import, export and remove model packages, or note what was measured of one.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)

Json = Annotated[bool, typer.Option("--json", help="Report on standard output, one JSON object a line.")]


@app.command("list")
def list_models(ctx: typer.Context, as_json: Json = False) -> None:
    """List the installed model packages: codecs, then denoisers."""
    from aedesk.zoo import list_denoisers, list_packages

    env: Environment = ctx.find_root().obj
    packages = [*list_packages(), *list_denoisers()]
    for package in packages:
        env.tell(json.dumps(_record(package)) if as_json else package.summary())
    if not packages:
        env.say("No model package is installed.")


@app.command("show")
def show_model(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Name, id or folder; the default codec without it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the model card of a model package, in Markdown."""
    from aedesk.zoo import find_any, find_package
    from aedesk.zoo.card import card

    env: Environment = ctx.find_root().obj
    package = find_any(name) if name else find_package()
    env.tell(json.dumps(_record(package)) if as_json else card(package))


@app.command("import")
def import_models(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Models as .aemodel files.")],
    as_json: Json = False,
) -> None:
    """Install models that were exported: checked first, whole or not at all."""
    from aedesk.zoo import import_package

    env: Environment = ctx.find_root().obj
    status = ExitStatus.OK
    for file in files:
        try:
            imported = import_package(file)
        except AedeskError as error:
            status = status or error.exit_status
            _report_failure(env, {"input": str(file)}, error, as_json)
            continue
        package = imported.package
        state = "imported" if imported.is_new else "present"
        if as_json:
            env.tell(json.dumps({**_record(package), "input": str(file), "status": state}))
        else:
            env.say(_import_text(imported))
    raise typer.Exit(status)


@app.command("export")
def export_model(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, id or folder of the model.")],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="File to write, NAME.aemodel; or a folder for it.")
    ],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file of that name.")] = False,
    as_json: Json = False,
) -> None:
    """Write a model as one file, to be imported elsewhere."""
    from aedesk.zoo import export_package, find_any

    env: Environment = ctx.find_root().obj
    package = find_any(name)
    if file.exists() and not file.is_dir() and not overwrite:
        raise OutputTakenError(f"{file} exists already.", "Choose another name, or give --overwrite.")
    target = export_package(package, file, overwrite=overwrite)
    if as_json:
        env.tell(json.dumps({**_record(package), "output": str(target), "bytes": target.stat().st_size}))
    else:
        env.say(f"Wrote {package.name} ({package.id_hex}) to {path_text(target)}")


@app.command("remove")
def remove_models(
    ctx: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Names, ids or folders of models of your own.")
    ],
    as_json: Json = False,
) -> None:
    """Move models of your own to the trash; those that ship with aedesk stay."""
    from aedesk.zoo import find_any, remove_package

    env: Environment = ctx.find_root().obj
    status = ExitStatus.OK
    for name in names:
        try:
            package = find_any(name)
            remove_package(package)
        except AedeskError as error:
            status = status or error.exit_status
            _report_failure(env, {"name": name}, error, as_json)
            continue
        if as_json:
            env.tell(json.dumps({**_record(package), "status": "removed"}))
        else:
            env.say(f"Moved {package.name} ({package.id_hex}) to the trash")
    raise typer.Exit(status)


@app.command("add-results")
def add_results(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, id or folder of the model.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Reports that `bench` has written as JSON.")
    ],
) -> None:
    """Put what `aedesk-cli bench` has measured into a model package, and so into its card."""
    from aedesk.cli.model_results import merged, results_of
    from aedesk.zoo import find_any

    env: Environment = ctx.find_root().obj
    package = find_any(name)
    new = [result for file in files for result in results_of(file, package)]
    package.amend("results", merged(package.description.get("results", []), new))
    for result in new:
        env.say(f"{package.name}: {result['title']}")


@app.command("rebuild")
def rebuild(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, id or folder of the model.")],
) -> None:
    """Make the graphs of a model package that another version has written again; its id stays."""
    from aedesk.zoo import find_any
    from aedesk.zoo.write import rebuild_graphs

    env: Environment = ctx.find_root().obj
    package = find_any(name)
    rebuild_graphs(package)
    env.say(f"Made the graphs of {package.name} ({package.id_hex}) again in {package.path}")


def _import_text(imported: "Imported") -> str:
    package = imported.package
    what = f"{package.name} ({package.id_hex}), a {package.kind}"
    if not imported.is_new:
        return f"There already: {what}, in {path_text(package.path)}"
    if imported.former_name:
        return f"Imported {imported.former_name} as {what}: another model has that name"
    return f"Imported {what}"


def _report_failure(env: Environment, what: dict[str, str], error: AedeskError, as_json: bool) -> None:
    if as_json:
        reason = {"reason": error.message, "hint": error.hint}
        env.tell(json.dumps({"type": "model", **what, "status": "failed", **reason}))
    else:
        env.complain(error)


def _record(package: "PackageFolder") -> dict[str, Any]:
    own = {"name": package.name, "id": package.id_hex, "kind": package.kind, "size": package.size}
    return {"type": "model", **own, "path": str(package.path), "description": package.description}
