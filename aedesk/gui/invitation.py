"""What the window shows while its queue is empty: an invitation to drop pictures."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aedesk.gui import tones
from aedesk.gui.actions import Actions, action_button

_ICON = QSize(88, 88)


class Invitation(QWidget):
    """A page in the colour of lists with a dashed outline.

    Args:
        actions: What its buttons do.
        icon: The program's own picture.
    """

    def __init__(self, actions: Actions, icon: QIcon) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._take_palette()
        picture = QLabel(pixmap=icon.pixmap(_ICON, self.devicePixelRatioF()))
        title = QLabel(self.tr("Drop pictures or folders here"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        about = QLabel(
            self.tr(
                "Pictures become small .aed files, and .aed files become pictures again.\n"
                "Your originals are never changed, and nothing leaves this computer."
            )
        )
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(action_button(actions.open_files))
        buttons.addWidget(action_button(actions.open_folder))
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(4)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        layout.addLayout(buttons)
        layout.addSpacing(18)
        layout.addWidget(about, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colours."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._take_palette()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the outline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(tones.faded(self.palette().text().color()), 1.2, Qt.PenStyle.DashLine)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.setOpacity(0.55)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 10, 10)

    def _take_palette(self) -> None:
        self.setBackgroundRole(self.palette().ColorRole.Base)
