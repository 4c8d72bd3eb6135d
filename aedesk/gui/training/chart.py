"""One zoomable chart of lines over steps, by pyqtgraph, in the colours and numbers of the window."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aedesk.gui.tones import faded, is_dark

Points = tuple[Sequence[float], Sequence[float]]

# Of equal weight on white and on black; neighbours differ also for those who do not see red or green.
_LIGHT = ("#1f6fd0", "#d05a00", "#1a8f6a", "#a0409c", "#8a6d00", "#c23548", "#4c6570")
_DARK = ("#6aa9f5", "#f59a4d", "#4fc79c", "#d78bd3", "#d3b548", "#f08090", "#a0b6c0")
_GRID = 0.13
_BESIDE = 4
"""Entries of the legend that have room beside the title; more stand below it, so many in a line."""


def colours(palette: QPalette) -> tuple[QColor, ...]:
    """Colours of lines that stand out from the ground of a palette."""
    return tuple(QColor(name) for name in (_DARK if is_dark(palette) else _LIGHT))


def load_charts() -> None:
    """Import what charts are drawn by, which takes most of a second and so is done on a thread."""
    import pyqtgraph  # noqa: F401


class Chart(QWidget):
    """A title, a legend, and lines over steps; the wheel zooms, dragging moves, a double click shows all.

    `load_charts` must have been called before, off the main thread.

    Signals:
        zoomed: The user looks at a part (True), or at all again (False).

    Args:
        title: What the values are, with their unit.
        across: What the horizontal axis is.
    """

    zoomed = Signal(bool)

    def __init__(self, title: str, across: str) -> None:
        super().__init__()
        import pyqtgraph

        self._title = title
        self._across = across
        self._curves: dict[str, Any] = {}
        self._styles: dict[str, tuple[int, bool, bool]] = {}
        self._heading = QLabel(title)
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._legend = QLabel(textFormat=Qt.TextFormat.RichText)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.plot: Any = pyqtgraph.PlotWidget()
        self._prepare()
        self._head = QGridLayout()
        self._head.addWidget(self._heading, 0, 0)
        self._head.addWidget(self._legend, 0, 1)
        self._head.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self.plot, 1)
        self._paint()

    @property
    def box(self) -> Any:
        """Pyqtgraph's own view of the lines."""
        return self.plot.getViewBox()

    @property
    def lines(self) -> Mapping[str, Any]:
        """The lines as pyqtgraph has them, by name."""
        return self._curves

    @property
    def legend(self) -> str:
        """The legend as rich text."""
        return self._legend.text()

    @property
    def names(self) -> list[str]:
        """The lines that are shown, as the legend calls them."""
        return [name for name, (_, _, is_named) in self._styles.items() if is_named]

    def add_line(
        self, name: str, colour: int, *, dotted: bool = False, faint: bool = False, named: bool = True
    ) -> None:
        """Add a line without points.

        Args:
            name: What it is called.
            colour: Place among `colours`.
            dotted: Each point is marked; for lines of few points.
            faint: Thin and pale; for values that jump.
            named: It stands in the legend.
        """
        self._styles[name] = (colour, faint, named)
        symbol = {"symbol": "o", "symbolSize": 5} if dotted else {}
        self._curves[name] = self.plot.plot([], [], antialias=not faint, **symbol)
        self._paint()

    def show_points(self, lines: Mapping[str, Points]) -> None:
        """Give lines their points: values over steps; lines that are not named become empty."""
        for name, curve in self._curves.items():
            across, along = lines.get(name, ((), ()))
            curve.setData(list(across), list(along))
        self._describe(lines)

    def show_all(self) -> None:
        """Look at all there is."""
        self.box.enableAutoRange()
        self.zoomed.emit(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "plot"):
            self._paint()

    def _prepare(self) -> None:
        item = self.plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)  # its words are English, and more than is needed
        item.showGrid(x=True, y=True, alpha=_GRID)
        item.setContentsMargins(0, 2, 6, 0)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing in it needs keys
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setAutoVisible(y=True)
        self.box.setDefaultPadding(0.03)
        self.box.sigRangeChangedManually.connect(lambda *_: self.zoomed.emit(True))
        self.box.mouseDoubleClickEvent = lambda _: self.show_all()
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(maxTickLevel=1)  # finer lines say little, and take time
            axis.tickStrings = _tick_strings
        self.plot.setAccessibleName(self._title)

    def _paint(self) -> None:
        """Take the colours of the palette."""
        text, own = faded(self.palette().text().color()), colours(self.palette())
        self.plot.setBackground(self.palette().base().color())
        item = self.plot.getPlotItem()
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(QPen(text, 1))
            axis.setTextPen(QPen(text))
        item.setLabel("bottom", self._across, color=text.name())
        entries = []
        for name, (place, is_faint, is_named) in self._styles.items():
            colour = QColor(own[place % len(own)])
            if is_named:
                entries.append(
                    f'<span style="color:{colour.name()}">●</span>&nbsp;{name.replace(" ", "&nbsp;")}'
                )
            if is_faint:
                colour.setAlphaF(0.35)
            pen = QPen(colour, 1 if is_faint else 2)
            pen.setCosmetic(True)
            curve = self._curves.get(name)
            if curve is not None:
                curve.setPen(pen)
                if curve.opts["symbol"] is not None:
                    curve.setSymbolBrush(colour)
                    curve.setSymbolPen(QPen(Qt.PenStyle.NoPen))
        lines = [entries[i : i + _BESIDE] for i in range(0, len(entries), _BESIDE)]
        self._legend.setText("<br>".join("&nbsp;&nbsp; ".join(line) for line in lines))
        if len(lines) > 1:
            self._legend.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self._head.addWidget(self._legend, 1, 0, 1, 2)

    def _describe(self, lines: Mapping[str, Points]) -> None:
        """Tell screen readers where the lines stand."""
        last = [
            f"{name} {_number(along[-1])}" for name in self.names if (along := lines.get(name, ((), ()))[1])
        ]
        self.plot.setAccessibleDescription(", ".join(last))


def _tick_strings(values: Sequence[float], scale: float, spacing: float) -> list[str]:
    """Numbers as the user's language writes them."""
    digits = 0
    while digits < 6 and abs(round(spacing * scale, digits) / (spacing * scale) - 1) > 1e-3:
        digits += 1
    return [QLocale().toString(value * scale, "f", digits) for value in values]


def _number(value: float) -> str:
    return QLocale().toString(value, "g", 4)
