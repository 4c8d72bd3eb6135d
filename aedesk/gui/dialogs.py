"""The few questions and messages that need a dialog."""

import traceback

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from aedesk.errors import AedeskError
from aedesk.gui.own_words import hint_in_own_words, in_own_words


def show_error(parent: QWidget, error: BaseException) -> None:
    """Tell why a run as a whole was impossible; the details can be copied."""
    box = _box(parent, QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("Dialogs", "This did not work"))
    if isinstance(error, AedeskError):
        box.setText(in_own_words(error.message))
        box.setInformativeText(hint_in_own_words(error.hint))
    else:
        box.setText(QCoreApplication.translate("Dialogs", "Internal error: {0}").format(error))
        box.setInformativeText(
            QCoreApplication.translate(
                "Dialogs", "This is a fault of aedesk; please report it with the details."
            )
        )
    details = "".join(traceback.format_exception(error))
    box.setDetailedText(details)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = QCoreApplication.translate("Dialogs", "&Copy details")
    button = box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
    button.clicked.disconnect()  # copying leaves the dialog open
    button.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.open()


def ask_stop(parent: QWidget) -> QMessageBox:
    """A question that is asked when the window is to be closed during a run.

    Returns:
        The open box; it is accepted where the run shall be stopped.
    """
    box = _box(parent, QMessageBox.Icon.Question)
    box.setWindowTitle("aedesk")
    box.setText(QCoreApplication.translate("Dialogs", "Stop the run and close?"))
    box.setInformativeText(
        QCoreApplication.translate(
            "Dialogs",
            "Finished results stay. Files that are being worked on are given up; originals are safe.",
        )
    )
    stop = QCoreApplication.translate("Dialogs", "Stop and close")
    keep = QCoreApplication.translate("Dialogs", "Keep working")
    box.addButton(stop, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(keep, QMessageBox.ButtonRole.RejectRole))
    box.open()
    return box


def show_about(parent: QWidget) -> None:
    """Say what the program is."""
    from importlib.metadata import version

    text = QCoreApplication.translate(
        "Dialogs",
        "Compresses pictures into small .aed files with a convolutional autoencoder, restores them, "
        "and takes away noise.\n\n"
        "All work is done on this computer; nothing is ever sent anywhere.",
    )
    box = _box(parent, QMessageBox.Icon.NoIcon)
    box.setWindowTitle(QCoreApplication.translate("Dialogs", "About aedesk"))
    box.setIconPixmap(parent.windowIcon().pixmap(QSize(64, 64), parent.devicePixelRatioF()))
    box.setText(f"aedesk {version('aedesk')}")
    box.setInformativeText(text)
    box.open()


def _box(parent: QWidget, icon: QMessageBox.Icon) -> QMessageBox:
    """A box that is shown without an event loop of its own, so that the window stays alive behind it."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
