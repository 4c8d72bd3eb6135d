"""Dark colours for desktops that have no theme to ask for them, as bare X11."""

from PySide6.QtGui import QColor, QPalette

_GROUND = QColor(50, 50, 50)
_FIELD = QColor(36, 36, 36)
_ACCENT = QColor(48, 140, 198)
_TEXT = QColor(245, 245, 245)
_FADED = QColor(130, 130, 130)
_LINK = QColor(110, 180, 240)


def dark_palette() -> QPalette:
    """Dark colours in the manner of Qt's own style."""
    palette = QPalette(_GROUND)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = {
        role.Base: _FIELD,
        role.AlternateBase: _FIELD.lighter(125),
        role.Window: _GROUND,
        role.Button: _GROUND,
        role.Light: _GROUND.lighter(150),
        role.Midlight: _GROUND.lighter(120),
        role.Mid: _GROUND.lighter(160),
        role.Dark: _GROUND.darker(150),
        role.Shadow: _GROUND.darker(200),
        role.Highlight: _ACCENT,
        role.Accent: _ACCENT,
        role.HighlightedText: QColor("white"),
        role.ToolTipBase: _FIELD,
        role.ToolTipText: _TEXT,
        role.PlaceholderText: _FADED,
        role.BrightText: QColor("white"),
        role.Link: _LINK,
        role.LinkVisited: _LINK,
    }
    texts = (role.Text, role.WindowText, role.ButtonText)
    for one, colour in (colours | dict.fromkeys(texts, _TEXT)).items():
        palette.setColor(one, colour)
    for one in (*texts, role.HighlightedText):
        palette.setColor(group.Disabled, one, _FADED)
    palette.setColor(group.Disabled, role.Highlight, _GROUND.lighter(140))
    palette.setColor(group.Disabled, role.Base, _GROUND)
    return palette
