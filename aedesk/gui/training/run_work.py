"""What the dialog does with runs off the main thread; knows nothing of Qt."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aedesk.runs.control import Command
    from aedesk.runs.recipe import Recipe
    from aedesk.runs.shelf import Comparison
    from aedesk.runs.state import RunState

_LOG_BYTES = 64_000


def start_run(make_recipe: "Callable[[], Recipe]") -> Path:
    """Begin a run in a new folder among the user's runs.

    Args:
        make_recipe: Makes the recipe, which imports what is heavy.

    Returns:
        Its folder.

    Raises:
        AedeskError: A setting cannot work, or no process can be started; nothing is left behind.
    """
    from aedesk.runs.process import start
    from aedesk.runs.toml import RECIPE_NAME, write_recipe

    recipe = make_recipe()
    folder = _new_folder(recipe.name or recipe.size)
    try:
        write_recipe(replace(recipe, out=folder), folder / RECIPE_NAME)
        start(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def continue_run(folder: Path) -> None:
    """Let a run that has ended go on from its last checkpoint.

    Raises:
        AedeskError: It cannot go on.
    """
    from aedesk.runs.process import start

    start(folder, resume=True)


def ask_run(folder: Path, command: "Command") -> None:
    """Ask a run at work for something.

    Raises:
        AedeskError: It is not at work, or cannot be asked.
    """
    from aedesk.runs.control import send

    send(folder, command)


def delete_run(folder: Path) -> None:
    """Move a run to the trash.

    Raises:
        AedeskError: It is at work, or the trash does not take it.
    """
    from aedesk.runs.shelf import delete

    delete(folder)


def find_runs() -> "Sequence[RunState]":
    """All of the user's runs, the latest first."""
    from aedesk.runs.shelf import list_runs

    return list_runs()


def runs_at_work(also: Path | None) -> "Sequence[RunState]":
    """The user's runs in which a process trains, and one that is wanted in any case."""
    from aedesk.runs.shelf import runs_at_work

    return runs_at_work(also)


def compare_runs(first: Path, second: Path) -> "Comparison":
    """Put two runs side by side."""
    from aedesk.runs.shelf import compare

    return compare(first, second)


def log_of(folder: Path, message: str, hint: str) -> str:
    """All that may help to find out why a run failed, to be copied."""
    from aedesk.runs.folder import RunFolder

    run = RunFolder(folder)
    output = b""
    with suppress(OSError):
        output = run.output.read_bytes()[-_LOG_BYTES:]
    facts = [f"{name}: {value}" for name, value in run.environment().items()]
    parts = [str(folder), message, hint, "\n".join(facts), output.decode("utf-8", "replace").strip()]
    return "\n\n".join(part for part in parts if part) + "\n"


def _new_folder(name: str) -> Path:
    from aedesk.files import make_folder
    from aedesk.runs.shelf import runs_folder

    root = runs_folder()
    make_folder(root)
    stem = f"{name} {datetime.now():%Y-%m-%d %H-%M-%S}"
    number = 1
    while True:
        folder = root / (stem if number == 1 else f"{stem} ({number})")
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
        except OSError as error:
            from aedesk.files.reasons import cannot_write

            raise cannot_write(folder, error, "") from error
        else:
            return folder
