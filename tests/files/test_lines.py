"""Files of lines: whole lines or none, one process at a time."""

import errno
import os
from pathlib import Path

import pytest

from aedesk.errors import OutputError
from aedesk.files import LineFile
from tests.files.gate import ERRORS, FaultyGate, KilledError, through


def opened(path: Path) -> LineFile:
    file = LineFile.open(path)
    assert file is not None
    return file


def test_lines_are_added_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    for line in (b"one", b"two\n", "trois é".encode()):
        file = opened(path)
        file.append(line, sync=False)
        file.close()
    assert path.read_text() == "one\ntwo\ntrois é\n"


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_line_that_was_cut_short_is_dropped(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"first\nsecond\n"[:-cut])
    file = opened(path)
    file.append(b"third")
    file.close()
    lines = path.read_bytes().splitlines()
    assert lines in ([b"first", b"third"], [b"third"])
    assert (len(lines) == 2) == (cut <= 7)


def test_long_unfinished_line(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"first\n" + b"x" * 200_000)
    file = opened(path)
    file.append(b"second")
    file.close()
    assert path.read_bytes() == b"first\nsecond\n"


@pytest.mark.parametrize("fault", [*ERRORS, "short", "kill"])
def test_faults_leave_whole_lines(tmp_path: Path, fault: int | str) -> None:
    for number in range(6):
        path = tmp_path / f"journal{number}"
        path.write_bytes(b"first\n")
        file = opened(path)
        try:
            with through(FaultyGate(fault, number, lasting=True)):
                file.append(b"second", sync=True)
        except (OutputError, KilledError):
            assert fault != "short"
        if fault != "kill":
            file.append(b"third")
        file.close()
        again = opened(path)
        again.append(b"last")
        again.close()
        lines = path.read_bytes().splitlines()
        assert lines[0] == b"first" and lines[-1] == b"last" and set(lines[1:-1]) <= {b"second", b"third"}


def test_half_a_write_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal"
    file = opened(path)
    file.append(b"first")
    real, calls = os.write, []

    def fill_up(descriptor: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data[:3])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fill_up)
        with pytest.raises(OutputError, match="no space left"):
            file.append(b"second")
    assert path.read_bytes() == b"first\n"
    file.append(b"third")
    assert path.read_bytes() == b"first\nthird\n"
    file.close()


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_only_one_has_it_open(tmp_path: Path) -> None:
    first = opened(tmp_path / "journal")
    assert LineFile.open(tmp_path / "journal") is None
    first.close()
    opened(tmp_path / "journal").close()


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"a folder has that name.*hint"):
        LineFile.open(tmp_path, "The hint.")
