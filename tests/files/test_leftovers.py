"""Unfinished files of killed processes are removed, those of living ones are not."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aedesk.files import Scratch, replace_file
from aedesk.files import temporary as module
from aedesk.files.locks import Lock
from aedesk.files.temporary import Temporary, remove_leftovers

NAME = ".aedesk-0123456789ab.part"
HOLD = """
import sys
from pathlib import Path
from aedesk.files.temporary import Temporary
temporary = Temporary(Path(sys.argv[1]))
temporary.fill(b"half", check=True)
print(temporary.path, flush=True)
sys.stdin.read()
"""

posix = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")


@posix
def test_only_the_dead_are_removed(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert process.stdout is not None
    living = Path(process.stdout.readline().strip())
    (tmp_path / NAME).write_bytes(b"half")
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [living] and living.read_bytes() == b"half"
    process.kill()
    process.communicate()
    remove_leftovers(tmp_path)
    assert not list(tmp_path.iterdir())


@posix
def test_other_names_and_kinds_are_left_alone(tmp_path: Path) -> None:
    for name in (".aedesk-0123.part", "aedesk-0123456789ab.part", ".aedesk-0123456789ab.part.png"):
        (tmp_path / name).touch()
    (tmp_path / ".aedesk-00000000000a.part").mkdir()
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".aedesk-00000000000b.part").symlink_to(tmp_path / "mine")
    os.mkfifo(tmp_path / ".aedesk-00000000000c.part")
    before = sorted(tmp_path.iterdir())
    remove_leftovers(tmp_path)
    remove_leftovers(tmp_path / "absent")
    assert sorted(tmp_path.iterdir()) == before


@posix
def test_writes_remove_leftovers_of_their_folder(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"half")
    Scratch().write(tmp_path / "x", b"x", overwrite=False)
    (tmp_path / NAME).write_bytes(b"half")
    replace_file(tmp_path / "y", b"y")
    (tmp_path / NAME).write_bytes(b"half")
    scratch = Scratch()
    scratch.tidy([tmp_path, tmp_path / "absent"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x", "y"]


def test_without_locks_only_the_old_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "try_lock", lambda _: Lock.NOT_OFFERED)
    young, old = tmp_path / NAME, tmp_path / ".aedesk-ba9876543210.part"
    for path in (young, old):
        path.touch()
    os.utime(old, (time.time() - 4000,) * 2)
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [young]


@posix
def test_file_that_is_cleaned_away_before_its_lock_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gone = module.try_lock, []

    def late(descriptor: int) -> Lock:
        if not gone:
            gone.extend(tmp_path.iterdir())
            gone[0].unlink()
        return real(descriptor)

    monkeypatch.setattr(module, "try_lock", late)
    temporary = Temporary(tmp_path)
    assert list(tmp_path.iterdir()) == [temporary.path] != gone
    temporary.discard()


def test_folder_that_another_run_takes_away_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run removes a folder that it made and finds empty, just before this one uses it."""
    folder = tmp_path / "shared"
    real = module.system.create

    def create(path: Path) -> int:
        monkeypatch.setattr(module.system, "create", real)
        folder.rmdir()
        return real(path)

    monkeypatch.setattr(module.system, "create", create)
    Scratch().write(folder / "x", b"x", overwrite=False)
    assert (folder / "x").read_bytes() == b"x"
