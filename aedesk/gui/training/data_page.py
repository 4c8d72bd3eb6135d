"""The page "Data": what is trained, from which pictures, and what a check of them tells."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aedesk.errors import AedeskError
from aedesk.gui import dialogs, incoming
from aedesk.gui.background import Background
from aedesk.gui.drop_frame import DropFrame
from aedesk.gui.operations import Operations
from aedesk.gui.own_words import in_own_words
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.thumbnails import Thumbnails
from aedesk.gui.training.check_progress import CheckProgress
from aedesk.gui.training.data_view import DataView
from aedesk.gui.training.draft import Draft
from aedesk.gui.training.folder_list import FolderList
from aedesk.gui.training.pages import Page
from aedesk.gui.training.pair_folders import PairFolders, folders_in
from aedesk.gui.training.picture_check import CheckEndedError, PictureCheck, Question, judge
from aedesk.gui.training.purpose_choice import PurposeChoice
from aedesk.gui.training.purposes import Purpose
from aedesk.gui.training.texts import RecipeTexts

if TYPE_CHECKING:
    from aedesk.gui.training.picture_check import Findings


class DataPage(Page):
    """Folders at the left, what is in them at the right; a check begins by itself.

    Args:
        draft: What the pages know together.
        operations: Runs what is slow.
        settings: Remember where folders were chosen last.
    """

    def __init__(self, draft: Draft, operations: Operations, settings: QSettings) -> None:
        super().__init__()
        self.title = self.tr("Data")
        self._draft = draft
        self._background = Background(operations, self)
        self._check: PictureCheck | None = None
        self._failure = ""
        self._is_in_front = False
        self.purpose = PurposeChoice(draft, RecipeTexts(self))
        self.pairs = PairFolders(settings)
        self.folders = FolderList(settings)
        self.progress = CheckProgress()
        self.view = DataView(Thumbnails(operations, self))
        self.setAcceptDrops(True)
        self._hovering = DropFrame(self)
        self._lay_out()
        self.folders.edited.connect(lambda folders: draft.put(folders=folders))
        self.pairs.edited.connect(lambda name, folder: draft.put(**{name: folder}))
        self.progress.stop_wanted.connect(self.stop)
        self.progress.check_wanted.connect(self.check)
        self.view.again_button.clicked.connect(self.check_again)
        draft.changed.connect(self._follow)
        self._show_folders()
        self._show_state()

    def problem(self) -> str:
        """What is missing, in one sentence."""
        if self._question() is None:
            if self._draft.purpose is Purpose.PAIRS:
                return self.tr("Choose the folders of both pictures of your pairs.")
            return self.tr("Add a folder of pictures.")
        if self._check is not None:
            return self.tr("The pictures are being checked.")
        if self._failure:
            return self._failure
        report = self._draft.report
        if report is not None and not report.pictures:
            return self.tr("There is no picture of at least {0} × {0} pixels that can be used.").format(
                report.crop
            )
        return ""

    def enter(self) -> None:
        """Check what has not been checked; look at what has been in the light of other settings."""
        self._is_in_front = True
        report = self._draft.report
        if report is None:
            self.check()
            return
        kind, values = self._draft.kind, dict(self._draft.values)
        self._background.start(lambda: judge(report, kind, values), self._show_again, self._tell_error)

    def leave(self) -> None:
        """Give up a check that goes on."""
        self._is_in_front = False
        self._end()

    def check(self) -> None:
        """Check the pictures from the beginning."""
        self._end()
        self._failure = ""
        question = self._question()
        if question is not None:
            check = self._check = PictureCheck(question, self._draft.values)
            self._background.start(
                check.run,
                lambda findings: self._take(check, findings),
                lambda error: self._tell_failure(check, error),
                lambda: self._tell_progress(check),
            )
        self._show_state()

    def check_again(self) -> None:
        """Check what has been checked: files may have come or gone."""
        self._draft.put(report=None)
        self.check()

    def stop(self) -> None:
        """Give up the check; it can be begun again."""
        self._end()
        self._show_state(was_stopped=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take folders that hover over the page."""
        if folders_in(event):
            incoming.take_a_copy(event)
            self._hovering.show_hovering(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame away."""
        self._hovering.show_hovering(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Add folders that were dropped."""
        self._hovering.show_hovering(False)
        incoming.take_a_copy(event)
        self.folders.add(folders_in(event))

    def _question(self) -> Question | None:
        """What is to be checked; None while folders are missing."""
        draft = self._draft
        if draft.purpose is not Purpose.PAIRS:
            return Question(draft.purpose, draft.folders) if draft.folders else None
        if draft.noisy is None or draft.clean is None:
            return None
        return Question(draft.purpose, draft.folders, draft.noisy, draft.clean)

    def _end(self) -> None:
        if self._check is not None:
            self._check.end()
            self._check = None

    def _follow(self, names: frozenset[str]) -> None:
        """Check again when other pictures are chosen, or the same for another purpose."""
        if names & {"purpose", "folders", "noisy", "clean"}:
            self._end()
            self._failure = ""
            self._draft.put(report=None)
            self.purpose.show_values()
            self._show_folders()
            if self._is_in_front:
                self.check()
        self._show_state()

    # What comes back from the background

    def _take(self, check: PictureCheck, findings: "Findings") -> None:
        if check is self._check:
            self._check = None
            self._show_again(findings)

    def _show_again(self, findings: "Findings") -> None:
        if self._check is None and self._question() is not None:
            self.view.show_findings(findings)
            self.folders.show_counts(findings.counts)
            self._draft.put(report=findings.report)
            self._show_state()

    def _tell_progress(self, check: PictureCheck) -> None:
        if check is self._check:
            self.progress.show_checked(check.done, check.total)

    def _tell_failure(self, check: PictureCheck, error: BaseException) -> None:
        if check is not self._check or isinstance(error, CheckEndedError):
            return
        self._check = None
        self._tell_error(error)

    def _tell_error(self, error: BaseException) -> None:
        if isinstance(error, AedeskError):
            self._failure = in_own_words(error.message)
        elif isinstance(error, OSError):
            self._failure = self.tr("A folder cannot be read: {0}").format(error.strerror)
        else:
            self._failure = self.tr("Internal error: {0}").format(error)
            dialogs.show_error(self, error)
        self._show_state()

    # How it looks

    def _show_folders(self) -> None:
        draft, has_pairs = self._draft, self._draft.purpose is Purpose.PAIRS
        self.folders.show_folders(draft.folders)
        self.folders.show_counts({})
        self.pairs.show_folders(draft.noisy, draft.clean)
        self.pairs.setVisible(has_pairs)
        self._pairs_title.setVisible(has_pairs)
        titles = {
            Purpose.CODEC: self.tr("Your pictures"),
            Purpose.DENOISER: self.tr("Your clean pictures"),
            Purpose.PAIRS: self.tr("More clean pictures, if you like"),
        }
        self._folders_title.setText(titles[draft.purpose])

    def _show_state(self, was_stopped: bool = False) -> None:
        """Show the findings, or how far they are."""
        is_known = self._check is None and not self._failure and self._draft.report is not None
        self.view.setVisible(is_known)
        self.progress.setVisible(not is_known)
        if self._check is not None:
            self.progress.show_checked(self._check.done, self._check.total)
        elif self._failure:
            self.progress.tell_failure(self._failure)
        elif self._question() is None:
            self.progress.invite()
        elif not is_known and (was_stopped or self._is_in_front):
            self.progress.tell_stop()
        self.completeChanged.emit()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(54 * self.fontMetrics().averageCharWidth())
        self._pairs_title = heading(self.tr("Your pairs"))
        self._folders_title = heading("")
        left = QVBoxLayout(side)
        left.setContentsMargins(18, 12, 0, 12)
        left.setSpacing(8)
        left.addWidget(self.purpose)
        left.addSpacing(8)
        left.addWidget(self._pairs_title)
        left.addWidget(self.pairs)
        left.addWidget(self._folders_title)
        left.addWidget(self.folders, 1)
        left.addWidget(Remark(self.tr("Folders inside are searched, too. Nothing in them is ever changed.")))
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 18, 12)
        right.addWidget(self.view, 1)
        right.addWidget(self.progress, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(side)
        row.addWidget(line)
        row.addLayout(right, 1)
