"""The commands about runs: list, show, compare, delete; pause, continue, stop and discard one."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from aedesk.runs.events import Failed, Finished, Stopped
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import locked, read_holder
from aedesk.runs.process import start
from tests.cli.conftest import Cli
from tests.cli.test_train import MICRO_PROGRAM, PROJECT
from tests.runs.conftest import made, make_run, own_runs, started, validated
from tests.training import micro

__all__ = ["own_runs"]


@pytest.fixture
def two(own_runs: Path) -> Path:
    """Two runs: one was stopped, a later one is finished."""
    make_run(own_runs / "mine", started(), validated(0, 9.0), made(4), Stopped(4), seed=7, name="solar cells")
    make_run(own_runs / "other", started(), validated(10, 0.5), made(10), Finished(10, 0.1, "package"))
    return own_runs


def test_runs_are_listed_the_latest_first(two: Path, cli: Cli) -> None:
    lines = cli("train", "runs").stdout.decode().splitlines()
    assert [line.split()[:3] for line in lines] == [["finished", "100", "%"], ["stopped", "40", "%"]]
    assert "solar cells" in lines[1] and "4 steps" in lines[1] and str(two / "mine") in lines[1]
    records = cli("train", "runs", "--json").records
    assert [record["name"] for record in records] == ["other", "solar cells"]
    empty = cli("train", "runs", two / "mine")
    assert (empty.status, empty.stdout) == (0, b"") and "There are no runs in" in empty.stderr


def test_a_run_is_shown_with_what_is_not_as_usual(two: Path, cli: Cli) -> None:
    text = cli("train", "show", "mine").stdout.decode()
    assert text.startswith("solar cells: a codec of size tiny\n") and "stopped, 40 %" in text
    assert "q60   0.500 bpp  32.00 dB" in text and "loss  9.000" in text
    assert "seed   7" in text and "batch" not in text
    (record,) = cli("train", "show", two / "mine", "--json").records
    assert (record["status"], record["recipe"]["seed"], record["recipe"]["batch"]) == ("stopped", 7, 8)


def test_a_failure_is_shown_with_what_can_be_done(two: Path, cli: Cli) -> None:
    make_run(two / "bad", started(), Failed("It\x1b[31m diverged.", "Take less."))
    assert r"failed: It\x1b[31m diverged. Take less." in cli("train", "show", "bad").stdout.decode()


def test_two_runs_are_compared(two: Path, cli: Cli) -> None:
    lines = cli("train", "compare", "mine", "other").stdout.decode().splitlines()
    assert lines[0].split() == [str(two / "mine"), str(two / "other")]
    assert ["seed", "7", "0"] in [line.split() for line in lines]
    assert ["loss", "9.000", "0.500"] in [line.split() for line in lines]
    (record,) = cli("train", "compare", "mine", "other", "--json").records
    assert record["settings"]["seed"] == [7, 0] and record["states"][1]["status"] == "finished"


def test_runs_are_deleted_each_on_its_own(two: Path, cli: Cli, trash: Path) -> None:
    with locked(two / "other"):
        outcome = cli("train", "delete", "mine", "nope", "other", "--json")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert [record["status"] for record in outcome.records] == ["deleted", "failed", "failed"]
    assert (two / "other").is_dir() and (trash / "mine").is_dir()


def test_what_does_not_run_cannot_be_asked(two: Path, cli: Cli) -> None:
    outcome = cli("train", "stop", "mine")
    assert outcome.status == ExitStatus.SOME_FAILED and "No process trains in" in outcome.stderr


def until(condition: Callable[[], bool]) -> None:
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


@pytest.fixture
def mine(own_runs: Path) -> Iterator[RunFolder]:
    """A run that no process works on when the test is over, however it ends."""
    run = RunFolder(own_runs / "mine")
    yield run
    holder = read_holder(run.path)
    if holder is not None and holder.is_alive:
        os.kill(holder.pid, signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="the trash of POSIX")
def test_a_process_pauses_goes_on_stops_and_is_discarded_by_others(
    mine: RunFolder, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = mine
    monkeypatch.chdir(PROJECT)
    monkeypatch.setattr("aedesk.runs.process.PROGRAM", (sys.executable, "-c", MICRO_PROGRAM))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    monkeypatch.setitem(micro.SIZES, "micro", micro.MICRO)
    data = micro.make_pictures(tmp_path / "pictures")
    settings = {**micro.SETTINGS, "validate_every": 50, "minutes": 30.0, "steps": None}
    make_run(run.path, data=(data,), **settings)
    start(run.path)
    until(lambda: run.state().last_step is not None or not run.is_running())
    assert run.state().status == "running", run.output.read_text()
    assert cli("train", "pause", "mine").status == 0
    until(lambda: run.state().status == "paused")
    (record,) = cli("train", "continue", "mine", "--json").records
    assert record["status"] == "resumed"
    until(lambda: run.state().status == "running")
    assert cli("train", "stop", "mine").status == 0
    until(lambda: not run.is_running())
    stopped = run.state()
    assert stopped.status == "stopped" and run.output.read_bytes() == b""

    (record,) = cli("train", "continue", "mine", "--json").records
    assert record["status"] == "started"
    until(lambda: run.timeline().steps[-1]["step"] > stopped.step or not run.is_running())
    assert run.state().status == "running", run.output.read_text()
    assert cli("train", "discard", "mine").status == 0
    until(lambda: not run.path.exists())
    lines = (tmp_path / "data/Trash/files/mine/events.jsonl").read_text().splitlines()
    kinds = [json.loads(line)["event"] for line in lines]
    acts = ("started", "paused", "resumed", "stopped", "discarded", "failed")
    assert [kind for kind in kinds if kind in acts] == [
        "started",
        "paused",
        "resumed",
        "stopped",
        "started",
        "discarded",
    ]
