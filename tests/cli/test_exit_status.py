"""One test for each exit status; 130 is in test_interrupt.py."""

from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.batch import fakes
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


def test_0_all_good(cli: Cli, tmp_path: Path) -> None:
    assert cli("compress", save_picture(tmp_path / "a.png")).status == ExitStatus.OK == 0


def test_1_some_failed(cli: Cli, tmp_path: Path) -> None:
    assert cli("compress", tmp_path / "missing.png").status == ExitStatus.SOME_FAILED == 1


USAGE_ERRORS = {
    "no command": [],
    "unknown command": ["squeeze"],
    "unknown option": ["compress", "x.png", "--effort-less"],
    "no inputs": ["compress"],
    "value out of bounds": ["compress", "x.png", "-q", "101"],
    "value of the wrong kind": ["compress", "x.png", "--target-size", "small"],
    "choice that does not exist": ["compress", "x.png", "--on-exist", "ask"],
    "rivals": ["compress", "x.png", "-q", "5", "--target-psnr", "40"],
    "switches that exclude each other": ["compress", "x.png", "--quiet", "-v"],
    "missing value": ["compress", "x.png", "-q"],
    "unknown preset": ["compress", "x.png", "--preset", "no"],
    "several results to one pipe": ["compress", "x.png", "y.png", "-o", "-"],
    "device": ["restore", "x.aed", "--device", "tpu"],
    "region": ["restore", "x.aed", "--region", "1,2,3"],
    "unknown format": ["restore", "x.aed", "--format", "bmp"],
    "missing argument": ["info"],
}


@pytest.mark.parametrize("args", USAGE_ERRORS.values(), ids=USAGE_ERRORS.keys())
def test_2_wrong_usage(cli: Cli, args: list[str]) -> None:
    outcome = cli(*args)
    assert outcome.status == ExitStatus.USAGE == 2
    assert outcome.stdout == b"" and outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_3_nothing_to_do(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("compress", tmp_path)
    assert outcome.status == ExitStatus.NOTHING_TO_DO == 3
    assert "no files found" in outcome.stderr


def test_4_model(cli: Cli, tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    assert cli("compress", source, "--model", "absent").status == ExitStatus.MODEL == 4


def test_5_memory(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(fakes, "compress_picture", exhausted)
    outcome = cli("compress", save_picture(tmp_path / "a.png"))
    assert outcome.status == ExitStatus.DEVICE == 5
    assert "not enough memory" in outcome.stderr


def test_memory_that_ends_before_the_run(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(fakes, "open_codec", exhausted)
    assert cli("compress", save_picture(tmp_path / "a.png")).status == ExitStatus.DEVICE


def test_fault_of_the_program_is_one_line(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(fakes, "open_codec", broken)
    outcome = cli("compress", save_picture(tmp_path / "a.png"))
    assert outcome.status == ExitStatus.SOME_FAILED
    assert outcome.stderr.splitlines()[0] == "aedesk-cli: internal error: ZeroDivisionError: division by zero"
    assert "Traceback" not in outcome.stderr
