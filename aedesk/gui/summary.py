"""Sentences about the whole queue."""

from PySide6.QtCore import QObject

from aedesk.gui.row_texts import saving_text, size_text
from aedesk.gui.rows import RowState
from aedesk.gui.tally import Counts
from aedesk.gui.task import Task

_DOT = " · "


class Summary(QObject):
    """Makes the sentences of the footer; they avoid plural forms, so that numbers can go anywhere."""

    def idle(self, counts: Counts, problem: str = "") -> str:
        """What can be done, and what was done.

        Args:
            counts: Numbers of the queue.
            problem: Why pictures cannot be worked on, in a sentence; empty if they can.
        """
        if not counts.total:
            return problem or self.tr("Add pictures to begin.")
        to_do = self._to_do(counts)
        if counts.again and not to_do:
            to_do = [self.tr("Start tries again")]
        parts = [*self._outcomes(counts), *to_do]
        if problem:
            return f"{problem} {_DOT.join(parts)}".rstrip()
        return (
            _DOT.join(parts) if parts else self.tr("Nothing here to restore: pictures are left as they are.")
        )

    def running(self, fraction: float | None, done: int, total: int) -> str:
        """How far a run has come."""
        if fraction is None:
            return self.tr("Preparing…")
        return self.tr("{0} of {1} done · {2} %").format(done, total, int(100 * fraction))

    def paused(self, done: int, total: int) -> str:
        """How far a paused run has come."""
        return self.tr("Paused · {0} of {1} done").format(done, total)

    def remaining(self, seconds: float | None) -> str:
        """The time that is left, as roughly as it is known; empty where it is not."""
        if seconds is None:
            return ""
        minutes = round(seconds / 60)
        if seconds < 10:
            return self.tr("a few seconds left")
        if seconds < 55:
            return self.tr("about {0} s left").format(round(seconds / 10) * 10)
        if minutes < 60:
            return self.tr("about {0} min left").format(max(1, minutes))
        return self.tr("about {0} h {1} min left").format(minutes // 60, minutes % 60)

    def finished(self, counts: Counts) -> str:
        """What came of a run, for those who were away."""
        return _DOT.join(self._outcomes(counts))

    def _to_do(self, counts: Counts) -> list[str]:
        texts = {
            Task.COMPRESS: self.tr("To compress: {0}"),
            Task.DENOISE: self.tr("To denoise: {0}"),
            Task.RESTORE: self.tr("To restore: {0}"),
        }
        return [text.format(counts.to_do[task]) for task, text in texts.items() if counts.to_do.get(task)]

    def _outcomes(self, counts: Counts) -> list[str]:
        parts = []
        if done := counts.states.get(RowState.DONE):
            parts.append(self.tr("Done: {0}").format(done) + _saved(counts))
        if skipped := counts.states.get(RowState.SKIPPED):
            parts.append(self.tr("Skipped: {0}").format(skipped))
        if failed := counts.states.get(RowState.FAILED):
            parts.append(self.tr("Failed: {0}").format(failed))
        return parts


def _saved(counts: Counts) -> str:
    if not counts.bytes_in:
        return ""
    saving = saving_text(1 - counts.bytes_out / counts.bytes_in)
    return f", {size_text(counts.bytes_in)} → {size_text(counts.bytes_out)} ({saving})"
