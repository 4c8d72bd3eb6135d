"""The manual page, made from the commands themselves: ``python -m aedesk.cli.manual > aedesk-cli.1``."""

import importlib
import re
import sys
from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from aedesk.cli.app import COMMANDS
from aedesk.cli.environment import PROGRAM
from aedesk.errors import ExitStatus

_STATUSES = {
    ExitStatus.OK: "All good.",
    ExitStatus.SOME_FAILED: "Some file failed.",
    ExitStatus.USAGE: "Wrong usage.",
    ExitStatus.NOTHING_TO_DO: "Nothing to do.",
    ExitStatus.MODEL: "A model is missing or wrong.",
    ExitStatus.DEVICE: "Memory ran out or the device was lost.",
    ExitStatus.INTERRUPTED: "Interrupted.",
}


def manual() -> str:
    """The manual page in the man macros of troff."""
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "aedesk" "User Commands"',
        ".SH NAME",
        f"{PROGRAM} \\- compress pictures with a convolutional autoencoder, and restore them",
        ".SH SYNOPSIS",
        f".B {PROGRAM}",
        "COMMAND [OPTIONS] [ARGUMENTS]",
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = get_command(importlib.import_module(f"aedesk.cli.{name}").app)
        lines += _command(command, f"{PROGRAM} {name}")
    lines.append(".SH EXIT STATUS")
    for status, meaning in _STATUSES.items():
        lines += [".TP", f".B {int(status)}", meaning]
    return "\n".join(lines) + "\n"


def _command(command: Any, path: str) -> Iterator[str]:
    """The section of a command and, where it has them, of its subcommands."""
    context = typer.Context(command, info_name=path)
    yield f".SS {_escape(path)}"
    yield from (_escape(" ".join(part.split())) + "\n.PP" for part in (command.help or "").split("\n\n"))
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None:
            yield from (".TP", f".B {_escape(record[0])}", _escape(" ".join(record[1].split())))
    for name, subcommand in getattr(command, "commands", {}).items():
        yield from _command(subcommand, f"{path} {name}")


def _escape(text: str) -> str:
    """Text that troff prints as it is: hyphens that can be copied, no leading dot taken for a macro."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped)


if __name__ == "__main__":
    sys.stdout.write(manual())
