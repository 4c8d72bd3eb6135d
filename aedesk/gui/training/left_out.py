"""The files that need a look: not usable, too small, near-copies, without a partner; with small pictures."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from aedesk.gui.own_words import in_own_words
from aedesk.gui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from aedesk.gui.training.picture_check import Findings

MOST = 500
"""So many files of a kind are listed; the command ``train check`` lists all."""

_ICON = QSize(40, 30)
_SMALL = 0.9
_NAME = 38
"""Characters of a file's name that are shown."""


class LeftOutList(QTreeWidget):
    """A branch for each kind of finding, with a sentence of what it means.

    Args:
        thumbnails: Small pictures of what can be read.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.setAccessibleName(self.tr("Files that need a look"))
        self.setHeaderLabels([self.tr("File"), self.tr("Finding")])
        self.setColumnCount(2)
        self.setIconSize(_ICON)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.setColumnWidth(0, _NAME * self.fontMetrics().averageCharWidth())
        thumbnails.ready.connect(lambda _: self.viewport().update())

    def show_findings(self, findings: "Findings") -> None:
        """Show what a check found."""
        report = findings.report
        self.clear()
        self._add(
            self.tr("Cannot be used: {0}"),
            self.tr("These files are passed over."),
            ([(out.path, in_own_words(out.reason))] for out in report.unreadable),
        )
        self._add(
            self.tr("Too small: {0}"),
            self.tr("Squares of {0} pixels are cut from pictures; a smaller crop takes more of them.").format(
                report.crop
            ),
            ([(f.path, f"{f.width} × {f.height}")] for f in report.too_small),
            pictured=True,
        )
        for paths, title in (
            (report.lonely_noisy, self.tr("Noisy, without a clean one: {0}")),
            (report.lonely_clean, self.tr("Clean, without a noisy one: {0}")),
        ):
            self._add(title, self.tr("They belong to no pair."), ([(p, "")] for p in paths), pictured=True)
        self._add(
            self.tr("Near-copies, groups: {0}"),
            self._about_copies(findings),
            ([(path, "") for path in group] for group in report.copies),
            pictured=True,
        )

    def _about_copies(self, findings: "Findings") -> str:
        if findings.torn:
            return self.tr(
                "Some copies are learned from, others held out (groups: {0}): figures will look too good."
            ).format(QLocale().toString(findings.torn))
        return self.tr("The same picture more than once counts more than others.")

    def _add(
        self,
        title: str,
        meaning: str,
        groups: Iterable[Sequence[tuple[Path, str]]],
        pictured: bool = False,
    ) -> None:
        """Add a branch, if there is anything in it; groups of several files are branches themselves."""
        found = list(groups)
        if not found:
            return
        line = round(1.5 * self.fontMetrics().height())
        branch = QTreeWidgetItem(self, [title.format(QLocale().toString(len(found)))])
        font = self.font()
        font.setBold(True)
        branch.setFont(0, font)
        branch.setExpanded(True)
        sentence = QTreeWidgetItem(branch, [meaning])
        sentence.setToolTip(0, meaning)
        sentence.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        sentence.setFont(0, font)
        for item in (branch, sentence):
            item.setFirstColumnSpanned(True)
            item.setSizeHint(0, QSize(0, line))
        for group in found[:MOST]:
            parent = branch
            if len(group) > 1:
                parent = QTreeWidgetItem(branch, [self.tr("The same picture, files: {0}").format(len(group))])
                parent.setFirstColumnSpanned(True)
                parent.setExpanded(True)
                parent.setSizeHint(0, QSize(0, line))
            for path, reason in group:
                file = _File(parent, path, reason, self._thumbnails if pictured else None)
                file.setSizeHint(0, QSize(0, _ICON.height() + 4 if pictured else line))
        if len(found) > MOST:
            QTreeWidgetItem(branch, [self.tr("and {0} more").format(QLocale().toString(len(found) - MOST))])


class _File(QTreeWidgetItem):
    """A file, whose picture is read when it comes into sight."""

    def __init__(
        self, parent: QTreeWidgetItem, path: Path, reason: str, thumbnails: Thumbnails | None
    ) -> None:
        super().__init__(parent, [path.name, reason])
        self._path, self._thumbnails = path, thumbnails
        self.setToolTip(0, str(path))
        self.setToolTip(1, reason)

    def data(self, column: int, role: int) -> Any:
        """The picture is asked for only by painting."""
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and self._thumbnails is not None:
            image = self._thumbnails.get(self._path)
            return None if image is None else QIcon(QPixmap.fromImage(image))
        return super().data(column, role)
