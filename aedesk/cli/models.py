"""The command ``models``: which model packages are installed, and what one of them is."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aedesk.cli.environment import Environment

if TYPE_CHECKING:
    from aedesk.zoo import ModelPackage

app = typer.Typer(
    help="List the installed model packages, or show one.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)

Json = Annotated[bool, typer.Option("--json", help="Report on standard output, one JSON object a line.")]


@app.command("list")
def list_models(ctx: typer.Context, as_json: Json = False) -> None:
    """List the installed model packages."""
    from aedesk.zoo import list_packages

    env: Environment = ctx.find_root().obj
    packages = list_packages()
    for package in packages:
        env.tell(json.dumps(_record(package)) if as_json else package.summary())
    if not packages:
        env.say("No model package is installed.")


@app.command("show")
def show_model(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Name, id or folder; the default model without it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the model card of one model package."""
    from aedesk.cli.model_card import card
    from aedesk.zoo import find_package

    env: Environment = ctx.find_root().obj
    package = find_package(name)
    env.tell(json.dumps(_record(package)) if as_json else card(package))


def _record(package: "ModelPackage") -> dict[str, Any]:
    own = {"name": package.name, "id": package.id_hex, "kind": package.kind, "size": package.size}
    return {"type": "model", **own, "path": str(package.path), "description": package.description}
