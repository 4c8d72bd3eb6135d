"""Counts what became of the sources of a run, in little memory however many they are."""

from collections import Counter
from collections.abc import Iterable
from typing import Self

from aedesk.batch.result import Result, State
from aedesk.errors import ExitStatus

MOST_FAILURES = 1000
"""Failures that are kept with their reasons; further ones are counted only."""


class Tally:
    """Counts by state, bytes before and after of what is done, and the first failures.

    Refusals that the exit status tells of stand among the failures; ``not_well`` is the number of both.
    """

    def __init__(self) -> None:
        self._counts: Counter[State] = Counter()
        self._statuses: set[ExitStatus] = set()
        self.bytes_in = 0
        self.bytes_out = 0
        self.failures: list[Result] = []
        self.not_well = 0

    @classmethod
    def of(cls, results: Iterable[Result]) -> Self:
        """Count results."""
        tally = cls()
        for result in results:
            tally.add(result)
        return tally

    def add(self, result: Result) -> None:
        """Count one more."""
        self._counts[result.state] += 1
        if result.state is State.DONE:
            self.bytes_in += result.bytes_in
            self.bytes_out += result.bytes_out
        elif result.state in {State.FAILED, State.REFUSED} and result.status is not ExitStatus.OK:
            self._statuses.add(result.status)
            self.not_well += 1
            if len(self.failures) < MOST_FAILURES:
                self.failures.append(result)

    def __getitem__(self, state: State) -> int:
        """Number of sources of which this became."""
        return self._counts[state]

    @property
    def total(self) -> int:
        """Number of all sources."""
        return self._counts.total()

    @property
    def status(self) -> ExitStatus:
        """Exit status of a command with these results.

        Failures that all have one cause (a missing model, lost memory) give the status of that cause;
        nothing done and nothing failed gives `ExitStatus.NOTHING_TO_DO`. A refusal counts as a failure
        where its own status says so.
        """
        if self._statuses:
            is_one = len(self._statuses) == 1 and not self[State.DONE]
            return next(iter(self._statuses)) if is_one else ExitStatus.SOME_FAILED
        return ExitStatus.OK if self[State.DONE] or self[State.PLANNED] else ExitStatus.NOTHING_TO_DO
