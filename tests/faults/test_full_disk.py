"""A disk that really is full, and limits on files that the system really sets."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.cli.conftest import Cli, Outcome
from tests.faults.program import start
from tests.faults.tree import check_outputs, contents, hashes, unfinished

PICTURES = 12
MEBIBYTES = 8

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a file system in memory of Linux")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Noise that no codec makes smaller: 960 kB each, together more than the disk takes."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(PICTURES):
        pixels = np.random.default_rng(number).integers(0, 256, (400, 800, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:02}.bmp")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}m", "none", str(disk)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no program mount")
    if mounted.returncode:
        pytest.skip(f"a file system cannot be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def compress(cli: Cli, pictures: Path, out: Path) -> Outcome:
    return cli("compress", pictures, "-o", out, "--json")


@pytest.mark.usefixtures("in_this_process")
def test_full_disk(cli: Cli, tmp_path: Path, pictures: Path, small_disk: Path) -> None:
    before = hashes(pictures)
    assert compress(cli, pictures, tmp_path / "reference").status == ExitStatus.OK
    wanted = contents(tmp_path / "reference")
    outcome = compress(cli, pictures, small_disk / "out")
    assert outcome.status == ExitStatus.SOME_FAILED
    failed = [record for record in outcome.records if record.get("status") == "failed"]
    assert 0 < len(failed) < PICTURES
    for record in failed:
        assert record["reason"].endswith("cannot be written: there is no space left on the device.")
        assert record["hint"].startswith("Free some space.")
    check_outputs(small_disk / "out", wanted)
    assert len(contents(small_disk)) == PICTURES - len(failed) and not unfinished(small_disk)
    subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)
    assert compress(cli, pictures, small_disk / "out").status == ExitStatus.OK
    assert contents(small_disk / "out") == wanted and hashes(pictures) == before


@pytest.mark.usefixtures("in_this_process")
def test_disk_that_is_read_only(cli: Cli, pictures: Path, small_disk: Path) -> None:
    (small_disk / "out").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for out in (small_disk / "out", small_disk / "new"):
        outcome = compress(cli, pictures, out)
        assert outcome.status == ExitStatus.SOME_FAILED
        reasons = [record["reason"] for record in outcome.records if record["type"] == "file"]
        assert all("the file system is read-only" in reason for reason in reasons)
    assert not contents(small_disk)


@pytest.mark.usefixtures("in_this_process")
def test_source_and_output_on_a_full_disk(cli: Cli, small_disk: Path) -> None:
    """Overwriting needs room for both: the old file stays where there is none for the new one."""
    pixels = np.random.default_rng(1).integers(0, 256, (1000, 1000, 3), np.uint8)
    Image.fromarray(pixels).save(small_disk / "photo.bmp")
    (small_disk / "photo.aed").write_bytes(b"old" * 1_000_000)
    outcome = cli("compress", small_disk / "photo.bmp", "--on-exist", "overwrite")
    assert outcome.status == ExitStatus.SOME_FAILED and "no space left" in outcome.stderr
    assert contents(small_disk).keys() == {"photo.bmp", "photo.aed"}
    assert (small_disk / "photo.aed").read_bytes() == b"old" * 1_000_000


def test_limit_on_the_size_of_files(tmp_path: Path, pictures: Path) -> None:
    """Needs no rights: writing stops in the middle of each file, as on a file system with small files."""
    import resource

    Image.new("RGB", (900, 900), (1, 2, 3)).save(pictures / "plain.bmp")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

    out = tmp_path / "out"
    process = start("compress", pictures, "-o", out, "--json", preexec_fn=limit)
    lines, text = process.communicate(timeout=120)
    assert process.returncode == ExitStatus.SOME_FAILED, text
    records = [json.loads(line) for line in lines.splitlines()]
    failed = [record for record in records if record.get("status") == "failed"]
    assert len(failed) == PICTURES
    assert all("larger than is allowed there" in record["reason"] for record in failed)
    assert list(contents(out)) == ["plain.aed"]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("in_this_process")
def test_folder_without_permission(cli: Cli, tmp_path: Path, pictures: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    try:
        outcome = compress(cli, pictures, out)
    finally:
        out.chmod(0o700)
    assert outcome.status == ExitStatus.SOME_FAILED and not contents(out)
    assert all("no permission" in record.get("reason", "no permission") for record in outcome.records)
