"""Two runs on one output folder at the same time."""

import json
import os
import random
from pathlib import Path

import pytest

from aedesk.errors import ExitStatus
from aedesk.files import Scratch
from tests.cli.conftest import Cli
from tests.faults.program import start
from tests.faults.tree import contents, hashes, save_pictures, unfinished

PICTURES = 24


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("policy", ["skip", "overwrite"])
def test_two_runs_with_the_same_inputs(cli: Cli, tmp_path: Path, policy: str) -> None:
    """Every output is whole, and each run ends well: what the other has done counts as done."""
    pictures, out = tmp_path / "pictures", tmp_path / "out"
    save_pictures(pictures, PICTURES)
    before = hashes(pictures)
    assert cli("compress", pictures, "-r", "-o", tmp_path / "reference").status == ExitStatus.OK
    wanted = contents(tmp_path / "reference")
    runs = [start("compress", pictures, "-r", "-o", out, "--json", "--on-exist", policy) for _ in range(2)]
    for run in runs:
        lines, text = run.communicate(timeout=120)
        files = [record for record in map(json.loads, lines.splitlines()) if record["type"] == "file"]
        assert run.returncode in (ExitStatus.OK, ExitStatus.NOTHING_TO_DO), text.decode()
        assert len(files) == PICTURES and {record["status"] for record in files} <= {"done", "skipped"}
    assert contents(out) == wanted and not unfinished(out) and hashes(pictures) == before


@pytest.mark.usefixtures("in_this_process")
def test_two_runs_whose_outputs_have_one_name(cli: Cli, tmp_path: Path) -> None:
    """Different pictures of the same names: the first of each is kept, the other told of."""
    for side in ("left", "right"):
        save_pictures(tmp_path / side, PICTURES)
    for path in (tmp_path / "right").rglob("*.png"):
        twin = random.Random(str(path)).choice(sorted((tmp_path / "left").rglob("*.png")))
        path.write_bytes(twin.read_bytes())
    wanted = {}
    for side in ("left", "right"):
        assert cli("compress", tmp_path / side, "-r", "-o", tmp_path / f"{side}-out").status == ExitStatus.OK
        wanted[side] = contents(tmp_path / f"{side}-out")
    out = tmp_path / "out"
    runs = {side: start("compress", tmp_path / side, "-r", "-o", out, "--json") for side in wanted}
    found = {}
    for side, run in runs.items():
        lines, text = run.communicate(timeout=120)
        assert b"Traceback" not in text
        for record in map(json.loads, lines.splitlines()):
            if record["type"] == "file" and record["status"] == "done":
                name = os.path.relpath(record["output"], out)
                found[name] = side if name not in found else "both"
            elif record.get("status") == "failed":
                assert "came into being in the meantime" in record["reason"]
    made = contents(out)
    assert made.keys() == wanted["left"].keys() == found.keys() and not unfinished(out)
    for name, side in found.items():
        assert made[name] in ([wanted[side][name]] if side != "both" else [wanted["left"][name]])
        assert side != "both" or wanted["left"][name] == wanted["right"][name]


def test_a_run_that_ends_leaves_folders_of_another_alone(tmp_path: Path) -> None:
    """The first has made the folder and stops; the second is about to write into it."""
    first, second = Scratch(), Scratch()
    first.write(tmp_path / "shared" / "a", b"a", overwrite=False)
    second.write(tmp_path / "shared" / "b", b"b", overwrite=False)
    (tmp_path / "shared" / "a").unlink()
    first.close()
    assert contents(tmp_path / "shared") == {"b": b"b"}
