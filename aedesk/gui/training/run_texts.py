"""Words and numbers about a run."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject

from aedesk.gui.summary import Summary
from aedesk.gui.training.amounts import duration_words
from aedesk.gui.training.history import History

if TYPE_CHECKING:
    from aedesk.runs.state import RunState

_DOT = " · "


class RunTexts(QObject):
    """Makes the sentences about runs; they avoid plural forms.

    Args:
        parent: Qt's owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._summary = Summary(self)

    def title(self, state: "RunState") -> str:
        """What is trained."""
        return _DOT.join(part for part in (state.name, self.kind(state.kind)) if part)

    def kind(self, kind: str) -> str:
        """A kind of networks in words."""
        return {"codec": self.tr("compressing"), "denoiser": self.tr("denoising")}.get(kind, "")

    def status(self, state: "RunState", history: History | None = None) -> str:
        """How a run stands, in a few words."""
        percent = int(100 * state.progress)
        if state.status == "running":
            if history is not None and history.started is None:
                return self.tr("Pictures and networks are being loaded…")
            if state.progress >= 1:
                return self.tr("The model is being made…")
            return self.tr("In training: {0} %").format(percent)
        return {
            "paused": self.tr("Paused at {0} %").format(percent),
            "stopped": self.tr("Stopped at {0} %").format(percent),
            "finished": self.tr("Finished"),
            "failed": self.tr("Failed at {0} %").format(percent),
            "new": self.tr("Not begun"),
        }[state.status]

    def remaining(self, state: "RunState") -> str:
        """The time that is left; empty where it is not known."""
        is_under_way = state.status == "running" and state.progress < 1
        return self._summary.remaining(state.seconds_left) if is_under_way else ""

    def figures(self, state: "RunState") -> str:
        """Step, time, learning rate and speed of a run."""
        parts = []
        if state.step:
            parts.append(self.tr("Step {0}").format(_whole(state.step)))
        if state.seconds:
            parts.append(self.tr("{0} of training").format(duration_words(state.seconds)))
        last = state.last_step or {}
        if (rate := last.get("learning_rate")) is not None:
            parts.append(self.tr("Learning rate {0}").format(QLocale().toString(rate, "g", 3)))
        if (speed := last.get("crops_per_second")) is not None:
            parts.append(self.tr("Crops a second: {0}").format(QLocale().toString(speed, "f", 1)))
        return _DOT.join(parts)

    def device(self, history: History) -> str:
        """Where a run is at work, and on what."""
        started = history.started
        if started is None:
            return ""
        parts = [
            self.tr("On {0} ({1}, {2})").format(
                self._device(started["device"]), started["backend"], started["precision"]
            ),
            self.tr("Pictures to learn from: {0}, held out: {1}").format(
                _whole(started["training_pictures"]), _whole(started["validation_pictures"])
            ),
        ]
        if skipped := len(started.get("skipped") or ()):
            parts.append(self.tr("Files left out: {0}").format(_whole(skipped)))
        if history.halved is not None:
            parts.append(self.tr("Batch halved to {0} to fit the memory").format(history.halved["batch"]))
        return _DOT.join(parts)

    def moment(self, seconds: float | None) -> str:
        """A date and time of day; empty where it is not known."""
        if seconds is None:
            return ""
        return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale.FormatType.ShortFormat)

    def _device(self, name: str) -> str:
        kind = name.lower()
        if "gpu" in kind or "cuda" in kind:
            return self.tr("the graphics card")
        return self.tr("the processor") if "cpu" in kind else name


def _whole(number: int) -> str:
    return QLocale().toString(number)
