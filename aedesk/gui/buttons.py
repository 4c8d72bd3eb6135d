"""Buttons of dialogs, which Return in a field does not press."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def push_button(text: str, slot: Callable[[], object]) -> QPushButton:
    """Make a button that calls ``slot`` when it is pressed, and at no other time.

    Args:
        text: What stands on it.
        slot: Takes no argument.
    """
    button = QPushButton(text)
    # The first button of a dialog would take Return otherwise.
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: slot())
    return button
