"""The folder of a run, as whoever did not start it finds it; docs/training.md says what lies in it."""

import json
from pathlib import Path
from typing import Any

from aedesk.runs.event_file import EVENTS, EventLine, read_events
from aedesk.runs.lock import is_held
from aedesk.runs.pointers import BEST, LAST
from aedesk.runs.recipe import Recipe
from aedesk.runs.state import OUTPUT, PACKAGE, RunState, read_state
from aedesk.runs.timeline import Timeline
from aedesk.runs.toml import RECIPE_NAME, read_recipe

__all__ = ["ENVIRONMENT", "SAMPLES", "RunFolder", "RunState"]

ENVIRONMENT = "environment.json"
SAMPLES = "samples"


class RunFolder:
    """Reads the folder of a run, while a process writes to it or not; reading never waits.

    Args:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def is_run(self) -> bool:
        """Whether a run lies here, or the recipe of one."""
        return any((self.path / name).is_file() for name in (RECIPE_NAME, EVENTS, LAST))

    @property
    def has_checkpoint(self) -> bool:
        """Whether there is something to go on from."""
        return (self.path / LAST).is_file()

    @property
    def has_best(self) -> bool:
        """Whether a model package can be made of it."""
        return (self.path / BEST).is_file()

    @property
    def package(self) -> Path:
        """Folder of the model package; there once a run is finished or exported."""
        return self.path / PACKAGE

    @property
    def output(self) -> Path:
        """What a process that was started for the run wrote for people."""
        return self.path / OUTPUT

    def recipe(self) -> Recipe:
        """Read what repeats the run.

        Raises:
            UsageError: There is no recipe, or one that cannot be read.
        """
        return read_recipe(self.path / RECIPE_NAME)

    def environment(self) -> dict[str, Any]:
        """Read what the run was last started with: versions, backend, device; empty where nothing tells."""
        try:
            found = json.loads((self.path / ENVIRONMENT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def events(self, since: int = 0) -> tuple[list[EventLine], int]:
        """Read what the run told from a place on; a ``Timeline`` makes curves of it.

        Args:
            since: The place, as it was returned before.

        Returns:
            The events as in the docs, each with its ``time`` in seconds since 1970; and the next place.
        """
        return read_events(self.path / EVENTS, since)

    def timeline(self) -> Timeline:
        """Read all that the run told, in the order of steps."""
        return Timeline(self.events()[0])

    def is_running(self) -> bool:
        """Whether a process trains here, or has been started to do so."""
        return is_held(self.path)

    def state(self) -> RunState:
        """Look how the run stands."""
        return read_state(self.path)
