"""Colours that the palette does not name, made to be readable on its light or dark ground."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

_RED, _GREEN = 4, 140
_FADED = 0.68


def is_dark(palette: QPalette) -> bool:
    """Whether text stands on a dark ground."""
    return palette.base().color().lightness() < 128


def bad(palette: QPalette) -> QColor:
    """For failures."""
    return _toned(palette, _RED)


def good(palette: QPalette) -> QColor:
    """For results."""
    return _toned(palette, _GREEN)


def faded(colour: QColor) -> QColor:
    """For what is less important than the text of this colour."""
    mild = QColor(colour)
    mild.setAlphaF(_FADED)
    return mild


def colour_text(widget: QWidget, colour: QColor) -> None:
    """Give the text of a widget a colour; disabled it is as the palette has it."""
    own = widget.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        own.setColor(group, QPalette.ColorRole.WindowText, colour)
    if own != widget.palette():  # what tells the widget so, which may have asked for this
        widget.setPalette(own)


def _toned(palette: QPalette, hue: int) -> QColor:
    return QColor.fromHsl(hue, 170, 175) if is_dark(palette) else QColor.fromHsl(hue, 190, 78)
