"""Brings every error that nobody expected, of any thread, to one dialog."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.gui.crash.lines import RecentLines
from aedesk.gui.crash.report import traceback_of

_PATIENCE_MS = 5000
"""How long the window may take to close in an orderly way before the program is ended."""

_MOST_SHOWN = 20
"""Kinds of errors whose tracebacks go into one report; a program at fault can have no end of them."""


class CrashHooks(QObject):
    """Takes unexpected errors and shows the first of each kind.

    While its dialog is open, further errors are added to its details; an error that comes from the same line
    again, as those of timers and paintings do, opens no second one. Everything goes to the log as well.

    Args:
        close: Closes the window in an orderly way, stopping a run; called when the user wants to quit.
    """

    _arrived = Signal(object, str)

    def __init__(self, close: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.lines = RecentLines()
        self._close = close
        self._dialog: QObject | None = None
        self._seen: set[tuple[type, str, int]] = set()
        self._tracebacks: list[str] = []
        self._arrived.connect(self._show)  # queued where the error comes from another thread

    def install(self) -> None:
        """Take the place of Python's own hooks, which print to a terminal that nobody sees."""
        self.lines.install()
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value, args.exc_traceback, args.thread.name if args.thread else "unknown"
        )

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        thread: str = "",
    ) -> None:
        """Deal with one error; to be called as `sys.excepthook` is, on any thread."""
        error = kind() if error is None else error
        if not isinstance(error, Exception) and isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        text = traceback_of(error, thread)
        logging.getLogger("aedesk").error("%s in %s", kind.__name__, _place(kind, trace)[1:])
        if sys.stderr:  # Windows gives programs with a window none
            sys.stderr.write(text)
        is_new = _place(kind, trace) not in self._seen
        self._seen.add(_place(kind, trace))
        if not is_new:
            return
        if not thread and not QThread.currentThread().loopLevel():
            self._show_last(text)  # the event loop has not begun, or this is its end
        else:
            self._arrived.emit(text, thread)

    def _show(self, text: str, _thread: str) -> None:
        # Later, because a dialog must not open in the middle of a painting.
        QTimer.singleShot(0, self, lambda: self._open(text))

    def _open(self, text: str) -> None:
        from aedesk.gui.crash.dialog import CrashDialog

        self._tracebacks = [*self._tracebacks, text][:_MOST_SHOWN]
        if isinstance(self._dialog, CrashDialog):
            self._dialog.add(text)
            return
        dialog = CrashDialog("\n".join(self._tracebacks), self.lines.lines, QApplication.activeWindow())
        dialog.finished.connect(self._forget)
        dialog.quit_wanted.connect(self._quit)
        self._dialog = dialog
        dialog.open()

    def _show_last(self, text: str) -> None:
        from aedesk.gui.crash.dialog import CrashDialog

        if QApplication.instance() is not None and self._dialog is None:
            self._dialog = dialog = CrashDialog(text, self.lines.lines, can_go_on=False)
            dialog.exec()
            self._dialog = None

    def _forget(self) -> None:
        self._dialog, self._tracebacks = None, []

    def _quit(self) -> None:
        QTimer.singleShot(_PATIENCE_MS, self, lambda: QApplication.exit(1))
        if self._close is None:
            QApplication.exit(1)
        else:
            self._close()


def install_crash_dialog(application: QApplication, close: Callable[[], None] | None = None) -> CrashHooks:
    """Show a dialog for every error that nobody expected.

    Args:
        application: Keeps the hooks alive.
        close: Closes the window in an orderly way, stopping a run.
    """
    hooks = CrashHooks(close)
    hooks.setParent(application)
    hooks.install()
    return hooks


def tell_of_earlier_crash(happened: str, window: QWidget) -> None:
    """Show what an earlier session left behind, see `aedesk.gui.crash.HardCrashes`."""
    from aedesk.gui.crash.dialog import CrashDialog

    CrashDialog(happened, parent=window, earlier=True).open()


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[type, str, int]:
    """Where an error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (kind, trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else (kind, "", 0)
