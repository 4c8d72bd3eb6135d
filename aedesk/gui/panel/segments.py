"""A switch of a few words side by side, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

_MARGIN = 2
_RADIUS = 5


class Segments(QWidget):
    """A row of words, as wide as there is room; arrow keys go from one to the next.

    Signals:
        edited: The value that was chosen.

    Args:
        choices: Pairs of a value and the word for it.
        name: What is chosen, for screen readers.
        strong: Whether the chosen word stands on the accent colour.
    """

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, *, strong: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        for value, word in choices:
            button = self.buttons[value] = Segment(word, strong)
            button.toggled.connect(lambda is_on, value=value: self.edited.emit(value) if is_on else None)
            row.addWidget(button, 1)
        next(iter(self.buttons.values())).setChecked(True)

    def value(self) -> str:
        """The chosen value."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Choose a value."""
        self.buttons[value].setChecked(True)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground that the words stand on."""
        with QPainter(self) as painter:
            _fill(painter, QRectF(self.rect()), _mixed(self.palette(), 0.09), _RADIUS + _MARGIN)


class Segment(QRadioButton):
    """One word of the switch."""

    def __init__(self, word: str, strong: bool) -> None:
        super().__init__(word)
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the word."""
        metrics = self.fontMetrics()
        text = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(text.width() + metrics.height(), round(metrics.height() * 1.55))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word itself."""
        return self.sizeHint() - QSize(self.fontMetrics().height() // 2, 0)

    def hitButton(self, _: object) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return True

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Paint anew in other colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the word, on a ground if it is chosen."""
        with QPainter(self) as painter:
            palette, rect = self.palette(), QRectF(self.rect())
            colour = palette.color(QPalette.ColorRole.WindowText)
            if self.isChecked():
                ground, colour = self._chosen(palette)
                _fill(painter, rect, ground, _RADIUS)
            elif self.underMouse() and self.isEnabled():
                _fill(painter, rect, _mixed(palette, 0.06), _RADIUS)
            painter.setPen(colour)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(self.rect(), int(flags), self.text())
            if self.hasFocus():
                option = QStyleOptionFocusRect()
                option.initFrom(self)
                option.rect = self.rect().adjusted(2, 2, -2, -2)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _chosen(self, palette: QPalette) -> tuple[QColor, QColor]:
        """Ground and colour of the chosen word."""
        if self._strong and self.isEnabled():
            role = QPalette.ColorRole
            return palette.color(role.Highlight), palette.color(role.HighlightedText)
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.WindowText)
        is_dark = base.lightness() < text.lightness()
        return (_mixed(palette, 0.2) if is_dark else base), text


def _mixed(palette: QPalette, share: float) -> QColor:
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(share)
    return colour


def _fill(painter: QPainter, rect: QRectF, colour: QColor, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
