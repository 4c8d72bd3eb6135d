"""Keeps what a run tells in its folder, with its recipe and what it was made with, whoever started it."""

import json
import platform
import time
from collections.abc import Generator
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import keras

from aedesk.bench.provenance import usable_cores
from aedesk.errors import AedeskError, OutputError
from aedesk.files import replace_file
from aedesk.runs.event_file import EventFile, EventLine
from aedesk.runs.events import Discarded, Event, Failed, Started, Stopped
from aedesk.runs.folder import ENVIRONMENT
from aedesk.runs.pointers import load_record
from aedesk.runs.recipe import Recipe
from aedesk.runs.toml import RECIPE_NAME, write_recipe
from aedesk.training.hardware import describe_device


def told(
    recipe: Recipe, history: list[EventLine], events: Generator[Event]
) -> Generator[Event, None, Discarded | None]:
    """Pass the events of a run on, and keep each in its folder before.

    Args:
        recipe: Settings of the run.
        history: Validations that the checkpoint remembers from which the run goes on.
        events: What the run tells.

    Returns:
        The last event if the run is to be discarded, which is for the caller to do and to tell.
    """
    folder = recipe.out
    file: EventFile | None = None
    try:
        with closing(events):
            for event in events:
                if isinstance(event, Started):
                    # A run that is closed before it has begun leaves nothing.
                    yield event
                    file = _begin(recipe, history, event)
                    continue
                assert file is not None
                file.add(event)
                if isinstance(event, Discarded):
                    return event
                yield event
    except (GeneratorExit, KeyboardInterrupt):
        record = load_record(folder)
        if file is not None and record is not None:
            file.add(Stopped(record["step"]))
        raise
    except Exception as error:
        _tell_failure(folder, file, error)
        raise
    finally:
        if file is not None:
            file.close()
    return None


def tell_of_failure(folder: Path, error: AedeskError) -> None:
    """Add to what a run told that it has failed after its end."""
    with closing(EventFile(folder)) as file:
        _tell_failure(folder, file, error)


def environment() -> dict[str, Any]:
    """What this process trains with: versions, device, cores."""
    backend = keras.backend.backend()
    return {
        "time": round(time.time(), 3),
        "system": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("aedesk", "keras", backend, "numpy")},
        "backend": backend,
        "hardware": describe_device(),
        "cores": usable_cores(),
    }


def _begin(recipe: Recipe, history: list[EventLine], started: Started) -> EventFile:
    folder = recipe.out
    write_recipe(recipe, folder / RECIPE_NAME)
    made_with = {**environment(), "device": started.device, "precision": started.precision}
    replace_file(folder / ENVIRONMENT, json.dumps(made_with, indent=2).encode())
    file = EventFile(folder)
    file.complete(history)
    file.add(started)
    return file


def _tell_failure(folder: Path, file: EventFile | None, error: Exception) -> None:
    known = error if isinstance(error, AedeskError) else None
    failed = Failed(known.message, known.hint) if known else Failed(f"{type(error).__name__}: {error}")
    with suppress(OutputError):  # of a full disk, most likely, which is what is told
        # Of a run that has not begun, only the one that lies ready in its folder is worth a word.
        if file is not None:
            file.add(failed)
        elif (folder / RECIPE_NAME).is_file():
            with closing(EventFile(folder)) as new:
                new.add(failed)
