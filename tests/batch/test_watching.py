"""What has arrived in a folder and has settled."""

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aedesk.batch import Destination, Job, Result, State
from aedesk.batch.watching import Arrivals, FolderWatch, Ledger, plan_arrivals

PNG = {".png"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


class Watched:
    """A watch on a thread of its own; what it gives out is looked for until it comes."""

    def __init__(self, folder: Path, *, recursive: bool = False, poll: float | None = None) -> None:
        self.said: list[str] = []
        self.given: list[Arrivals] = []
        watch = FolderWatch(folder, recursive=recursive, suffixes=PNG, settle=0.3, poll=poll, say=self._note)
        self._folder = folder
        self.is_heard = True
        self._thread = threading.Thread(target=self._collect, args=(watch.arrivals(),))
        self._thread.start()

    def end(self) -> None:
        """End the thread: the watch says that its folder is gone, and nobody listens any more."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._thread.join()

    @property
    def names(self) -> list[str]:
        """Places of the files below the folder, in the order in which they were given out."""
        return [str(source.inside) for arrived in self.given for source in arrived.sources]

    def until(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < deadline, (self.names, self.said)
            time.sleep(0.05)

    def until_given(self, *names: str) -> None:
        self.until(lambda: len(self.names) >= len(names))
        assert sorted(self.names) == sorted(names)

    def _note(self, text: str) -> None:
        if not self.is_heard:
            raise EOFError
        self.said.append(text)

    def _collect(self, arrivals: Iterator[Arrivals]) -> None:
        with contextlib.suppress(EOFError):
            for arrived in arrivals:
                self.given.append(arrived)


Watch = Callable[..., Watched]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Begins a watch; all are ended after the test."""
    begun: list[Watched] = []

    def begin(*args: Any, **options: Any) -> Watched:
        begun.append(Watched(*args, **options))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.is_heard = False
    for watched in begun:
        watched.end()


@pytest.fixture(params=[None, 0.2], ids=["notices", "poll"])
def poll(request: pytest.FixtureRequest) -> float | None:
    poll: float | None = request.param
    return poll


def test_found_and_arrived(watch: Watch, folder: Path, poll: float | None) -> None:
    (folder / "a.png").write_bytes(b"a")
    watched = watch(folder, poll=poll)
    watched.until_given("a.png")
    (folder / "b.png").write_bytes(b"b")
    (folder / "c.txt").write_bytes(b"c")
    watched.until_given("a.png", "b.png")
    assert [arrived.found for arrived in watched.given] == [True, False]


def test_a_new_version_is_given_out_again(watch: Watch, folder: Path, poll: float | None) -> None:
    (folder / "a.png").write_bytes(b"a")
    watched = watch(folder, poll=poll)
    watched.until_given("a.png")
    (folder / "a.png").write_bytes(b"another")
    watched.until_given("a.png", "a.png")
    assert not watched.given[1].found


def test_temporary_and_hidden_names_wait_for_their_rename(watch: Watch, folder: Path) -> None:
    watched = watch(folder)
    for name in ("a.png.part", "a.png.crdownload", "a.tmp", ".a.png.XyZ", ".a.png", ".aedesk-12.part"):
        (folder / name).write_bytes(b"a")
    (folder / "empty.png").touch()  # as a browser reserves a name
    (folder / "sign.png").write_bytes(b"a")
    watched.until_given("sign.png")
    (folder / "a.png.part").rename(folder / "a.png")
    watched.until_given("sign.png", "a.png")


def test_subfolders(watch: Watch, folder: Path, tmp_path: Path, poll: float | None) -> None:
    flat, deep = watch(folder, poll=poll), watch(folder, recursive=True, poll=poll)
    moved = tmp_path / "moved"
    (moved / "below").mkdir(parents=True)
    (moved / "below" / "a.png").write_bytes(b"a")
    (moved / ".hidden").mkdir()
    (moved / ".hidden" / "b.png").write_bytes(b"b")
    moved.rename(folder / "moved")
    (folder / "sign.png").write_bytes(b"a")
    deep.until_given("moved/below/a.png", "sign.png")
    flat.until_given("sign.png")


def test_a_folder_that_vanishes_and_comes_back(
    watch: Watch, folder: Path, tmp_path: Path, poll: float | None
) -> None:
    (folder / "a.png").write_bytes(b"a")
    watched = watch(folder, poll=poll)
    watched.until_given("a.png")
    folder.rename(tmp_path / "elsewhere")
    watched.until(lambda: watched.said == [f"{folder} is gone; waiting for it."])
    (tmp_path / "elsewhere").rename(folder)
    (folder / "b.png").write_bytes(b"b")
    watched.until_given("a.png", "b.png")
    assert watched.said[1] == f"{folder} is back."


def test_another_folder_under_the_name(watch: Watch, folder: Path) -> None:
    watched = watch(folder)
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "a.png").write_bytes(b"a")
    watched.until_given("a.png")


def test_a_burst(watch: Watch, folder: Path, poll: float | None) -> None:
    watched = watch(folder, poll=poll)
    for number in range(1000):
        (folder / f"{number}.png").write_bytes(b"a")
    watched.until_given(*(f"{number}.png" for number in range(1000)))


def test_without_notices_it_looks_by_itself(
    watch: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr("aedesk.batch.watching._FALLBACK_POLL", 0.2)
    watched = watch(folder)
    watched.until(lambda: bool(watched.said))
    (folder / "a.png").write_bytes(b"a")
    watched.until_given("a.png")
    assert "watch limit" in watched.said[0] and "looking every" in watched.said[0]


def test_a_lost_notice_costs_time_only(watch: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_: object, **__: object) -> Iterator[set[object]]:
        while True:
            time.sleep(0.1)
            yield set()

    monkeypatch.setattr("watchfiles.watch", lose)
    monkeypatch.setattr("aedesk.batch.watching._RESCAN", 0.5)
    watched = watch(folder)
    time.sleep(0.3)
    (folder / "a.png").write_bytes(b"a")
    watched.until_given("a.png")


def test_a_file_that_grows_settles_after_the_last_change(tmp_path: Path) -> None:
    file, ledger = tmp_path / "a.png", Ledger(settle=1.0)
    for second in range(5):
        file.write_bytes(b"a" * (second + 1))
        ledger.see(file, float(second))
        assert ledger.take(second + 0.9, found=False) == []
    ledger.see(file, 4.9)
    assert ledger.take(5.0, found=False) == [file]
    ledger.see(file, 9.0)
    assert ledger.take(99.0, found=False) == []


def test_a_file_that_comes_back_is_new(tmp_path: Path) -> None:
    file, ledger = tmp_path / "a.png", Ledger(settle=1.0)
    file.write_bytes(b"a")
    ledger.see(file, 0.0)
    assert ledger.take(1.0, found=False) == [file]
    file.rename(tmp_path / "b.png")
    ledger.see(file, 2.0)
    (tmp_path / "b.png").rename(file)
    ledger.see(file, 3.0)
    assert ledger.take(4.0, found=False) == [file]


def _arrivals(folder: Path, *, found: bool, recursive: bool = False) -> Arrivals:
    from aedesk.batch import find_sources

    return Arrivals(tuple(find_sources([str(folder)], recursive=recursive, suffixes=PNG)), found)


@pytest.mark.parametrize("on_exist", ["skip", "rename", "overwrite"])
def test_outputs_that_are_there_at_the_start_are_kept(folder: Path, tmp_path: Path, on_exist: str) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.png").write_bytes(b"a")
    out = tmp_path / "out"
    out.mkdir()
    for name, age in (("a", -100), ("b", +100)):  # the output of a is older than a, that of b is newer
        (out / f"{name}.aed").touch()
        now = (folder / f"{name}.png").stat().st_mtime
        os.utime(out / f"{name}.aed", (now + age, now + age))
    destination = Destination(str(out), ".aed", [str(folder)])
    plan, kept = plan_arrivals(_arrivals(folder, found=True), destination, on_exist)  # type: ignore[arg-type]
    names = sorted(entry.source.name for entry in plan if isinstance(entry, Job) and entry.source)
    assert names == (["a.png", "c.png"] if on_exist == "overwrite" else ["c.png"])
    assert kept == (1 if on_exist == "overwrite" else 2)


def test_what_arrives_is_decided_by_policy(folder: Path, tmp_path: Path) -> None:
    (folder / "a.png").write_bytes(b"a")
    (tmp_path / "a.aed").touch()
    destination = Destination(str(tmp_path), ".aed", [str(folder)])
    skipped, _ = plan_arrivals(_arrivals(folder, found=False), destination, "skip")
    renamed, _ = plan_arrivals(_arrivals(folder, found=False), destination, "rename")
    replaced, _ = plan_arrivals(_arrivals(folder, found=False), destination, "overwrite")
    assert isinstance(skipped[0], Result) and skipped[0].state is State.SKIPPED
    assert isinstance(renamed[0], Job) and renamed[0].target == tmp_path / "a (2).aed"
    assert isinstance(replaced[0], Job) and replaced[0].overwrite
