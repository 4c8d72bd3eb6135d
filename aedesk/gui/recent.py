"""Folders that were opened lately, and the menu of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QMenu, QWidget

_KEY = "recent_folders"
_KEPT = 8


class RecentFolders(QMenu):
    """A menu of folders, the latest first.

    Signals:
        chosen: A folder of the menu shall be opened; carries its path.

    Args:
        settings: Where the folders are remembered.
        parent: The window.
    """

    chosen = Signal(str)

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Recent folders"))
        self.setToolTipsVisible(True)
        self._settings = settings
        self._folders = _read(settings)
        self._fill()

    @property
    def last(self) -> str:
        """The folder where file dialogs begin: the latest that is still there, or the user's own."""
        return next((folder for folder in self._folders if Path(folder).is_dir()), str(Path.home()))

    def note(self, *folders: str) -> None:
        """Put folders at the top."""
        if folders:
            self._keep(list(dict.fromkeys([*folders, *self._folders])))

    def forget(self) -> None:
        """Forget all folders."""
        self._keep([])

    def _keep(self, folders: Sequence[str]) -> None:
        self._folders = list(folders)[:_KEPT]
        self._settings.setValue(_KEY, self._folders)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for number, folder in enumerate(self._folders, start=1):
            action = self.addAction(f"&{number}  {_short(folder)}")
            action.setToolTip(folder)
            action.triggered.connect(lambda _=False, folder=folder: self.chosen.emit(folder))
        self.addSeparator()
        self.addAction(self.tr("&Forget these folders")).triggered.connect(self.forget)
        self.setEnabled(bool(self._folders))
        self.menuAction().setEnabled(bool(self._folders))


def _short(folder: str) -> str:
    """The last two parts of a path, as text of a menu."""
    path = Path(folder)
    shown = str(Path(*path.parts[-2:])) if len(path.parts) > 3 else folder
    return shown.replace("&", "&&")


def _read(settings: QSettings) -> list[str]:
    value = settings.value(_KEY)
    if isinstance(value, str):  # what an INI file makes of a list of one
        return [value] if value else []
    return [str(folder) for folder in value][:_KEPT] if isinstance(value, list) else []
