"""Work that is given up when nobody waits for it any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aedesk.codec.stopwatch import Stopwatch


class GivenUpError(Exception):
    """Nobody waits for the work any more."""


class Leash(Stopwatch):
    """A stopwatch that gives up the work that it times, before its next phase, when nobody waits for it.

    Args:
        is_wanted: Asked before every phase; no network runs without one.
    """

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._is_wanted = is_wanted

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Add the time of a block to a phase.

        Raises:
            GivenUpError: Nobody waits for it.
        """
        self.check()
        with super().phase(name):
            yield

    def check(self, _share: float = 0.0) -> None:
        """Give up here; may stand where progress is told.

        Raises:
            GivenUpError: Nobody waits for the work.
        """
        if not self._is_wanted():
            raise GivenUpError
