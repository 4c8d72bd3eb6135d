"""Safe writes: complete or not at all, permissions, links, full disks."""

import errno
import os
import stat
from pathlib import Path

import pytest

from aedesk.errors import OutputError
from aedesk.files import Scratch
from aedesk.files.temporary import Temporary

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and links")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_into_new_folders(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deep" / "x.aed"
    Scratch().write(target, b"data", overwrite=False)
    assert target.read_bytes() == b"data"
    assert names(target.parent) == ["x.aed"]


@posix
def test_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    Scratch().write(tmp_path / "x", b"", overwrite=False)
    (tmp_path / "usual").touch()
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.touch()
    target.chmod(0o640)
    Scratch().write(target, b"new", overwrite=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"theirs")
    with pytest.raises(OutputError, match="meantime"):
        Scratch().write(tmp_path / "x", b"ours", overwrite=False)
    assert (tmp_path / "x").read_bytes() == b"theirs"
    assert names(tmp_path) == ["x"]


def test_without_hard_links_a_rename_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    scratch = Scratch()
    scratch.write(tmp_path / "x", b"ours", overwrite=False)
    with pytest.raises(OutputError, match="meantime"):
        scratch.write(tmp_path / "x", b"again", overwrite=False)
    assert (tmp_path / "x").read_bytes() == b"ours"
    assert names(tmp_path) == ["x"]


@posix
def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    Scratch().write(tmp_path / "link", b"new", overwrite=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@posix
def test_pipes_and_devices_are_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="not a regular file"):
        Scratch().write(tmp_path / "pipe", b"x", overwrite=True)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "x").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        Scratch().write(tmp_path / "x", b"new", overwrite=True)
    assert (tmp_path / "x").read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


def test_disk_that_loses_data_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", lambda *_: b"garbage")
    with pytest.raises(OutputError, match="cannot be written"):
        Scratch().write(tmp_path / "x", b"good", overwrite=False)
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="no permission"):
            Scratch().write(tmp_path / "x", b"", overwrite=False)
    finally:
        tmp_path.chmod(0o700)


def test_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        Scratch().write(tmp_path / "file" / "x", b"", overwrite=False)


def test_longest_possible_name(tmp_path: Path) -> None:
    Scratch().write(tmp_path / ("n" * 251 + ".aed"), b"x", overwrite=False)
    with pytest.raises(OutputError, match="name is too long"):
        Scratch().write(tmp_path / ("n" * 252 + ".aed"), b"x", overwrite=False)


def test_close_removes_what_is_unfinished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = Scratch()

    def interrupted(temporary: Temporary, data: bytes, check: bool) -> None:
        assert temporary.path.parent == tmp_path / "new" and temporary.path.exists()
        scratch.close()

    monkeypatch.setattr(Temporary, "fill", interrupted)
    with pytest.raises(OutputError):
        scratch.write(tmp_path / "new" / "x", b"data", overwrite=False)
    assert names(tmp_path) == []


def test_closed_scratch_writes_nothing(tmp_path: Path) -> None:
    scratch = Scratch()
    scratch.close()
    with pytest.raises(OutputError, match="stopped"):
        scratch.write(tmp_path / "x", b"data", overwrite=False)
    assert names(tmp_path) == []


def test_close_keeps_folders_with_results(tmp_path: Path) -> None:
    scratch = Scratch()
    scratch.write(tmp_path / "new" / "x", b"data", overwrite=False)
    scratch.close()
    assert names(tmp_path / "new") == ["x"]


def test_check_refuses_early_what_write_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = Scratch()
    scratch.check(tmp_path / "new" / "deep" / "x")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a folder on its way is a file"):
        scratch.check(tmp_path / "file" / "x")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="no permission to write there"):
        scratch.check(tmp_path / "new" / "x")
    assert names(tmp_path) == ["file"]
