"""Two runs side by side: in which settings they differ, and what they reached."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from aedesk.gui.training.texts import RecipeTexts

if TYPE_CHECKING:
    from aedesk.runs.shelf import Comparison

_FIGURES = ("bpp", "psnr", "loss")


class RunsComparison(QTreeWidget):
    """A line for each setting that differs, then the figures of the last validations."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = RecipeTexts(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAlternatingRowColors(True)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Comparison of two runs"))
        self.header().setSectionsMovable(False)

    def show_comparison(self, comparison: "Comparison") -> None:
        """Show what `aedesk.runs.shelf.compare` found."""
        self.clear()
        names = [state.name for state in comparison.states]
        if names[0] == names[1]:
            names = [state.folder.name for state in comparison.states]
        self.setHeaderLabels([self.tr("What differs"), *names])
        for name, values in comparison.settings.items():
            label = self._texts.labels.get(name, name.replace("_", " ").capitalize())
            self._add(label, *(self._value(name, value) for value in values))
        if not comparison.settings:
            self._add(self.tr("Settings"), self.tr("the same"), self.tr("the same"))
        for title, texts in self._figures(comparison):
            self._add(title, *texts)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def _figures(self, comparison: "Comparison") -> Iterator[tuple[str, list[str]]]:
        yield self.tr("Steps"), [QLocale().toString(state.step) for state in comparison.states]
        titles = {
            "bpp": self.tr("Held out, bits per pixel"),
            "psnr": self.tr("Held out, PSNR in dB"),
            "loss": self.tr("Held out, loss"),
        }
        for name in _FIGURES:
            means = [_mean(validation or {}, name) for validation in comparison.validations]
            if any(mean is not None for mean in means):
                yield (
                    titles[name],
                    ["–" if mean is None else QLocale().toString(mean, "f", 3) for mean in means],
                )

    def _value(self, name: str, value: Any) -> str:
        known = self._texts.words.get((name, value)) if isinstance(value, str) else None
        return known or _plain(value)

    def _add(self, *texts: str) -> None:
        line = QTreeWidgetItem(list(texts))
        line.setSizeHint(1, QSize(0, round(1.5 * self.fontMetrics().height())))
        for column, text in enumerate(texts):
            line.setToolTip(column, text)
        self.addTopLevelItem(line)


def _mean(validation: Mapping[str, Any], name: str) -> float | None:
    value = validation.get(name)
    known = [part for part in (value if isinstance(value, list) else [value]) if part is not None]
    return fmean(known) if known else None


def _plain(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, float):
        return QLocale().toString(value, "g", 6)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={number}" for name, number in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(part) for part in value)
    return str(value.name if isinstance(value, Path) else value)
