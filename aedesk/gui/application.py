"""The Qt application: its name and picture, its one window, and how it ends."""

import os
import signal
import socket
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from aedesk.batch import keep_to_own_threads
from aedesk.batch.journals import journals_folder
from aedesk.gui import remembered
from aedesk.gui.crash import HardCrashes, install_crash_dialog, tell_of_earlier_crash
from aedesk.gui.language import install_language
from aedesk.gui.preferences import PreferencesStore
from aedesk.gui.resources import find_resource
from aedesk.gui.window import MainWindow

_RUNTIMES = {"onnxruntime", "openvino"}
_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def run(paths: Sequence[str]) -> int:
    """Show the window until it is closed.

    Args:
        paths: Files and folders that are in the queue from the start.

    Returns:
        The exit status of the process.
    """
    keep_to_own_threads()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("aedesk")
    application.setDesktopFileName("aedesk")
    settings = remembered.own_settings()
    install_language(application, PreferencesStore(settings).window().language)
    hard_crashes = HardCrashes(journals_folder() / "crashes")
    earlier_crash = hard_crashes.begin()
    window = MainWindow(settings, program_icon())
    install_crash_dialog(application, window.stop_and_close)
    listener = _close_on_signals(window)
    application.commitDataRequest.connect(lambda _: window.prepare_for_session_end())
    window.show()
    window.add_paths(paths)
    window.look_back()
    if earlier_crash:
        tell_of_earlier_crash(earlier_crash, window)
    status = application.exec()
    hard_crashes.end()
    listener.close()
    has_networks = not _RUNTIMES.isdisjoint(sys.modules)
    if window.runner.is_stuck or (not window.operations.is_idle and has_networks):
        os._exit(status)  # a thread inside a network cannot be interrupted, and would crash in the tear-down
    return status


def program_icon() -> QIcon:
    """The program's own picture, empty where the resources are missing."""
    file = find_resource("icons", "aedesk.svg")
    return QIcon(str(file)) if file else QIcon()


def _close_on_signals(window: MainWindow) -> socket.socket:
    """Let Ctrl-C and a request to terminate stop the run and close the window."""
    # Python runs its handlers between two instructions; while Qt waits, only a socket wakes it.
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, QObject(window))
    notifier.activated.connect(lambda: reader.recv(64))
    for number in _ENDS:
        # Through the event loop, which may not have begun yet.
        signal.signal(number, lambda *_: QTimer.singleShot(0, window.stop_and_close))
    return writer
