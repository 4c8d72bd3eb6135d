"""The steps of the dialog in a row: where one is, what is done, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)

from aedesk.gui import tones


class StepList(QWidget):
    """A button for each step; those that can be gone to are enabled.

    Signals:
        chosen: The number of the step that was clicked, from 0.

    Args:
        titles: Names of the steps.
    """

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Steps"))
        self.buttons = [_Step(number + 1, title) for number, title in enumerate(titles)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.fontMetrics().height())
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            row.addWidget(button)
        row.addStretch()

    def show_step(self, current: int, reachable: Sequence[bool]) -> None:
        """Show which step is in front, and which can be gone to.

        Args:
            current: Its number, from 0.
            reachable: Whether each of them can be shown now.
        """
        for number, button in enumerate(self.buttons):
            button.setEnabled(reachable[number] or number == current)
            button.setChecked(number == current)
            state = self.tr("in front") if number == current else ""
            button.setAccessibleName(
                self.tr("Step {0}: {1}").format(number + 1, button.text()) + (f", {state}" if state else "")
            )


class _Step(QAbstractButton):
    """A number in a disc, and the name of the step."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number = number
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """The dialog says which step is in front, not the click."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for disc and bold name."""
        font = self.font()
        font.setBold(True)
        from PySide6.QtGui import QFontMetrics

        metrics = QFontMetrics(font)
        side = self._side()
        return QSize(side + metrics.horizontalAdvance(self.text()) + side // 2 + 4, side + 6)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint both, with a frame where the keyboard is."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, side = self.palette(), self._side()
            disc = QRectF(2, (self.height() - side) / 2, side, side)
            text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
            colour = text if self.isEnabled() else tones.faded(text)
            self._paint_disc(painter, disc, colour)
            font = self.font()
            font.setBold(self.isChecked())
            painter.setFont(font)
            painter.setPen(colour)
            room = self.rect().adjusted(side + side // 3 + 2, 0, 0, 0)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text()
            )
            if self.hasFocus():
                option = QStyleOptionFocusRect()
                option.initFrom(self)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _paint_disc(self, painter: QPainter, disc: QRectF, colour: QColor) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        number = colour
        if self.isChecked():
            painter.setBrush(palette.color(QPalette.ColorGroup.Active, role.Highlight))
            painter.setPen(Qt.PenStyle.NoPen)
            number = palette.color(QPalette.ColorGroup.Active, role.HighlightedText)
        else:
            ground = QColor(colour)
            ground.setAlphaF(0.16 if self.underMouse() and self.isEnabled() else 0.08)
            painter.setBrush(ground)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(disc)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(number)
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._number))

    def _side(self) -> int:
        return round(1.5 * self.fontMetrics().height())
