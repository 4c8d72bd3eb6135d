"""How files come into the queue: dialogs, clipboard, recent folders, drops, the command line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from aedesk.batch import LATENT_SUFFIXES, PICTURE_SUFFIXES
from aedesk.gui import incoming
from aedesk.gui.actions import Actions
from aedesk.gui.adding import Item, find_items, folders_among
from aedesk.gui.operations import Operation, Operations
from aedesk.gui.recent import RecentFolders

MODEL_SUFFIX = ".aemodel"


class Opening(QObject):
    """Finds files in the background and hands them over.

    Signals:
        found: Files were found, none at all perhaps; carries a list of `Item`.
        failed: Looking for them went wrong; carries the exception.
        said: A sentence for the user.
        models_found: Models to be imported were among what was opened; carries a list of `Path`.

    Args:
        window: Owner of the dialogs.
        settings: Where the recent folders are remembered.
        operations: Runs the search.
        actions: What the user asks with.
    """

    found = Signal(object)
    failed = Signal(object)
    said = Signal(str)
    models_found = Signal(object)

    def __init__(
        self, window: QWidget, settings: QSettings, operations: Operations, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self.recent = RecentFolders(settings, window)
        self.recent.chosen.connect(lambda folder: self.add_paths([folder]))
        for action, slot in (
            (actions.open_files, self._open_files),
            (actions.open_folder, self._open_folder),
            (actions.paste, self._paste),
        ):
            action.triggered.connect(slot)

    def add_paths(self, paths: Sequence[str]) -> None:
        """Look for the files behind paths, those of folders too; folders become recent ones."""
        models = [Path(path) for path in paths if path.lower().endswith(MODEL_SUFFIX)]
        names = [path for path in paths if not path.lower().endswith(MODEL_SUFFIX)]
        if models:
            self.models_found.emit(models)
        if not names:
            return
        self.said.emit(self.tr("Looking for pictures…"))
        self._operations.start(
            Operation(lambda: (find_items(names), folders_among(names)), self._tell, self.failed.emit)
        )

    def _tell(self, found: tuple[list[Item], list[str]]) -> None:
        items, folders = found
        self.recent.note(*folders)
        self.found.emit(items)

    def _open_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES | LATENT_SUFFIXES))
        filters = ";;".join(
            [self.tr("Pictures and .aed files") + f" ({kinds})", self.tr("All files") + " (*)"]
        )
        title = self.tr("Open pictures")
        paths, _ = QFileDialog.getOpenFileNames(self._window, title, self.recent.last, filters)
        if paths:
            self.recent.note(str(Path(paths[0]).parent))
        self.add_paths(paths)

    def _open_folder(self) -> None:
        title = self.tr("Open a folder")
        folder = QFileDialog.getExistingDirectory(self._window, title, self.recent.last)
        if folder:
            self.add_paths([folder])

    def _paste(self) -> None:
        paths = incoming.paths_in(QGuiApplication.clipboard().mimeData())
        if not paths:
            self.said.emit(self.tr("The clipboard holds no files."))
        self.add_paths(paths)
