"""The questions about presets; each is shown without an event loop of its own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QMessageBox, QWidget


def ask_name(parent: QWidget, proposal: str, use: Callable[[str], None]) -> None:
    """Ask under which name settings are to be saved."""
    box = QInputDialog(parent)
    box.setWindowTitle(_tr("Save the settings as a preset"))
    box.setLabelText(_tr("Name of the preset; aedesk-cli --preset knows it too"))
    box.setTextValue(proposal)
    box.setOkButtonText(_tr("Save"))
    box.textValueSelected.connect(lambda name: use(name.strip()))
    _open(box)


def ask_replace(parent: QWidget, name: str, use: Callable[[], None]) -> None:
    """Ask whether a preset may be replaced."""
    text, details = _tr("Replace the preset {0}?"), _tr("There is one of that name already.")
    _ask(parent, text.format(name), details, _tr("Replace"), use)


def ask_delete(parent: QWidget, name: str, use: Callable[[], None]) -> None:
    """Ask whether a preset is to be deleted."""
    text = _tr("Delete the preset {0}?")
    details = _tr("The settings stay as they are; only the name for them is lost.")
    _ask(parent, text.format(name), details, _tr("Delete"), use)


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presets", text)
