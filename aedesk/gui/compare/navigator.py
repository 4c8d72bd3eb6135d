"""Where the picture stands: what the user asks for, kept through changes of size and of picture."""

from PySide6.QtCore import QObject, Signal

from aedesk.gui.compare.geometry import Placement, Point, Size


class Navigator(QObject):
    """Zooms and moves a picture in its pane.

    Signals:
        changed: `place` is another one.

    Args:
        parent: Qt's owner.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place: Placement | None = None
        self.is_fitted = True
        self._pane: Size = (1, 1)

    def set_picture(self, size: Size | None) -> None:
        """Place a picture: where the last one was if it has the same size, otherwise as a whole."""
        if size is None:
            self._go(None)
        elif self.place is None or self.place.picture != size:
            self.is_fitted = True
            self._go(Placement.fitted(size, self._pane))

    def set_pane(self, pane: Size) -> None:
        """Follow a pane of another size, in device pixels."""
        self._pane = (max(1, pane[0]), max(1, pane[1]))
        if self.place is not None:
            place = self.place
            resized = place.resized(self._pane)
            self._go(Placement.fitted(place.picture, self._pane) if self.is_fitted else resized)

    def fit(self) -> None:
        """Show the whole picture, also after changes of the window."""
        if self.place is not None:
            self.is_fitted = True
            self._go(Placement.fitted(self.place.picture, self._pane))

    def zoom(self, scale: float, at: Point | None = None) -> None:
        """Show the picture at a scale; what lies at a point of the pane (its middle if none) stays there."""
        if self.place is not None:
            self._zoomed(self.place.zoomed(scale, at or self._middle))

    def zoom_by(self, factor: float, at: Point) -> None:
        """Zoom smoothly at a point."""
        if self.place is not None:
            self._zoomed(self.place.zoomed_by(factor, at))

    def step(self, steps: int, at: Point | None = None) -> None:
        """Zoom to the next or last step."""
        if self.place is not None:
            self._zoomed(self.place.stepped(steps, at or self._middle))

    def toggle(self, at: Point) -> None:
        """Change between the whole picture and 100 % at a point."""
        if self.place is not None:
            whole = Placement.fitted(self.place.picture, self._pane)
            if self.is_fitted and whole.scale != 1.0:
                self.zoom(1.0, at)
            else:
                self.fit()

    def move(self, right: float, down: float) -> None:
        """Move the picture by device pixels."""
        if self.place is not None:
            self._go(self.place.moved(right, down))

    def move_by_part(self, right: float, down: float) -> None:
        """Move the picture by parts of the pane."""
        self.move(right * self._pane[0], down * self._pane[1])

    @property
    def can_move(self) -> bool:
        """Whether a part of the picture is outside of the pane."""
        return self.place is not None and self.place.visible != (0, 0, *self.place.picture)

    @property
    def _middle(self) -> Point:
        return self._pane[0] / 2, self._pane[1] / 2

    def _zoomed(self, place: Placement) -> None:
        self.is_fitted = False
        self._go(place)

    def _go(self, place: Placement | None) -> None:
        if place != self.place:
            self.place = place
            self.changed.emit()
