"""Colours of settings that rest while a run is going on: they cannot be changed, and are still to be read."""

from PySide6.QtGui import QColor, QPalette

_SHARE = 0.62
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def resting(palette: QPalette) -> QPalette:
    """What differs from a palette: texts of disabled controls, which styles make too pale to be read.

    Args:
        palette: The colours of the application.
    """
    text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Window)
    mixed = QColor.fromRgbF(
        _mixed(text.redF(), ground.redF()),
        _mixed(text.greenF(), ground.greenF()),
        _mixed(text.blueF(), ground.blueF()),
    )
    changed = QPalette()
    for role in _TEXTS:
        changed.setColor(QPalette.ColorGroup.Disabled, role, mixed)
    return changed


def _mixed(above: float, below: float) -> float:
    return _SHARE * above + (1 - _SHARE) * below
