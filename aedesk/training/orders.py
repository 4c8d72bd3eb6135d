"""Does what a run is asked to do while it goes on: wait, go on, end."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from aedesk.runs.control import Inbox
from aedesk.runs.events import Event, Paused, Resumed

SECONDS_BETWEEN_LOOKS = 0.25


class Orders:
    """Obeys an inbox.

    Attributes:
        ending: "stop" or "discard" once the run was asked to end so, else empty.

    Args:
        inbox: Where wishes arrive.
    """

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self.ending: Literal["", "stop", "discard"] = ""

    def obey(self, step: int, keep: Callable[[], Iterable[Event]]) -> Iterator[Event]:
        """Do what was asked since the last time; comes back once the run may go on, or is to end.

        Args:
            step: Steps done.
            keep: Makes all that was learned safe, and tells of it.
        """
        is_paused = False
        while True:
            for command in self._inbox.take():
                match command:
                    case "stop" | "discard":
                        self.ending = command
                        return
                    case "pause" if not is_paused:
                        is_paused = True
                        yield from keep()
                        yield Paused(step)
                    case "resume" if is_paused:
                        is_paused = False
                        yield Resumed(step)
            if not is_paused:
                return
            self._inbox.wait(SECONDS_BETWEEN_LOOKS)
