"""The rows of the queue: one file each, with its state and what became of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from aedesk.batch import Result, State
from aedesk.gui.adding import Item
from aedesk.gui.intent import Intent
from aedesk.gui.relevance import recipe
from aedesk.gui.task import Task, task_of
from aedesk.options import Options


class RowState(StrEnum):
    """Where the file of a row stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


_STATES = {
    State.DONE: RowState.DONE,
    State.SKIPPED: RowState.SKIPPED,
    State.FAILED: RowState.FAILED,
    State.REFUSED: RowState.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Args:
        result: What the engine says.
        task: What was done with the file.
        options: With which settings.
        recipe: The number of both, see `aedesk.gui.relevance.recipe`.
    """

    result: Result
    task: Task
    options: Options
    recipe: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "recipe", recipe(self.task, self.options))


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run was at when it was killed.

    Args:
        target: The output, which is there complete or not at all.
        recipe: The number of what was done, see `aedesk.gui.relevance.recipe`.
    """

    target: Path
    recipe: int | None


@dataclass(slots=True, eq=False)
class Row:
    """One file of the queue.

    Args:
        item: The file.
        state: Where it stands.
        fraction: Done share of the work on it, 0..1.
        outcome: What became of it in the last run that came to it; None where none did.
        begun: What a run was at here that was killed; None mostly.
    """

    item: Item
    state: RowState = RowState.WAITING
    fraction: float = 0.0
    outcome: Outcome | None = None
    begun: Begun | None = None

    @property
    def result(self) -> Result | None:
        """What the engine said about it in the last run that came to it."""
        return None if self.outcome is None else self.outcome.result

    def settle(self, result: Result, intent: Intent) -> None:
        """Take the result of a run; a file that was not tried is what it was before."""
        done = task_of(self.item, intent.task)
        if result.state is State.NOT_TRIED or done is None:
            self.give_up()
        else:
            self.state, self.fraction = _STATES[result.state], 0.0
            self.outcome, self.begun = Outcome(result, done, intent.options_for(done)), None

    def queue(self) -> None:
        """Wait for a run that is about to begin."""
        self.state, self.fraction = RowState.WAITING, 0.0

    def give_up(self) -> None:
        """Be again what it was before the run that did not come to it, or did not finish it."""
        self.state = _STATES[self.outcome.result.state] if self.outcome else RowState.WAITING
        self.fraction = 0.0

    def retry(self) -> None:
        """Wait for a run, and forget what became of the file in the last one."""
        self.state, self.fraction, self.outcome = RowState.WAITING, 0.0, None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of it but its file."""
        return self.state is RowState.WAITING and self.outcome is None and self.begun is None

    def remember(self, row: "Row") -> None:
        """Stand where another row of the same file stands."""
        self.state, self.outcome, self.begun = row.state, row.outcome, row.begun

    def needs_work(self, intent: Intent) -> bool:
        """Whether a run with this intent has something to do here."""
        wanted = intent.recipe_for(self.item)
        if wanted is None:
            return False
        return self.state is not RowState.DONE or self.outcome is None or self.outcome.recipe != wanted

    @property
    def is_success(self) -> bool:
        """Whether a picture was made, or a file became smaller."""
        if self.state is not RowState.DONE or self.outcome is None:
            return False
        return self.outcome.task is not Task.COMPRESS or (self.outcome.result.saving or 0) > 0

    @property
    def target(self) -> Path | None:
        """The file that was made; None where there is none yet."""
        made = self.outcome.result.target if self.state is RowState.DONE and self.outcome else None
        return made if isinstance(made, Path) else None

    @property
    def picture(self) -> Path | None:
        """A picture file that shows what the row is about; None for a latent file not yet restored."""
        if self.outcome is not None and self.outcome.task is not Task.COMPRESS and self.target is not None:
            return self.target
        return None if self.item.is_latent else self.item.path
