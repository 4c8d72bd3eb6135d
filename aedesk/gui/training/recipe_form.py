"""The settings of a recipe as a form: the few in sight, and the rest under "More settings"."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aedesk.gui.panel.fold import Fold
from aedesk.gui.training.checking import fault_of
from aedesk.gui.training.controls import CheckList, label_width
from aedesk.gui.training.draft import DEFAULT_MINUTES, Draft
from aedesk.gui.training.length_edit import LengthEdit
from aedesk.gui.training.range_edit import RangeEdit
from aedesk.gui.training.rows import Row, row_of
from aedesk.gui.training.texts import RecipeTexts
from aedesk.runs.recipe import fields_of

LENGTH = ("minutes", "steps")
QUALITIES = ("quality_low", "quality_high")
IN_SIGHT: Mapping[str, tuple[str, ...]] = {
    "codec": (*LENGTH, *QUALITIES, "batch"),
    "denoiser": (*LENGTH, "noise_high", "batch"),
}
"""Settings at the top of the form; whoever trains a model chooses these."""
ELSEWHERE: Mapping[str, str] = {
    "data": "the page of the pictures chooses them",
    "noisy": "the page of the pictures chooses them",
    "clean": "the page of the pictures chooses them",
    "out": "every run gets a folder of its own among the runs",
    "start": "chosen with the purpose, before the form",
    "size": "chosen with the model to start from",
}
"""Settings that are not in the form, and why."""


class RecipeForm(QWidget):
    """The form of one kind of recipe; it shows and changes the values of a draft of that kind.

    Signals:
        checked: What is wrong with the form may have changed.

    Args:
        kind: "codec" or "denoiser".
        draft: Has the values.
        texts: Names and explains them.
    """

    checked = Signal()

    def __init__(self, kind: str, draft: Draft, texts: RecipeTexts) -> None:
        super().__init__()
        self._kind, self._draft, self._texts = kind, draft, texts
        self._shown: dict[str, Any] = {}
        self._fields = {known.name: known for known in fields_of(kind)}
        known_here = [name for name in self._fields if name not in ELSEWHERE]
        self._in_sight = self._rows(IN_SIGHT[kind])
        folded = self._rows([name for name in known_here if name not in IN_SIGHT[kind]])
        self.rows = [*self._in_sight, *folded]
        self.fold = Fold(self.tr("More settings"), _grid(folded))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(_grid(self._in_sight))
        column.addWidget(self.fold)
        for row in self.rows:
            row.edited.connect(lambda values, row=row: self._take(row, values))
            row.refused.connect(lambda fault, row=row: self._refuse(row, fault))
        self.show_values()

    @property
    def fault(self) -> str:
        """What is wrong with the first line that cannot be used; empty where all can."""
        return next((f"{row.name}: {row.fault}" for row in self.rows if row.fault), "")

    def show_values(self) -> None:
        """Show what the draft says, also where something else was typed."""
        self._shown = self._values()
        for row in self.rows:
            row.show_values(self._shown)
        self.checked.emit()

    def follow(self) -> None:
        """Show what has changed in the draft; what was typed and cannot be used stays in sight."""
        before, self._shown = self._shown, self._values()
        for row in self.rows:
            if any(before[name] != self._shown[name] for name in row.names):
                row.show_values(self._shown)

    def _values(self) -> dict[str, Any]:
        """All settings of the form, with what holds where nothing was chosen."""
        values = {name: self._draft.values.get(name, known.default) for name, known in self._fields.items()}
        if values["steps"] is None and values["minutes"] is None:
            values["minutes"] = DEFAULT_MINUTES
        return values

    def _take(self, row: Row, values: Mapping[str, Any]) -> None:
        """Check what was chosen in a line, and take it if it can work."""
        if fault := self._fault_of(values):
            self._refuse(row, fault)
            return
        usual = {name: self._fields[name].default for name in values}
        self._draft.set_values(
            {name: None if value == usual[name] else value for name, value in values.items()}
        )
        row.show_values(self._values())
        self.checked.emit()

    def _fault_of(self, values: Mapping[str, Any]) -> str:
        """Why settings cannot work, in the words of the window where it has some of its own."""
        for name, value in values.items():
            if value is not None and (fault := self._texts.fault(self._fields[name], value)):
                return fault
        if QUALITIES[0] in values and values[QUALITIES[0]] > values[QUALITIES[1]]:
            return self.tr("The lowest one must not be above the highest.")
        size = {"size": self._values()["size"]} if "numbers" in values else {}
        return fault_of(self._kind, {**size, **values})

    def _refuse(self, row: Row, fault: str) -> None:
        row.complain(fault)
        if row not in self._in_sight:
            self.fold.set_open(True)
        self.checked.emit()

    def _rows(self, names: Sequence[str]) -> list[Row]:
        """A line for each setting, or for two that belong together."""
        rows = []
        for name in names:
            if name == LENGTH[0]:
                rows.append(self._length_row())
            elif name == QUALITIES[0]:
                rows.append(self._quality_row())
            elif name not in (*LENGTH, *QUALITIES):
                rows.append(row_of(self._fields[name], self._kind, self._texts))
        return rows

    def _length_row(self) -> Row:
        edit = LengthEdit(self._texts.labels["minutes"], self._seconds_per_step)
        return self._double_row(LENGTH, edit)

    def _quality_row(self) -> Row:
        labels = (self.tr("Lowest quality"), self.tr("Highest quality"))
        return self._double_row(QUALITIES, RangeEdit(QUALITIES, labels))

    def _double_row(self, names: tuple[str, str], edit: LengthEdit | RangeEdit) -> Row:
        texts, first = self._texts, names[0]
        sentence = texts.sentence(self._kind, first)
        row = Row(names, texts.labels[first], edit, edit.set_values, lambda _: sentence, edit.mark)
        edit.edited.connect(row.edited)
        edit.refused.connect(row.refused)
        return row

    def _seconds_per_step(self) -> float | None:
        pace = (self._draft.estimate or {}).get("seconds_per_step")
        return pace if isinstance(pace, float) else None


def _grid(rows: Sequence[Row]) -> QWidget:
    """Lines with their names at the left and their sentences below."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, label_width(part))
    grid.setColumnStretch(1, 1)
    for row in rows:
        place = grid.rowCount()
        # The name of a list stands beside its first line.
        across = (
            Qt.AlignmentFlag.AlignTop if isinstance(row.widget, CheckList) else Qt.AlignmentFlag.AlignVCenter
        )
        grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignLeft | across)
        grid.addWidget(row.widget, place, 1)
        grid.addWidget(row.remark, place + 1, 1)
        grid.setRowMinimumHeight(place + 2, 6)
    return part
