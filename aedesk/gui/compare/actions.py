"""What can be done with the view, for its toolbar and for the menu of the window."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from aedesk.gui.compare.icons import icon
from aedesk.gui.compare.modes import Mode


class CompareActions(QObject):
    """The actions of one view; their keys act in its whole window.

    Attributes:
        modes: For each way to compare, the action that is checked while it is in use.
        fit: Shows the whole picture.
        full_size: Shows a pixel of the picture on each pixel of the screen.
        zoom_in: Zooms to the next step.
        zoom_out: Zooms to the last step.

    Args:
        view: Whose they are.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        group = QActionGroup(self)
        self.modes: dict[Mode, QAction] = {}
        for mode, text, tip, keys in (
            (Mode.SPLIT, self.tr("&Split"), self.tr("Both in one picture, with a line to drag"), "Alt+1"),
            (
                Mode.SIDE_BY_SIDE,
                self.tr("Side &by side"),
                self.tr("Both beside each other, moved together"),
                "Alt+2",
            ),
            (Mode.DIFFERENCE, self.tr("&Difference"), self.tr("Only what differs, made brighter"), "Alt+3"),
        ):
            action = self._make(mode, text, tip, keys)
            action.setCheckable(True)
            action.setData(mode)
            group.addAction(action)
            self.modes[mode] = action
        self.modes[Mode.SPLIT].setChecked(True)
        self.fit = self._make("fit", self.tr("&Fit"), self.tr("Show the whole picture"), "Ctrl+0")
        self.full_size = self._make(
            "full_size",
            self.tr("&100 %"),
            self.tr("One pixel of the picture on each pixel of the screen"),
            "Alt+0",
        )
        self.zoom_in = self._make(
            "zoom_in", self.tr("Zoom &in"), self.tr("Show a smaller part, larger"), "Ctrl++", "Ctrl+="
        )
        self.zoom_out = self._make("zoom_out", self.tr("Zoom &out"), self.tr("Show more, smaller"), "Ctrl+-")
        self.take_palette()

    @property
    def zooms(self) -> tuple[QAction, ...]:
        """Those that change the zoom."""
        return self.fit, self.full_size, self.zoom_in, self.zoom_out

    def for_menu(self) -> tuple[QAction | None, ...]:
        """All of them in the order of a menu; None where a line belongs."""
        return (*self.modes.values(), None, *self.zooms)

    def take_palette(self) -> None:
        """Draw the icons in the colours of now."""
        for action in (*self.modes.values(), *self.zooms):
            action.setIcon(icon(action.objectName(), self._view.palette()))

    def _make(self, name: str, text: str, tip: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setIconVisibleInMenu(False)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})")
        self._view.addAction(action)
        return action
