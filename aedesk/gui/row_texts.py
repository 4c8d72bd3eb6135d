"""The words and numbers of a row: what is painted, shown as a tip, and read aloud."""

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, QObject

from aedesk.gui.intent import Intent
from aedesk.gui.own_words import hint_in_own_words, in_own_words
from aedesk.gui.rows import Outcome, Row, RowState
from aedesk.gui.task import Task, task_of
from aedesk.options import Options

_DOT = " · "


def _always(_: str) -> bool:
    """There is room for any text."""
    return True


def size_text(size: int) -> str:
    """Bytes with a decimal unit in the manner of the user's language: ``2.1 MB``, ``83.1 kB``, ``737 kB``."""
    number = float(size)
    while number >= 1000:
        number /= 1000
    return QLocale().formattedDataSize(
        size, 0 if number >= 100 else 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def saving_text(saving: float) -> str:
    """A saved share: ``−95.3 %`` is smaller than the original, ``+3.0 %`` larger."""
    sign = "−" if saving >= 0 else "+"
    return f"{sign}{QLocale().toString(100 * abs(saving), 'f', 1)} %"


class RowTexts(QObject):
    """Makes the texts of rows, in the light of what the next run would do.

    Args:
        parent: Qt's owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.intent = Intent.of(Task.COMPRESS, Options())

    def title(self, row: Row) -> str:
        """The file's name, with its place below the folder that was added."""
        return str(row.item.source.inside)

    def badge(self, row: Row) -> str:
        """What stands at the right: the outcome at a glance, empty while there is none."""
        if row.state is RowState.DONE and row.outcome is not None:
            return self._achieved(row.outcome)
        texts = {
            RowState.RUNNING: f"{math.floor(100 * row.fraction)} %",
            RowState.FAILED: self.tr("Failed"),
            RowState.SKIPPED: self.tr("Skipped"),
        }
        return texts.get(row.state, "")

    def detail(self, row: Row, fits: Callable[[str], bool] = _always) -> str:
        """The second line: what will be, is being, or was done, or why it was not.

        Args:
            row: The row.
            fits: Whether there is room for a text; the last figures are left out where there is none.
        """
        if row.state is RowState.RUNNING:
            return _DOT.join([size_text(row.item.size), self._doing(row)])
        if row.state is RowState.WAITING or row.outcome is None:
            return _DOT.join([size_text(row.item.size), self._to_do(row)])
        if row.state is RowState.DONE:
            figures = self._figures(row.outcome)
            while len(figures) > 1 and not fits(_DOT.join(figures)):
                figures.pop()
            return _DOT.join([*figures, *map(in_own_words, row.outcome.result.notes)])
        return in_own_words(row.outcome.result.reason)

    def tip(self, row: Row) -> str:
        """All that is known, a line each."""
        lines = [str(row.item.path)]
        if row.target is not None:
            lines.append(f"→ {row.target}")
        if row.state is RowState.DONE and row.outcome is not None:
            lines.append(_DOT.join(self._figures(row.outcome)))
        if self.is_outdated(row):
            lines.append(self.tr("Made with other settings; Start makes it again."))
        if row.result is not None:
            said = row.result
            lines += [in_own_words(said.reason), hint_in_own_words(said.hint), *map(in_own_words, said.notes)]
        return "\n".join(line for line in lines if line)

    def spoken(self, row: Row) -> str:
        """Name, outcome and details in one sentence, for screen readers."""
        return ", ".join(text for text in (self.title(row), self.badge(row), self.detail(row)) if text)

    def is_outdated(self, row: Row) -> bool:
        """Whether the next run would make another result in place of a finished one."""
        return row.state is RowState.DONE and row.needs_work(self.intent)

    def _achieved(self, outcome: Outcome) -> str:
        if outcome.task is Task.RESTORE:
            return self.tr("Restored")
        if outcome.task is Task.DENOISE:
            return self.tr("Denoised")
        saving = outcome.result.saving
        return self.tr("Done") if saving is None else saving_text(saving)

    def _to_do(self, row: Row) -> str:
        texts = {
            Task.COMPRESS: self.tr("to compress"),
            Task.RESTORE: self.tr("to restore"),
            Task.DENOISE: self.tr("to denoise"),
            None: self.tr("stays as it is"),
        }
        return texts[task_of(row.item, self.intent.task)]

    def _doing(self, row: Row) -> str:
        texts = {
            Task.COMPRESS: self.tr("compressing"),
            Task.RESTORE: self.tr("restoring"),
            Task.DENOISE: self.tr("denoising"),
        }
        return texts[task_of(row.item, self.intent.task) or Task.COMPRESS]

    def _figures(self, outcome: Outcome) -> list[str]:
        result, facts = outcome.result, outcome.result.facts
        sizes = f"{size_text(result.bytes_in)} → {size_text(result.bytes_out)}"
        if outcome.task is Task.RESTORE:
            return [sizes, *self._dimensions(facts)]
        noise = [self.tr("noise {0}").format(_decimal(facts["noise"]))] if "noise" in facts else []
        if outcome.task is Task.DENOISE:
            return [sizes, *noise]
        if facts.get("lossless"):
            return [sizes, *noise, self.tr("lossless")]
        return [sizes, *self._decibels(facts), *noise, *self._quality(facts)]

    def _dimensions(self, facts: Mapping[str, object]) -> list[str]:
        if "width" not in facts:
            return []
        return [f"{facts['width']} × {facts['height']}"]

    def _decibels(self, facts: Mapping[str, object]) -> list[str]:
        decibels = facts.get("psnr")
        if not isinstance(decibels, float):
            return []
        return [self.tr("no difference") if math.isinf(decibels) else f"{_decimal(decibels)} dB"]

    def _quality(self, facts: Mapping[str, object]) -> list[str]:
        quality = facts.get("quality")
        return [self.tr("quality {0}").format(round(quality))] if isinstance(quality, int | float) else []


def _decimal(number: object) -> str:
    return QLocale().toString(float(str(number)), "f", 1)
