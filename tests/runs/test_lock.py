"""The folder of a run belongs to one process at a time."""

import os
import signal
from pathlib import Path

import pytest

from aedesk.errors import TrainingError
from aedesk.runs.lock import locked

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")


def test_a_second_process_is_sent_away(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "run"
    with locked(out):
        with pytest.raises(TrainingError, match=r"Another process trains in .*run"), locked(out):
            pass
        (out / "last.json").write_text("{}")
    with locked(out):
        pass
    assert (out / "last.json").exists()


def test_nothing_is_left_where_nothing_was_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "run"):
        raise KeyError
    assert not (tmp_path / "run").exists()


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(tmp_path):
            os.write(tell, b"x")
            signal.pause()
    os.read(ready, 1)
    with pytest.raises(TrainingError), locked(tmp_path):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(tmp_path):
        pass
