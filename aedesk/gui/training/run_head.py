"""The upper part of the page of a run: what it is, how far it has come, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from aedesk.gui.buttons import push_button
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training.following import Sight
from aedesk.gui.training.run_texts import RunTexts

if TYPE_CHECKING:
    from aedesk.runs.control import Command
    from aedesk.runs.state import Status

_STEPS = 1000
_BUTTONS: "dict[Status, tuple[str, ...]]" = {
    "running": ("pause", "stop", "discard"),
    "paused": ("resume", "stop", "discard"),
    "stopped": ("continue", "delete"),
    "failed": ("copy", "continue", "delete"),
    "finished": (),
    "new": ("continue", "delete"),
}


class RunHead(QWidget):
    """Title, progress, figures, and buttons.

    Signals:
        asked: The run at work is to do something, a command.
        continue_wanted: A run that has ended is to go on.
        delete_wanted: A run that has ended is to be thrown away.
        start_wanted: A run is to begin.
        log_wanted: What it wrote is to be copied.
    """

    asked = Signal(str)
    continue_wanted = Signal()
    delete_wanted = Signal()
    start_wanted = Signal()
    log_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = RunTexts(self)
        self._waits_for: tuple[str, str] | None = None
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(1.25 * font.pointSizeF())
        font.setBold(True)
        self.title.setFont(font)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.status = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.figures, self.device, self.failure, self.hint = (Remark() for _ in range(4))
        for label in (self.failure, self.hint):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {
            "pause": push_button(self.tr("&Pause"), lambda: self._ask("pause")),
            "resume": push_button(self.tr("Go &on"), lambda: self._ask("resume")),
            "stop": push_button(self.tr("&Stop and keep"), lambda: self._ask("stop")),
            "discard": push_button(self.tr("Stop and &discard…"), self.delete_wanted.emit),
            "copy": push_button(self.tr("Cop&y the log"), self.log_wanted.emit),
            "continue": push_button(self.tr("Go &on"), self.continue_wanted.emit),
            "delete": push_button(self.tr("&Delete…"), self.delete_wanted.emit),
            "start": push_button(self.tr("&Start training"), self.start_wanted.emit),
        }
        self.buttons["stop"].setToolTip(
            self.tr("Ends the training now; what it has learned stays, and it can go on later.")
        )
        self.buttons["pause"].setToolTip(self.tr("Lets the machine alone until the training goes on."))
        self._lay_out()
        self.show_waiting("")

    def show_sight(self, sight: Sight) -> None:
        """Show how a run stands."""
        state, history = sight.state, sight.history
        if self._waits_for is not None and self._waits_for[0] != state.status:
            self._waits_for = None
        self.title.setText(self._texts.title(state))
        parts = [self._texts.status(state, history), self._texts.remaining(state)]
        self.status.setText(self._waits_for[1] if self._waits_for else " · ".join(filter(None, parts)))
        is_loading = state.status == "running" and history.started is None
        self.bar.setRange(0, 0 if is_loading else _STEPS)
        self.bar.setValue(round(_STEPS * state.progress))
        self.bar.setVisible(state.status != "finished")
        self.figures.say(self._texts.figures(state))
        self.device.say(self._texts.device(history))
        self.failure.say(state.error, is_bad=True)
        self.hint.say(state.hint if state.error else "")
        self._offer(_BUTTONS[state.status])

    def show_waiting(self, text: str, failure: str = "", hint: str = "", *, may_start: bool = False) -> None:
        """Show that there is no run, or not yet.

        Args:
            text: What is the case.
            failure: Why no run could be begun.
            hint: What can be done about it.
            may_start: Whether one can be begun here.
        """
        self._waits_for = None
        self.title.setText(self.tr("Training"))
        self.status.setText(text)
        self.bar.setRange(0, 0 if text and not (failure or may_start) else _STEPS)
        self.bar.reset()
        self.bar.setVisible(not (failure or may_start))
        for label, words in ((self.figures, ""), (self.device, ""), (self.hint, hint)):
            label.say(words)
        self.failure.say(failure, is_bad=True)
        self._offer(("start",) if may_start else ())

    def wait_for(self, status: str, text: str) -> None:
        """Offer nothing until a run has left a status.

        Args:
            status: Its status now.
            text: What it was asked for.
        """
        self._waits_for = (status, text)
        self.status.setText(text)
        self._offer(())

    def go_on(self) -> None:
        """What was waited for does not come."""
        self._waits_for = None

    def _ask(self, command: "Command") -> None:
        self.asked.emit(command)

    def _offer(self, names: tuple[str, ...]) -> None:
        for name, button in self.buttons.items():
            button.setVisible(name in names or (self._waits_for is not None and not button.isHidden()))
            button.setEnabled(name in names and self._waits_for is None)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.title)
        first.addStretch(1)
        for button in self.buttons.values():
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.bar, 1)
        second.addWidget(self.status)
        self.bar.setFixedHeight(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        for label in (self.failure, self.hint, self.figures, self.device):
            column.addWidget(label)
