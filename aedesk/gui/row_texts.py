"""The words and numbers of a row: what is painted, shown as a tip, and read aloud."""

import math

from PySide6.QtCore import QLocale, QObject

from aedesk.batch import Result
from aedesk.gui.rows import Row, RowState

_DOT = " · "


def size_text(size: int) -> str:
    """Bytes with a decimal unit in the manner of the user's language: ``83.1 kB``."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def saving_text(saving: float) -> str:
    """A saved share: ``−95.3 %`` is smaller than the original, ``+3.0 %`` larger."""
    sign = "−" if saving >= 0 else "+"
    return f"{sign}{QLocale().toString(100 * abs(saving), 'f', 1)} %"


class RowTexts(QObject):
    """Makes the texts of rows."""

    def title(self, row: Row) -> str:
        """The file's name, with its place below the folder that was added."""
        return str(row.item.source.inside)

    def badge(self, row: Row) -> str:
        """What stands at the right: the outcome at a glance, empty while there is none."""
        if row.state is RowState.RUNNING:
            return f"{math.floor(100 * row.fraction)} %"
        if row.state is RowState.FAILED:
            return self.tr("Failed")
        if row.state is RowState.SKIPPED:
            return self.tr("Skipped")
        if row.state is not RowState.DONE or row.result is None:
            return ""
        if row.item.is_latent or row.result.saving is None:
            return self.tr("Restored")
        return saving_text(row.result.saving)

    def detail(self, row: Row) -> str:
        """The second line: what will be, is being, or was done, or why it was not."""
        if row.state is RowState.WAITING or (row.result is None and row.state is not RowState.RUNNING):
            task = self.tr("to restore") if row.item.is_latent else self.tr("to compress")
            return _DOT.join([size_text(row.item.size), task])
        if row.state is RowState.RUNNING:
            task = self.tr("restoring") if row.item.is_latent else self.tr("compressing")
            return _DOT.join([size_text(row.item.size), task])
        assert row.result is not None
        if row.state is RowState.DONE:
            return _DOT.join([*self._figures(row, row.result), *row.result.notes])
        return row.result.reason

    def tip(self, row: Row) -> str:
        """All that is known, a line each."""
        lines = [str(row.item.path)]
        result = row.result
        if result is not None and row.state is RowState.DONE and result.target is not None:
            lines.append(f"→ {result.target}")
        if result is not None:
            lines += [result.reason, self._hint(result), *result.notes]
        return "\n".join(line for line in lines if line)

    def spoken(self, row: Row) -> str:
        """Name, outcome and details in one sentence, for screen readers."""
        return ", ".join(text for text in (self.title(row), self.badge(row), self.detail(row)) if text)

    def _figures(self, row: Row, result: Result) -> list[str]:
        sizes = f"{size_text(result.bytes_in)} → {size_text(result.bytes_out)}"
        if row.item.is_latent:
            return [sizes, f"{result.facts['width']} × {result.facts['height']}"]
        if result.facts.get("lossless"):
            return [sizes, self.tr("lossless")]
        parts = [sizes]
        decibels = result.facts.get("psnr")
        if isinstance(decibels, float):
            exact = self.tr("no difference")
            parts.append(exact if math.isinf(decibels) else f"{QLocale().toString(decibels, 'f', 1)} dB")
        quality = result.facts["quality"]
        shown = round(quality) if isinstance(quality, float) else quality
        return [*parts, self.tr("quality {0}").format(shown)]

    def _hint(self, result: Result) -> str:
        # Hints that name options of the command line are no help here.
        return "" if "--" in result.hint or "-o" in result.hint.split() else result.hint
