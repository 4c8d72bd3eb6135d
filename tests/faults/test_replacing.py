"""Originals that are to be replaced: no picture is lost, it is there untouched or as a checked output."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli
from tests.faults.tree import HEAVY_VARIANTS, contents, save_pictures, unfinished
from tests.files.gate import FaultyGate, KilledError, through

pytestmark = pytest.mark.usefixtures("in_this_process")

FAULTS = (errno.ENOSPC, errno.EIO, errno.EINTR)


def numbers(operations: int, step: int) -> Iterable[int]:
    return range(0, operations, 1 if os.environ.get(HEAVY_VARIANTS) else step)


def compress(cli: Cli, folder: Path) -> int:
    return cli("compress", folder, "-r", "--replace", "--json", "--jobs", "1").status


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_loses_a_picture(cli: Cli, tmp_path: Path, trash: Path, fault: int, lasting: bool) -> None:
    save_pictures(tmp_path / "reference")
    originals = contents(tmp_path / "reference")
    with through(FaultyGate(fault, None)) as gate:
        assert compress(cli, tmp_path / "reference") == ExitStatus.OK
    wanted = contents(tmp_path / "reference")
    assert sorted(wanted) == sorted(name.replace(".png", ".aed") for name in originals)
    for number in numbers(len(gate.names), 5):
        folder = tmp_path / f"run{number}"
        save_pictures(folder)
        for file in trash.iterdir():
            file.unlink()
        with through(FaultyGate(fault, number, lasting=lasting)):
            compress(cli, folder)
        left = contents(folder)
        for name, data in originals.items():
            output = name.replace(".png", ".aed")
            if name in left:
                assert left[name] == data
            else:
                assert (trash / Path(name).name).read_bytes() == data and left[output] == wanted[output]
            assert left.get(output) in (None, wanted[output])
        assert compress(cli, folder) in (ExitStatus.OK, ExitStatus.NOTHING_TO_DO)
        assert (
            not unfinished(folder)
            and {name: data for name, data in contents(folder).items() if ".aed" in name} == wanted
        )


def test_a_kill_loses_no_picture(cli: Cli, tmp_path: Path, trash: Path) -> None:
    save_pictures(tmp_path / "reference", 2)
    originals = contents(tmp_path / "reference")
    with through(FaultyGate("kill", None)) as gate:
        compress(cli, tmp_path / "reference")
    wanted = contents(tmp_path / "reference")
    for number in numbers(len(gate.names), 3):
        folder = tmp_path / f"run{number}"
        save_pictures(folder, 2)
        try:
            with through(FaultyGate("kill", number, lasting=True)):
                compress(cli, folder)
        except KilledError:
            pass
        left = contents(folder)
        for name, data in originals.items():
            assert left.get(name) == data or left[name.replace(".png", ".aed")] in wanted.values()


def test_a_volume_without_a_trash(cli: Cli, tmp_path: Path, trash: Path) -> None:
    save_pictures(tmp_path / "in")
    before = contents(tmp_path / "in")
    with through(FaultyGate(errno.EACCES, 0, lasting=True, only=("trash",))):
        outcome = cli("compress", tmp_path / "in", "-r", "--replace", "--json")
    assert outcome.status == ExitStatus.SOME_FAILED
    for record in outcome.records[:-1]:
        assert "stays where it is: it cannot be moved to the trash" in record["reason"]
        assert "--replace" in record["hint"]
    after = contents(tmp_path / "in")
    assert before.items() <= after.items() and len(after) == 6 and not list(trash.iterdir())
