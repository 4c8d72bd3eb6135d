"""The events of a run in the order of its steps, each once, however often it was killed and went on."""

from collections.abc import Iterable

from aedesk.runs.event_file import EventLine

TAKING_BACK = ("started", "halved")
"""Kinds of events after which the steps beyond theirs are made again."""
_KEPT_ONCE = ("validation", "sample", "checkpoint")


class Timeline:
    """Gathers the lines of ``events.jsonl`` as they come.

    A ``started`` or a ``halved`` at a step takes back all that was told of later steps: they are made again.

    Attributes:
        steps: Of the kind ``step``, in the order of steps; as are the others.
        validations: Of the kind ``validation``; the first figures of a run are those of step 0.
        samples: Of the kind ``sample``.
        last: The latest event of any kind, or None.
    """

    def __init__(self, events: Iterable[EventLine] = ()) -> None:
        self._kinds: dict[str, list[EventLine]] = {"step": [], **{kind: [] for kind in _KEPT_ONCE}}
        self.last: EventLine | None = None
        self.add(events)

    @property
    def steps(self) -> list[EventLine]:
        """Figures of steps, about one a second."""
        return self._kinds["step"]

    @property
    def validations(self) -> list[EventLine]:
        """Figures on held-out pictures."""
        return self._kinds["validation"]

    @property
    def samples(self) -> list[EventLine]:
        """Sets of sample pictures; the files of most older ones are gone."""
        return self._kinds["sample"]

    def add(self, events: Iterable[EventLine]) -> None:
        """Take the next lines of the file."""
        for event in events:
            kind, step = event["event"], event.get("step", 0)
            self.last = event
            if kind in TAKING_BACK:
                self._take_back(step)
            elif kind in self._kinds:
                known = self._kinds[kind]
                # Killed between a validation and its checkpoint, a run makes it a second time.
                if kind in _KEPT_ONCE and known and known[-1]["step"] == step:
                    known.pop()
                known.append(event)

    def _take_back(self, step: int) -> None:
        for known in self._kinds.values():
            while known and known[-1]["step"] > step:
                known.pop()
