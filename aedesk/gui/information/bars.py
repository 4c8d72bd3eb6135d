"""A small bar chart: what the bytes of a file are spent on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from aedesk.gui.tones import faded

Bar = tuple[str, float, str]
"""Name, share of the whole 0..1, and the number that is shown."""

_LEAST = 2.0
"""Pixels of a bar that is too short to be seen otherwise."""


class Bars(QWidget):
    """Horizontal bars, one below the other: name, bar, number."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these; what they say is the accessible text, too."""
        self._bars = bars
        self.setAccessibleName(", ".join(f"{name} {number}" for name, _, number in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each bar."""
        names, numbers = self._widths()
        return QSize(round(names + numbers + 14 * self._line()), round(len(self._bars) * self._line()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Names and numbers in full, and short bars."""
        names, numbers = self._widths()
        return QSize(round(names + numbers + 5 * self._line()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, all in the same measure."""
        line, (names, numbers) = self._line(), self._widths()
        room = self.width() - names - numbers - 2 * _gap(line)
        ends = Qt.AlignmentFlag.AlignVCenter
        with QPainter(self) as painter:
            for place, (name, share, number) in enumerate(self._bars):
                top = place * line
                painter.setPen(self.palette().text().color())
                painter.drawText(QRectF(0, top, names, line), ends, name)
                start, thick = names + _gap(line), 0.5 * line
                trough = QRectF(start, top + (line - thick) / 2, room, thick)
                painter.fillRect(trough, faded(self.palette().color(QPalette.ColorRole.Midlight)))
                trough.setWidth(max(_LEAST, share * room))
                painter.fillRect(trough, self.palette().color(QPalette.ColorRole.Highlight))
                right = QRectF(self.width() - numbers, top, numbers, line)
                painter.drawText(right, ends | Qt.AlignmentFlag.AlignRight, number)

    def _line(self) -> float:
        return 1.6 * self.fontMetrics().height()

    def _widths(self) -> tuple[float, float]:
        """Of the longest name, and of the longest number."""
        measure = self.fontMetrics().horizontalAdvance
        names = max((measure(name) for name, _, _ in self._bars), default=0)
        return names, max((measure(number) for _, _, number in self._bars), default=0)


def _gap(line: float) -> float:
    return 0.6 * line
