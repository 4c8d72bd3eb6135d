"""The user's runs: found, listed, compared, thrown away."""

import json
from pathlib import Path

import pytest

from aedesk.errors import OutputError, TrainingError
from aedesk.runs.events import Finished, Stopped
from aedesk.runs.lock import locked
from aedesk.runs.shelf import compare, delete, find_run, list_runs, runs_at_work, runs_folder
from tests.runs.conftest import made, make_run, started, tell, validated


def test_runs_lie_in_the_users_data_or_where_a_variable_says(
    own_runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runs_folder() == own_runs
    monkeypatch.delenv("AEDESK_RUNS")
    assert runs_folder().parts[-2:] == ("aedesk", "runs")


def test_the_latest_is_first_and_other_folders_are_no_runs(own_runs: Path) -> None:
    assert list_runs(own_runs / "none") == [] == list_runs()
    for name in ("a", "b", "c"):
        make_run(own_runs / name, started())
    tell(own_runs / "b", Stopped(0))
    (own_runs / "notes").mkdir()
    (own_runs / "file").touch()
    assert [state.name for state in list_runs()] == ["b", "c", "a"]


def test_runs_at_work_and_one_more_are_found_without_reading_the_others(own_runs: Path) -> None:
    a, b, c = (make_run(own_runs / name, started()) for name in ("a", "b", "c"))
    (c / "recipe.toml").write_text("damaged")
    tell(b, Stopped(0))
    assert runs_at_work() == []
    assert [state.folder for state in runs_at_work(b)] == [b]
    with locked(a):
        assert [state.folder for state in runs_at_work()] == [a]
        assert {state.folder for state in runs_at_work(b)} == {a, b}
    assert runs_at_work(own_runs / "deleted") == []
    assert runs_at_work(own_runs.parent) == []


def test_a_run_is_found_by_folder_and_by_name(
    own_runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(own_runs / "mine")
    elsewhere = make_run(tmp_path / "elsewhere" / "run")
    assert find_run("mine").path == own_runs / "mine" and find_run(elsewhere).path == elsewhere
    monkeypatch.chdir(elsewhere.parent)
    assert find_run("run").path == Path("run")
    with pytest.raises(TrainingError, match="other is no folder of a run"):
        find_run("other")


def test_two_runs_are_compared_by_what_differs(own_runs: Path) -> None:
    a = make_run(own_runs / "a", started(), validated(0, 9.0), made(4), Stopped(4), seed=1)
    b = make_run(own_runs / "b", started(), validated(0, 8.0), Finished(10, 0.1, "p"), size="base")
    comparison = compare(a, b)
    assert comparison.settings == {"size": ("tiny", "base"), "seed": (1, 0)}
    assert [found and found["loss"] for found in comparison.validations] == [9.0, 8.0]
    assert [state.status for state in comparison.states] == ["stopped", "finished"]
    assert json.loads(json.dumps(comparison.as_dict()))["settings"]["seed"] == [1, 0]
    assert compare(a, own_runs / "none").settings["seed"] == (1, None)


def test_a_run_goes_to_the_trash_but_not_while_it_runs(own_runs: Path, trash: Path) -> None:
    folder = make_run(own_runs / "mine", started())
    with locked(folder), pytest.raises(TrainingError, match="A process trains in"):
        delete(folder)
    with pytest.raises(TrainingError, match="is no folder of a run"):
        delete(own_runs)
    delete(folder)
    assert not folder.exists() and (trash / "mine" / "events.jsonl").is_file()


def test_a_run_stays_where_there_is_no_trash(own_runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(path: str) -> None:
        raise OSError(13, "")

    monkeypatch.setattr("send2trash.send2trash", none)
    folder = make_run(own_runs / "mine")
    with pytest.raises(OutputError, match="stays where it is"):
        delete(folder)
    assert folder.is_dir()
