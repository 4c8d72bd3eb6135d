"""Tells in a line of the window that a model is being trained, and when that has ended."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from aedesk.gui.background import Background
from aedesk.gui.notice_bar import NoticeBar
from aedesk.gui.operations import Operations

if TYPE_CHECKING:
    from aedesk.gui.training.run_texts import RunTexts
    from aedesk.runs.state import RunState

FIRST_LOOK_MS = 2000
"""After the start of the window, which has better things to do at first."""

LOOK_MS = 5000
"""How often the runs are looked at."""

_FOLLOWED = "training/followed"


class TrainingNotice(QObject):
    """Looks for runs at work, whoever started them.

    Signals:
        show_wanted: A run is to be shown, its folder.

    Args:
        bar: The line.
        operations: Looks in the background.
        settings: Remember which run was at work, so that its end is told even after a new start.
        is_shown: Whether the user sees the training anyway.
    """

    show_wanted = Signal(object)

    def __init__(
        self, bar: NoticeBar, operations: Operations, settings: QSettings, is_shown: Callable[[], bool]
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._settings = settings
        self._is_shown = is_shown
        self._texts: RunTexts | None = None
        self._background = Background(operations, self)
        self._told: tuple[Path, str] | None = None
        followed = settings.value(_FOLLOWED)
        self._followed = Path(followed) if isinstance(followed, str) and followed else None
        self._hidden: set[Path] = set()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on."""
        # Counted from the first turn of the event loop: before, the window is not even painted.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(FIRST_LOOK_MS, self, self._begin))

    def look(self) -> None:
        """Look at once, unless a look is under way."""
        if not self._background.is_busy:
            self._background.start(partial(_find_runs, self._followed), self._take, self._pass_over)

    def _begin(self) -> None:
        self.look()
        self._timer.start()

    def _take(self, states: "Sequence[RunState]") -> None:
        known = {state.folder: state for state in states}
        at_work = [state for state in states if state.is_running]
        if at_work:
            self._follow(at_work[0].folder)
        elif self._is_shown() or self._followed not in known:
            self._follow(None)
        # How a run ended stays until it is answered.
        self._say(None if self._followed is None or self._is_shown() else known[self._followed])

    def _say(self, state: "RunState | None") -> None:
        if state is None:
            if self._told is not None:
                self._bar.dismiss()
            self._told = None
            return
        if state.folder in self._hidden and state.is_running:
            return
        kind = "at work" if state.is_running else state.status
        text = self._text(state)
        if self._told == (state.folder, kind):
            self._bar.say(text)
            return
        self._told = (state.folder, kind)
        self._bar.offer(
            text,
            # Without letters: the line comes and goes, and theirs may be those of the page below.
            [
                (self.tr("Show"), lambda: self._show(state.folder)),
                (self.tr("Hide"), lambda: self._hide(state.folder)),
            ],
        )

    def _follow(self, run: Path | None) -> None:
        if run != self._followed:
            self._followed = run
            self._settings.setValue(_FOLLOWED, "" if run is None else str(run))

    def _text(self, state: "RunState") -> str:
        from aedesk.gui.training.run_texts import RunTexts

        texts = self._texts = self._texts or RunTexts(self)
        if state.is_running:
            parts = [texts.status(state), texts.remaining(state)]
            words = " · ".join(part for part in parts if part)
            return self.tr("A model is being trained ({0}). {1}").format(state.name, words)
        if state.status == "failed":
            return self.tr("The training of {0} has failed. {1}").format(state.name, state.error)
        if state.status == "finished":
            return self.tr("The training of {0} has finished.").format(state.name)
        return self.tr("The training of {0} was stopped.").format(state.name)

    def _show(self, run: Path) -> None:
        self._told = None
        self._follow(None)
        self.show_wanted.emit(run)

    def _hide(self, run: Path) -> None:
        self._told = None
        self._follow(None)
        self._hidden.add(run)

    def _pass_over(self, error: BaseException) -> None:
        """A list that cannot be read now is looked at again; nobody has asked for it."""
        if not isinstance(error, OSError):
            raise error


def _find_runs(followed: Path | None) -> "Sequence[RunState]":
    import aedesk.gui.training.run_texts  # noqa: F401 - loaded here, so that the main thread need not
    from aedesk.gui.training.run_work import runs_at_work

    return runs_at_work(followed)
