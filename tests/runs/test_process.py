"""A process of its own trains, and goes on when whoever started it is gone."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aedesk.errors import TrainingError, UsageError
from aedesk.runs.folder import RunFolder
from aedesk.runs.process import start
from tests.runs.conftest import make_run

# Notes how it was called, then waits to be let go.
PRETENDER = """
import json, os, sys, time
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("--out") + 1])
called = {"args": sys.argv[1:], "backend": os.environ.get("KERAS_BACKEND"), "input": sys.stdin.read()}
(folder / "new").write_text(json.dumps(called))
(folder / "new").rename(folder / "called")
while not (folder / "go").exists():
    time.sleep(0.01)
print("aedesk-cli: It went wrong.\\n  Do it better.", file=sys.stderr)
"""


@pytest.fixture
def run(own_runs: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    monkeypatch.setattr("aedesk.runs.process.PROGRAM", (sys.executable, "-c", PRETENDER))
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    return RunFolder(make_run(own_runs / "mine"))


def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def end(run: RunFolder) -> None:
    (run.path / "go").touch()
    until(lambda: not run.is_running())


@pytest.mark.parametrize("has_checkpoint", [False, True])
def test_it_is_called_with_the_recipe_and_resumes_where_it_can(run: RunFolder, has_checkpoint: bool) -> None:
    if has_checkpoint:
        (run.path / "last.json").touch()
    pid = start(run.path, resume=True, backend="jax")
    try:
        until((run.path / "called").exists)
        called = json.loads((run.path / "called").read_text())
        expected = ["train", "--recipe", str(run.path / "recipe.toml"), "--out", str(run.path)]
        assert called["args"] == [*expected, *(["--resume"] if has_checkpoint else []), "--json"]
        assert (called["backend"], called["input"]) == ("jax", "")
        if os.name == "posix":  # so a terminal that closes does not end it
            assert os.getsid(pid) == pid
        assert run.is_running() and run.state().status == "running"
        with pytest.raises(TrainingError, match="A process trains in"):
            start(run.path)
    finally:
        end(run)
    state = run.state()
    assert (state.status, state.error, state.hint) == ("failed", "It went wrong.", "Do it better.")


def test_nothing_is_started_without_a_recipe(own_runs: Path) -> None:
    with pytest.raises(UsageError, match=r"recipe\.toml cannot be read"):
        start(own_runs / "none")
    assert not (own_runs / "none").exists()


def test_a_program_that_is_not_there_is_no_crash(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aedesk.runs.process.PROGRAM", (str(run.path / "none"),))
    with pytest.raises(TrainingError, match="No process can be started"):
        start(run.path)
    assert not run.is_running()
