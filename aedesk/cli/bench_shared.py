"""What the commands of ``bench`` share: flags, lists of numbers, tables and a bar for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from aedesk.cli.environment import Environment
from aedesk.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from aedesk.bench.comparison import Progress

ModelOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Model package. Default: the best installed.")
]
DeviceOption = Annotated[str, typer.Option(metavar="auto|cpu|gpu[:N]", help="Where the networks run.")]
PeersOnlyOption = Annotated[bool, typer.Option("--peers-only", help="Leave aedesk out; needs no model.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write the result as JSON to standard output.")]


def numbers_in(text: str, kind: type[int] | type[float], *, lowest: int) -> tuple[float, ...]:
    """Numbers of a list with commas, sorted, each once, up to 100.

    Raises:
        UsageError: It is no such list, or a number is out of bounds.
    """
    try:
        numbers = tuple(sorted({kind(part) for part in text.split(",")}))
    except ValueError:
        raise UsageError(
            f"{text!r} is no list of qualities.", "Write numbers with commas: 20,50,80."
        ) from None
    if not all(lowest <= number <= 100 for number in numbers):
        raise UsageError(f"Qualities {text!r} are out of bounds.", f"Allowed are {lowest} to 100.")
    return numbers


def console_of(env: Environment) -> "Console":
    """Prints tables on standard error."""
    from rich.console import Console

    # Without a terminal rich would fold tables to 80 columns.
    width = None if env.stderr_is_terminal else 120
    return Console(file=env.stderr, force_terminal=env.stderr_is_terminal, width=width, highlight=False)


@contextmanager
def progress_on(console: "Console") -> Iterator["Progress"]:
    """A bar on a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("measuring", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
