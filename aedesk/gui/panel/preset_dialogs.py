"""The questions about presets; each is shown without an event loop of its own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QMessageBox, QWidget


def ask_name(parent: QWidget, proposal: str, use: Callable[[str], None]) -> None:
    """Ask under which name settings are to be saved."""
    box = QInputDialog(parent)
    box.setWindowTitle(QCoreApplication.translate("Presets", "Save the settings as a preset"))
    box.setLabelText(
        QCoreApplication.translate("Presets", "Name of the preset; aedesk-cli --preset knows it too")
    )
    box.setTextValue(proposal)
    box.setOkButtonText(QCoreApplication.translate("Presets", "Save"))
    box.textValueSelected.connect(lambda name: use(name.strip()))
    _open(box)


def ask_replace(parent: QWidget, name: str, use: Callable[[], None]) -> None:
    """Ask whether a preset may be replaced."""
    text, details = (
        QCoreApplication.translate("Presets", "Replace the preset {0}?"),
        QCoreApplication.translate("Presets", "There is one of that name already."),
    )
    _ask(parent, text.format(name), details, QCoreApplication.translate("Presets", "Replace"), use)


def ask_delete(parent: QWidget, name: str, use: Callable[[], None]) -> None:
    """Ask whether a preset is to be deleted."""
    text = QCoreApplication.translate("Presets", "Delete the preset {0}?")
    details = QCoreApplication.translate(
        "Presets", "The settings stay as they are; only the name for them is lost."
    )
    _ask(parent, text.format(name), details, QCoreApplication.translate("Presets", "Delete"), use)


def _ask(parent: QWidget, text: str, details: str, answer: str, use: Callable[[], None]) -> None:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("aedesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(details)
    box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.accepted.connect(use)
    _open(box)


def _open(box: QDialog) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
