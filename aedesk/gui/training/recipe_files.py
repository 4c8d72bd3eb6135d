"""Recipes as files and as a command line: saved, opened, copied."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aedesk.gui import dialogs
from aedesk.gui.background import Background
from aedesk.gui.buttons import push_button
from aedesk.gui.operations import Operations
from aedesk.gui.panel.remark import Remark, heading
from aedesk.gui.training.command import command_line
from aedesk.gui.training.draft import Draft

_SUFFIX = ".toml"
_FOLDER = "training/recipes"


class RecipeFiles(QWidget):
    """Buttons that save and open the recipe of a draft, and the command that does the same.

    Args:
        draft: Gives and takes recipes.
        operations: Runs what touches the disk.
        settings: Remember the folder of recipes.
    """

    def __init__(self, draft: Draft, operations: Operations, settings: QSettings) -> None:
        super().__init__()
        self._draft, self._settings = draft, settings
        self._background = Background(operations, self)
        self.save_button = push_button(self.tr("Sa&ve recipe…"), self.ask_save)
        self.open_button = push_button(self.tr("&Open recipe…"), self.ask_open)
        self.copy_button = push_button(self.tr("Cop&y"), self.copy)
        self.copy_button.setToolTip(self.tr("Copies the command, for a terminal or a script."))
        self.command = QLineEdit(readOnly=True)
        self.command.setAccessibleName(self.tr("Command that trains the same"))
        self.remark = Remark()
        self._lay_out()
        self.allow(False)

    def allow(self, is_whole: bool) -> None:
        """Offer the command and the file, or neither because the settings cannot work."""
        command = command_line(self._draft.recipe()) if is_whole else ""
        if command != self.command.text():
            self.command.setText(command)
            self.command.setCursorPosition(0)
            self.remark.say("")
        self.copy_button.setEnabled(is_whole)
        self.save_button.setEnabled(is_whole)

    def copy(self) -> None:
        """Put the command onto the clipboard."""
        QGuiApplication.clipboard().setText(self.command.text())
        self.remark.say(self.tr("Copied."))

    def ask_save(self) -> None:
        """Let the user choose a file, which the file dialog asks about before it is replaced."""
        dialog = QFileDialog(self, self.tr("Save recipe"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self._filter())
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.selectFile((self._draft.values.get("name") or self._draft.kind) + _SUFFIX)
        if dialog.exec():
            self.save_to(Path(dialog.selectedFiles()[0]))

    def save_to(self, path: Path) -> None:
        """Write the recipe to a file, which is replaced if it exists."""
        from aedesk.runs.shelf import runs_folder
        from aedesk.runs.toml import write_recipe

        recipe = self._draft.recipe(runs_folder() / path.stem)
        text = self.tr("Saved as {0}. The same by command: aedesk-cli train --recipe {0}").format(path)
        self._start(lambda: write_recipe(recipe, path), path, lambda _: self.remark.say(text))

    def ask_open(self) -> None:
        """Let the user choose a recipe."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open recipe"), self._folder(), self._filter())
        if path:
            self.open_from(Path(path))

    def open_from(self, path: Path) -> None:
        """Take purpose, pictures and settings from a file."""
        from aedesk.runs.toml import read_recipe

        def take(recipe: Any) -> None:
            self._draft.take(recipe)
            self.remark.say(self.tr("Opened {0}.").format(path.name))

        self._start(lambda: read_recipe(path, Path("run")), path, take)

    def _start(self, function: Any, path: Path, success: Any) -> None:
        self._settings.setValue(_FOLDER, str(path.parent))
        self._background.start(function, success, lambda error: dialogs.show_error(self, error))

    def _filter(self) -> str:
        return self.tr("Recipes") + f" (*{_SUFFIX})"

    def _folder(self) -> str:
        return str(self._settings.value(_FOLDER, str(Path.home())))

    def _lay_out(self) -> None:
        line, buttons = QHBoxLayout(), QHBoxLayout()
        line.addWidget(self.command, 1)
        line.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("The same by command")))
        column.addLayout(line)
        column.addLayout(buttons)
        column.addWidget(self.remark)
