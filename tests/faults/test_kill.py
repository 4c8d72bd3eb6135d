"""Batches that are killed at any moment, as by a power cut, and run again."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.cli.test_process import MAIN
from tests.faults.program import PROJECT
from tests.faults.tree import (
    HEAVY_VARIANTS,
    Contents,
    check_outputs,
    contents,
    hashes,
    save_pictures,
    unfinished,
)
from tests.faults.warm import Warm

IS_HEAVY = bool(os.environ.get(HEAVY_VARIANTS))
KILLS = 200 if IS_HEAVY else 8
REAL_KILLS = 20 if IS_HEAVY else 1

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and signals of POSIX")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a finished file is written again."""
    files = [path for path in folder.rglob("*.aed") if path.is_file()]
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_killed_batches_go_on(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    save_pictures(pictures, 24)
    before, chance = hashes(pictures), random.Random(5)
    killed = partly = 0
    with Warm() as warm:
        status, seconds = warm.run("compress", pictures, "-r", "-o", tmp_path / "reference")
        assert status == ExitStatus.OK
        wanted = contents(tmp_path / "reference")
        assert len(wanted) == 24
        for number in range(KILLS):
            out = tmp_path / f"out{number}"
            command = ("compress", pictures, "-r", "-o", out)
            for _ in range(chance.choice((1, 1, 2, 4))):
                status, _ = warm.run(*command, after=chance.uniform(0, seconds))
                killed += status == -signal.SIGKILL
                check_outputs(out, wanted)
            partly += 0 < len(contents(out)) < len(wanted)
            _rerun(warm, command, out, wanted)
    assert hashes(pictures) == before
    assert killed >= KILLS // 3 and (partly or not IS_HEAVY)


def _rerun(warm: Warm, command: tuple[object, ...], out: Path, wanted: Contents) -> None:
    """What is complete stays as it is; the rest is done."""
    finished = stamps(out)
    status, _ = warm.run(*command)
    assert status in (ExitStatus.OK, ExitStatus.NOTHING_TO_DO)
    assert contents(out) == wanted and not unfinished(out)
    assert finished.items() <= stamps(out).items()


def test_restores_that_are_killed_go_on(tmp_path: Path) -> None:
    save_pictures(tmp_path / "pictures", 12)
    chance = random.Random(6)
    with Warm() as warm:
        warm.run("compress", tmp_path / "pictures", "-r", "-o", tmp_path / "small")
        command = ("restore", tmp_path / "small", "-r", "-o")
        _, seconds = warm.run(*command, tmp_path / "reference")
        wanted = contents(tmp_path / "reference")
        assert len(wanted) == 12
        for number in range(KILLS // 4):
            out = tmp_path / f"out{number}"
            warm.run(*command, out, after=chance.uniform(0, seconds))
            check_outputs(out, wanted)
            _rerun(warm, (*command, out), out, wanted)


@pytest.mark.parametrize("number", range(REAL_KILLS))
def test_the_real_program_is_killed(tmp_path: Path, number: int) -> None:
    """Over the shipped model, with worker processes: they end when nobody wants their results."""
    from aedesk.zoo import list_packages

    if not list_packages():
        pytest.skip("no model is installed")
    pictures, out = tmp_path / "pictures", tmp_path / "out"
    save_pictures(pictures, 8)
    before, chance = hashes(pictures), random.Random(number)
    command = [sys.executable, "-c", f"{MAIN} sys.exit(status)", "compress", str(pictures), "-r", "-o"]
    process = subprocess.Popen(
        [*command, str(out)], cwd=PROJECT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    done = chance.randrange(1, 7)
    while len(stamps(out)) < done and process.poll() is None:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.05))
    # A kill of the one process is the harder case: its workers are still there when it is run again.
    if number % 2:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    finished = stamps(out)
    again = subprocess.run([*command, str(out)], cwd=PROJECT, capture_output=True, text=True, check=False)
    # The last file may have been written before the kill, or by a worker just after it: then nothing is left.
    assert again.returncode in (ExitStatus.OK, ExitStatus.NOTHING_TO_DO), again.stderr
    assert finished.items() <= stamps(out).items()
    assert len(contents(out)) == 8 and not unfinished(out) and hashes(pictures) == before
    verified = [sys.executable, "-c", f"{MAIN} sys.exit(status)", "verify", str(out), "-r"]
    check = subprocess.run(verified, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert check.returncode == ExitStatus.OK, check.stderr
