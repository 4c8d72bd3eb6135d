"""What the folder of a run says to whoever did not start it."""

import json
import os
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import pytest

from aedesk.errors import UsageError
from aedesk.runs.event_file import EVENTS, EventFile
from aedesk.runs.events import Event, Failed, Finished, Halved, Paused, Resumed, Sample, Stopped
from aedesk.runs.folder import RunFolder
from aedesk.runs.lock import Holder, locked, note_holder
from aedesk.runs.timeline import Timeline
from tests.runs.conftest import made, make_run, started, tell, validated

DAMAGED = (
    b"",
    b"\xff\xfe",
    b"[[[",
    b'{"event": 1}\n{"step": "x"}\n',
    b'{"event": "step", "time": 1, "step": "x"}\n[]\n7\n"event"\n',
    b'{"file": "a", "sha256": "b", "record": {}}',
)
FIRST = (started(), validated(0, 9.0), made(3), made(4))


def steps_of(lines: list[dict[str, Any]]) -> list[int]:
    return [line["step"] for line in lines]


def dead_holder() -> Holder:
    """A process that is no more, because a later one has its number."""
    return Holder(os.getpid(), created=psutil.Process().create_time() - 3600, since=time.time())


@pytest.mark.parametrize(
    ("events", "is_held", "status"),
    [
        ((), False, "new"),
        ((), True, "running"),
        (FIRST, True, "running"),
        ((*FIRST, Paused(4)), True, "paused"),
        ((*FIRST, Paused(4), Resumed(4)), True, "running"),
        ((*FIRST, Stopped(4)), False, "stopped"),
        ((*FIRST, Stopped(4), started(4), made(5)), True, "running"),
        ((*FIRST, Finished(10, 0.1, "package")), False, "finished"),
        ((*FIRST, Failed("It diverged.", "Try again.")), False, "failed"),
        (FIRST, False, "failed"),
        ((*FIRST, Paused(4)), False, "failed"),
    ],
)
def test_a_run_stands_as_its_events_and_its_lock_say(
    own_runs: Path, events: tuple[Event, ...], is_held: bool, status: str
) -> None:
    run = RunFolder(make_run(own_runs / "mine"))
    if is_held:
        with locked(run.path):
            tell(run.path, *events)
            assert run.is_running() and run.state().status == status
    else:
        tell(run.path, *events)
        assert not run.is_running() and run.state().status == status


def test_a_state_holds_what_a_list_shows(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", *FIRST, validated(4, 8.0), Stopped(4), size="base"))
    state = run.state()
    assert (state.kind, state.size, state.name, state.status) == ("codec", "base", "mine", "stopped")
    assert (state.step, state.progress, state.seconds, state.seconds_left) == (4, 0.4, 8.0, pytest.approx(12))
    assert state.last_step is not None and state.last_step["step"] == 4
    assert state.last_validation is not None and state.last_validation["loss"] == 8.0
    assert state.started is not None and state.changed is not None and state.started <= state.changed
    assert state.package is None
    assert json.loads(json.dumps(state.as_dict()))["folder"] == str(run.path)


def test_a_failure_is_told_in_its_own_words(own_runs: Path) -> None:
    told = make_run(own_runs / "told", *FIRST, Failed("It diverged.", "Take a smaller rate."))
    killed = make_run(own_runs / "killed", *FIRST)
    state = RunFolder(told).state()
    assert (state.error, state.hint) == ("It diverged.", "Take a smaller rate.")
    assert "killed" in RunFolder(killed).state().error


def test_a_process_that_ended_before_it_could_tell_anything_is_asked_for_its_output(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", *FIRST, Stopped(4)))
    note_holder(run.path, dead_holder())
    run.output.write_text("noise\naedesk-cli: There are no files in /x.\n  Name a folder.\n")
    state = run.state()
    assert (state.status, state.error, state.hint) == (
        "failed",
        "There are no files in /x.",
        "Name a folder.",
    )
    run.output.unlink()
    assert "killed" in run.state().error


def test_an_event_just_before_a_start_is_not_taken_for_one_after_it(
    own_runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.runs.event_file.time.time", lambda: 1_800_000_000.0006)
    run = RunFolder(make_run(own_runs / "mine", *FIRST, Stopped(4)))
    note_holder(run.path, Holder.of(os.getpid(), 1_800_000_000.0007))
    assert run.state().status == "running"


def test_a_run_counts_as_running_from_its_start_on(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", *FIRST, Stopped(4)))
    note_holder(run.path, Holder.of(os.getpid(), time.time()))
    assert run.is_running() and run.state().status == "running"


def test_a_start_takes_back_what_a_kill_lost(own_runs: Path) -> None:
    events = (*FIRST, validated(4), Sample(4, ("a",)), made(6), validated(8))
    again = (started(4), made(5), made(6), validated(8, 7.0), started(8), validated(8, 7.0), made(9))
    run = RunFolder(make_run(own_runs / "mine", *events, *again))
    timeline = run.timeline()
    assert steps_of(timeline.steps) == [3, 4, 5, 6, 9]
    assert steps_of(timeline.validations) == [0, 4, 8] and timeline.validations[-1]["loss"] == 7.0
    assert steps_of(timeline.samples) == [4]
    state = run.state()
    assert (state.step, state.last_step) == (9, timeline.steps[-1])
    # Gone back to, a step has neither a later figure nor a later validation.
    tell(run.path, started(4))
    state = run.state()
    assert (state.step, state.last_step, state.last_validation) == (
        4,
        run.timeline().steps[-1],
        run.timeline().validations[-1],
    )


def test_a_run_that_begins_anew_has_one_first_figure(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", started(), validated(0, 9.0), started(), validated(0, 5.0)))
    assert [line["loss"] for line in run.timeline().validations] == [5.0]


def test_lines_are_read_whole_and_once(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", *FIRST))
    whole, end = run.events()
    path = run.path / EVENTS
    assert [line["event"] for line in whole] == ["started", "validation", "step", "step"]
    assert end == path.stat().st_size and all(line["time"] > 1e9 for line in whole)
    with path.open("ab") as file:
        file.write(b'{"time": 1, "event": "paused"')
    assert run.events(end) == ([], end)
    with path.open("ab") as file:
        file.write(b', "step": 4}\nno event\n')
    lines, last = run.events(end)
    assert lines == [{"time": 1, "event": "paused", "step": 4}] and last == path.stat().st_size
    # A line that a kill cut short is gone once the next is written; no line after it is lost.
    with path.open("ab") as file:
        file.write(b'{"time": 1, "ev')
    tell(run.path, made(5))
    assert [line["step"] for line in run.events(last)[0]] == [5]
    assert run.events(10**9)[0] == run.events()[0]


def test_what_a_checkpoint_remembers_is_told_again_where_it_is_lost(own_runs: Path) -> None:
    folder = make_run(own_runs / "mine", started(), validated(0, 9.0))
    history = [{**validated(step).as_dict(), "seconds": 1.0} for step in (0, 2, 4)]
    with closing(EventFile(folder)) as file:
        file.complete(history)
        file.complete(history)
        file.add(started(4))
    assert steps_of(RunFolder(folder).timeline().validations) == [0, 2, 4]
    assert len(RunFolder(folder).events()[0]) == 5


def test_a_run_of_an_older_aedesk_is_told_by_its_checkpoint(own_runs: Path) -> None:
    folder = own_runs / "old"
    folder.mkdir()
    settings = {"size": "tiny", "steps": 20, "minutes": None, "name": "first"}
    history = [{**validated(10, 3.0).as_dict(), "seconds": 60.0}]
    record = {"step": 10, "seconds": 60.0, "history": history, "recipe": settings}
    (folder / "last.json").write_text(json.dumps({"file": "a", "sha256": "b", "record": record}))
    state = RunFolder(folder).state()
    assert (state.status, state.kind, state.name, state.step) == ("stopped", "codec", "first", 10)
    assert (state.progress, state.seconds, state.last_validation) == (0.5, 60.0, history[0])
    with pytest.raises(UsageError, match=r"recipe\.toml cannot be read"):
        RunFolder(folder).recipe()


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_files_stop_no_reader(own_runs: Path, content: bytes) -> None:
    for name in (EVENTS, "last.json", "recipe.toml", "environment.json", ".lock"):
        (own_runs / name).write_bytes(content)
    run = RunFolder(own_runs)
    run.state()
    run.timeline()
    run.environment()
    assert not run.is_running()


def test_readers_never_stumble_over_a_writer(own_runs: Path) -> None:
    run = RunFolder(make_run(own_runs / "mine", started()))
    number, found = 400, Timeline()

    def write() -> None:
        with closing(EventFile(run.path)) as file:
            for step in range(1, number + 1):
                file.add(made(step, steps=number))

    writer = threading.Thread(target=write)
    writer.start()
    offset, last = 0, 0
    while last < number:
        lines, offset = run.events(offset)
        found.add(lines)
        assert last <= run.state().step <= number
        last = found.steps[-1]["step"] if found.steps else 0
    writer.join()
    assert steps_of(found.steps) == list(range(1, number + 1))


def test_what_half_the_batch_takes_back_is_no_more(tmp_path: Path) -> None:
    run = make_run(
        tmp_path / "run", started(), validated(0), made(2), validated(4), made(6), Halved(2, batch=4)
    )
    state = RunFolder(run).state()
    assert state.step == 2
    assert (state.last_step or {})["step"] == 2 and (state.last_validation or {})["step"] == 0
    assert steps_of(RunFolder(run).timeline().steps) == [2]
