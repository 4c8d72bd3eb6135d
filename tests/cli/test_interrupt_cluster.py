"""Ctrl-C of a command that has started workers of its own: they end with it, whenever it comes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.cli.test_interrupt import PROJECT, _await_that, in_journal

PICTURES = 8


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
@pytest.mark.parametrize("moment", ["workers start", "jobs are done"])
def test_interrupt_of_a_cluster(tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with Image.open(PROJECT / "resources" / "samples" / "basket-of-eggs.png") as sample:
        for number in range(PICTURES):
            sample.convert("RGB").resize((512, 512)).rotate(number).save(folder / f"{number}.png")
    command = [sys.executable, "-c", "import sys; from aedesk.cli import main; sys.exit(main())"]
    arguments = ["compress", str(folder), "-o", str(tmp_path / "out"), "--cluster", "local:1"]
    process = subprocess.Popen(
        [*command, *arguments], cwd=PROJECT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    watched = psutil.Process(process.pid)
    if moment == "workers start":
        _await_that(lambda: bool(watched.children()))
    else:
        _await_that(lambda: in_journal(b'"ended":'))
    started = watched.children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, text = process.communicate(timeout=120)
    assert process.returncode == ExitStatus.INTERRUPTED, text
    assert "interrupted" in text
    # A process that is hit while Python itself starts in it may say so.
    assert "Traceback" not in text or moment == "workers start"
    psutil.wait_procs(started, timeout=30)
    assert not [worker for worker in started if worker.is_running()]
    out = tmp_path / "out"
    made = sorted(path.name for path in out.iterdir()) if out.exists() else []
    assert all(name.endswith(".aed") for name in made) and len(made) < PICTURES
    assert bool(made) == (moment == "jobs are done")
