"""The compare view: a picture and what became of it, as images; knows nothing of files or codecs."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aedesk.gui.compare.actions import CompareActions
from aedesk.gui.compare.canvas import Canvas
from aedesk.gui.compare.loading import Slot
from aedesk.gui.compare.modes import GAINS, Mode
from aedesk.gui.compare.navigator import Navigator
from aedesk.gui.compare.sides import Sides
from aedesk.gui.compare.toolbar import Toolbar
from aedesk.gui.operations import Operations

COALESCED_MS = 30
"""How often at most `CompareView.visible_changed` is emitted."""


class CompareView(QWidget):
    """Shows a picture beside its result: split, side by side, or their difference.

    Images may have any format and colour space; those with a colour space are converted to sRGB, others are
    taken as sRGB. Conversion and everything else that takes long is done in the background, and the image
    before stays until then. `Format_RGB32`, and with transparency `Format_ARGB32_Premultiplied`, are shown at
    once and cost no copy. Areas and sizes are in pixels of the picture.

    Signals:
        visible_changed: Another part of the picture is visible, a `QRect`; at most every `COALESCED_MS`.
        rival_chosen: What the left side shall show: "" (the original), "jpeg", "webp" or "avif".

    Args:
        parent: Qt's owner.
        operations: Runs what takes long; of its own if there are none.
    """

    visible_changed = Signal(QRect)
    rival_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, operations: Operations | None = None) -> None:
        super().__init__(parent)
        self.operations = operations or Operations(self)
        self._sides = Sides(self.operations, self)
        self._navigator = Navigator(self)
        self._told = QRect()
        self._message = ""
        self._is_busy = False
        self.canvas = Canvas(self._sides, self._navigator)
        self.actions_ = CompareActions(self)
        self.toolbar = Toolbar(self.actions_)
        self._teller = QTimer(self, singleShot=True, interval=COALESCED_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.canvas, 1)
        self._connect()
        self.toolbar.show_gain(self._sides.gain)
        self._refresh()

    @property
    def visible(self) -> QRect:
        """The pixels of the picture that are seen, also in part; empty without a picture."""
        place = self._navigator.place
        if place is None:
            return QRect()
        left, top, right, bottom = place.visible
        return QRect(left, top, right - left, bottom - top)

    @property
    def scale(self) -> float | None:
        """Device pixels a pixel of the picture; None without a picture."""
        return self._navigator.place.scale if self._navigator.place else None

    @property
    def mode(self) -> Mode:
        """How the sides are shown."""
        return self._sides.mode

    def set_picture(self, image: QImage | None, size: QSize | None = None, caption: str = "") -> None:
        """Show an original.

        Zoom and place stay if the size is that of the picture before. Result and rival stay only where the
        image takes the place of a smaller stand-in of the same size.

        Args:
            image: The picture; None empties the view.
            size: Of the full picture, where the image is a smaller stand-in for it.
            caption: Parts with " · " between them; where there is little room, the last ones are left out.
        """
        if image is None or image.isNull():
            for slot in self._sides.slots:
                slot.clear()
            self._navigator.set_picture(None)
            return
        size = size or image.size()
        before = self._sides.original.layer
        if before is not None and not (before.is_stand_in and before.area.size() == size):
            self._sides.result.clear()
            self._sides.rival.clear()
        if before is not None and before.area.size() != size:
            self._sides.original.clear()
        self._sides.original.set(image, QRect(0, 0, size.width(), size.height()), caption, size)
        self._navigator.set_picture((size.width(), size.height()))

    def set_result(self, image: QImage | None, area: QRect, caption: str) -> None:
        """Show a result on the right side.

        Args:
            image: As large as the area; None removes it.
            area: What it covers. Elsewhere the result before is seen through a thin veil, and where there
                was none, the original through a thick one.
            caption: As in `set_picture`.
        """
        self._set(self._sides.result, image, area, caption)

    def set_rival(self, image: QImage | None, area: QRect, caption: str) -> None:
        """Show something else than the original on the left side; arguments as in `set_result`."""
        self._set(self._sides.rival, image, area, caption)

    def set_captions(
        self, original: str | None = None, result: str | None = None, rival: str | None = None
    ) -> None:
        """Change what the sides are called; None leaves a caption as it is."""
        texts = (original, rival, result)
        for slot, text in zip(self._sides.slots, texts, strict=True):
            if text is not None:
                slot.set_caption(text)

    def set_busy(self, busy: bool) -> None:
        """Show, after a fifth of a second, that something is on its way."""
        self._is_busy = busy
        self.canvas.busy.set_busy(busy)
        if self._sides.original.layer is None:
            self._refresh()

    def set_message(self, text: str) -> None:
        """Say a sentence, until the next: in place of a picture, or over its lower edge; empty for none."""
        self._message = text
        self._refresh()

    def offer_rivals(self, offered: bool) -> None:
        """Let the user choose other formats for the left side, or not."""
        self.toolbar.offer_rivals(offered)

    def state(self) -> dict[str, Any]:
        """How the user has arranged the view, as JSON can keep it."""
        return {"mode": self._sides.mode.value, "split": self.canvas.handle.place, "gain": self._sides.gain}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Arrange the view as before; what is not understood is left as it is."""
        mode, split, gain = state.get("mode"), state.get("split"), state.get("gain")
        if mode in list(Mode):
            self.set_mode(Mode(mode))
        if isinstance(split, (int, float)) and 0 <= split <= 1:
            self.canvas.handle.set_place(split)
        if gain in GAINS:
            self._set_gain(gain)

    def set_mode(self, mode: Mode) -> None:
        """Show the sides in another way."""
        mode = Mode(mode)
        self.actions_.modes[mode].setChecked(True)
        self._sides.set(mode=mode)
        self.toolbar.show_mode(mode)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system's colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.actions_.take_palette()
        super().changeEvent(event)

    def _set(self, slot: Slot, image: QImage | None, area: QRect, caption: str) -> None:
        if image is None or image.isNull():
            slot.clear()
            return
        if image.size() != area.size():
            have, want = (f"{size.width()}×{size.height()}" for size in (image.size(), area.size()))
            raise ValueError(f"image of {have} for an area of {want} pixels: they must be of one size")
        slot.set(image, area, caption)

    def _set_gain(self, gain: int) -> None:
        self._sides.set(gain=gain)
        self.toolbar.show_gain(gain)

    def _measure(self) -> None:
        size = self.canvas.pane_size()
        self._navigator.set_pane((size.width(), size.height()))

    def _refresh(self) -> None:
        place = self._navigator.place
        self._sides.prepare(place)
        self.toolbar.show_scale(place.scale if place else None)
        for action in self.actions_.zooms:
            action.setEnabled(place is not None)
        has_picture = self._sides.original.layer is not None
        is_idle = not (has_picture or self._is_busy)
        advice = self.tr("Choose a picture in the queue to see it here.") if is_idle else ""
        self.canvas.notice.say(self._message or advice, over_picture=has_picture)
        self.canvas.describe()
        if self.visible != self._told and not self._teller.isActive():
            self._teller.start()

    def _tell(self) -> None:
        if self.visible != self._told:
            self._told = self.visible
            self.visible_changed.emit(self._told)

    def _connect(self) -> None:
        self.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for action in self.actions_.for_menu():
            self.canvas.addAction(action or _line(self.canvas))
        navigator, actions = self._navigator, self.actions_
        actions.fit.triggered.connect(navigator.fit)
        actions.full_size.triggered.connect(lambda: navigator.zoom(1.0))
        actions.zoom_in.triggered.connect(lambda: navigator.step(1))
        actions.zoom_out.triggered.connect(lambda: navigator.step(-1))
        for mode, action in actions.modes.items():
            action.triggered.connect(lambda _=False, mode=mode: self.set_mode(mode))
        self.toolbar.scale_chosen.connect(navigator.zoom)
        self.toolbar.gain_chosen.connect(self._set_gain)
        self.toolbar.rival_chosen.connect(self.rival_chosen)
        for held in (self.canvas.keyboard.held, self.toolbar.original_held):
            held.connect(lambda is_held: self._sides.set(is_holding=is_held))
        self.canvas.keyboard.mode_wanted.connect(self.set_mode)
        self.canvas.resized.connect(self._measure)
        navigator.changed.connect(self._refresh)
        self._sides.changed.connect(self._refresh)
        self._teller.timeout.connect(self._tell)


def _line(parent: QWidget) -> QAction:
    line = QAction(parent)
    line.setSeparator(True)
    return line
