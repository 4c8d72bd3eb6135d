"""What a run takes on this computer: the device, its memory, the time of a step, and what to expect of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from aedesk.gui.own_words import in_own_words
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.row_texts import size_text
from aedesk.gui.training.amounts import duration_words, number_words
from aedesk.gui.training.draft import DEFAULT_MINUTES, Draft
from aedesk.gui.training.estimate import Estimator


class EstimateCard(QFrame):
    """Shows the estimate of a draft; measures on demand.

    Args:
        draft: Is estimated, and keeps the estimate.
        estimator: Measures.

    Signals:
        wanted: The user asks for a measurement.
    """

    wanted = Signal()

    def __init__(self, draft: Draft, estimator: Estimator) -> None:
        super().__init__()
        self._draft, self._estimator = draft, estimator
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.lines = {name: QLabel() for name in ("device", "memory", "step", "length", "batch")}
        self.remark = Remark()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.busy = QProgressBar(textVisible=False)
        self.busy.setRange(0, 0)
        self.busy.setFixedHeight(6)
        self.busy.setAccessibleName(self.tr("Measuring"))
        self._failure = ""
        self._is_whole = False
        estimator.started.connect(self.show_values)
        estimator.measured.connect(self._take)
        estimator.failed.connect(self._tell_failure)
        draft.changed.connect(self._follow)
        self._lay_out()
        self.show_values()

    def allow(self, is_whole: bool) -> None:
        """Offer to measure, or do not because the settings cannot work."""
        self._is_whole = is_whole
        self.button.setEnabled(is_whole or self._estimator.is_busy)

    def show_values(self) -> None:
        """Show the estimate of the draft, or how to come by one."""
        estimate, is_busy = self._draft.estimate, self._estimator.is_busy
        self.busy.setVisible(is_busy)
        self.button.setText(self.tr("Stop mea&suring") if is_busy else self._invitation(estimate is not None))
        self.button.setEnabled(self._is_whole or is_busy)
        told = self._told(estimate) if estimate else {}
        for name, label in self.lines.items():
            label.setText(told.get(name, ""))
            self._form.setRowVisible(label, name in told)
        if is_busy:
            self.remark.say(self.tr("A few real steps are made on this computer; that takes a minute or so."))
        elif self._failure:
            self.remark.say(self._failure, is_bad=True)
        elif estimate is None:
            self.remark.say(self.tr("A few real steps tell how long it takes here, and how much memory."))
        else:
            self.remark.say(self._outlook(estimate))

    def _follow(self, names: frozenset[str]) -> None:
        """Forget a failure of settings that are no more; a measurement of them is given up."""
        if "estimate" in names and self._draft.estimate is None:
            self._failure = ""
            self._estimator.cancel()
        if names & {"estimate", "values", "purpose"}:
            self.show_values()

    def _take(self, estimate: Mapping[str, Any]) -> None:
        self._failure = ""
        self._draft.put(estimate=estimate)
        self.show_values()

    def _tell_failure(self, reason: str) -> None:
        self._failure = self.tr("It could not be measured: {0}").format(in_own_words(reason))
        self.show_values()

    def _invitation(self, is_measured: bool) -> str:
        return self.tr("Mea&sure again") if is_measured else self.tr("Mea&sure")

    def _told(self, estimate: Mapping[str, Any]) -> dict[str, str]:
        """What each line says."""
        pace, batch, halved = estimate["seconds_per_step"], estimate["batch"], estimate.get("halved", 0)
        told = {
            "device": str(estimate["device"]),
            "memory": self._memory(estimate.get("memory"), estimate.get("device_memory")),
            "step": self.tr("{0}, {1} crops a second").format(
                duration_words(pace), number_words(batch / pace if pace else 0)
            ),
            "length": self._length(pace),
        }
        if halved:
            told["batch"] = self.tr("{0} crops: more do not fit into the memory").format(batch)
        return told

    def _memory(self, used: int | None, there: int | None) -> str:
        if not there:
            return size_text(used) if used else self.tr("not known")
        if not used:
            return self.tr("{0} in all").format(size_text(there))
        return self.tr("{0} of {1}").format(size_text(used), size_text(there))

    def _length(self, pace: float) -> str:
        steps = self._draft.values.get("steps")
        if steps is not None:
            return self.tr("{0} steps take {1}").format(number_words(steps), duration_words(steps * pace))
        seconds = 60 * self._draft.values.get("minutes", DEFAULT_MINUTES)
        return self.tr("{0} steps in {1}").format(number_words(seconds / pace), duration_words(seconds))

    def _outlook(self, estimate: Mapping[str, Any]) -> str:
        """What to expect of a run of this length, without kindness."""
        from aedesk.runs.lengths import STEPS_FROM_SCRATCH, STEPS_TO_TUNE

        values, pace = self._draft.values, estimate["seconds_per_step"]
        steps = values.get("steps") or 60 * values.get("minutes", DEFAULT_MINUTES) / pace
        is_tuned = bool(values.get("start"))
        needed = STEPS_TO_TUNE if is_tuned else STEPS_FROM_SCRATCH[self._draft.kind]
        words = (number_words(needed), duration_words(needed * pace))
        if is_tuned and steps < needed:
            return self.tr(
                "That is short: fine-tuning shows after some {0} steps, which take {1} here."
            ).format(*words)
        if is_tuned:
            return self.tr("Enough to see a gain on pictures of one kind; more steps give more.")
        if steps < needed:
            text = self.tr(
                "From scratch, a good model takes some {0} steps: {1} here. Fine-tuning needs far fewer."
            )
            return text.format(*words)
        return self.tr("Enough for a good model from scratch; more steps give more.")

    def _turn(self) -> None:
        """Stop a measurement, or ask for one."""
        if self._estimator.is_busy:
            self._estimator.cancel()
            self.show_values()
        else:
            self.wanted.emit()

    def _lay_out(self) -> None:
        names = {
            "device": self.tr("Device"),
            "memory": self.tr("Memory"),
            "step": self.tr("A step"),
            "length": self.tr("This run"),
            "batch": self.tr("Batch"),
        }
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, label in self.lines.items():
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(names[name], label)
        row = QHBoxLayout()
        row.addWidget(self.busy, 1)
        row.addStretch()
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("On this computer")))
        column.addLayout(self._form)
        column.addWidget(self.remark)
        column.addLayout(row)
        self.button.clicked.connect(self._turn)
