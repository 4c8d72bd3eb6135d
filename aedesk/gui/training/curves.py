"""The live curves of a run: loss, rate, distortion, and what it can do with pictures held out."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from aedesk.gui.background import Background
from aedesk.gui.operations import Operations
from aedesk.gui.training.chart import Chart, load_charts
from aedesk.gui.training.history import Charts, smoothed

_FIRST, _SECOND = 0, 1
_FEWEST_STEPS = 10
_PLACES = {
    "codec": {"loss": (0, 0), "bpp": (0, 1), "psnr": (1, 0), "sets": (1, 1)},
    "denoiser": {"loss": (0, 0), "estimate_error": (0, 1), "psnr": (1, 0), "sets": (1, 1)},
}
"""Row and column of each chart, by the kind of network."""


class Curves(QWidget):
    """Four charts that look at the same steps.

    Args:
        operations: Loads what is slow to load.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._background = Background(operations, self)
        self._kind = "codec"
        self._latest: Charts | None = None
        self._to_make: list[str] = []
        self._is_loaded = False
        self.charts: dict[str, Chart] = {}
        self.show_all = QPushButton(self.tr("Show &all steps"))
        self.show_all.setAutoDefault(False)
        self.show_all.clicked.connect(self._show_all)
        self.show_all.hide()
        self._note = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._note.setEnabled(False)
        self._note.setText(self.tr("Curves appear with the first steps."))
        self._grid_widget = QWidget()
        self._grid = QGridLayout(self._grid_widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        for half in (0, 1):
            self._grid.setRowStretch(half, 1)
            self._grid.setColumnStretch(half, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._note)
        self._stack.addWidget(self._grid_widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack, 1)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignRight)
        self._background.start(load_charts, self._loaded, self._fail)

    def clear(self, kind: str) -> None:
        """Begin with an empty run.

        Args:
            kind: "codec" or "denoiser".
        """
        self._latest = None
        self._to_make = []
        self._kind = kind if kind in _PLACES else "codec"
        self._stack.setCurrentIndex(0)
        self.show_all.hide()
        while (entry := self._grid.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.charts = {}

    def show_charts(self, charts: Charts) -> None:
        """Show the lines of the run as they are now."""
        if not (charts.training or charts.held_out):
            return
        self._latest = charts
        if not self._is_loaded:
            return
        if not self.charts and not self._to_make:
            self._to_make = list(_PLACES[self._kind])
            self._make_next()
        for name, chart in self.charts.items():
            self._show(name, chart, charts)

    def _show(self, name: str, chart: Chart, charts: Charts) -> None:
        if name == "sets":
            for place, label in enumerate(charts.sets):
                if label not in chart.names:
                    chart.add_line(label, place, dotted=True)
            chart.show_points(charts.sets)
            return
        nothing = ((), ())
        raw = charts.training.get(name, nothing)
        chart.show_points(
            {
                "": raw,
                self.tr("training"): smoothed(raw),
                self.tr("held out"): charts.held_out.get(name, nothing),
            }
        )

    def _make_next(self) -> None:
        """Make one chart; each takes a while, so the next has to wait for the window's other work."""
        if not self._to_make or self._latest is None:
            return
        name = self._to_make.pop(0)
        chart = Chart(self._title(name), self.tr("steps"))
        chart.box.setLimits(xMin=-1, minXRange=_FEWEST_STEPS)
        if name != "sets":
            chart.add_line("", _FIRST, faint=True, named=False)
            chart.add_line(self.tr("training"), _FIRST)
            chart.add_line(self.tr("held out"), _SECOND, dotted=True)
        if self.charts:
            chart.plot.setXLink(next(iter(self.charts.values())).plot)
        chart.zoomed.connect(self.show_all.setVisible)
        chart.setToolTip(self.tr("The wheel zooms, dragging moves, a double click shows all steps."))
        self.charts[name] = chart
        self._grid.addWidget(chart, *_PLACES[self._kind][name])
        self._show(name, chart, self._latest)
        self._stack.setCurrentIndex(1)
        QTimer.singleShot(0, self, self._make_next)

    def _title(self, name: str) -> str:
        is_codec = self._kind == "codec"
        return {
            "loss": self.tr("Loss"),
            "bpp": self.tr("Rate, bits per pixel"),
            "estimate_error": self.tr("Error of the noise estimate"),
            "psnr": self.tr("Distortion, PSNR in dB") if is_codec else self.tr("PSNR in dB"),
            "sets": self.tr("Held out by quality, PSNR in dB")
            if is_codec
            else self.tr("Held out by noise, dB"),
        }[name]

    def _show_all(self) -> None:
        for chart in self.charts.values():
            chart.show_all()

    def _loaded(self, _: None) -> None:
        self._is_loaded = True
        if self._latest is not None:
            self.show_charts(self._latest)

    def _fail(self, error: BaseException) -> None:
        self._note.setText(self.tr("Curves cannot be shown: {0}").format(error))
