"""Everything that can be done in the window, with its keys; menus and buttons are made from it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QPushButton, QWidget

_Keys = QKeySequence.StandardKey | str | None


class Actions(QObject):
    """The actions of one window.

    Args:
        window: Where their keys act.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        key = QKeySequence.StandardKey
        self.open_files = self._make(self.tr("&Open pictures…"), key.Open)
        self.open_folder = self._make(self.tr("Open a &folder…"), "Ctrl+Shift+O")
        self.paste = self._make(self.tr("&Paste files"), key.Paste)
        self.quit = self._make(self.tr("&Quit"), key.Quit)
        self.select_all = self._make(self.tr("Select &all"), key.SelectAll)
        self.remove = self._make(self.tr("&Remove"), key.Delete)
        self.clear = self._make(self.tr("&Empty the queue"), "Ctrl+Shift+Del")
        self.show_in_folder = self._make(self.tr("Show in &folder"), "Ctrl+L")
        self.copy_reason = self._make(self.tr("&Copy details"), key.Copy)
        self.start = self._make(self.tr("&Start"), "Ctrl+Return")
        self.stop = self._make(self.tr("S&top"), "Esc")
        self.about = self._make(self.tr("&About aedesk"), None)
        self.remove.setToolTip(self.tr("Takes the selected files out of the queue; they stay on the disk."))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus of a window."""
        menus: tuple[tuple[str, tuple[QAction | None, ...]], ...] = (
            (self.tr("&File"), (self.open_files, self.open_folder, self.paste, None, self.quit)),
            (self.tr("&Queue"), (self.select_all, *self.of_rows(), None, self.clear)),
            (self.tr("&Run"), (self.start, self.stop)),
            (self.tr("&Help"), (self.about,)),
        )
        for title, actions in menus:
            menu = bar.addMenu(title)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)

    def of_rows(self) -> tuple[QAction, ...]:
        """What can be done with selected rows."""
        return (self.show_in_folder, self.copy_reason, self.remove)

    def _make(self, text: str, keys: _Keys) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action


def action_button(action: QAction) -> QPushButton:
    """A button that does an action and is enabled with it; its tip shows the keys."""
    text = action.text().replace("&", "")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = QPushButton(text)
    button.setEnabled(action.isEnabled())
    button.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
