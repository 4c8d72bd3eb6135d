"""What the compare view shows: the visible part of a picture, as it will come out with the settings."""

from aedesk.gui.preview.figures import Figures
from aedesk.gui.preview.preview import Preview

__all__ = ["Figures", "Preview"]
