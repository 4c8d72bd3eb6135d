"""Originals that go to the trash: only unchanged ones, and only where there is a trash."""

import os
from pathlib import Path

import pytest
import send2trash

from aedesk.errors import OutputError
from aedesk.files import Seen, move_folder_to_trash, move_to_trash
from tests.files.gate import ERRORS, FaultyGate, through


@pytest.fixture(autouse=True)
def bin_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash of the tests' own in place of the user's."""
    folder = tmp_path_factory.mktemp("trash")

    def move(path: str) -> None:
        Path(path).rename(folder / Path(path).name)

    monkeypatch.setattr(send2trash, "send2trash", move)
    return folder


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(b"picture")
    return path


def test_an_original_can_be_had_again(original: Path, bin_folder: Path) -> None:
    move_to_trash(original, Seen.of(original))
    assert not original.exists() and (bin_folder / "photo.png").read_bytes() == b"picture"


def test_the_library_moves_to_a_real_trash(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = pytest.importorskip("send2trash.plat_other")
    home = tmp_path / "home" / "Trash"
    monkeypatch.setattr(other, "HOMETRASH_B", os.fsencode(home))
    monkeypatch.setattr(other, "get_dev", lambda _: 1)
    monkeypatch.setattr(send2trash, "send2trash", other.send2trash)
    move_to_trash(original, Seen.of(original))
    assert not original.exists()
    assert (home / "files" / "photo.png").read_bytes() == b"picture"
    assert str(original) in (home / "info" / "photo.png.trashinfo").read_text()


@pytest.mark.parametrize("change", ["content", "size", "replaced"])
def test_a_file_that_changed_stays(original: Path, bin_folder: Path, change: str) -> None:
    seen = Seen.of(original)
    if change == "content":
        original.write_bytes(b"PICTURE")
        os.utime(original, ns=(0, seen.modified + 1))
    elif change == "size":
        original.write_bytes(b"longer picture")
        os.utime(original, ns=(0, seen.modified))
    else:
        (original.parent / "other").write_bytes(b"picture")
        os.utime(original.parent / "other", ns=(0, seen.modified))
        (original.parent / "other").replace(original)
    with pytest.raises(OutputError, match="stays where it is: it has changed"):
        move_to_trash(original, seen)
    assert original.exists() and not list(bin_folder.iterdir())


def test_a_link_stays(original: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.png"
    link.symlink_to(original)
    with pytest.raises(OutputError, match="link to a file elsewhere"):
        move_to_trash(link, Seen.of(link))
    assert link.is_symlink() and original.exists()


def test_a_file_that_is_gone(original: Path) -> None:
    seen = Seen.of(original)
    original.unlink()
    with pytest.raises(OutputError, match="No such file"):
        move_to_trash(original, seen)


@pytest.mark.parametrize("error", ERRORS)
def test_a_volume_without_a_trash(original: Path, error: int) -> None:
    with through(FaultyGate(error, 0, lasting=True)), pytest.raises(OutputError) as raised:
        move_to_trash(original, Seen.of(original))
    assert "photo.png stays where it is: it cannot be moved to the trash" in raised.value.message
    assert "--replace" in raised.value.hint and original.read_bytes() == b"picture"


def test_a_trash_that_may_not_be_made(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise send2trash.TrashPermissionError("/media/stick/.Trash-1000")

    monkeypatch.setattr(send2trash, "send2trash", refuse)
    with pytest.raises(OutputError, match="no permission"):
        move_to_trash(original, Seen.of(original))
    assert original.exists()


def test_a_trash_that_does_nothing(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send2trash, "send2trash", lambda _: None)
    with pytest.raises(OutputError, match="did not take it"):
        move_to_trash(original, Seen.of(original))


def test_errors_of_windows_without_a_number(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise OSError(None, "Catastrophic failure", path, -2147418113)

    monkeypatch.setattr(send2trash, "send2trash", refuse)
    with pytest.raises(OutputError, match="Catastrophic failure"):
        move_to_trash(original, Seen.of(original))
    assert original.exists()


def test_a_folder_can_be_had_again(tmp_path: Path, bin_folder: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "weights").write_bytes(b"numbers")
    move_folder_to_trash(folder)
    assert not folder.exists() and (bin_folder / "model" / "weights").read_bytes() == b"numbers"


def test_a_folder_that_the_trash_refuses_stays(tmp_path: Path, bin_folder: Path) -> None:
    folder, link = tmp_path / "model", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    with pytest.raises(OutputError, match="link to a folder elsewhere"):
        move_folder_to_trash(link)
    with (
        through(FaultyGate(ERRORS[2], 0, only=("trash",))),
        pytest.raises(OutputError, match="no permission"),
    ):
        move_folder_to_trash(folder)
    assert folder.is_dir() and link.is_symlink()
