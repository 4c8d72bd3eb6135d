"""Finding inputs: order, folders, hidden files, links, duplicates."""

import os
from pathlib import Path

import pytest

from aedesk.batch import PICTURE_SUFFIXES, find_sources


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def found(*names: str | Path, recursive: bool = False) -> list[str]:
    sources = find_sources([str(name) for name in names], recursive=recursive, suffixes=PICTURE_SUFFIXES)
    return [source.inside.as_posix() for source in sources]


def test_folder_gives_pictures_sorted_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "b.PNG", "a.jpg", "notes.txt", ".hidden.png", "sub/c.png")
    assert found(tmp_path) == ["a.jpg", "b.PNG"]


def test_recursion_keeps_the_place_below_the_folder(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "sub/deep/c.png", ".git/d.png")
    assert found(tmp_path, recursive=True) == ["b.png", "sub/deep/c.png"]


def test_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    touch(tmp_path, "picture.dat")
    assert found(tmp_path / "picture.dat") == ["picture.dat"]


def test_file_reached_twice_is_taken_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "b.png")
    assert found(tmp_path / "b.png", tmp_path, tmp_path / "b.png") == ["b.png", "a.png"]


def test_missing_file_is_reported_and_not_raised(tmp_path: Path) -> None:
    (source,) = find_sources([str(tmp_path / "no.png")], recursive=False, suffixes=PICTURE_SUFFIXES)
    assert isinstance(source.error, FileNotFoundError)


def test_linked_folders_inside_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "sub/a.png")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path, recursive=True) == ["sub/a.png"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every folder")
def test_unreadable_folder_is_one_failed_source(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "closed/b.png")
    (tmp_path / "closed").chmod(0)
    sources = find_sources([str(tmp_path)], recursive=True, suffixes=PICTURE_SUFFIXES)
    (tmp_path / "closed").chmod(0o700)
    assert [type(source.error) for source in sources] == [type(None), PermissionError]
