"""A whole session with a codec of a few lines; what takes how long is only noted, see ``drive``."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aedesk.gui.window import MainWindow
from tests.gui.conftest import PATIENCE_MS
from tests.gui.session.pictures import make_pictures
from tests.gui.session.script import whole_session
from tests.gui.session.session import Session


@pytest.mark.usefixtures("fake_codec")
def test_whole_session_goes_to_its_end(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    make_pictures(tmp_path / "pictures", 6)
    (tmp_path / "out").mkdir()
    session = Session(window, tmp_path / "out", pace=0.05)
    with qtbot.waitSignal(session.ended, timeout=5 * PATIENCE_MS):
        session.play(whole_session(session, tmp_path / "pictures"))
    report = session.report()
    assert report["problem"] == ""
    assert report["done"] == 6 and report["failed"] == 1
    assert report["turned_to_restore"] and report["restored"] == 6
    assert report["connections"] == []
    assert len(list((tmp_path / "out").glob("*.png"))) >= 14
    assert not window.isVisible()
