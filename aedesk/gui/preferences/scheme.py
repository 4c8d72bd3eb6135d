"""Light, dark, or as the desktop has it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from aedesk.gui.panel.texts import FieldTexts
from aedesk.gui.preferences.dark import dark_palette
from aedesk.gui.preferences.store import PreferencesStore
from aedesk.gui.preferences.window import OF_WINDOW
from aedesk.options import spec_of

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def apply_scheme(name: str) -> None:
    """Show all windows in light or dark colours, or as the desktop has it.

    Args:
        name: "system", "light" or "dark".
    """
    hints, wanted = QGuiApplication.styleHints(), _SCHEMES[name]
    hints.setColorScheme(wanted)
    is_deaf = wanted is Qt.ColorScheme.Dark and hints.colorScheme() is not wanted  # as bare X11
    if is_deaf or QApplication.testAttribute(Qt.ApplicationAttribute.AA_SetPalette):
        QApplication.setPalette(dark_palette() if is_deaf else QPalette())


class SchemeMenu(QMenu):
    """The colours as a menu; it applies the preference at once, and follows it wherever it is changed.

    Args:
        store: Keeps the preference.
        parent: Qt's owner.
    """

    def __init__(self, store: PreferencesStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setTitle(self.tr("&Colours"))
        field = next(field for field in OF_WINDOW if field.name == "scheme")
        texts, group = FieldTexts(self), QActionGroup(self)
        for name in spec_of(field).choices:
            action = self.addAction(texts.choice(field, name))
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        group.triggered.connect(lambda action: store.save({"scheme": action.data()}))
        store.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        scheme = self._store.window().scheme
        for action in self.actions():
            action.setChecked(action.data() == scheme)
        apply_scheme(scheme)
