"""How far the check of pictures is, with a button to stop it; or why there is none, and one to begin it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui.panel.remark import Remark

_WIDTH = 52


class CheckProgress(QWidget):
    """A sentence, a bar, a button, in the middle of where the findings will be.

    Signals:
        stop_wanted: The check shall end.
        check_wanted: It shall begin.
    """

    stop_wanted = Signal()
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel(wordWrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = Remark()
        self.detail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Checking the pictures"))
        self.bar.setFixedHeight(8)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        self._is_checking = False
        self._lay_out()

    def invite(self) -> None:
        """Say that there is nothing to be checked."""
        self._show(
            self.tr("What is in your folders is shown here:"),
            self.tr("sizes, kinds, files that cannot be used, and pictures that are there twice."),
        )

    def show_checked(self, done: int, total: int) -> None:
        """Tell how far the check is.

        Args:
            done: Files that were read.
            total: All files; 0 while they are being looked for.
        """
        number = QLocale().toString
        if not total:
            words = self.tr("Looking for files…")
        elif done < total:
            words = self.tr("Checked {0} of {1} files").format(number(done), number(total))
        else:
            words = self.tr("Looking for near-copies…")
        promise = self.tr("Pictures are only read; nothing is ever changed.")
        self._show(words, promise, is_checking=True)
        self.bar.setRange(0, total if done < total else 0)
        self.bar.setValue(done)

    def tell_stop(self) -> None:
        """Say that the check was stopped."""
        self._show(
            self.tr("The check was stopped."),
            self.tr("You can go on without it: training passes over what it cannot use, and says so."),
            offers=True,
        )

    def tell_failure(self, sentence: str) -> None:
        """Say why there is nothing to be learned from."""
        self._show(sentence, offers=True)

    def _show(self, words: str, detail: str = "", *, is_checking: bool = False, offers: bool = False) -> None:
        self._is_checking = is_checking
        self.words.setText(words)
        self.detail.say(detail)
        self.bar.setVisible(is_checking)
        self.button.setText(self.tr("&Stop the check") if is_checking else self.tr("Check a&gain"))
        self.button.setVisible(is_checking or offers)

    def _ask(self) -> None:
        (self.stop_wanted if self._is_checking else self.check_wanted).emit()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setFixedWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.words)
        inner.addWidget(self.bar)
        inner.addWidget(self.detail)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(middle)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
