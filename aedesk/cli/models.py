"""The command ``models``: which model packages are installed, what one of them is, what it measured."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aedesk.cli.environment import Environment

if TYPE_CHECKING:
    from aedesk.zoo import PackageFolder

app = typer.Typer(
    help="List the installed model packages, show one, or note what was measured of it.",
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
    from aedesk.cli.model_card import card
    from aedesk.zoo import find_any, find_package

    env: Environment = ctx.find_root().obj
    package = find_any(name) if name else find_package()
    env.tell(json.dumps(_record(package)) if as_json else card(package))


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


def _record(package: "PackageFolder") -> dict[str, Any]:
    own = {"name": package.name, "id": package.id_hex, "kind": package.kind, "size": package.size}
    return {"type": "model", **own, "path": str(package.path), "description": package.description}
