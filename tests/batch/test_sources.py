"""Finding inputs: order, folders, hidden files, links, duplicates."""

import inspect
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aedesk.batch import PICTURE_SUFFIXES, LeftAlone, find_sources, sources
from aedesk.batch.lists import split_names


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


def test_loop_of_folders_that_are_no_links_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As junctions of Windows and bind mounts make them; a link stands for one here."""
    touch(tmp_path, "sub/a.png")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.setattr("aedesk.batch.sources.is_link", lambda entry: False)
    left = LeftAlone()
    sources = find_sources([str(tmp_path)], recursive=True, suffixes=PICTURE_SUFFIXES, left=left)
    assert [source.inside.as_posix() for source in sources] == ["sub/a.png"]
    assert left.folders == {"link": 1}


def test_tree_that_is_deeper_than_calls_of_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth, deepest = 60, 0
    (tmp_path / "/".join("d" * depth)).mkdir(parents=True)
    (tmp_path / "/".join("d" * depth) / "a.png").touch()
    listing = sources.listing

    def measured(folder: Path) -> list[sources.Entry]:
        nonlocal deepest
        deepest = max(deepest, len(inspect.stack(0)))
        return listing(folder)

    monkeypatch.setattr(sources, "listing", measured)
    before = len(inspect.stack(0))
    (source,) = find_sources([str(tmp_path)], recursive=True, suffixes=PICTURE_SUFFIXES)
    assert len(source.inside.parts) == depth + 1 and deepest - before < 20


def test_folder_of_the_outputs_is_searched_only_where_it_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "out/b.png")
    left = LeftAlone()

    def inside(top: Path) -> list[str]:
        sources = find_sources(
            [str(top)], recursive=True, suffixes=PICTURE_SUFFIXES, left=left, outputs=tmp_path / "out"
        )
        return [source.inside.as_posix() for source in sources]

    assert inside(tmp_path) == ["a.png"] and left.folders == {"of the outputs": 1}
    assert inside(tmp_path / "out") == ["b.png"]


def test_system_folders_are_left_alone(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "@eaDir/a.png", "__MACOSX/._a.png", "$RECYCLE.BIN/b.png")
    assert found(tmp_path, recursive=True) == ["a.png"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"a\nb", ["a", "b"]),
        (b"a\n\n b \n", ["a", " b "]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"a\r\nb\n", ["a\r", "b"]),
        (b"a\nb\0c\0", ["a\nb", "c"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        ("\ufeffä\r\nb".encode("utf-16-le"), ["ä", "b"]),
        (b"", []),
    ],
)
def test_names_of_a_list(content: bytes, names: list[str]) -> None:
    assert split_names(content) == names


@given(st.lists(st.binary(min_size=1, max_size=9).filter(lambda name: b"\0" not in name), max_size=6))
def test_any_name_comes_through_a_list(names: list[bytes]) -> None:
    content = b"".join(name + b"\0" for name in names)
    if not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        assert [os.fsencode(name) for name in split_names(content)] == names


def test_most_kinds_first_and_the_rest_together() -> None:
    left = LeftAlone()
    for number, suffix in enumerate("abcdefgh", 1):
        for _ in range(number):
            left.add_file(f"x.{suffix}")
    assert left.sentences() == ["36 other files left alone: 8 .h, 7 .g, 6 .f, 5 .e, 4 .d, 6 of 3 other kinds"]
