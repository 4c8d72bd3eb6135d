"""What a check of pictures told, to look at: what is learned from, sizes, kinds, what is left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aedesk.gui.information.bars import Bars
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.thumbnails import Thumbnails
from aedesk.gui.training.left_out import LeftOutList

if TYPE_CHECKING:
    from aedesk.gui.training.picture_check import Findings
    from aedesk.runs.data_report import DataReport

_FEW = 50


class DataView(QWidget):
    """Shows findings.

    Args:
        thumbnails: Small pictures.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.headline = QLabel()
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.headline.setFont(font)
        self.again_button = QPushButton(self.tr("Check a&gain"))
        self.again_button.setAutoDefault(False)
        self.split, self.advice, self.fine = Remark(), Remark(), Remark()
        self.sizes, self.kinds = Bars(), Bars()
        self.left_out = LeftOutList(thumbnails)
        self._left_out_title = heading(self.tr("Worth a look"))
        self._lay_out()

    def show_findings(self, findings: "Findings") -> None:
        """Show what was found."""
        report = findings.report
        number = QLocale().toString
        self.headline.setText(
            self.tr("{0} pictures can be learned from").format(number(len(report.pictures)))
            if len(report.pictures) != 1
            else self.tr("One picture can be learned from")
        )
        self.split.say(self._split(findings))
        self.advice.say(self._advice(len(report.pictures)))
        self.sizes.show_bars(self._sizes(report))
        self.kinds.show_bars(self._kinds(report))
        self.left_out.show_findings(findings)
        is_fine = not self.left_out.topLevelItemCount()
        self.left_out.setVisible(not is_fine)
        self._left_out_title.setVisible(not is_fine)
        self.fine.say(self.tr("All files can be used, and no picture is there twice.") if is_fine else "")

    def _advice(self, pictures: int) -> str:
        if not 0 < pictures < _FEW:
            return ""
        return self.tr("So few are soon known by heart; more pictures make a better model.")

    def _split(self, findings: "Findings") -> str:
        if not findings.training:
            return ""
        if findings.report.files and len(findings.report.pictures) == 1:
            return self.tr("With a single picture nothing can be held out to measure the model on.")
        return self.tr(
            "Learned from: {0}. Held out: {1}, to show how good the model is on pictures that it has not "
            "seen."
        ).format(QLocale().toString(findings.training), QLocale().toString(findings.held_out))

    def _sizes(self, report: "DataReport") -> list[tuple[str, float, str]]:
        sizes = report.sizes()
        most = max((count for _, _, count in sizes), default=1)
        number = QLocale().toString
        bars = []
        for low, high, count in sizes:
            span = (
                f"{number(low)} – {number(high - 1)}" if high else self.tr("{0} and more").format(number(low))
            )
            if low < report.crop:
                span = self.tr("{0} (too small)").format(span)
            bars.append((span, count / most, number(count)))
        return bars

    def _kinds(self, report: "DataReport") -> list[tuple[str, float, str]]:
        names = {
            "colour": self.tr("Colour"),
            "grey": self.tr("Grey"),
            "alpha": self.tr("Transparent"),
            "16 bits": self.tr("16 bits"),
        }
        all_of_them = max(1, len(report.readable))
        counts = report.modes()
        return [
            (name, counts[mode] / all_of_them, QLocale().toString(counts[mode]))
            for mode, name in names.items()
            if counts[mode]
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.again_button)
        column.addLayout(top)
        column.addWidget(self.split)
        column.addWidget(self.advice)
        column.addSpacing(8)
        charts = QHBoxLayout()
        charts.setSpacing(28)
        for title, bars, share in (
            (self.tr("Shorter side in pixels"), self.sizes, 3),
            (self.tr("Kinds"), self.kinds, 2),
        ):
            chart = QVBoxLayout()
            chart.setSpacing(4)
            chart.addWidget(heading(title))
            chart.addWidget(bars)
            chart.addStretch(1)
            charts.addLayout(chart, share)
        column.addLayout(charts)
        column.addSpacing(8)
        column.addWidget(self._left_out_title)
        column.addWidget(self.left_out, 1)
        column.addWidget(self.fine)
        column.addStretch()
        self.left_out.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.left_out.setMinimumHeight(6 * self.fontMetrics().height())
