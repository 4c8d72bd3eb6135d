"""A part that is folded away until it is asked for."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionFocusRect, QVBoxLayout, QWidget


class Fold(QWidget):
    """A line to click, and what unfolds under it.

    Signals:
        unfolded: It was opened.

    Args:
        title: The line.
        content: What is under it.
    """

    unfolded = Signal()

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self.content = content
        self.button = _Line(title)
        self.button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._turn(False)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        self.button.setChecked(is_open)

    def _turn(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        if is_open:
            self.unfolded.emit()


class _Line(QAbstractButton):
    """An arrow and a title, at the left edge; a tool button would look pressed while it is open."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for arrow and title."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * metrics.height(), metrics.height() + 6)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint both, with a frame where the keyboard is."""
        option, primitive = QStyleOptionFocusRect(), QStyle.PrimitiveElement
        with QPainter(self) as painter:
            option.initFrom(self)
            side = self.fontMetrics().height() * 3 // 4
            option.rect = QRect(0, (self.height() - side) // 2, side, side)
            arrow = primitive.PE_IndicatorArrowDown if self.isChecked() else primitive.PE_IndicatorArrowRight
            self.style().drawPrimitive(arrow, option, painter, self)
            text = self.rect().adjusted(side + 6, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self.style().drawItemText(
                painter,
                text,
                int(flags),
                self.palette(),
                self.isEnabled(),
                self.text(),
                self.foregroundRole(),
            )
            if self.hasFocus():
                option.rect = self.rect()
                self.style().drawPrimitive(primitive.PE_FrameFocusRect, option, painter, self)
