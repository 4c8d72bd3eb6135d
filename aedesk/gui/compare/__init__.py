"""The compare view of the window: a picture and what became of it, side by side to the pixel."""

from aedesk.gui.compare.modes import Mode
from aedesk.gui.compare.view import CompareView

__all__ = ["CompareView", "Mode"]
