"""The page "Purpose and settings": what is trained, where it begins, for how long, and how."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout

from aedesk.errors import UsageError
from aedesk.gui.background import Background
from aedesk.gui.models.defaults import CODEC, DENOISER, DefaultModels
from aedesk.gui.operations import Operations
from aedesk.gui.own_words import in_own_words
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.estimate import Estimator
from aedesk.gui.training.pages import Page
from aedesk.gui.training.purposes import Purpose
from aedesk.gui.training.starts import Starts, read_starts

if TYPE_CHECKING:
    from aedesk.gui.training.settings_view import SettingsView

CALM_MS = 1_500
"""So long nothing must have been changed before it is measured."""


class SettingsPage(Page):
    """Purpose first, then three numbers, and the rest folded away.

    What is installed is read when the page is entered; only then its controls are made, because what they
    are made from is heavy.

    Args:
        draft: What the pages know together.
        operations: Runs what is slow.
        settings: The window's settings, which know the default models.
        command: The command line of aedesk, for estimates; that of this installation by default.

    Attributes:
        view: The controls; None until they are made.
    """

    def __init__(
        self, draft: Draft, operations: Operations, settings: QSettings, command: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self.title = self.tr("Purpose and settings")
        self.view: SettingsView | None = None
        self.estimator = Estimator(self, command)
        self._draft, self._operations, self._settings = draft, operations, settings
        self._background = Background(operations, self)
        self._is_in_front = False
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self._measure_if_needed)
        self._note = QLabel(self.tr("Looking for installed models…"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._note)
        self._note.setMargin(18)
        draft.changed.connect(self._follow)

    def problem(self) -> str:
        """What cannot work yet, in one sentence."""
        if self.view is None:
            return self._note.text()
        draft = self._draft
        if draft.purpose is Purpose.PAIRS and (draft.noisy is None or draft.clean is None):
            return self.tr("Choose folders of noisy and of clean pictures in the first step.")
        if draft.purpose is not Purpose.PAIRS and not draft.folders:
            return self.tr("Choose folders of pictures in the first step.")
        if fault := self.view.fault:
            return fault
        try:
            draft.recipe()
        except UsageError as error:
            return in_own_words(error.message)
        return ""

    def next_text(self) -> str:
        """A run that is not there yet is begun by the button."""
        return "" if self._draft.run else self.tr("Start trainin&g")

    def enter(self) -> None:
        """Look again at what is installed, then measure."""
        self._is_in_front = True
        defaults = DefaultModels(self._settings)
        chosen = {kind: defaults.get(kind) for kind in (CODEC, DENOISER)}
        self._background.start(lambda: _prepare(chosen), self._show, self._tell_failure)

    def leave(self) -> None:
        """Give up a measurement."""
        self._is_in_front = False
        self._calm.stop()
        self.estimator.cancel()
        if self.view is not None:
            self.view.card.show_values()

    def _show(self, starts: Starts) -> None:
        """Make the controls, or show other models in them."""
        from aedesk.gui.training.settings_view import SettingsView

        if self.view is not None:
            self.view.show_starts(starts)
        else:
            self.view = SettingsView(self._draft, self._operations, self._settings, self.estimator, starts)
            self.view.checked.connect(self._tell)
            self.view.card.wanted.connect(self._measure)
            self._note.hide()
            self._column.addWidget(self.view)
        self._tell()
        self._calm.start()

    def _tell_failure(self, error: BaseException) -> None:
        self._note.setText(self.tr("The installed models cannot be read: {0}").format(error))
        self._tell()

    def _follow(self, names: frozenset[str]) -> None:
        if self._is_in_front and "estimate" in names and self._draft.estimate is None:
            self._calm.start()
        self._tell()

    def _tell(self) -> None:
        """Let the dialog and the controls know whether all can work."""
        if self.view is not None:
            self.view.allow(not self.problem())
        self.completeChanged.emit()

    def _measure_if_needed(self) -> None:
        # A run that is at work would only be disturbed.
        wanted = self._draft.estimate is None and self._draft.run is None
        if self._is_in_front and wanted and not self.estimator.is_busy:
            self._measure()

    def _measure(self) -> None:
        if not self.problem():
            self.estimator.start(self._draft.recipe())


def _prepare(chosen: Mapping[str, str | None]) -> Starts:
    """Import what the controls are made from, and look at the models; not for the main thread."""
    # The latter whole: parts of it may be there while another thread still imports what registers with them.
    import aedesk.gui.training.settings_view
    import aedesk.runs  # noqa: F401 - loaded, so that the main thread need not

    return read_starts(chosen)
