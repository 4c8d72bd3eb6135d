"""Runs that go on where they were, tries of what failed, the table and the report of a run."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aedesk.errors import ExitStatus
from tests.batch import fakes
from tests.batch.fakes import SLOW_WIDTH, save_picture
from tests.cli.conftest import Cli, Outcome
from tests.cli.test_compress import tree
from tests.cli.test_interrupt import PROJECT, WITH_FAKE_CODEC, _await_that, in_journal


def killed(folder: Path, *args: str) -> None:
    """A run over ``in`` that is killed when it is at its second picture, a slow one."""
    save_picture(folder / "in" / "a.png")
    save_picture(folder / "in" / "b.png", SLOW_WIDTH)
    save_picture(folder / "in" / "c.png")
    command = [sys.executable, "-c", WITH_FAKE_CODEC, "compress", str(folder / "in"), *args]
    process = subprocess.Popen(
        [*command, "-o", str(folder / "out"), "--jobs", "1"], cwd=PROJECT, stderr=subprocess.PIPE
    )
    _await_that(lambda: in_journal(b"b.png"))
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.communicate()
    save_picture(folder / "in" / "b.png")  # no longer slow


@pytest.mark.parametrize("policy", ["skip", "rename", "overwrite"])
def test_killed_run_goes_on_when_it_is_run_again(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: str
) -> None:
    killed(tmp_path, "--on-exist", policy)
    monkeypatch.chdir(PROJECT)
    before = (tmp_path / "out" / "a.aed").stat().st_mtime_ns
    command = ["compress", tmp_path / "in", "--on-exist", policy, "-o", tmp_path / "out", "--jobs", "1"]
    outcome = cli(*command)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert "Going on with the run of " in outcome.stderr and "2 left" in outcome.stderr
    assert "It was killed while it had these in hand: " in outcome.stderr and "b.png" in outcome.stderr
    assert tree(tmp_path / "out") == ["a.aed", "b.aed", "c.aed"]
    assert (tmp_path / "out" / "a.aed").stat().st_mtime_ns == before
    assert "Going on" not in cli(*command).stderr, "that run is over"


def test_resume_without_inputs_goes_on_with_the_last_run_of_the_folder(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(tmp_path, "-q", "33")
    monkeypatch.chdir(tmp_path)
    assert cli("compress", "--resume").status == ExitStatus.NOTHING_TO_DO, "another folder"
    monkeypatch.chdir(PROJECT)
    outcome = cli("compress", "--resume", "--json")
    *records, summary = outcome.records
    assert summary["done"] == 2 and [record["quality"] for record in records if "quality" in record] == [
        33,
        33,
    ]
    assert tree(tmp_path / "out") == ["a.aed", "b.aed", "c.aed"]


def test_other_settings_are_another_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(tmp_path, "--on-exist", "overwrite")
    monkeypatch.chdir(PROJECT)
    command = ["compress", tmp_path / "in", "-o", tmp_path / "out", "--on-exist", "overwrite", "-q", "7"]
    outcome = cli(*command)
    assert "Going on" not in outcome.stderr and "3 done" in outcome.stderr


def failing(cli: Cli, folder: Path) -> Outcome:
    save_picture(folder / "a.png")
    (folder / "b.png").write_bytes(b"broken")
    (folder / "c.png").write_bytes(b"broken")
    return cli("compress", folder, "--on-exist", "overwrite")


def test_only_what_failed_is_tried_again(cli: Cli, tmp_path: Path) -> None:
    failing(cli, tmp_path)
    save_picture(tmp_path / "b.png")
    again = cli("compress", tmp_path, "--on-exist", "overwrite", "--retry-failed", "--json")
    assert [Path(record["input"]).name for record in again.records[:-1]] == ["b.png", "c.png"]
    assert [record["status"] for record in again.records[:-1]] == ["done", "failed"]
    save_picture(tmp_path / "c.png")
    last = cli("compress", "--retry-failed", "--json").records
    assert [Path(record["input"]).name for record in last[:-1]] == ["c.png"] and last[0]["status"] == "done"
    assert cli("compress", "--retry-failed").status == ExitStatus.NOTHING_TO_DO


def test_option_that_is_given_now_counts(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png", 40, 30)
    assert cli("compress", tmp_path / "a.png", "--max-pixels", "100").status == ExitStatus.SOME_FAILED
    outcome = cli("compress", "--retry-failed", "--max-pixels", "10000")
    assert outcome.status == ExitStatus.OK, outcome.stderr


@pytest.mark.parametrize("flag", ["--resume", "--retry-failed"])
def test_without_an_earlier_run_there_is_nothing_to_do(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flag: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = cli("compress", flag)
    assert outcome.status == ExitStatus.NOTHING_TO_DO and flag in outcome.stderr


def test_both_ways_of_going_on_exclude_each_other(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "--resume", "--retry-failed").status == ExitStatus.USAGE


def test_single_picture_leaves_no_file_but_its_output(cli: Cli, tmp_path: Path) -> None:
    cli("compress", save_picture(tmp_path / "a.png"))
    assert tree(tmp_path) == ["a.aed", "a.png"]


def test_table_has_a_line_for_each_state(cli: Cli, tmp_path: Path) -> None:
    save_picture(tmp_path / "d.bmp", 100, 100)
    (tmp_path / "d.aed").touch()
    save_picture(tmp_path / "e.bmp", 100, 100)
    save_picture(tmp_path / "f.png", 3, 3)
    (tmp_path / "g.png").write_bytes(b"broken")
    text = cli("compress", tmp_path, "--min-saving", "50%").stderr
    lines = text.splitlines()
    table = lines[lines.index("  1 skipped") - 1 :][:5]
    assert table[0].startswith("  1 done  30.1 kB → ") and table[0].endswith(" %")
    assert table[1:4] == ["  1 skipped", "  1 refused", "  1 failed"]
    assert table[4].startswith("  4 files, ")


def test_failures_of_a_long_run_are_listed_at_its_end(cli: Cli, tmp_path: Path) -> None:
    for number in range(25):
        save_picture(tmp_path / f"{number:02}.png")
    (tmp_path / "00.png").write_bytes(b"broken")
    lines = cli("compress", tmp_path).stderr.splitlines()
    assert lines[-5] == "Not done:" and "00.png: " in lines[-4]


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_report(cli: Cli, tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"report.{suffix}"
    save_picture(tmp_path / "in" / "a, b.png")
    (tmp_path / "in" / "c.png").write_bytes(b"broken")
    cli("compress", tmp_path / "in", "--report", report)
    rows: list[dict[str, Any]]
    if suffix == "json":
        content = json.loads(report.read_bytes())
        rows = content["files"]
        assert content["summary"]["done"] == 1 and content["summary"]["exit_status"] == 1
    else:
        rows = list(csv.DictReader(report.read_text().splitlines()))
    assert [Path(row["input"]).name for row in rows] == ["a, b.png", "c.png"]
    assert [row["status"] for row in rows] == ["done", "failed"]
    assert int(rows[0]["bytes_out"]) == (tmp_path / "in" / "a, b.aed").stat().st_size
    assert rows[0]["model"] == "fake" and rows[1]["reason"]


@pytest.mark.parametrize("name", ["report.txt", "absent/report.csv"])
def test_report_that_cannot_be_written_is_known_before_the_run(cli: Cli, tmp_path: Path, name: str) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "--report", tmp_path / name).status == ExitStatus.USAGE
    assert tree(tmp_path) == ["a.png"]


PRINT = "import sys; print('got', *sys.argv[1:]); sys.exit(sys.argv[1] == 'no')"


def test_after_gets_both_names_as_they_are(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a {output} b.png")
    outcome = cli(
        "compress", source, "--after", f'{sys.executable} -c "{PRINT}" {{input}} {{output}}', "--json"
    )
    assert outcome.records[0]["notes"] == [f"got {source} {tmp_path / 'a {output} b.aed'}"]


def test_failing_command_is_reported_on_its_file(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    outcome = cli("compress", source, "--after", f'{sys.executable} -c "{PRINT}" no')
    assert outcome.status == ExitStatus.SOME_FAILED and "ended with status 1: got no" in outcome.stderr
    assert tree(tmp_path) == ["a.aed", "a.png"]
    assert cli("compress", "--retry-failed", "--after", f'{sys.executable} -c "{PRINT}" yes').status == 0


@pytest.mark.parametrize("command", ["", "   ", "'open", "no-such-program {output}"])
def test_command_that_is_none_is_wrong_usage(cli: Cli, tmp_path: Path, command: str) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "--after", command).status == ExitStatus.USAGE
    assert tree(tmp_path) == ["a.png"]


@pytest.fixture
def trashed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What went to the trash, which is only this list."""
    gone: list[Path] = []

    def trash(path: Path) -> None:
        gone.append(path)
        path.unlink()

    monkeypatch.setattr("aedesk.files.system.trash", trash)
    return gone


def test_source_goes_to_the_trash_after_all_else(cli: Cli, tmp_path: Path, trashed: list[Path]) -> None:
    good, bad = save_picture(tmp_path / "a.bmp", 100, 100), tmp_path / "b.png"
    bad.write_bytes(b"broken")
    cli("compress", good, bad, "--replace")
    assert trashed == [good] and tree(tmp_path) == ["a.aed", "b.png"]


def test_source_stays_where_something_went_wrong(
    cli: Cli, tmp_path: Path, trashed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "--replace", "--after", f'{sys.executable} -c "{PRINT}" no').status == 1
    compress = fakes.compress_picture

    def changed_meanwhile(*args: Any, **kwargs: Any) -> fakes.Compressed:
        source.write_bytes(source.read_bytes() + b" ")
        return compress(*args, **kwargs)

    monkeypatch.setattr(fakes, "compress_picture", changed_meanwhile)
    outcome = cli("compress", source, "--replace", "--on-exist", "overwrite")
    assert outcome.status == ExitStatus.SOME_FAILED and "changed" in outcome.stderr
    assert not trashed and source.exists() and (tmp_path / "a.aed").exists()


def test_no_file_goes_to_the_trash_for_a_pipe(cli: Cli, tmp_path: Path, trashed: list[Path]) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "-o", "-", "--replace").status == ExitStatus.USAGE
    assert not trashed and source.exists()
