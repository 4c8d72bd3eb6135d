"""What a page of the training dialog is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One step of the dialog; by itself one that has nothing to say.

    A page is made as ``SomePage(draft, operations, settings)`` with the `Draft`, the `Operations` and the
    window's `QSettings`; it lives as long as the dialog, and is entered and left many times.

    Signals:
        completeChanged: What `problem`, `next_text` or `may_go_back` answer may have changed.
        next_wanted: Go on to the next page, as the button does.

    Attributes:
        title: Short name in the list of steps.
    """

    completeChanged = Signal()  # noqa: N815 - as Qt's wizards call it
    next_wanted = Signal()
    title: str = ""

    def problem(self) -> str:
        """Why the next page cannot come now, in one sentence; empty where it can."""
        return ""

    def next_text(self) -> str:
        """What the button to the next page says; empty for the usual word."""
        return ""

    def may_go_back(self) -> bool:
        """Whether the pages before can be shown now."""
        return True

    def enter(self) -> None:
        """The page comes to the front."""

    def leave(self) -> None:
        """Another page comes to the front, or the dialog is closed."""
