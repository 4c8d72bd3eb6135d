"""The bar above the picture: way to compare, zoom, and what to compare with."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from aedesk.gui.compare import icons
from aedesk.gui.compare.actions import CompareActions
from aedesk.gui.compare.modes import GAINS, RIVALS, Mode

_ARROW = " ▾"
_SPACING, _GAP, _SIDE = 2, 8, 6
_SCALES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


class Toolbar(QWidget):
    """Buttons for the actions of a view; what there is no room for stays in the menus.

    Signals:
        scale_chosen: A zoom was picked from the list; 1.0 is 100 %.
        gain_chosen: How much differences are amplified.
        rival_chosen: One of `RIVALS`.
        original_held: Whether the button is down that shows the original alone.

    Args:
        actions: Of the view.
    """

    scale_chosen = Signal(float)
    gain_chosen = Signal(int)
    rival_chosen = Signal(str)
    original_held = Signal(bool)

    def __init__(self, actions: CompareActions) -> None:
        super().__init__()
        self._modes = [self._button(action) for action in actions.modes.values()]
        self._steps: list[QWidget] = [self._button(actions.zoom_out), self._button(actions.zoom_in)]
        self._ends: list[QWidget] = [self._button(actions.fit), self._button(actions.full_size)]
        self._original = self._hold_button()
        self._zoom = self._menu_button(self.tr("Zoom"), "6400 %")
        self._gain = self._menu_button(self.tr("Amplification of the difference"), "×32")
        self._label = QLabel(self.tr("Compare with"))
        self._label.setContentsMargins(0, 0, 4, 0)
        self.rival = QComboBox()
        self._fill_menus(actions)
        self._fill_rivals()
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 4, _SIDE, 4)
        row.setSpacing(_SPACING)
        for mode in self._modes:
            row.addWidget(mode)
        row.addWidget(self._original)
        row.addSpacing(_GAP)
        for button in (self._steps[0], self._zoom, self._steps[1], *self._ends):
            row.addWidget(button)
        row.addWidget(self._gain)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.rival)
        self._original.setIcon(icons.icon("original", self.palette()))
        self.show_mode(Mode.SPLIT)

    def show_scale(self, scale: float | None) -> None:
        """Tell the zoom; None where there is no picture."""
        percent = 0.0 if scale is None else 100 * scale
        text = "–" if scale is None else f"{percent:.0f} %" if percent >= 9.95 else f"{percent:.1f} %"
        self._zoom.show_value(text)
        self._zoom.setEnabled(scale is not None)

    def show_mode(self, mode: Mode) -> None:
        """Show what belongs to a way to compare."""
        self._gain.setVisible(mode is Mode.DIFFERENCE)
        self._make_room()

    def show_gain(self, gain: int) -> None:
        """Tell how much differences are amplified."""
        self._gain.show_value(f"×{gain}")

    def offer_rivals(self, offered: bool) -> None:
        """Let the user compare with other formats, or only with the original."""
        self.rival.setVisible(offered)
        if not offered and self.rival.currentIndex() > 0:
            self.rival.setCurrentIndex(0)
            self.rival_chosen.emit(RIVALS[0])
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for."""
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for, now that the style is known."""
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self._original.setIcon(icons.icon("original", self.palette()))
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as with nothing but what must be there."""
        return QSize(self._needed(self._always()), super().minimumSizeHint().height())

    def _always(self) -> list[QWidget]:
        sometimes = [part for part in (self._gain, self.rival) if not part.isHidden()]
        return [*self._modes, self._original, self._zoom, *sometimes]

    def _needed(self, parts: list[QWidget]) -> int:
        widths = [part.sizeHint().width() + _SPACING for part in parts]
        return sum(widths) + 2 * _SIDE + _GAP

    def _make_room(self) -> None:
        """Show what there is room for, the more important first."""
        parts = self._always()
        label = [] if self.rival.isHidden() else [self._label]
        for group in (self._steps, self._ends, label):
            parts += group
            fits = self.width() >= self._needed(parts)
            for part in group:
                part.setVisible(fits)
        if not label:
            self._label.hide()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        return button

    def _hold_button(self) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Original alone, while pressed"))
        button.setToolTip(self.tr("Press and hold to see the original alone (O)"))
        button.pressed.connect(lambda: self.original_held.emit(True))
        button.released.connect(lambda: self.original_held.emit(False))
        return button

    def _menu_button(self, name: str, widest: str) -> "_MenuButton":
        button = _MenuButton(widest)
        button.setAccessibleName(name)
        button.setToolTip(name)
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


class _MenuButton(QToolButton):
    """A value and an arrow that opens a menu of others.

    Args:
        widest: The longest value, so that the button keeps its width.
    """

    def __init__(self, widest: str) -> None:
        super().__init__()
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(QMenu(self))
        self._widest = widest + _ARROW

    def show_value(self, value: str) -> None:
        """Show a value, and tell it to screen readers."""
        self.setText(value + _ARROW)
        self.setAccessibleDescription(value)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Its text; the style would add room for a mark of its own."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._widest) + metrics.height(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it without the style's mark of a menu, which stands far from the text."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        painter = QStylePainter(self)
        with painter:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
