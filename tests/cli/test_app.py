"""The tree of commands, deferred imports, and the manual page made from it."""

import sys
from types import ModuleType

import pytest
import typer

from aedesk.cli import app as tree
from aedesk.cli.manual import manual
from aedesk.errors import ExitStatus
from aedesk.options import Options, fields_of, spec_of
from tests.cli.conftest import Cli


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree of two commands: one made from options, and one with subcommands that is Typer's alone."""
    own = typer.Typer(add_completion=False)

    @own.command()
    def codec(ctx: typer.Context, steps: int = 3) -> None:
        """Train a codec."""
        ctx.find_root().obj.tell(f"{steps + 1} steps")

    @own.command()
    def denoiser() -> None:
        """Train a denoiser."""

    module = ModuleType("aedesk.cli.train")
    module.app = own  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "aedesk.cli.train", module)
    monkeypatch.setattr(tree, "COMMANDS", {name: tree.COMMANDS[name] for name in ("compress", "train")})
    monkeypatch.setattr("aedesk.cli.manual.COMMANDS", tree.COMMANDS)


def test_mounted_command_is_called_with_typers_own_conversion(cli: Cli, mounted: None) -> None:
    assert cli("train", "codec", "--steps", "41").stdout == b"42 steps\n"
    assert cli("train", "codec", "--steps", "many").status == ExitStatus.USAGE


def test_unknown_subcommand(cli: Cli, mounted: None) -> None:
    outcome = cli("train", "nothing")
    assert outcome.status == ExitStatus.USAGE and "aedesk-cli train --help" in outcome.stderr


def test_misspelt_command_gets_a_suggestion(cli: Cli) -> None:
    assert "Did you mean 'compress'?" in cli("compres").stderr


def test_manual_names_every_option_and_status(mounted: None) -> None:
    page = manual()
    for field in fields_of(Options, "compress"):
        assert spec_of(field).flag.replace("-", "\\-") in page
    for status in ExitStatus:
        assert f".B {int(status)}\n" in page
    assert ".SS aedesk\\-cli train codec\nTrain a codec." in page
    assert not [line for line in page.splitlines() if line.startswith("'")]
