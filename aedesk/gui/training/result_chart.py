"""PSNR over bits per pixel: the new model and the one that it came from."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.gui.background import Background
from aedesk.gui.operations import Operations
from aedesk.gui.training.chart import Chart, load_charts
from aedesk.gui.training.result_work import Figures, Outcome

Points = tuple[list[float], list[float]]


class ResultChart(QWidget):
    """Empty until the outcome of a codec is shown.

    Args:
        operations: Loads what is slow to load.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._background = Background(operations, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.chart: Chart | None = None

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the curves of a run; of denoisers there are none."""
        self._clear()
        if outcome.kind == "codec":
            self._background.start(load_charts, lambda _: self._draw(outcome), self._fail)

    def _clear(self) -> None:
        if self.chart is not None:
            self._column.removeWidget(self.chart)
            self.chart.hide()
            self.chart.deleteLater()
            self.chart = None

    def _draw(self, outcome: Outcome) -> None:
        self._clear()
        chart = Chart(self.tr("PSNR in dB, pictures held out"), self.tr("bits per pixel"))
        new, old = self.tr("new"), outcome.parent
        lines = {new: _points([row.after for row in outcome.rows])}
        if old:
            old = self.tr("before: {0}").format(old)
            lines[old] = _points([row.before for row in outcome.rows if row.before is not None])
            chart.add_line(old, 1, dotted=True)
        chart.add_line(new, 0, dotted=True)
        chart.show_points(lines)
        self.chart = chart
        self._column.addWidget(chart)

    def _fail(self, error: BaseException) -> None:
        """The table says the same."""


def _points(figures: list[Figures]) -> Points:
    known = sorted((bpp, psnr) for bpp, psnr in figures if bpp is not None and psnr is not None)
    return [bpp for bpp, _ in known], [psnr for _, psnr in known]
