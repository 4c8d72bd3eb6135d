"""What systems do to calls: interrupts, half writes, folders that do not flush, scanners that hold files."""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aedesk.errors import OutputError
from aedesk.files import Scratch, make_folder, replace_file, system
from aedesk.files.exclusive import rename_exclusively
from tests.files.gate import FaultyGate, through

DATA = bytes(range(256)) * 5


@pytest.mark.parametrize("overwrite", [False, True])
def test_interrupts_are_repeated(tmp_path: Path, overwrite: bool) -> None:
    for number in range(40):
        with through(FaultyGate(errno.EINTR, number)) as gate:
            target = tmp_path / str(number) / "x"
            Scratch().write(target, DATA, overwrite=overwrite)
        assert target.read_bytes() == DATA
        if not gate.hits:
            return
    raise AssertionError("more operations than a write has")


def test_short_writes_are_completed(tmp_path: Path) -> None:
    with through(FaultyGate("short", 0, lasting=True)) as gate:
        Scratch().write(tmp_path / "x", DATA, overwrite=False)
    assert gate.names.count("write") > 10 and (tmp_path / "x").read_bytes() == DATA


@pytest.mark.parametrize("overwrite", [False, True])
def test_interrupt_after_the_work_was_done(
    tmp_path: Path, overwrite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Network file systems may do a call and report an interrupt; its repetition then finds it done."""
    told: set[str] = set()

    def gate(name: str, path: Path, function: Callable[..., Any], *args: Any) -> Any:
        done = function(*args)
        if name in {"mkdir", "create", "link", "replace", "unlink"} and name not in told:
            told.add(name)
            raise InterruptedError(errno.EINTR, "interrupted")
        return done

    monkeypatch.setattr(system, "GATE", gate)
    target = tmp_path / "new" / "x"
    Scratch().write(target, DATA, overwrite=overwrite)
    assert target.read_bytes() == DATA
    assert told >= {"mkdir", "create", "replace" if overwrite else "link"}


def test_device_that_takes_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(OutputError, match="device reports an error"):
        Scratch().write(tmp_path / "x", DATA, overwrite=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="folders are flushed on POSIX only")
@pytest.mark.parametrize(
    ("error", "fails"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)]
)
def test_folder_that_cannot_be_flushed(tmp_path: Path, error: int, fails: bool) -> None:
    with through(FaultyGate(error, 0, only=("sync_folder",))):
        if fails:
            with pytest.raises(OutputError, match="device reports an error"):
                Scratch().write(tmp_path / "x", DATA, overwrite=False)
        else:
            Scratch().write(tmp_path / "x", DATA, overwrite=False)
    assert (tmp_path / "x").read_bytes() == DATA and len(list(tmp_path.iterdir())) == 1


def test_windows_scanner_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(time, "sleep", waits.append)
    gate = FaultyGate(errno.EACCES, 0, only=("replace",))
    with through(gate):
        replace_file(tmp_path / "x", DATA)
    assert (tmp_path / "x").read_bytes() == DATA and len(waits) == 1
    always = FaultyGate(errno.EACCES, 0, lasting=True, only=("replace",))
    with through(always), pytest.raises(OutputError, match="no permission"):
        replace_file(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == DATA and sum(waits) < 2


def test_rename_does_not_replace(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    rename_exclusively(str(tmp_path / "a"), str(tmp_path / "b"))
    (tmp_path / "a").write_text("other")
    with pytest.raises(FileExistsError):
        rename_exclusively(str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "b").read_text() == "a" and (tmp_path / "a").read_text() == "other"
    with pytest.raises(FileNotFoundError):
        rename_exclusively(str(tmp_path / "none"), str(tmp_path / "c"))


def test_rename_where_the_system_has_no_exclusive_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aedesk.files.exclusive._call", lambda *_: errno.EINVAL)
    test_rename_does_not_replace(tmp_path)


def test_folders(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    for wrong in (tmp_path / "file", tmp_path / "file" / "c"):
        with pytest.raises(OutputError, match=r"cannot be made: .*hint"):
            make_folder(wrong, "The hint.")


def test_replaced_file_keeps_permissions_and_links(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link").symlink_to(real)
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink() and real.read_text() == "new"
    assert os.name != "posix" or real.stat().st_mode & 0o777 == 0o640
