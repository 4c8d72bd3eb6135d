"""Inputs and outputs behind URLs, from the command line; the store is in the memory of this process."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from PIL import Image

from aedesk.errors import ExitStatus
from tests.batch.fakes import save_picture
from tests.cli.conftest import Cli


@pytest.fixture
def store() -> Iterator[Any]:
    """A store with three pictures below memory://in, emptied before and after."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    for name in ("a.png", "b.png", "sub/c.png"):
        content = io.BytesIO()
        Image.new("RGB", (20, 10)).save(content, "png")
        store.pipe_file(f"/in/{name}", content.getvalue())
    yield store
    store.store.clear()
    store.pseudo_dirs[:] = [""]


def test_a_tree_from_store_to_store_and_back(cli: Cli, store: Any) -> None:
    outcome = cli("compress", "-r", "memory://in", "-o", "memory://out", "--json")
    assert outcome.status == ExitStatus.OK, outcome.stderr
    assert store.find("/out") == ["/out/a.aed", "/out/b.aed", "/out/sub/c.aed"]
    assert outcome.records[0]["input"] == "memory://in/a.png"
    assert outcome.records[0]["output"] == "memory://out/a.aed"
    assert outcome.records[0]["bytes_in"] == store.size("/in/a.png")
    assert cli("restore", "-r", "memory://out", "-o", "memory://back").status == ExitStatus.OK
    assert store.find("/back") == ["/back/a.png", "/back/b.png", "/back/sub/c.png"]
    assert cli("verify", "-r", "memory://out").status == ExitStatus.OK


def test_between_store_and_disk(cli: Cli, store: Any, tmp_path: Path) -> None:
    assert cli("compress", "memory://in", "-o", tmp_path / "out").status == ExitStatus.OK
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.aed", "b.aed"]
    save_picture(tmp_path / "d.png")
    assert cli("compress", tmp_path / "d.png", "-o", "memory://up/").status == ExitStatus.OK
    assert store.find("/up") == ["/up/d.aed"]


def test_one_file_and_its_name(cli: Cli, store: Any) -> None:
    assert cli("compress", "memory://in/a.png", "-o", "memory://x/named.aed").status == ExitStatus.OK
    assert cli("compress", "memory://in/b.png").status == ExitStatus.OK
    assert store.exists("/x/named.aed") and store.exists("/in/b.aed")


def test_patterns_and_names(cli: Cli, store: Any) -> None:
    args = ("memory://in/[ab].png", "-o", "memory://out", "--name", "{parent}-{stem}-{counter:02}")
    assert cli("compress", *args).status == ExitStatus.OK
    assert store.find("/out") == ["/out/in-a-01.aed", "/out/in-b-02.aed"]


@pytest.mark.parametrize("policy", ["skip", "rename", "overwrite"])
def test_what_exists(cli: Cli, store: Any, policy: str) -> None:
    store.pipe_file("/out/a.aed", b"before")
    args = ("compress", "memory://in", "-o", "memory://out", "--on-exist", policy, "--json")
    states = {record.get("input", "")[-5:]: record.get("status") for record in cli(*args).records}
    assert states["b.png"] == "done" and states["a.png"] == ("skipped" if policy == "skip" else "done")
    assert (store.cat_file("/out/a.aed") == b"before") is (policy != "overwrite")
    assert store.exists("/out/a (2).aed") is (policy == "rename")


def test_a_rerun_does_what_is_left(cli: Cli, store: Any) -> None:
    args = ("compress", "-r", "memory://in", "-o", "memory://out", "--json")
    cli(*args)
    store.rm_file("/out/b.aed")
    summary = cli(*args).records[-1]
    assert (summary["done"], summary["skipped"]) == (1, 2)


def test_a_dry_run_writes_nothing(cli: Cli, store: Any) -> None:
    outcome = cli("compress", "memory://in", "-o", "memory://out", "--dry-run")
    assert outcome.status == ExitStatus.OK
    assert "memory://out/a.aed" in outcome.stdout.decode() + outcome.stderr
    assert not store.exists("/out")


def test_a_file_that_is_not_there(cli: Cli, store: Any) -> None:
    outcome = cli("compress", "memory://in/a.png", "memory://in/absent.png", "-o", "memory://out")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "There is nothing at memory://in/absent.png" in outcome.stderr
    assert store.find("/out") == ["/out/a.aed"]


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["memory://in", "-o", "https://host/out"], "cannot be written safely to https://host/out"),
        (["memory://in", "-o", "memory://out", "--replace"], "behind a URL has none"),
    ],
)
def test_refused(cli: Cli, store: Any, args: list[str], text: str) -> None:
    outcome = cli("compress", *args)
    assert outcome.status == ExitStatus.USAGE and text in outcome.stderr


def test_a_store_whose_package_is_missing(cli: Cli) -> None:
    outcome = cli("compress", "s3://bucket/a.png", "-o", "memory://out")
    assert outcome.status == ExitStatus.SOME_FAILED
    assert "s3fs" in outcome.stderr


def test_a_path_loads_no_store(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in ("fsspec", "fsspec.core", "distributed", "dask", "watchfiles"):
        monkeypatch.setitem(sys.modules, name, None)
    assert cli("compress", save_picture(tmp_path / "a.png")).status == ExitStatus.OK
