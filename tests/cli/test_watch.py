"""``watch`` from the command line: what arrives is done, until an interrupt."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.batch.fakes import SLOW_WIDTH, save_picture
from tests.cli.conftest import Cli, Outcome

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return inbox


def watched(cli: Cli, args: list[str | Path], story: Callable[[], None]) -> Outcome:
    """Watch while a story is told on another thread; its end is an interrupt."""
    errors: list[BaseException] = []

    def tell() -> None:
        try:
            story()
        except BaseException as error:
            errors.append(error)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    teller = threading.Thread(target=tell)
    teller.start()
    outcome = cli("watch", "--settle", "0.2", *args)
    teller.join()
    assert not errors, (errors, outcome.stderr)
    return outcome


def await_that(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_found_arrived_and_damaged(cli: Cli, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    save_picture(inbox / "found.png")
    save_picture(inbox / "old.png")
    save_picture(tmp_path / "any.png")

    def story() -> None:
        await_that((out / "found.aed").exists)
        save_picture(inbox / "arrived.png")
        (inbox / "damaged.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        await_that((out / "arrived.aed").exists)
        save_picture(inbox / "last.png")
        await_that((out / "last.aed").exists)

    out.mkdir()
    (out / "old.aed").write_bytes(b"old")
    outcome = watched(cli, [inbox, "--", "compress", "-o", out], story)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "1 file with an output already" in outcome.stderr
    assert "damaged.png" in outcome.stderr and "1 failed" in outcome.stderr and "3 done" in outcome.stderr
    assert (out / "old.aed").read_bytes() == b"old"


def test_a_new_version_by_policy(cli: Cli, inbox: Path) -> None:
    save_picture(inbox / "a.png")

    def story() -> None:
        await_that((inbox / "a.aed").exists)
        time.sleep(0.3)
        save_picture(inbox / "a.png", width=31)
        await_that((inbox / "a (2).aed").exists)

    outcome = watched(cli, [inbox, "--", "compress", "--on-exist", "rename"], story)
    assert outcome.status == ExitStatus.OK, outcome.stderr


def test_json(cli: Cli, inbox: Path) -> None:
    def story() -> None:
        save_picture(inbox / "sub" / "a.png")
        await_that((inbox / "sub" / "a.aed").exists)

    outcome = watched(cli, ["-r", inbox, "--", "compress", "--json"], story)
    kinds = [record["type"] for record in outcome.records]
    assert kinds == ["watch", "file", "watch", "summary"] and outcome.stderr == ""
    assert outcome.records[1]["status"] == "done"
    assert outcome.records[-1]["done"] == 1 and outcome.records[-1]["exit_status"] == ExitStatus.OK


def test_nothing_came(cli: Cli, inbox: Path) -> None:
    outcome = watched(cli, [inbox, "--", "compress"], lambda: time.sleep(0.5))
    assert outcome.status == ExitStatus.OK
    assert "No longer watching" in outcome.stderr


def test_an_interrupt_in_the_middle_of_a_picture(cli: Cli, inbox: Path) -> None:
    save_picture(inbox / "a.png")

    def story() -> None:
        await_that((inbox / "a.aed").exists)
        save_picture(inbox / "slow.png", SLOW_WIDTH)
        time.sleep(1.5)

    outcome = watched(cli, [inbox, "--", "compress"], story)
    assert outcome.status == ExitStatus.INTERRUPTED
    assert "interrupted; 1 done, 1 not tried" in outcome.stderr
    assert sorted(path.name for path in inbox.iterdir()) == ["a.aed", "a.png", "slow.png"]


def test_fail_fast_ends_the_watch(cli: Cli, inbox: Path) -> None:
    (inbox / "a.png").write_bytes(b"no picture")
    outcome = cli("watch", "--settle", "0.2", inbox, "--", "compress", "--fail-fast")
    assert outcome.status == ExitStatus.SOME_FAILED


def test_own_outputs_are_no_inputs(cli: Cli, inbox: Path) -> None:
    save_picture(inbox / "a.png")
    assert cli("compress", inbox / "a.png").status == ExitStatus.OK

    def story() -> None:
        await_that((inbox / "a-restored.png").exists)
        time.sleep(1)

    args = [inbox, "--", "restore", "--name", "{stem}-restored"]
    assert watched(cli, args, story).status == ExitStatus.OK
    assert sorted(path.name for path in inbox.iterdir()) == ["a-restored.png", "a.aed", "a.png"]


def test_a_model_that_is_missing_is_told_at_once(cli: Cli, inbox: Path) -> None:
    outcome = cli("watch", inbox, "--", "compress", "--model", "absent")
    assert outcome.status == ExitStatus.MODEL and "no model package" in outcome.stderr


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["IN"], "No command stands after --"),
        (["IN", "--"], "No command stands after --"),
        (["--", "compress"], "No folder was named"),
        (["IN", "--", "train"], "'train' cannot be done on arrival; compress, restore, denoise can"),
        (["IN/absent", "--", "compress"], "There is no folder"),
        (["IN", "--", "compress", "other"], "Inputs were named after --"),
        (["IN", "--", "compress", "--dry-run"], "--dry-run makes no sense"),
        (["IN", "--", "compress", "--files-from", "x"], "--files-from makes no sense"),
        (["IN", "--", "compress", "--name", "{counter}"], "{counter} makes no sense"),
        (["IN", "--", "compress", "-o", "-"], "-o - makes no sense"),
        (["IN", "--poll", "0", "--", "compress"], "--poll is 0"),
        (["IN", "--settle", "soon", "--", "compress"], "'soon' is not a number"),
        (["IN", "--", "denoise"], "would be taken for new pictures"),
        (["IN", "--", "denoise", "-o", "IN"], "would be taken for new pictures"),
        (["IN", "--", "compress", "--quality", "101"], "--quality"),
    ],
)
def test_wrong_usage(cli: Cli, inbox: Path, args: list[str], text: str) -> None:
    outcome = cli("watch", *(arg.replace("IN", str(inbox)) for arg in args))
    assert outcome.status == ExitStatus.USAGE
    assert text in outcome.stderr


def test_help_of_the_command_that_is_done(cli: Cli, inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli("watch", inbox, "--", "compress", "--help")
    assert "--target-size" in capsys.readouterr().out
