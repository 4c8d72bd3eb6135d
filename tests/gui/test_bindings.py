"""The Qt bindings themselves: a broken release of them ends the program at a random moment."""

import sys

import PySide6
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot


def test_calls_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 gives back None without counting it; before Python 3.12 that ends in a fatal error
    # ("none_dealloc: deallocating None") after a few thousand calls.
    action = QAction("x")
    before = sys.getrefcount(None)
    for _ in range(500):
        action.setEnabled(True)
    assert sys.getrefcount(None) > before - 250, f"PySide6 {PySide6.__version__} must not be used"
