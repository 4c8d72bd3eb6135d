"""Files behind URLs: names, lists, contents, and writes that leave no partial file."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
import pytest

from aedesk.batch.remote import Names, RemotePath, find_remote, is_url, location_of
from aedesk.batch.remote_write import check_writable, write_remote
from aedesk.errors import OutputError, StoreError, UsageError
from tests.batch.shelf import ShelfFileSystem

PNG = {".png"}


@pytest.fixture
def memory() -> Iterator[Any]:
    """The memory:// store of fsspec, which is one for the whole process, empty before and after."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    yield store
    store.store.clear()
    store.pseudo_dirs[:] = [""]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[RemotePath]:
    """A store that renames, as sftp does, in a folder of this machine."""
    fsspec.register_implementation("sftp", ShelfFileSystem, clobber=True)
    yield RemotePath(f"sftp://host{tmp_path}")
    fsspec.register_implementation("sftp", "fsspec.implementations.sftp.SFTPFileSystem", clobber=True)


def found(url: str, recursive: bool = False) -> dict[str, str]:
    pairs = find_remote(RemotePath(url), recursive=recursive, suffixes=PNG)
    return {str(path): str(inside) for path, inside in pairs}


@pytest.mark.parametrize("name", ["s3://bucket/a.png", "memory://x", "zip://a.png::file:///b.zip"])
def test_urls(name: str) -> None:
    assert is_url(name) and str(location_of(name)) == name


@pytest.mark.parametrize("name", ["a.png", "/a/b", "C:/a.png", "C:\\a.png", "C://a", "a:b", "-", "./s3:/a"])
def test_paths_are_no_urls(name: str) -> None:
    assert not is_url(name) and location_of(name) == Path(name)


def test_file_urls_are_paths() -> None:
    assert location_of("file:///a/b c.png") == Path("/a/b c.png")


def test_parts_of_a_url() -> None:
    path = RemotePath("s3://bucket/tree/photo.one.png")
    assert (path.name, path.stem, path.suffix) == ("photo.one.png", "photo.one", ".png")
    assert str(path.with_name("b.aed")) == "s3://bucket/tree/b.aed"
    assert str(path.parent.joinpath(PurePosixPath("x/y.png"))) == "s3://bucket/tree/x/y.png"


def test_parts_of_a_chained_url() -> None:
    path = RemotePath("zip://in/a.png::s3://bucket/all.zip")
    assert (path.protocol, path.name, path.suffix) == ("zip", "a.png", ".png")
    assert str(path.with_name("b.aed")) == "zip://in/b.aed::s3://bucket/all.zip"


def test_a_folder(memory: Any) -> None:
    for name in ("a.png", "B.PNG", "c.txt", ".hidden.png", "sub/d.png", ".sub/e.png"):
        memory.pipe_file(f"/top/{name}", b"x")
    assert found("memory://top") == {"memory://top/B.PNG": "B.PNG", "memory://top/a.png": "a.png"}
    assert found("memory://top", recursive=True)["memory://top/sub/d.png"] == "sub/d.png"
    assert len(found("memory://top", recursive=True)) == 3


def test_a_file_is_taken_whatever_its_name(memory: Any) -> None:
    memory.pipe_file("/top/c.txt", b"x")
    assert found("memory://top/c.txt") == {"memory://top/c.txt": "c.txt"}


def test_a_pattern(memory: Any) -> None:
    for name in ("a1.png", "a2.png", "b.png", "sub/a3.png"):
        memory.pipe_file(f"/top/{name}", b"x")
    assert found("memory://top/a*.png") == {"memory://top/a1.png": "a1.png", "memory://top/a2.png": "a2.png"}
    assert "memory://top/sub/a3.png" in found("memory://top/**/a*.png")


def test_a_name_with_brackets_is_no_pattern(memory: Any) -> None:
    memory.pipe_file("/top/a[1].png", b"x")
    assert found("memory://top/a[1].png") == {"memory://top/a[1].png": "a[1].png"}


@pytest.mark.parametrize("url", ["memory://nothing/a.png", "memory://nothing/*.png"])
def test_nothing_there(memory: Any, url: str) -> None:
    with pytest.raises(StoreError, match="nothing at memory://nothing"):
        found(url)


def test_reading(memory: Any) -> None:
    memory.pipe_file("/a.png", b"12345")
    path = RemotePath("memory://a.png")
    assert (path.size(), path.read_bytes()) == (5, b"12345")
    with pytest.raises(StoreError, match=r"nothing at memory://b\.png"):
        RemotePath("memory://b.png").read_bytes()


def test_reading_out_of_an_archive(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/a.png", b"12345")
    url = f"zip://::file://{tmp_path}/all.zip"
    assert [str(inside) for _, inside in find_remote(RemotePath(url), recursive=True, suffixes=PNG)] == [
        "in/a.png"
    ]
    assert RemotePath(f"zip://in/a.png::file://{tmp_path}/all.zip").read_bytes() == b"12345"


def test_a_protocol_that_is_unknown_or_lacks_its_package() -> None:
    with pytest.raises(StoreError, match=r"nosuch://x cannot be used: Protocol not known"):
        RemotePath("nosuch://x").exists()
    with pytest.raises(StoreError, match="s3fs"):
        RemotePath("s3://bucket/x").exists()


def test_without_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(StoreError, match=r"pip install 'aedesk\[cluster\]'"):
        RemotePath("memory://x").exists()


def test_names_list_a_folder_once(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe_file("/top/a.aed", b"x")
    names, asked = Names(), []
    ls = memory.ls
    monkeypatch.setattr(type(memory), "ls", lambda self, *args, **more: asked.append(1) or ls(*args, **more))
    assert names.holds(RemotePath("memory://top/a.aed"))
    assert not names.holds(RemotePath("memory://top/b.aed"))
    assert len(asked) == 1
    assert not names.holds(RemotePath("memory://absent/b.aed"))


@pytest.mark.parametrize("url", ["http://host/a", "github://x/a", "zip://a::s3://b/c.zip", "nosuch://a"])
def test_protocols_that_are_not_safe_to_write(url: str) -> None:
    with pytest.raises(UsageError, match="cannot be written safely"):
        check_writable(RemotePath(url))


@pytest.mark.parametrize("url", ["s3://b/a", "gs://b/a", "memory://a", "sftp://host/a"])
def test_protocols_that_can_be_written(url: str) -> None:
    check_writable(RemotePath(url))


def test_an_object_is_put_and_not_replaced_unasked(memory: Any) -> None:
    target = RemotePath("memory://out/a.aed")
    write_remote(target, b"one", overwrite=False)
    write_remote(target, b"one", overwrite=False)  # the same job once more
    with pytest.raises(OutputError, match="came into being"):
        write_remote(target, b"two", overwrite=False)
    assert target.read_bytes() == b"one"
    write_remote(target, b"two", overwrite=True)
    assert target.read_bytes() == b"two"


def test_an_object_that_appears_during_the_put(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    target = RemotePath("memory://out/a.aed")
    answers = iter([False])  # to the question before the put; then the truth
    exists = type(memory).exists
    memory.pipe_file("/out/a.aed", b"theirs")
    monkeypatch.setattr(type(memory), "exists", lambda self, path: next(answers, exists(self, path)))
    with pytest.raises(OutputError, match="came into being"):
        write_remote(target, b"ours", overwrite=False)
    assert memory.cat_file("/out/a.aed") == b"theirs"


def test_an_object_that_arrives_altered_is_removed(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = type(memory).pipe_file
    monkeypatch.setattr(
        type(memory), "pipe_file", lambda self, path, data, **more: pipe(self, path, data[:-1])
    )
    with pytest.raises(OutputError, match="reads back differently"):
        write_remote(RemotePath("memory://out/a.aed"), b"12345", overwrite=False)
    assert memory.find("/out") == []


def test_a_store_that_renames(shelf: RemotePath, tmp_path: Path) -> None:
    target = shelf.joinpath(PurePosixPath("out/a.aed"))
    write_remote(target, b"one", overwrite=False)
    with pytest.raises(OutputError, match="came into being"):
        write_remote(target, b"two", overwrite=False)
    write_remote(target, b"two", overwrite=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.aed"]
    assert (tmp_path / "out" / "a.aed").read_bytes() == b"two"


@pytest.mark.parametrize("operation", ["pipe_file", "cat_file", "mv"])
def test_a_store_that_fails_keeps_what_was_there(
    shelf: RemotePath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    (tmp_path / "a.aed").write_bytes(b"before")

    def fail(self: object, *args: object, **more: object) -> None:
        raise OSError("the line broke")

    monkeypatch.setattr(ShelfFileSystem, operation, fail)
    with pytest.raises(OutputError, match="the line broke"):
        write_remote(shelf.joinpath(PurePosixPath("a.aed")), b"new", overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.aed"]
    assert (tmp_path / "a.aed").read_bytes() == b"before"
