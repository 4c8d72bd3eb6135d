"""The controls of the page "Purpose and settings": the form at the left, what it takes at the right."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.panel.tall_scroll import TallScroll
from aedesk.gui.panel.wheel import WheelGuard
from aedesk.gui.training.checking import usable
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.estimate import Estimator
from aedesk.gui.training.estimate_card import EstimateCard
from aedesk.gui.training.purpose_choice import PurposeChoice
from aedesk.gui.training.recipe_files import RecipeFiles
from aedesk.gui.training.recipe_form import RecipeForm
from aedesk.gui.training.start_choice import StartChoice
from aedesk.gui.training.starts import Starts
from aedesk.gui.training.texts import RecipeTexts


class SettingsView(QWidget):
    """All controls of the page, which show and change a draft.

    Signals:
        checked: What is wrong may have changed.

    Args:
        draft: The draft.
        operations: Runs what touches the disk.
        settings: The window's settings.
        estimator: Measures.
        starts: The installed models.
    """

    checked = Signal()

    def __init__(
        self, draft: Draft, operations: Operations, settings: QSettings, estimator: Estimator, starts: Starts
    ) -> None:
        super().__init__()
        self._draft = draft
        draft.keep_usable(usable)
        self._texts = RecipeTexts(self)
        self._forms: dict[str, RecipeForm] = {}
        self._form_column = QVBoxLayout()
        self.note = Remark(
            self.tr("The training that was started goes on as it is; what you change here makes another one.")
        )
        self.purpose = PurposeChoice(draft, self._texts)
        self.start = StartChoice(draft, self._texts, starts)
        self.card = EstimateCard(draft, estimator)
        self.files = RecipeFiles(draft, operations, settings)
        self._lay_out()
        WheelGuard(self.start)
        draft.changed.connect(self._follow)
        self._show_kind()

    @property
    def form(self) -> RecipeForm:
        """The form of the kind of network that is trained; each is made when it is needed."""
        kind = self._draft.kind
        if kind not in self._forms:
            form = self._forms[kind] = RecipeForm(kind, self._draft, self._texts)
            form.checked.connect(self.checked)
            WheelGuard(form)
            self._form_column.addWidget(form)
        return self._forms[kind]

    @property
    def fault(self) -> str:
        """What is wrong with the controls; empty if all can be used."""
        return self.start.fault or self.form.fault

    def allow(self, is_whole: bool) -> None:
        """Offer what needs a recipe that can work, or do not."""
        self.card.allow(is_whole)
        self.files.allow(is_whole)

    def show_starts(self, starts: Starts) -> None:
        """Offer other models."""
        self.start.show_starts(starts)

    def _follow(self, names: frozenset[str]) -> None:
        self.note.setVisible(self._draft.run is not None)
        if not names & {"purpose", "values"}:
            return
        self.purpose.show_values()
        self.start.show_values()
        if "purpose" in names:  # another form, or another recipe
            self.form.show_values()
        else:
            self.form.follow()
        self._show_kind()

    def _show_kind(self) -> None:
        shown = self.form
        for form in self._forms.values():
            form.setVisible(form is shown)
        self.note.setVisible(self._draft.run is not None)

    def _lay_out(self) -> None:
        content, side = QWidget(), QWidget()
        left = QVBoxLayout(content)
        left.setContentsMargins(18, 12, 12, 12)
        left.setSpacing(16)
        left.addWidget(self.note)
        left.addWidget(self.purpose)
        left.addWidget(self.start)
        left.addWidget(heading(self.tr("How it is trained")))
        left.addLayout(self._form_column)
        left.addStretch()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 12, 18, 12)
        right.setSpacing(16)
        right.addWidget(self.card)
        right.addStretch()
        right.addWidget(self.files)
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * 52)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(TallScroll(content), 1)
        row.addWidget(side)
