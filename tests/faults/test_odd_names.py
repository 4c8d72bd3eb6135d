"""Pictures of the oddest names are compressed, restored, reported and told like all others."""

import errno
import io
import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli
from tests.faults.odd_names import odd_names
from tests.faults.program import PROJECT, start
from tests.faults.tree import hashes, unfinished
from tests.files.gate import FaultyGate, through

pytestmark = [
    pytest.mark.usefixtures("in_this_process"),
    pytest.mark.skipif(os.name != "posix", reason="Windows refuses most of these names"),
]


@pytest.fixture
def pictures(tmp_path: Path) -> dict[bytes, bytes]:
    """A picture for each name, each with a colour of its own; gives them by name."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    made = {}
    for number, name in enumerate(odd_names()):
        out = io.BytesIO()
        Image.new("RGB", (7, 5), (number % 256, number // 256, 99)).save(out, "PNG")
        path = os.path.join(os.fsencode(folder), name + b".png")  # noqa: PTH118
        try:
            Path(os.fsdecode(path)).write_bytes(out.getvalue())
        except OSError:  # a file system with rules of its own
            continue
        made[name] = out.getvalue()
    return made


def names_in(folder: Path) -> set[bytes]:
    return {os.fsencode(path.name) for path in folder.iterdir()}


def test_there_are_many() -> None:
    assert len(set(odd_names())) >= (120 if sys.platform == "linux" else 110)


def test_folder_of_odd_names(cli: Cli, tmp_path: Path, pictures: dict[bytes, bytes]) -> None:
    before = hashes(tmp_path / "pictures")
    compressed = cli("compress", tmp_path / "pictures", "-o", tmp_path / "small", "--json")
    assert compressed.status == ExitStatus.OK, compressed.stderr
    assert names_in(tmp_path / "small") == {name + b".aed" for name in pictures}
    restored = cli("restore", tmp_path / "small", "-o", tmp_path / "again", "--json")
    assert restored.status == ExitStatus.OK, restored.stderr
    for name, data in pictures.items():
        again = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path / "again"), name + b".png")))  # noqa: PTH118
        with Image.open(again) as picture, Image.open(io.BytesIO(data)) as original:
            assert picture.convert("RGB").tobytes() == original.tobytes()
    assert hashes(tmp_path / "pictures") == before and not unfinished(tmp_path)
    for outcome, folder in ((compressed, "pictures"), (restored, "small")):
        inputs = {os.fsencode(record["input"]) for record in outcome.records if record["type"] == "file"}
        assert {os.path.basename(path) for path in inputs} == names_in(tmp_path / folder)  # noqa: PTH119


def test_every_name_by_itself(cli: Cli, tmp_path: Path, pictures: dict[bytes, bytes]) -> None:
    """As arguments, after `--` where a shell would write that; all the outputs beside the sources."""
    os.chdir(tmp_path / "pictures")
    try:
        files = [os.fsdecode(name + b".png") for name in pictures]
        outcome = cli("compress", "--json", "--", *files)
    finally:
        os.chdir(PROJECT)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    latents = {name + b".aed" for name in pictures}
    assert names_in(tmp_path / "pictures") == latents | {name + b".png" for name in pictures}


@pytest.mark.parametrize("arguments", [(), ("--dry-run",), ("--json",), ("-v",)])
def test_lines_for_people_are_plain(
    cli: Cli, tmp_path: Path, pictures: dict[bytes, bytes], arguments: tuple[str, ...]
) -> None:
    """A line a file: no name breaks it, colours it, or turns its direction."""
    outcome = cli("compress", tmp_path / "pictures", "-o", tmp_path / "small", *arguments)
    assert outcome.status == ExitStatus.OK, outcome.stderr
    for text in (outcome.stderr, outcome.stdout.decode()):
        assert not [char for char in text if char != "\n" and unicodedata.category(char)[0] == "C"]
        lines = [line for line in text.splitlines() if ".png" in line]
        assert not lines or len(lines) == len(pictures)


def test_failures_are_told_plainly(cli: Cli, tmp_path: Path, pictures: dict[bytes, bytes]) -> None:
    for path in (tmp_path / "pictures").iterdir():
        path.write_bytes(b"no picture")
    outcome = cli("compress", tmp_path / "pictures", "-o", tmp_path / "small")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert not [char for char in outcome.stderr if char != "\n" and unicodedata.category(char)[0] == "C"]
    assert not (tmp_path / "small").exists()


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_outputs_that_cannot_be_written(
    cli: Cli, tmp_path: Path, pictures: dict[bytes, bytes], arguments: tuple[str, ...]
) -> None:
    """Each reason names its file, and stays on its line."""
    with through(FaultyGate(errno.ENOSPC, 0, lasting=True, only=("write",))):
        outcome = cli("compress", tmp_path / "pictures", "-o", tmp_path / "small", *arguments)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert not [char for char in outcome.stderr if char != "\n" and unicodedata.category(char)[0] == "C"]
    failures = [line for line in outcome.stderr.splitlines() if line.startswith("aedesk-cli: ")]
    assert sum("no space left on the device" in line for line in failures) == len(pictures)
    assert not (tmp_path / "small").exists()


@pytest.mark.parametrize("policy", ["skip", "rename", "overwrite"])
@pytest.mark.parametrize(
    "pair", ["caf\u00e9 cafe\u0301", "photo PHOTO", "Stra\u00dfe STRASSE", "\u212b \u00c5"]
)
def test_names_that_are_one_on_some_systems(cli: Cli, tmp_path: Path, pair: str, policy: str) -> None:
    """Two pictures never end up in one file; what is not done is told."""
    (tmp_path / "in").mkdir()
    colours = [(200, 1, 1), (1, 1, 200)]
    for name, colour in zip(pair.split(), colours, strict=True):
        Image.new("RGB", (9, 9), colour).save(tmp_path / "in" / f"{name}.png")
    if len(names_in(tmp_path / "in")) == 1:
        pytest.skip("they are one on this system")
    outcome = cli("compress", tmp_path / "in", "-o", tmp_path / "out", "--on-exist", policy, "--json")
    files = [record for record in outcome.records if record["type"] == "file"]
    done = [record["output"] for record in files if record["status"] == "done"]
    assert len(files) == 2 and len(set(done)) == len(done) == len(names_in(tmp_path / "out")) >= 1
    assert len(done) == 2 or (policy != "rename" and outcome.status == ExitStatus.SOME_FAILED)
    assert all(record["status"] == "done" or record["reason"] for record in files)


def test_streams_that_are_not_utf8(tmp_path: Path, pictures: dict[bytes, bytes]) -> None:
    """A real process in the plainest of locales, whose streams know ASCII alone and refuse the rest."""
    variables = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}
    process = start(
        "compress", tmp_path / "pictures", "-o", tmp_path / "small", "--json", "-v", env=variables
    )
    out, text = process.communicate(timeout=120)
    assert process.returncode == ExitStatus.OK, text[-2000:]
    records = [json.loads(line) for line in out.splitlines()]
    assert sum(record["type"] == "file" for record in records) == len(pictures)
    assert names_in(tmp_path / "small") == {name + b".aed" for name in pictures}
