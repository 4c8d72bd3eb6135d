"""The notification at the end of a run: for who is elsewhere, and in the form that desktops take."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from aedesk.gui.notify import notify
from tests.conftest import PROJECT


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What a tray shows."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, *args: shown.append((args[0], args[1])))
    return shown


def test_who_is_elsewhere_is_told(qtbot: QtBot, shown: list[tuple[str, str]]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notify("Done", "3 pictures", window)
    assert shown == [("Done", "3 pictures")]


def test_who_looks_at_the_window_is_not(qtbot: QtBot, shown: list[tuple[str, str]]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    notify("Done", "3 pictures", window)
    assert shown == []


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a session bus of its own")
def test_desktops_without_a_tray_are_asked_as_they_expect(tmp_path: Path) -> None:
    code = """
from PySide6.QtWidgets import QApplication, QWidget
from aedesk.gui.notify import notify
application = QApplication([])
notify("Done", "3 pictures", QWidget())
"""
    script = """
dbus-monitor > "$2" & until [ -s "$2" ]; do sleep 0.05; done
"$0" -c "$1"
until grep -q AddNotification "$2"; do sleep 0.05; done; kill $!
"""
    told = tmp_path / "told.txt"
    process = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, code, str(told)],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=False,
        timeout=120,
    )
    call = told.read_text().partition("member=AddNotification")[2]
    words = [line.strip() for line in call.splitlines()[1:12]]
    assert words[:2] == ['string "aedesk"', "array ["], process.stderr
    assert {'string "title"', 'variant             string "Done"'} <= set(words)
