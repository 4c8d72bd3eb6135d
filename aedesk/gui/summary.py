"""Sentences about the whole queue."""

from collections import Counter

from PySide6.QtCore import QObject

from aedesk.gui.row_texts import saving_text, size_text
from aedesk.gui.rows import Row, RowState

_DOT = " · "
_RETRIED = (RowState.FAILED, RowState.SKIPPED)


class Summary(QObject):
    """Makes the sentences of the footer; they avoid plural forms, so that numbers can go anywhere."""

    def idle(self, rows: list[Row], to_do: list[Row]) -> str:
        """What can be done, and what was done."""
        if not rows:
            return self.tr("Add pictures to begin.")
        fresh = [row for row in to_do if row.state not in _RETRIED]
        latents = sum(row.item.is_latent for row in fresh)
        parts = self._outcomes(rows)
        if len(fresh) > latents:
            parts.append(self.tr("To compress: {0}").format(len(fresh) - latents))
        if latents:
            parts.append(self.tr("To restore: {0}").format(latents))
        if to_do and not fresh:
            parts.append(self.tr("Start tries again"))
        return _DOT.join(parts)

    def running(self, fraction: float, done: int, total: int) -> str:
        """How far a run has come."""
        if fraction < 0:
            return self.tr("Preparing…")
        percent = int(100 * fraction)
        return self.tr("{0} of {1} done · {2} %").format(done, total, percent)

    def _outcomes(self, rows: list[Row]) -> list[str]:
        counts = Counter(row.state for row in rows)
        parts = []
        if counts[RowState.DONE]:
            parts.append(self.tr("Done: {0}").format(counts[RowState.DONE]) + self._saved(rows))
        if counts[RowState.SKIPPED]:
            parts.append(self.tr("Skipped: {0}").format(counts[RowState.SKIPPED]))
        if counts[RowState.FAILED]:
            parts.append(self.tr("Failed: {0}").format(counts[RowState.FAILED]))
        return parts

    def _saved(self, rows: list[Row]) -> str:
        results = [row.result for row in rows if row.state is RowState.DONE and not row.item.is_latent]
        before = sum(result.bytes_in for result in results if result)
        after = sum(result.bytes_out for result in results if result)
        if not before:
            return ""
        return f", {size_text(before)} → {size_text(after)} ({saving_text(1 - after / before)})"
