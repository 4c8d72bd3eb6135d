"""The folder of a run belongs to one process at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aedesk.errors import TrainingError
from aedesk.files.locks import Lock
from aedesk.runs.lock import Holder, is_held, locked, note_holder

fcntl = pytest.importorskip("fcntl")
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


def test_who_looks_keeps_nobody_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "last.json").touch()
    assert not is_held(tmp_path)
    with locked(tmp_path):
        assert is_held(tmp_path) and is_held(tmp_path)
    assert not is_held(tmp_path)
    looking = os.open(tmp_path / ".lock", os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    assert not is_held(tmp_path)
    monkeypatch.setattr("aedesk.runs.lock.time.sleep", lambda seconds: fcntl.flock(looking, fcntl.LOCK_UN))
    with locked(tmp_path):
        pass
    os.close(looking)


def test_where_locks_are_not_offered_the_number_of_the_process_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.runs.lock.try_lock", lambda descriptor: Lock.NOT_OFFERED)
    monkeypatch.setattr("aedesk.runs.lock.is_locked", lambda descriptor: False)
    (tmp_path / "last.json").touch()
    with locked(tmp_path):
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        note_holder(tmp_path, Holder.of(other.pid, 0.0))
        assert is_held(tmp_path)
        with pytest.raises(TrainingError, match="Another process"), locked(tmp_path):
            pass
        other.kill()
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)  # a zombie, until it is waited for
        assert not is_held(tmp_path)
        with locked(tmp_path):
            pass


def test_the_time_of_the_start_is_that_of_whoever_started_the_process(tmp_path: Path) -> None:
    tmp_path.joinpath("last.json").touch()
    note_holder(tmp_path, Holder.of(os.getpid(), 17.0))
    with locked(tmp_path) as holder:
        assert (holder.pid, holder.since) == (os.getpid(), 17.0)
    with locked(tmp_path) as holder:
        assert holder.since > 17.0
