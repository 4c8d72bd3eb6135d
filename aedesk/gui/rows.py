"""The rows of the queue: one file each, with its state, and what of the settings its result depends on."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aedesk.batch import Result, State
from aedesk.gui.adding import Item
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
    State.NOT_TRIED: RowState.WAITING,
}


@dataclass(slots=True, eq=False)
class Row:
    """One file of the queue.

    Args:
        item: The file.
        state: Where it stands.
        fraction: Done share of the work on it, 0..1.
        result: What became of it in the last run.
        made_with: Settings of that run.
    """

    item: Item
    state: RowState = RowState.WAITING
    fraction: float = 0.0
    result: Result | None = None
    made_with: Options | None = None

    def settle(self, result: Result, options: Options) -> None:
        """Take the result of a run; a file that was not tried waits again."""
        self.state = _STATES[result.state]
        self.fraction = 0.0
        self.result = result if self.state is not RowState.WAITING else None
        self.made_with = options

    def needs_work(self, options: Options) -> bool:
        """Whether a run with these settings has something to do here."""
        if self.state is not RowState.DONE or self.made_with is None:
            return True
        return self._relevant(options) != self._relevant(self.made_with)

    @property
    def is_success(self) -> bool:
        """Whether something was restored, or became smaller."""
        if self.state is not RowState.DONE or self.result is None:
            return False
        return self.item.is_latent or (self.result.saving or 0) > 0

    @property
    def picture(self) -> Path | None:
        """A picture file that shows what the row is about; None for a latent file not yet restored."""
        if not self.item.is_latent:
            return self.item.path
        made = self.result.target if self.state is RowState.DONE and self.result else None
        return made if isinstance(made, Path) else None

    def _relevant(self, options: Options) -> tuple[object, ...]:
        return (options.output, options.format if self.item.is_latent else options.quality)
