"""Colours that the palette does not name, made to be readable on its light or dark ground."""

from PySide6.QtGui import QColor, QPalette

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


def _toned(palette: QPalette, hue: int) -> QColor:
    return QColor.fromHsl(hue, 170, 175) if is_dark(palette) else QColor.fromHsl(hue, 190, 78)
