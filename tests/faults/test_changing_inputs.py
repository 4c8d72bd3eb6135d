"""Inputs that are renamed, removed, cut short or replaced while a batch runs."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.batch import fakes
from tests.cli.conftest import Cli, Outcome
from tests.faults.tree import contents, unfinished

pytestmark = pytest.mark.usefixtures("in_this_process")

Change = Callable[[Path], None]
FORMATS = ("png", "bmp", "tif", "jpg")


def rename(path: Path) -> None:
    path.rename(path.with_name("renamed.txt"))


def remove(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_text(path: Path) -> None:
    path.write_text("no picture any more")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Four pictures of noise."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, suffix in enumerate(FORMATS):
        pixels = np.random.default_rng(number).integers(0, 256, (40, 50, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.{suffix}")
    return folder


def compress(cli: Cli, pictures: Path, *args: str) -> Outcome:
    return cli("compress", pictures, "-o", pictures.parent / "out", "--json", "--jobs", "1", *args)


def by_name(outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {Path(record["input"]).name: record for record in outcome.records if record["type"] == "file"}


@pytest.mark.parametrize("change", [rename, remove, cut, empty, become_folder, become_text])
def test_input_that_changes_before_its_turn(
    cli: Cli, pictures: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    real, victim = fakes.compress_picture, pictures / "2.tif"

    def compress_picture(*args: Any, **settings: Any) -> Any:
        monkeypatch.setattr(fakes, "compress_picture", real)
        change(victim)
        return real(*args, **settings)

    monkeypatch.setattr(fakes, "compress_picture", compress_picture)
    outcome = compress(cli, pictures)
    records = by_name(outcome)
    assert outcome.status == ExitStatus.SOME_FAILED
    assert records["2.tif"]["status"] == "failed" and records["2.tif"]["reason"]
    assert "Internal error" not in records["2.tif"]["reason"]
    assert {name for name, record in records.items() if record["status"] == "done"} == {
        "0.png",
        "1.bmp",
        "3.jpg",
    }
    assert sorted(contents(pictures.parent / "out")) == ["0.aed", "1.aed", "3.aed"]


@pytest.mark.parametrize("name", ["0.png", "1.bmp", "2.tif", "3.jpg"])
@pytest.mark.parametrize("change", [cut, empty, become_text])
def test_input_that_changes_while_it_is_read(
    cli: Cli, pictures: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: Change
) -> None:
    """The file is open already, its pixels are not read yet."""
    from aedesk.imaging import read

    real, victim = read.open_image, pictures / name

    def open_image(stream: Any, kind: str) -> Any:
        image = real(stream, kind)
        if stream.name == str(victim):
            change(victim)
        return image

    monkeypatch.setattr(read, "open_image", open_image)
    outcome = compress(cli, pictures)
    records = by_name(outcome)
    assert records[name]["status"] == "failed"
    assert "was changed while it was read" in records[name]["reason"]
    assert len(contents(pictures.parent / "out")) == 3 and not unfinished(pictures.parent)


def test_input_that_is_rewritten_while_it_is_read(
    cli: Cli, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An output of half the old pixels and half the new ones would be worse than none."""
    from aedesk.imaging import read

    victim = pictures / "1.bmp"
    real, new = read.open_image, bytes(255 - byte for byte in victim.read_bytes()[-3000:])

    def open_image(stream: Any, kind: str) -> Any:
        image = real(stream, kind)
        if stream.name == str(victim):
            with victim.open("r+b") as file:
                file.seek(-len(new), os.SEEK_END)
                file.write(new)
            os.utime(victim, ns=(0, 1))
        return image

    with monkeypatch.context() as patch:
        patch.setattr(read, "open_image", open_image)
        outcome = compress(cli, pictures)
    assert by_name(outcome)["1.bmp"]["status"] == "failed"
    assert "was changed while it was read" in by_name(outcome)["1.bmp"]["reason"]
    assert compress(cli, pictures).status == ExitStatus.OK
    assert sorted(contents(pictures.parent / "out")) == ["0.aed", "1.aed", "2.aed", "3.aed"]


def test_file_that_takes_the_name_of_an_input_is_left_alone(
    cli: Cli, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The open file is still the old one, which is whole; what took its name is not touched."""
    from aedesk.imaging import read

    real, victim = read.open_image, pictures / "0.png"

    def open_image(stream: Any, kind: str) -> Any:
        image = real(stream, kind)
        if stream.name == str(victim):
            (pictures / "new").write_bytes(b"a new file")
            (pictures / "new").replace(victim)
        return image

    monkeypatch.setattr(read, "open_image", open_image)
    assert compress(cli, pictures).status == ExitStatus.OK
    assert victim.read_bytes() == b"a new file" and len(contents(pictures.parent / "out")) == 4
