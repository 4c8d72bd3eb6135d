"""Ctrl-Z: the command stands still and goes on, also where the signal is sent to it alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from aedesk.errors import ExitStatus
from tests.batch.fakes import SLOW_WIDTH, save_picture
from tests.cli.test_interrupt import PROJECT, WITH_FAKE_CODEC, _await_that, in_journal


@pytest.mark.skipif(os.name != "posix", reason="job control of a shell")
def test_halted_run_goes_on(tmp_path: Path) -> None:
    save_picture(tmp_path / "in" / "a.png")
    save_picture(tmp_path / "in" / "b.png", SLOW_WIDTH)
    arguments = [sys.executable, "-c", WITH_FAKE_CODEC, "compress", str(tmp_path / "in"), "--jobs", "1"]
    # In a process group of its own, whose parent could continue it, it can be halted as by a shell.
    process = subprocess.Popen(arguments, cwd=PROJECT, stderr=subprocess.PIPE, process_group=0)
    command = psutil.Process(process.pid)
    _await_that(lambda: in_journal(b'b.png","target'))
    for _ in range(2):
        process.send_signal(signal.SIGTSTP)
        _await_that(lambda: command.status() == psutil.STATUS_STOPPED)
        process.send_signal(signal.SIGCONT)
        _await_that(lambda: command.status() != psutil.STATUS_STOPPED)
        time.sleep(0.2)  # until the handler is in place again
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == ExitStatus.INTERRUPTED
    assert in_journal(b'"ended":"' + os.fsencode(tmp_path / "in" / "a.png"))
    assert not (tmp_path / "in" / "b.aed").exists() and (tmp_path / "in" / "a.aed").exists()
