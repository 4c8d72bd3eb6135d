"""Where the parts of the window stand."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

_QUEUE_WIDTH, _VIEW_WIDTH, _PANEL_WIDTH = 330, 550, 320


class Layout(QWidget):
    """Queue, view and panel side by side, the footer below; an invitation while the queue is empty.

    Args:
        notices: Lines above all, mostly hidden.
        invitation: Stands in place of queue and view while there is nothing to show.
        queue: Stands left.
        view: Stands in the middle, and takes what is left.
        panel: Stands right.
        footer: Stands below.
    """

    def __init__(
        self,
        notices: Sequence[QWidget],
        invitation: QWidget,
        queue: QWidget,
        view: QWidget,
        panel: QWidget,
        footer: QWidget,
    ) -> None:
        super().__init__()
        self._invitation = invitation
        self._queue = queue
        self._panel = panel
        self._inner = _splitter(queue, view)
        self._inner.setStretchFactor(0, 0)
        self._inner.setStretchFactor(1, 1)
        self._inner.setSizes([_QUEUE_WIDTH, _VIEW_WIDTH])
        self._stack = QStackedWidget()
        self._stack.addWidget(invitation)
        self._stack.addWidget(self._inner)
        self._outer = _splitter(self._stack, panel)
        self._outer.setStretchFactor(0, 1)
        self._outer.setStretchFactor(1, 0)
        self._outer.setSizes([_QUEUE_WIDTH + _VIEW_WIDTH, _PANEL_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for notice in notices:
            column.addWidget(notice)
        column.addWidget(self._outer, 1)
        column.addWidget(_line())
        column.addWidget(footer)

    def invite(self, inviting: bool) -> None:
        """Show the invitation, or queue and view."""
        self._stack.setCurrentWidget(self._invitation if inviting else self._inner)

    @property
    def queue_is_shown(self) -> bool:
        """Whether the queue is shown, as soon as there is one."""
        return not self._queue.isHidden()

    @property
    def panel_is_shown(self) -> bool:
        """Whether the settings are shown."""
        return not self._panel.isHidden()

    def show_queue(self, shown: bool) -> None:
        """Show or hide the queue."""
        self._queue.setVisible(shown)

    def show_panel(self, shown: bool) -> None:
        """Show or hide the settings."""
        self._panel.setVisible(shown)

    def state(self) -> dict[str, Any]:
        """Widths of the parts, and which of them are hidden."""
        return {
            **{name: splitter.saveState().toBase64().toStdString() for name, splitter in self._splitters},
            "queue": self.queue_is_shown,
            "panel": self.panel_is_shown,
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring all of it back; what makes no sense is passed over."""
        for name, splitter in self._splitters:
            text = state.get(name)
            if isinstance(text, str):
                splitter.restoreState(QByteArray.fromBase64(text.encode("ascii", "ignore")))
                splitter.setChildrenCollapsible(False)
        self.show_queue(state.get("queue") is not False)
        self.show_panel(state.get("panel") is not False)

    @property
    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("inner", self._inner), ("outer", self._outer)


def _splitter(*parts: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(5)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter


def _line() -> QFrame:
    line = QFrame(frameShape=QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
