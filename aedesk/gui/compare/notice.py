"""What the view says: a sentence in place of a picture or over it, and that something is on its way."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from aedesk.gui import tones

_PATIENCE_MS = 200
_BEAT_MS = 40
_LAP_MS = 1400
_THICKNESS = 3


class Notice(QLabel):
    """A sentence: in the middle where there is no picture, otherwise in a pill at the lower edge.

    Args:
        parent: What it stands on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._is_over_picture = False
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str, *, over_picture: bool) -> None:
        """Show a sentence; an empty one hides it."""
        self._is_over_picture = over_picture
        self.setText(text)
        self.setVisible(bool(text))
        self.raise_()
        self.lay_out()

    def lay_out(self) -> None:
        """Follow the size of the parent."""
        metrics, room = self.fontMetrics(), self._ground.rect()
        padding = metrics.height() // 2
        self.setMargin(padding if self._is_over_picture else 0)
        width = min(room.width() - 4 * padding, 56 * metrics.averageCharWidth())
        needed = metrics.boundingRect(
            0, 0, width - 2 * padding, 10_000, Qt.TextFlag.TextWordWrap, self.text()
        ).size()
        self.resize(min(width, needed.width() + 3 * padding), needed.height() + 2 * padding)
        if self._is_over_picture:
            self.move(room.center().x() - self.width() // 2, room.bottom() - self.height() - padding)
        else:
            self.move(room.center() - self.rect().center())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill, and the text in a colour that goes with what is behind it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._is_over_picture:
                painter.setPen(QColor(255, 255, 255, 46))
                painter.setBrush(QColor(16, 16, 16, 205))
                radius = min(self.height() / 2, self.fontMetrics().height())
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            painter.setPen(
                QColor("white") if self._is_over_picture else tones.faded(self.palette().text().color())
            )
            painter.drawText(
                self.rect(), int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.text()
            )


class BusyLine(QWidget):
    """A light that wanders along the upper edge while something takes more than a fifth of a second.

    Args:
        parent: What it stands on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._at = 0
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._begin)
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._wander)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """Begin, soon, or end."""
        if not busy:
            self._patience.stop()
            self._beat.stop()
            self.hide()
        elif not self._beat.isActive() and not self._patience.isActive():
            self._patience.start()

    def lay_out(self) -> None:
        """Follow the size of the parent."""
        self.setGeometry(0, 0, self._ground.width(), _THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the light."""
        width = self.width()
        middle = (self._at / _LAP_MS * 1.6 - 0.3) * width
        light = QLinearGradient(middle - 0.3 * width, 0, middle + 0.3 * width, 0)
        colour = self.palette().highlight().color()
        nothing = QColor(colour)
        nothing.setAlpha(0)
        for place, shade in ((0.0, nothing), (0.5, colour), (1.0, nothing)):
            light.setColorAt(place, shade)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), light)

    def _begin(self) -> None:
        self._at = 0
        self._beat.start()
        self.show()
        self.raise_()

    def _wander(self) -> None:
        self._at = (self._at + _BEAT_MS) % _LAP_MS
        self.update()
