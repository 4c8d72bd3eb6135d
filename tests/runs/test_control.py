"""What a run is asked to do reaches the process that trains, whoever asks."""

import threading
import time
from pathlib import Path

import pytest

from aedesk.errors import TrainingError, UsageError
from aedesk.runs.control import COMMANDS, Inbox, send
from aedesk.runs.lock import locked
from tests.runs.conftest import make_run


def test_each_command_arrives_once_and_in_order(own_runs: Path) -> None:
    folder = make_run(own_runs / "mine")
    with locked(folder) as holder:
        inbox = Inbox(folder, holder.since)
        assert inbox.take() == []
        for command in ("stop", "pause", "resume"):
            send(folder, command)
        send(folder, "stop")
        assert inbox.take() == ["pause", "resume", "stop"] and inbox.take() == []
        assert list((folder / "control").iterdir()) == []


def test_what_was_asked_of_an_earlier_process_is_forgotten(own_runs: Path) -> None:
    folder = make_run(own_runs / "mine")
    with locked(folder):
        send(folder, "discard")
    time.sleep(0.001)
    with locked(folder) as holder:
        inbox = Inbox(folder, holder.since)
        send(folder, "pause")
        assert inbox.take() == ["pause"] and inbox.take() == []


def test_nobody_is_asked_where_nobody_trains(own_runs: Path) -> None:
    folder = make_run(own_runs / "mine")
    with pytest.raises(TrainingError, match="No process trains in"):
        send(folder, "stop")
    with locked(folder), pytest.raises(UsageError, match="pause, resume, stop, discard"):
        send(folder, "wait")  # type: ignore[arg-type]
    assert not (folder / "control").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"time": null}', b'{"time": "soon"}', b"\xff"])
def test_files_that_are_no_commands_are_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "control").mkdir()
    for command in COMMANDS:
        (tmp_path / "control" / command).write_bytes(content)
    (tmp_path / "control" / "dance").write_text('{"time": 9e9}')
    assert Inbox(tmp_path).take() == []


def test_waiting_ends_with_a_word_from_within(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    inbox.wait(0.001)
    assert inbox.take() == []
    threading.Timer(0.01, inbox.put, ["resume"]).start()
    inbox.wait(60)
    inbox.put("stop")
    assert inbox.take() == ["resume", "stop"]
