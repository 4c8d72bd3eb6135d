"""A sample picture, large: before and after in the compare view."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aedesk.gui.compare import CompareView
from aedesk.gui.operations import Operations
from aedesk.gui.training.sample_pictures import SamplePair


class PairDialog(QDialog):
    """Compares a sample with what the network makes of it.

    Args:
        parent: The dialog of training.
        operations: Runs what is slow.
        pair: The sample.
    """

    def __init__(self, parent: QWidget | None, operations: Operations, pair: SamplePair) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sample at step {0}").format(self.locale().toString(pair.step)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pair = pair
        self.view = CompareView(self, operations)
        self.view.offer_rivals(False)
        denoised = pair.clean is not None
        self.view.set_picture(pair.before, caption=self.tr("Noisy") if denoised else self.tr("Original"))
        after = self.tr("Denoised") if denoised else self.tr("Restored")
        self.view.set_result(pair.after, pair.after.rect(), after)
        self.against_clean = QCheckBox(self.tr("&Compare with the clean picture"))
        self.against_clean.setVisible(denoised)
        self.against_clean.toggled.connect(self._turn)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.against_clean)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        self.resize(100 * metrics.averageCharWidth(), 36 * metrics.height())

    def _turn(self, against_clean: bool) -> None:
        clean = self._pair.clean if against_clean else None
        area = clean.rect() if clean is not None else QRect()
        self.view.set_rival(clean, area, self.tr("Clean"))
