"""Tells of the end of a long run while the user is elsewhere."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN_MS = 20_000


def notify(title: str, text: str, window: QWidget) -> None:
    """Show a notification of the desktop, unless the user is looking at the window.

    Where the desktop has none, the window's entry in the task bar still asks for attention.

    Args:
        title: What has happened, in a few words.
        text: One sentence more.
        window: Which window asks for attention.
    """
    if window.isActiveWindow():
        return
    QApplication.alert(window)
    if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
        _show_from_tray(title, text, window)
    elif sys.platform == "linux":
        _ask_portal(title, text)


def _show_from_tray(title: str, text: str, window: QWidget) -> None:
    icon = QSystemTrayIcon(window.windowIcon(), window)
    icon.show()
    icon.showMessage(title, text, window.windowIcon(), _SHOWN_MS)
    icon.messageClicked.connect(window.activateWindow)
    QTimer.singleShot(_SHOWN_MS, icon, icon.deleteLater)


def _ask_portal(title: str, text: str) -> None:
    """Desktops without a tray, as GNOME, take notifications through the portal.

    The older interface org.freedesktop.Notifications wants a number of 32 bits without sign, which PySide6
    cannot send.
    """
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # asking for the bus would start one
        return
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    call = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Notification",
        "AddNotification",
    )
    call.setArguments(["aedesk", {"title": title, "body": text}])
    QDBusConnection.sessionBus().send(call)
