"""Every file operation of whole commands fails in turn, once or from then on, in every way."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli, Outcome
from tests.faults.tree import (
    HEAVY_VARIANTS,
    Contents,
    check_outputs,
    contents,
    hashes,
    save_pictures,
    unfinished,
)
from tests.files.gate import ERRORS, FaultyGate, through

pytestmark = pytest.mark.usefixtures("in_this_process")

FAULTS = [*ERRORS, "short"]
_STATES = {"done", "skipped", "failed"}


@dataclass(frozen=True)
class Case:
    """A command that writes, with what it finds.

    Args:
        command: compress or restore.
        inputs: Folder of the sources.
        args: More arguments.
        old: Files that are in the output folder before; they are overwritten.
    """

    command: str
    inputs: Path
    args: tuple[str, ...] = ()
    old: tuple[tuple[str, bytes], ...] = ()

    def prepare(self, out: Path) -> None:
        for name, data in self.old:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)

    def run(self, cli: Cli, out: Path) -> Outcome:
        """In this process and on one thread, so that operations keep their numbers."""
        return cli(self.command, self.inputs, "-r", "-o", out, "--json", "--jobs", "1", *self.args)


@pytest.fixture(params=["compress", "restore", "overwrite"])
def case(request: pytest.FixtureRequest, tmp_path: Path, cli: Cli) -> Case:
    save_pictures(tmp_path / "pictures")
    compressed = tmp_path / "compressed"
    if request.param == "compress":
        return Case("compress", tmp_path / "pictures")
    assert Case("compress", tmp_path / "pictures").run(cli, compressed).status == ExitStatus.OK
    if request.param == "restore":
        return Case("restore", compressed)
    old = tuple((name, b"old " + name.encode()) for name in contents(compressed))
    return Case("compress", tmp_path / "pictures", ("--on-exist", "overwrite"), old)


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_operation_fails_in_turn(
    cli: Cli, case: Case, tmp_path: Path, fault: int | str, lasting: bool
) -> None:
    before = hashes(case.inputs)
    case.prepare(tmp_path / "reference")
    with through(FaultyGate(fault, None)) as gate:
        assert case.run(cli, tmp_path / "reference").status == ExitStatus.OK
    wanted = contents(tmp_path / "reference")
    operations = len(gate.names)
    assert len(wanted) == 3 and operations > 3 * 7
    for number in _numbers(operations, fault):
        out = tmp_path / f"out{number}"
        case.prepare(out)
        with through(FaultyGate(fault, number, lasting=lasting)) as gate:
            outcome = case.run(cli, out)
        _check(case, outcome, out, wanted)
        left = unfinished(out)
        assert not left or (lasting and fault != "short") or gate.names[number] in {"unlink", "close"}
        again = case.run(cli, out)
        assert again.status in {ExitStatus.OK, ExitStatus.NOTHING_TO_DO}, again.stderr
        assert contents(out) == wanted and hashes(case.inputs) == before


def _numbers(operations: int, fault: int | str) -> Iterable[int]:
    """All operations; in the short variant every fifth, but each of them with some fault."""
    if os.environ.get(HEAVY_VARIANTS):
        return range(operations)
    return range(FAULTS.index(fault) % 5, operations, 5)


def _check(case: Case, outcome: Outcome, out: Path, wanted: Contents) -> None:
    """Whole files only, each reported as what it is, and failures with a reason for people."""
    old = dict(case.old)
    check_outputs(out, wanted, old)
    files = [record for record in outcome.records if record["type"] == "file"]
    assert len(files) == 3 and {record["status"] for record in files} <= _STATES
    for record in files:
        name = os.path.relpath(record["output"], out)
        if record["status"] == "done":
            assert (out / name).read_bytes() == wanted[name]
        else:
            _check_failure(record)
    failed = any(record["status"] == "failed" for record in files)
    assert outcome.status == (ExitStatus.SOME_FAILED if failed else ExitStatus.OK)


def _check_failure(record: dict[str, Any]) -> None:
    assert "cannot be written: " in record["reason"] and record["hint"], record
    assert "Internal error" not in record["reason"]
