"""Figures of a new model beside those of the one that it came from."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from aedesk.gui.training.result_work import Figures, Outcome, Row
from aedesk.gui.training.texts import RecipeTexts


class ResultTable(QTreeWidget):
    """One line for each quality or kind of noise."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = RecipeTexts(self)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAlternatingRowColors(True)
        self.setAccessibleName(self.tr("Figures of both models"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the figures of a run."""
        self.clear()
        is_codec = outcome.kind == "codec"
        heads = [self.tr("Quality") if is_codec else self.tr("Noise")]
        if is_codec:
            heads += self._heads(outcome, self.tr("bpp"))
        heads += self._heads(outcome, self.tr("dB"))
        self.setHeaderLabels(heads)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row in outcome.rows:
            label = self._texts.words.get(("noises", row.label), row.label)
            line = QTreeWidgetItem([label, *_cells(row, is_codec=is_codec, beside=bool(outcome.parent))])
            line.setSizeHint(1, QSize(0, round(1.5 * self.fontMetrics().height())))
            for column in range(1, len(heads)):
                line.setTextAlignment(column, right)
            self.addTopLevelItem(line)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in range(1, len(heads)):
            self.headerItem().setTextAlignment(column, right)
        frame = 2 * self.frameWidth()
        self.setFixedHeight(header.sizeHint().height() + len(outcome.rows) * self.sizeHintForRow(0) + frame)

    def _heads(self, outcome: Outcome, unit: str) -> list[str]:
        new = self.tr("new, {0}").format(unit)
        return [self.tr("before, {0}").format(unit), new] if outcome.parent else [new]


def _cells(row: Row, *, is_codec: bool, beside: bool) -> list[str]:
    columns: Sequence[tuple[int, int]] = ((0, 3), (1, 2)) if is_codec else ((1, 2),)
    cells = []
    for place, digits in columns:
        both: list[Figures | None] = [row.before, row.after] if beside else [row.after]
        cells += [_number(figures[place] if figures else None, digits) for figures in both]
    return cells


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else QLocale().toString(value, "f", digits)
