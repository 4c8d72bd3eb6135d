"""Counts of the queue that are kept, not counted: ten thousand rows cost no more than ten."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from aedesk.gui.intent import Intent
from aedesk.gui.relevance import recipe
from aedesk.gui.rows import Row, RowState
from aedesk.gui.task import Task

_Key: TypeAlias = tuple[bool, RowState, "int | None"]
_RETRIED = (RowState.FAILED, RowState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows.

    Args:
        total: All.
        states: By state.
        to_do: By task, those that wait for the next run, or that it would do again with new settings.
        again: Failed and skipped ones that it would try again.
        bytes_in: Bytes of the pictures that were compressed.
        bytes_out: Bytes of their latent files.
    """

    total: int = 0
    states: Mapping[RowState, int] = field(default_factory=Counter)
    to_do: Mapping[Task, int] = field(default_factory=Counter)
    again: int = 0
    bytes_in: int = 0
    bytes_out: int = 0

    @property
    def work(self) -> int:
        """Files that the next run would work on."""
        return sum(self.to_do.values()) + self.again


class QueueTally:
    """Keeps the counts while rows come, change and go: each change is a `drop` before and an `add` after."""

    def __init__(self) -> None:
        self._rows: Counter[_Key] = Counter()
        self._bytes_in = 0
        self._bytes_out = 0

    def add(self, row: Row) -> None:
        """Count a row."""
        self._rows[_key(row)] += 1
        self._weigh(row, 1)

    def drop(self, row: Row) -> None:
        """Take a row out of the counts."""
        key = _key(row)
        self._rows[key] -= 1
        if not self._rows[key]:
            del self._rows[key]
        self._weigh(row, -1)

    def counts(self, intent: Intent) -> Counts:
        """The numbers, in the light of what the next run would do."""
        wanted = {True: recipe(Task.RESTORE, intent.restoring)}
        if intent.task is not Task.RESTORE:
            wanted[False] = recipe(intent.task, intent.options)
        states: Counter[RowState] = Counter()
        to_do: Counter[Task] = Counter()
        again = 0
        for (is_latent, state, made), number in self._rows.items():
            states[state] += number
            if is_latent not in wanted or made == wanted[is_latent]:
                continue
            if state in _RETRIED:
                again += number
            else:
                to_do[Task.RESTORE if is_latent else intent.task] += number
        return Counts(self._rows.total(), states, to_do, again, self._bytes_in, self._bytes_out)

    def _weigh(self, row: Row, sign: int) -> None:
        if row.state is RowState.DONE and row.outcome is not None and row.outcome.task is Task.COMPRESS:
            self._bytes_in += sign * row.outcome.result.bytes_in
            self._bytes_out += sign * row.outcome.result.bytes_out


def _key(row: Row) -> _Key:
    made = row.outcome.recipe if row.state is RowState.DONE and row.outcome is not None else None
    return row.item.is_latent, row.state, made
