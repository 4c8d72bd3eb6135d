"""Everything that can be done in the window, with its keys; menus and buttons are made from it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

_Keys = QKeySequence.StandardKey | str | None


class Actions(QObject):
    """The actions of one window; those of the compare view are its own.

    Args:
        window: Where their keys act.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._make_files()
        self._make_queue()
        self._make_view()
        self._make_run()
        self.models = self._make(self.tr("&Models…"), "Ctrl+M")
        self.train = self._make(self.tr("&Train a model…"), "Ctrl+T")
        self.train.setToolTip(self.tr("Makes a model of pictures of your own, or adapts one to them."))
        self.preferences = self._make(self.tr("&Preferences…"), "Ctrl+,")
        self.guide = self._make(self.tr("&Guide"), QKeySequence.StandardKey.HelpContents)
        self.keys = self._make(self.tr("&Keys"), "Ctrl+F1")
        self.about = self._make(self.tr("&About aedesk"), None)

    def of_rows(self) -> tuple[QAction, ...]:
        """What can be done with selected rows."""
        return (
            self.save_as,
            self.show_information,
            self.show_in_folder,
            self.copy_details,
            self.retry,
            self.remove,
        )

    def name_edits(self, undo: str, redo: str) -> None:
        """Let undo and redo say what they would do; the names of edits may be empty."""
        self.undo.setText(self.tr("&Undo {0}").format(undo).rstrip(": "))
        self.redo.setText(self.tr("Re&do {0}").format(redo).rstrip(": "))

    def name_pause(self, paused: bool) -> None:
        """Let pause say what it would do."""
        self.pause.setText(self.tr("Go &on") if paused else self.tr("&Pause"))

    def _make_files(self) -> None:
        key = QKeySequence.StandardKey
        self.open_files = self._make(self.tr("&Open pictures…"), key.Open)
        self.open_folder = self._make(self.tr("Open a &folder…"), "Ctrl+Shift+O")
        self.paste = self._make(self.tr("&Paste files"), key.Paste)
        self.save_as = self._make(self.tr("&Save picture as…"), "Ctrl+Shift+S")
        self.quit = self._make(self.tr("&Quit"), "Ctrl+Q")
        self.save_as.setToolTip(self.tr("Writes the shown picture as a PNG, JPEG, TIFF, WebP or AVIF file."))

    def _make_queue(self) -> None:
        key = QKeySequence.StandardKey
        self.undo = self._make(self.tr("&Undo"), key.Undo)
        self.redo = self._make(self.tr("Re&do"), key.Redo)
        self.select_all = self._make(self.tr("Select &all"), key.SelectAll)
        self.retry = self._make(self.tr("&Try again"), "Ctrl+R")
        self.remove = self._make(self.tr("&Remove"), key.Delete)
        self.clear = self._make(self.tr("&Empty the queue"), "Ctrl+Shift+Del")
        self.show_in_folder = self._make(self.tr("Show in &folder"), "Ctrl+L")
        self.show_information = self._make(self.tr("Show &information…"), "Ctrl+I")
        self.copy_details = self._make(self.tr("&Copy details"), key.Copy)
        self.retry.setToolTip(self.tr("Lets the selected files wait for the next run."))
        self.remove.setToolTip(self.tr("Takes the selected files out of the queue; they stay on the disk."))
        self.show_information.setToolTip(
            self.tr("Says all that is known of the shown file; of an .aed file also where its bits went.")
        )

    def _make_view(self) -> None:
        self.previous = self._make(self.tr("P&revious picture"), "Ctrl+PgUp")
        self.next = self._make(self.tr("&Next picture"), "Ctrl+PgDown")
        self.show_queue = self._make(self.tr("Show the &queue"), "F8", checkable=True)
        self.show_settings = self._make(self.tr("Show the se&ttings"), "F9", checkable=True)
        for part in (self.show_queue, self.show_settings):
            part.setChecked(True)

    def _make_run(self) -> None:
        self.start = self._make(self.tr("&Start"), "Ctrl+Return")
        self.pause = self._make(self.tr("&Pause"), "Ctrl+P")
        self.stop = self._make(self.tr("S&top"), "Esc")
        self.stop.setToolTip(self.tr("Finished files stay; what is being worked on waits again."))

    def _make(self, text: str, keys: _Keys, *, checkable: bool = False) -> QAction:
        action = QAction(text, self, checkable=checkable)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action


def plain_text(action: QAction) -> str:
    """The text of an action without the marks of its letters and its dots."""
    return action.text().replace("&", "").rstrip("…")


def keys_text(action: QAction) -> str:
    """The keys of an action as the system writes them, empty where it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def action_button(action: QAction) -> QPushButton:
    """A button that does an action, looks as it does, and is enabled with it; its tip shows the keys."""
    button = QPushButton()

    def follow() -> None:
        keys = keys_text(action)
        button.setText(action.text().replace("&", ""))
        button.setEnabled(action.isEnabled())
        button.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())

    follow()
    button.clicked.connect(action.trigger)
    action.changed.connect(follow)
    return button
