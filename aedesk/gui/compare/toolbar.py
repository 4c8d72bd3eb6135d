"""The bar above the picture: way to compare, zoom, and what to compare with."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from aedesk.gui.compare import icons
from aedesk.gui.compare.actions import CompareActions
from aedesk.gui.compare.modes import GAINS, RIVALS, Mode

_SCALES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


class Toolbar(QWidget):
    """Buttons for the actions of a view; what there is no room for stays in the menus.

    Signals:
        scale_chosen: A zoom was picked from the list; 1.0 is 100 %.
        gain_chosen: How much differences are amplified.
        rival_chosen: One of `RIVALS`.

    Args:
        actions: Of the view.
    """

    scale_chosen = Signal(float)
    gain_chosen = Signal(int)
    rival_chosen = Signal(str)

    def __init__(self, actions: CompareActions) -> None:
        super().__init__()
        self._modes = [self._button(action) for action in actions.modes.values()]
        self._smaller, self._larger = self._button(actions.zoom_out), self._button(actions.zoom_in)
        self._ends = [self._button(actions.fit), self._button(actions.full_size)]
        self._zoom = self._menu_button(self.tr("Zoom"))
        self._gain = self._menu_button(self.tr("Amplification of the difference"))
        self._label = QLabel(self.tr("Compare with"))
        self.rival = QComboBox()
        self._fill_menus(actions)
        self._fill_rivals()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        for button in self._modes:
            row.addWidget(button)
        row.addWidget(self._gain)
        row.addSpacing(8)
        for button in (self._smaller, self._zoom, self._larger, *self._ends):
            row.addWidget(button)
        row.addStretch(1)
        row.addSpacing(6)
        row.addWidget(self._label)
        row.addSpacing(4)
        row.addWidget(self.rival)
        self.show_mode(Mode.SPLIT)

    def show_scale(self, scale: float | None) -> None:
        """Tell the zoom; None where there is no picture."""
        percent = 0.0 if scale is None else 100 * scale
        text = "–" if scale is None else f"{percent:.0f} %" if percent >= 9.95 else f"{percent:.1f} %"
        self._zoom.setText(text)
        self._zoom.setAccessibleDescription(text)
        self._zoom.setEnabled(scale is not None)

    def show_mode(self, mode: Mode) -> None:
        """Show what belongs to a way to compare."""
        self._gain.setVisible(mode is Mode.DIFFERENCE)
        self._make_room()

    def show_gain(self, gain: int) -> None:
        """Tell how much differences are amplified."""
        self._gain.setText(f"×{gain}")
        self._gain.setAccessibleDescription(f"×{gain}")

    def offer_rivals(self, offered: bool) -> None:
        """Let the user compare with other formats, or only with the original."""
        self.rival.setVisible(offered)
        if not offered:
            self.rival.setCurrentIndex(0)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for."""
        self._make_room()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as with nothing but what must be there."""
        return QSize(self._needed(), super().minimumSizeHint().height())

    def _needed(self, *more: QWidget) -> int:
        always = (*self._modes, self._smaller, self._zoom, self._larger)
        sometimes = [part for part in (self._gain, self.rival) if not part.isHidden()]
        widths = [part.sizeHint().width() + 2 for part in (*always, *sometimes, *more)]
        return sum(widths) + 12 + 18

    def _make_room(self) -> None:
        rivals = not self.rival.isHidden()
        ends = self.width() >= self._needed(*self._ends)
        for button in self._ends:
            button.setVisible(ends)
        label = rivals and ends and self.width() >= self._needed(*self._ends, self._label) + 4
        self._label.setVisible(label)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        return button

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setMenu(QMenu(button))
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance("6400 %") + 18)
        return button

    def _fill_menus(self, actions: CompareActions) -> None:
        zoom, gain = self._zoom.menu(), self._gain.menu()
        zoom.addAction(actions.fit)
        zoom.addSeparator()
        for scale in _SCALES:
            zoom.addAction(f"{100 * scale:.0f} %").triggered.connect(
                lambda _=False, scale=scale: self.scale_chosen.emit(scale)
            )
        for times in GAINS:
            gain.addAction(f"×{times}").triggered.connect(
                lambda _=False, times=times: self.gain_chosen.emit(times)
            )

    def _fill_rivals(self) -> None:
        names = (self.tr("Original"), "JPEG", "WebP", "AVIF")
        for name, rival in zip(names, RIVALS, strict=True):
            self.rival.addItem(name, rival)
        self.rival.setAccessibleName(self.tr("Compare with"))
        self.rival.setToolTip(self.tr("What the left side shows: other formats at the same size of file"))
        self.rival.activated.connect(lambda _: self.rival_chosen.emit(self.rival.currentData()))
        self._label.setBuddy(self.rival)
