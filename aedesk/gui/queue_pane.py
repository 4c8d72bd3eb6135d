"""The left part of the window: the queue, or an invitation to fill it, with a frame while files hover."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from aedesk.gui import tones
from aedesk.gui.actions import Actions, action_button
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.row_delegate import RowDelegate

_ICON = QSize(88, 88)


class QueuePane(QWidget):
    """Shows the queue.

    Args:
        model: The queue.
        actions: What its buttons do.
        icon: The program's own picture, for the invitation.
    """

    def __init__(self, model: QueueModel, actions: Actions, icon: QIcon) -> None:
        super().__init__()
        self._model = model
        self.list = _make_list(model)
        self.list.setAccessibleName(self.tr("Queue of pictures"))
        self._invitation = self._make_invitation(actions, icon)
        self._filled = self._make_filled(actions)
        self._frame = _DropFrame(self)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._invitation)
        self._layout.addWidget(self._filled)
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(self._choose)
        self._choose()

    @property
    def selected(self) -> list[int]:
        """Places of the selected rows, in order."""
        return sorted(index.row() for index in self.list.selectionModel().selectedIndexes())

    def show_hovering(self, hovering: bool) -> None:
        """Draw a frame around the pane while files that it would take hover over the window."""
        self._frame.setVisible(hovering)
        self._frame.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the frame around all."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())

    def _choose(self) -> None:
        self._layout.setCurrentWidget(self._filled if self._model.rows else self._invitation)

    def _make_filled(self, actions: Actions) -> QWidget:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 8)
        bar.setSpacing(8)
        bar.addWidget(action_button(actions.open_files))
        bar.addWidget(action_button(actions.open_folder))
        bar.addStretch()
        bar.addWidget(action_button(actions.remove))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        return page

    def _make_invitation(self, actions: Actions, icon: QIcon) -> QWidget:
        page = _DashedPage()
        picture = QLabel(pixmap=icon.pixmap(_ICON, self.devicePixelRatioF()))
        title = QLabel(self.tr("Drop pictures or folders here"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        about = QLabel(
            self.tr(
                "Pictures become small .aed files, and .aed files become pictures again.\n"
                "Your originals are never changed."
            )
        )
        about.setWordWrap(True)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(action_button(actions.open_files))
        buttons.addWidget(action_button(actions.open_folder))
        buttons.addStretch()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(1)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        layout.addLayout(buttons)
        layout.addSpacing(18)
        layout.addWidget(about)
        layout.addStretch(1)
        return page


def _make_list(model: QueueModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(RowDelegate(model.texts))
    view.setUniformItemSizes(True)  # with it ten thousand rows cost no more than ten
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    view.setFrameShape(QFrame.Shape.NoFrame)
    return view


class _DashedPage(QWidget):
    """A page in the colour of lists with a dashed outline."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._take_palette()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colours."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._take_palette()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tones.faded(self.palette().text().color()), 1.2, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setOpacity(0.55)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 10, 10)

    def _take_palette(self) -> None:
        self.setBackgroundRole(self.palette().ColorRole.Base)


class _DropFrame(QWidget):
    """A frame over everything, through which the mouse acts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame in the highlight colour over a light tint of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().highlight().color()
        painter.setPen(QPen(colour, 3))
        colour.setAlphaF(0.12)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 8, 8)
