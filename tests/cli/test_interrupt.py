"""Interrupts of real processes: status 130 within three seconds, and a clean tree."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.batch.fakes import SLOW_WIDTH, STUBBORN_WIDTH, save_picture
from tests.cli.conftest import Cli

PROJECT = Path(__file__).resolve().parents[2]
WITH_FAKE_CODEC = """
import sys
from tests.batch import fakes
sys.modules.update(fakes.modules())
from aedesk.batch import local
local._is_worth_processes = lambda *_: False
from aedesk.cli import main
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("width", [SLOW_WIDTH, STUBBORN_WIDTH])
def test_interrupt(tmp_path: Path, width: int, sent: signal.Signals) -> None:
    save_picture(tmp_path / "in" / "a.png")
    save_picture(tmp_path / "in" / "b.png", width)
    save_picture(tmp_path / "in" / "c.png", width)
    command = [
        sys.executable,
        "-c",
        WITH_FAKE_CODEC,
        "compress",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "out"),
    ]
    process = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    _await_that(lambda: in_journal(b'"ended":'))
    process.send_signal(sent)
    _, text = process.communicate(timeout=30)
    assert process.returncode == ExitStatus.INTERRUPTED
    assert "interrupted; 1 done" in text and "Traceback" not in text
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.aed"]
    assert len(list((tmp_path / "in").iterdir())) == 3


def test_an_interrupt_before_the_first_job_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aedesk.cli.compress.prepare", interrupted)
    outcome = cli("compress", "folder")
    assert outcome.status == ExitStatus.INTERRUPTED
    assert outcome.stderr == "aedesk-cli: interrupted\n"


def test_a_run_is_given_up_before_three_seconds_are_over() -> None:
    from aedesk.batch import GRACE

    assert GRACE < 3


def in_journal(text: bytes) -> bool:
    """Whether a run has written this into its journal."""
    return any(text in path.read_bytes() for path in Path(os.environ["AEDESK_STATE"]).glob("*.jsonl"))


def _await_that(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not happens():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
