"""The page "Result": the new model beside the one that it came from, and what becomes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from aedesk.errors import AedeskError
from aedesk.gui import dialogs
from aedesk.gui.background import Background
from aedesk.gui.buttons import push_button
from aedesk.gui.models.defaults import DefaultModels
from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark
from aedesk.gui.training import result_work
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.pages import Page
from aedesk.gui.training.result_chart import ResultChart
from aedesk.gui.training.result_table import ResultTable
from aedesk.gui.training.result_work import Outcome, Saved
from aedesk.gui.verdict import Tone, Verdict

_SUFFIX = ".aemodel"
_FOLDER = "models/folder"


class ResultPage(Page):
    """Shows what came of the run of the draft, and makes a model of it.

    Args:
        draft: What the pages know together.
        operations: Runs what is slow.
        settings: The window's settings, where the default models are kept.
    """

    def __init__(self, draft: Draft, operations: Operations, settings: QSettings) -> None:
        super().__init__()
        self.title = self.tr("Result")
        self._draft = draft
        self._settings = settings
        self._defaults = DefaultModels(settings)
        self._background = Background(operations, self)
        self._outcome: Outcome | None = None
        self._saved: Saved | None = None
        self.verdict, self.status = Verdict(), Verdict()
        font = self.verdict.font()
        font.setPointSizeF(1.25 * font.pointSizeF())
        font.setBold(True)
        self.verdict.setFont(font)
        self.basis = Remark()
        self.chart = ResultChart(operations)
        self.table = ResultTable()
        self.name, self.licence, self.credits = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.textChanged.connect(self._allow)
        self.name.setMaxLength(64)
        self.credits.setPlaceholderText(self.tr("Whose pictures it learned from"))
        self.save_button = push_button(self.tr("&Save to my models"), self.save)
        self.export_button = push_button(self.tr("&Export as a file…"), self.ask_export)
        self.default_button = push_button(self.tr("Use by &default"), self.use_by_default)
        self.busy = QProgressBar(textVisible=False)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(self.tr("At work"))
        self._lay_out()
        self._allow()

    @property
    def outcome(self) -> Outcome | None:
        """What is shown."""
        return self._outcome

    @property
    def saved(self) -> Saved | None:
        """The model that was made of it here."""
        return self._saved

    def enter(self) -> None:
        """Read what came of the run."""
        run = self._draft.run
        if self._outcome is None or self._outcome.folder != run:
            self._outcome = self._saved = None
            self.verdict.say("")
            self.status.say("")
        if run is not None:
            self._start(lambda: result_work.read_outcome(run), self._show)

    def save(self) -> None:
        """Copy the model to the user's models."""
        if self._outcome is None:
            return
        folder, words = self._outcome.folder, self._words()
        self.status.say(self.tr("The model is being made…"))
        self._start(lambda: result_work.save_model(folder, *words, install=True), self._tell_saved)

    def ask_export(self) -> None:
        """Let the user choose a file; the file dialog asks before one is replaced."""
        if self._outcome is None:
            return
        folder = str(self._settings.value(_FOLDER, str(Path.home())))
        dialog = QFileDialog(self, self.tr("Export the model {0}").format(self.name.text()), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Models") + f" (*{_SUFFIX})")
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.selectFile(self.name.text() + _SUFFIX)
        if dialog.exec():
            self.export_to(Path(dialog.selectedFiles()[0]))

    def export_to(self, path: Path) -> None:
        """Write the model to a file, which is replaced if it exists."""
        if self._outcome is None:
            return
        folder, words = self._outcome.folder, self._words()
        self._settings.setValue(_FOLDER, str(path.parent))
        self.status.say(self.tr("The model is being made…"))
        self._start(lambda: result_work.export_archive(folder, *words, path), self._tell_exported)

    def use_by_default(self) -> None:
        """Use the model wherever nothing else is asked for."""
        if self._saved is not None and self._outcome is not None:
            self._defaults.set(self._outcome.kind, self._saved.id)
            self.status.say(
                self.tr("{0} is used by default from now on.").format(self._saved.name), Tone.GOOD
            )
            self._allow()

    # What comes back

    def _show(self, outcome: Outcome) -> None:
        is_new = self._outcome is None
        self._outcome = outcome
        self.verdict.say(*self._judged(outcome))
        self.basis.say(self._basis(outcome))
        self.table.show_outcome(outcome)
        self.chart.setVisible(outcome.kind == "codec")
        self.chart.show_outcome(outcome)
        if is_new:
            for edit, text in (
                (self.name, outcome.name),
                (self.licence, outcome.licence),
                (self.credits, outcome.credits),
            ):
                edit.setText(text)
        self._allow()

    def _tell_saved(self, saved: Saved) -> None:
        self._saved = saved
        text = self.tr(
            "{0} ({1}) is one of your models now: choose it in the settings, or use it by default."
        )
        self.status.say(text.format(saved.name, saved.id), Tone.GOOD)
        self._allow()

    def _tell_exported(self, path: Path) -> None:
        self.status.say(self.tr("Saved as {0}").format(path), Tone.GOOD)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, AedeskError):
            self.status.say(" ".join(part for part in (error.message, error.hint) if part), Tone.BAD)
        else:
            dialogs.show_error(self, error)

    def _judged(self, outcome: Outcome) -> tuple[str, Tone]:
        """What the figures mean, in a sentence."""
        if not outcome.parent:
            return self.tr("Trained from scratch"), Tone.PLAIN
        if outcome.step == 0:
            return self.tr("Not better than {0} yet: it has to learn longer").format(outcome.parent), Tone.BAD
        number, texts = "", (self.tr("Cannot be compared with {1}"),) * 2
        loss = 0.0
        if outcome.bd_rate is not None:
            loss, number = outcome.bd_rate, QLocale().toString(abs(outcome.bd_rate), "f", 1)
            texts = (
                self.tr("{0} % fewer bits than {1} at equal PSNR"),
                self.tr("{0} % more bits than {1} at equal PSNR"),
            )
        elif outcome.gain is not None:
            loss, number = -outcome.gain, QLocale().toString(abs(outcome.gain), "f", 2)
            texts = self.tr("{0} dB better than {1} on average"), self.tr("{0} dB worse than {1} on average")
        tone = (Tone.GOOD if loss <= 0 else Tone.BAD) if number else Tone.PLAIN
        return texts[loss > 0].format(number, outcome.parent), tone

    def _basis(self, outcome: Outcome) -> str:
        """What was measured."""
        step = QLocale().toString(outcome.step)
        if outcome.held_out is None:
            return self.tr("Measured on pictures that it was not trained on, at step {0}.").format(step)
        text = self.tr("Measured on {0} pictures that it was not trained on, at its best step, {1}.")
        return text.format(outcome.held_out, step)

    # How it looks

    def _words(self) -> tuple[str, str, str]:
        return self.name.text().strip(), self.licence.text().strip(), self.credits.text().strip()

    def _start(self, function: Callable[[], Any], success: Callable[[Any], None]) -> None:
        def end(outcome: Any) -> None:
            self._allow()
            success(outcome)

        def fail(error: BaseException) -> None:
            self._allow()
            self._fail(error)

        self._background.start(function, end, fail)
        self._allow()

    def _allow(self) -> None:
        busy = self._background.is_busy
        may_make = self._outcome is not None and bool(self.name.text().strip()) and not busy
        self.busy.setVisible(busy)
        self.save_button.setEnabled(may_make)
        self.export_button.setEnabled(may_make)
        self.default_button.setVisible(self._saved is not None)
        used = self._defaults.get(self._outcome.kind) if self._outcome is not None else None
        is_used = self._saved is not None and used == self._saved.id
        self.default_button.setEnabled(not busy and not is_used)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Licence"), self.licence)
        form.addRow(self.tr("&Credits"), self.credits)
        buttons = QHBoxLayout()
        for button in (self.save_button, self.export_button, self.default_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.busy)
        self.busy.setFixedSize(14 * self.fontMetrics().averageCharWidth(), 8)
        side = QWidget()
        side.setMaximumWidth(80 * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.status)
        column.addStretch()
        body = QHBoxLayout()
        body.setSpacing(18)
        body.addWidget(self.chart, 1)
        body.addWidget(side, 1)
        body.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 0, 18, 0)
        whole.setSpacing(8)
        whole.addWidget(self.verdict)
        whole.addWidget(self.basis)
        whole.addLayout(body, 1)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignLeft)
