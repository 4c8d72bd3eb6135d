"""The live curves of a run: loss, rate, distortion, and what it can do with pictures held out."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from aedesk.gui.background import Background
from aedesk.gui.operations import Operations
from aedesk.gui.training.chart import Chart, load_charts
from aedesk.gui.training.history import Charts, smoothed

_FIRST, _SECOND = 0, 1


class Curves(QWidget):
    """Four charts that look at the same steps.

    Args:
        operations: Loads what is slow to load.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._background = Background(operations, self)
        self._kind = ""
        self._waiting: Charts | None = None
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
        self._waiting = None
        self._kind = kind
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
        if not self._is_loaded:
            self._waiting = charts
            return
        if not (charts.training or charts.held_out):
            return
        if not self.charts:
            self._make_charts()
        self._stack.setCurrentIndex(1)
        for name, chart in self.charts.items():
            if name == "sets":
                for place, label in enumerate(charts.sets):
                    if label not in chart.names:
                        chart.add_line(label, place, dotted=True)
                chart.show_points(charts.sets)
            else:
                self._show_figure(chart, name, charts)

    def _show_figure(self, chart: Chart, name: str, charts: Charts) -> None:
        nothing = ((), ())
        raw = charts.training.get(name, nothing)
        chart.show_points(
            {
                "": raw,
                self.tr("training"): smoothed(raw),
                self.tr("held out"): charts.held_out.get(name, nothing),
            }
        )

    def _make_charts(self) -> None:
        steps = self.tr("steps")
        is_codec = self._kind == "codec"
        titles = {
            "loss": self.tr("Loss"),
            "psnr": self.tr("Distortion, PSNR in dB") if is_codec else self.tr("PSNR in dB"),
            "sets": self.tr("Held out by quality, PSNR in dB")
            if is_codec
            else self.tr("Held out by noise, dB"),
        }
        if is_codec:
            titles["bpp"] = self.tr("Rate, bits per pixel")
        else:
            titles["estimate_error"] = self.tr("Error of the noise estimate")
        places = {"loss": (0, 0), "bpp": (0, 1), "estimate_error": (0, 1), "psnr": (1, 0), "sets": (1, 1)}
        first: Chart | None = None
        for name, title in titles.items():
            chart = Chart(title, steps)
            if name != "sets":
                chart.add_line("", _FIRST, faint=True, named=False)
                chart.add_line(self.tr("training"), _FIRST)
                chart.add_line(self.tr("held out"), _SECOND, dotted=True)
            if first is not None:
                chart.plot.setXLink(first.plot)
            first = first or chart
            chart.zoomed.connect(self.show_all.setVisible)
            chart.setToolTip(self.tr("The wheel zooms, dragging moves, a double click shows all steps."))
            self.charts[name] = chart
            self._grid.addWidget(chart, *places[name])

    def _show_all(self) -> None:
        for chart in self.charts.values():
            chart.show_all()

    def _loaded(self, _: None) -> None:
        self._is_loaded = True
        if self._waiting is not None:
            # Not in the turn of the loop in which its import has ended.
            waiting, self._waiting = self._waiting, None
            QTimer.singleShot(0, self, lambda: self.show_charts(waiting))

    def _fail(self, error: BaseException) -> None:
        self._note.setText(self.tr("Curves cannot be shown: {0}").format(error))
