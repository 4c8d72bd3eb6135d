"""What the window remembers from one start to the next."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QComboBox, QMainWindow

from aedesk.gui.panel import SettingsPanel


def own_settings() -> QSettings:
    """The user's file for this."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "aedesk", "window")


def save(settings: QSettings, window: QMainWindow, panel: SettingsPanel) -> None:
    """Write the state of window and panel."""
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("quality", panel.quality.value())
    settings.setValue("measure", panel.measure.isChecked())
    settings.setValue("format", panel.format.currentData())
    settings.setValue("on_exist", panel.on_exist.currentData())
    settings.setValue("folder", panel.folder.last_folder)
    settings.setValue("in_folder", panel.folder.inside.isChecked())


def load(settings: QSettings, window: QMainWindow, panel: SettingsPanel) -> None:
    """Bring back the state; what is missing or makes no sense stays as it is."""
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    _take(settings, "quality", int, panel.quality.setValue)
    _take(settings, "measure", _is_true, panel.measure.setChecked)
    _take(settings, "format", str, lambda name: _choose(panel.format, name))
    _take(settings, "on_exist", str, lambda policy: _choose(panel.on_exist, policy))
    folder = settings.value("folder")
    if isinstance(folder, str) and folder:
        panel.folder.propose(folder)
        _take(settings, "in_folder", _is_true, panel.folder.inside.setChecked)


def _take(settings: QSettings, key: str, read: Callable[[str], object], use: Callable[..., object]) -> None:
    value = settings.value(key)
    if value is None:
        return
    try:
        use(read(str(value)))
    except ValueError:  # an edited file
        settings.remove(key)


def _is_true(text: str) -> bool:
    return text.lower() == "true"


def _choose(box: QComboBox, data: str) -> None:
    place = box.findData(data)
    if place >= 0:
        box.setCurrentIndex(place)
