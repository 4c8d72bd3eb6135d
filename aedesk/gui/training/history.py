"""What a run has told, in few enough points to be drawn: memory stays flat while it goes on; no Qt."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

MOST_POINTS = 600
"""Points of a line at most; with more, neighbours become one."""

_SMOOTH = 0.12
_AXES = {"qualities", "noises"}
_FIGURES = ("bpp", "psnr", "estimate_error")

Points = tuple[tuple[float, ...], tuple[float, ...]]
"""Steps, and a value at each."""


class Line:
    """Values over steps, of which only so many are kept that they can be drawn.

    Args:
        most: Points at most, at least 2.
    """

    def __init__(self, most: int = MOST_POINTS) -> None:
        self._most = most
        self._steps: list[float] = []
        self._values: list[float] = []
        self._stride = 1
        self._filled = 0

    def add(self, step: float, value: float) -> None:
        """Add a value; where there are too many, a point is the mean of several."""
        if self._steps and step < self._steps[-1]:
            # A run that went on after a power cut tells late what a checkpoint remembers.
            place = bisect(self._steps, step)
            self._steps.insert(place, step)
            self._values.insert(place, value)
        elif self._filled in (0, self._stride):
            self._steps.append(step)
            self._values.append(value)
            self._filled = 1
        else:
            self._filled += 1
            self._steps[-1] = step
            self._values[-1] += (value - self._values[-1]) / self._filled
        if len(self._steps) > self._most:
            self._halve()

    def cut(self, step: float) -> None:
        """Forget what came after a step."""
        while self._steps and self._steps[-1] > step:
            self._steps.pop()
            self._values.pop()
            self._filled = self._stride

    def points(self) -> Points:
        """What is kept."""
        return tuple(self._steps), tuple(self._values)

    def _halve(self) -> None:
        even = len(self._steps) // 2 * 2
        rest = [self._steps[even:], self._values[even:]]
        self._steps = [*self._steps[1:even:2], *rest[0]]
        pairs = zip(self._values[0:even:2], self._values[1:even:2], strict=True)
        self._values = [*(fmean(pair) for pair in pairs), *rest[1]]
        self._filled = self._filled if rest[0] else 2 * self._stride
        self._stride *= 2


def smoothed(points: Points) -> Points:
    """The trend of a line whose values jump: each point leans on those before it."""
    steps, values = points
    trend: list[float] = []
    for value in values:
        # The first points count like those after them, so that the start of the line is no prejudice.
        weight = max(_SMOOTH, 1 / (len(trend) + 1))
        trend.append(value if not trend else trend[-1] + weight * (value - trend[-1]))
    return steps, tuple(trend)


@dataclass(frozen=True, slots=True)
class Charts:
    """All that can be drawn of a run at one moment.

    Args:
        training: Lines of the steps by figure: ``loss``, ``bpp``, ``psnr``, ``estimate_error``.
        held_out: Lines of the means of validations, by the same names.
        sets: PSNR of each set of held-out pictures: by quality, or by noise.
        axis: What ``sets`` are: "qualities", "noises", or empty before the first validation.
    """

    training: Mapping[str, Points] = field(default_factory=dict)
    held_out: Mapping[str, Points] = field(default_factory=dict)
    sets: Mapping[str, Points] = field(default_factory=dict)
    axis: str = ""


class History:
    """Takes the events of a run in their order.

    Attributes:
        started: The last event of this kind, or None.
        step: The same of reports about steps.
        first: The first validation; where a run adapts a model, that model's.
        best: The validation of the lowest loss.
        last: The last validation.
        samples: The first and the last event about sample pictures.
        halved: The last event that tells of a smaller batch, or None.
    """

    def __init__(self) -> None:
        self.started: dict[str, Any] | None = None
        self.step: dict[str, Any] | None = None
        self.first: dict[str, Any] | None = None
        self.best: dict[str, Any] | None = None
        self.last: dict[str, Any] | None = None
        self.samples: list[dict[str, Any]] = []
        self.halved: dict[str, Any] | None = None
        self._lines: dict[str, dict[str, Line]] = {"training": {}, "held_out": {}, "sets": {}}
        self._axis = ""

    def take(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Take what is new."""
        takers = {
            "started": self._start,
            "step": self._add_step,
            "validation": self._add_validation,
            "sample": self._add_sample,
            "halved": self._halve,
        }
        for event in events:
            taker = takers.get(str(event.get("event")))
            if taker is not None:
                taker(dict(event))

    def charts(self) -> Charts:
        """What can be drawn now."""
        drawn = {
            group: {name: line.points() for name, line in lines.items()}
            for group, lines in self._lines.items()
        }
        return Charts(**drawn, axis=self._axis)

    def _start(self, event: dict[str, Any]) -> None:
        self._take_back(event["step"])
        self.started = event

    def _take_back(self, step: float) -> None:
        """A run that goes on repeats what came after its last checkpoint."""
        for lines in self._lines.values():
            for line in lines.values():
                line.cut(step)

    def _add_step(self, event: dict[str, Any]) -> None:
        self.step = event
        for name in ("loss", *_FIGURES):
            self._add("training", name, event["step"], event.get(name))

    def _add_validation(self, event: dict[str, Any]) -> None:
        step, loss = event["step"], event.get("loss")
        self._add("held_out", "loss", step, loss)
        for name in _FIGURES:
            values = [value for value in event.get(name) or () if value is not None]
            if values:
                self._add("held_out", name, step, fmean(values))
        self._axis = next((axis for axis in _AXES if axis in event), "")
        for label, value in zip(event.get(self._axis) or (), event.get("psnr") or (), strict=False):
            self._add("sets", _label(label), step, value)
        self.first = self.first or event
        self.last = event
        if loss is not None and (self.best is None or loss < self.best["loss"]):
            self.best = event

    def _add_sample(self, event: dict[str, Any]) -> None:
        self.samples = [*self.samples[:1], event]

    def _halve(self, event: dict[str, Any]) -> None:
        self._take_back(event["step"])
        self.halved = event

    def _add(self, group: str, name: str, step: float, value: float | None) -> None:
        if value is not None:
            self._lines[group].setdefault(name, Line()).add(step, value)


def _label(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float | int) else str(value)
