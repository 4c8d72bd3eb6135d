"""The dialog that tells of a fault of the program: what is safe, details, a report to keep."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QWidget,
)

from aedesk.errors import AedeskError
from aedesk.gui.buttons import push_button
from aedesk.gui.crash.report import make_report
from aedesk.gui.own_words import in_own_words

_WIDTH = 60
"""Of the text, in widths of a letter."""


class CrashDialog(QDialog):
    """Tells of one or more errors.

    Signals:
        quit_wanted: The user wants to end the program.

    Args:
        happened: Tracebacks, or what is known of an earlier end of the program.
        lines: The last log lines.
        parent: The window that it belongs to.
        can_go_on: Whether the program still works behind it.
        earlier: Whether this is about the end of an earlier session; nothing is to be decided then.
    """

    quit_wanted = Signal()

    def __init__(
        self,
        happened: str,
        lines: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        can_go_on: bool = True,
        earlier: bool = False,
    ) -> None:
        super().__init__(parent)
        self._happened = happened
        self._lines = lines
        self._earlier = earlier
        self.setWindowTitle("aedesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.details = QPlainTextEdit(readOnly=True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setAccessibleName(self.tr("Report"))
        self.details.setTabChangesFocus(True)
        self.details.hide()
        self._status = _wrapped("")
        self._status.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._make_buttons(can_go_on)
        self._lay_out(can_go_on)
        self._fill()

    def add(self, happened: str) -> None:
        """Take a further error into the report."""
        self._happened += "\n" + happened
        self._fill()

    @property
    def report(self) -> str:
        """What is copied and saved."""
        return self.details.toPlainText()

    def _fill(self) -> None:
        self.details.setPlainText(make_report(self._happened, self._lines))

    def _make_buttons(self, can_go_on: bool) -> None:
        self.toggle = self._button(self.tr("Show &details"), self._fold)
        self._button(self.tr("Co&py report"), self._copy)
        self._button(self.tr("&Save report…"), self._save)
        self._buttons.addStretch()
        self._buttons.addSpacing(24)
        if self._earlier:
            last = self._button(self.tr("&Close"), self.accept)
        else:
            last = self._button(self.tr("&Quit aedesk"), self._quit)
            if can_go_on:
                last = self._button(self.tr("&Continue"), self.accept)
        last.setDefault(True)
        last.setFocus()

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = push_button(text, slot)
        self._buttons.addWidget(button)
        return button

    def _lay_out(self, can_go_on: bool) -> None:
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_MessageBoxIconSize, None, self)
        icon = QLabel()
        icon.setPixmap(
            self.style()
            .standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning, None, self)
            .pixmap(QSize(side, side), self.devicePixelRatioF())
        )
        heading = _wrapped(self._heading())
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        heading.setFont(font)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 18, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(icon, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for place, label in enumerate(
            (heading, _wrapped(self._advice(can_go_on)), _wrapped(self._privacy()))
        ):
            grid.addWidget(label, place, 1)
        grid.addWidget(self.details, 3, 0, 1, 2)
        grid.addWidget(self._status, 4, 0, 1, 2)
        grid.setRowMinimumHeight(5, 4)
        grid.addLayout(self._buttons, 6, 0, 1, 2)
        grid.setRowStretch(3, 1)  # the details
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(1, self.fontMetrics().averageCharWidth() * _WIDTH)

    def _heading(self) -> str:
        if self._earlier:
            return self.tr("The last session of aedesk ended in the middle of its work")
        return self.tr("Something went wrong inside aedesk")

    def _advice(self, can_go_on: bool) -> str:
        safe = self.tr(
            "Your original pictures are untouched, and every result that was finished is complete."
        )
        if self._earlier:
            return self.tr("This was a fault of the program or of the system.") + " " + safe
        fault = self.tr("This is a fault of the program, not of your pictures.")
        if not can_go_on:
            return f"{fault} {safe}"
        go_on = self.tr("You can go on. If the window behaves strangely, quit and start aedesk again.")
        return f"{fault} {safe}\n\n{go_on}"

    def _privacy(self) -> str:
        return self.tr(
            "Nothing has been sent anywhere. If you tell the makers of aedesk, add the report: it says what "
            "failed in the program and on which system. It names a file of yours only where the text of the "
            "error does."
        )

    def _fold(self) -> None:
        shown = self.details.isHidden()
        self.toggle.setText(self.tr("Hide &details") if shown else self.tr("Show &details"))
        self.details.setMinimumHeight(self.details.fontMetrics().lineSpacing() * 12 if shown else 0)
        self.details.setVisible(shown)
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._say(self.tr("The report is in the clipboard."))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the report"),
            str(Path.home() / "aedesk-report.txt"),
            self.tr("Text") + " (*.txt)",
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the report, and say what came of it."""
        from aedesk.files import replace_file

        try:
            replace_file(path, self.report.encode())
        except AedeskError as error:
            self._say(in_own_words(error.message))
        else:
            self._say(self.tr("Saved as {0}").format(path))

    def _say(self, text: str) -> None:
        self._status.setText(text)
        self._status.show()

    def _quit(self) -> None:
        self.reject()
        self.quit_wanted.emit()


def _wrapped(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
