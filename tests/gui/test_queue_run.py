"""Runs over the queue without a window: names of outputs, protection of originals, stop."""

import shlex
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from aedesk.batch import Outlet, Result, State, ThreadPool
from aedesk.batch.journal import Past
from aedesk.errors import UsageError
from aedesk.gui.adding import find_items
from aedesk.gui.intent import Intent
from aedesk.gui.queue_run import QueueRun
from aedesk.gui.queue_work import QueueWork
from aedesk.gui.rows import Row
from aedesk.gui.task import Task, task_of
from aedesk.options import Options, Preferences
from tests.batch.fakes import SLOW_WIDTH, save_picture

pytestmark = pytest.mark.usefixtures("fake_codec")


def do(
    *paths: Path, kept: tuple[Path, ...] = (), task: Task = Task.COMPRESS, **options: Any
) -> dict[str, Result]:
    """Results by name."""
    items, others = (find_items([str(path) for path in group]) for group in (paths, kept))
    run = QueueRun(items, others, Intent.of(task, Options(**options)), Preferences())
    run()
    return {result.source.name: result for result in run.snapshot().results if result.source}


def names_of(results: dict[str, Result]) -> dict[str, str | None]:
    """Names of outputs by names of files."""
    return {name: result.target.name if result.target else None for name, result in results.items()}


def test_pictures_are_compressed_and_latent_files_restored(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    assert do(source)["a.png"].target == tmp_path / "a.aed"
    source.unlink()
    again = do(tmp_path / "a.aed", format="jpg")
    assert again["a.aed"].target == tmp_path / "a.jpg" and (tmp_path / "a.jpg").is_file()


def test_output_folder_gets_the_tree_of_the_folder_that_was_added(tmp_path: Path) -> None:
    save_picture(tmp_path / "in" / "sub" / "a.png")
    do(tmp_path / "in", output=str(tmp_path / "out"))
    assert (tmp_path / "out" / "sub" / "a.aed").is_file()


def test_restored_picture_never_replaces_a_file(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    before = source.read_bytes()
    do(source)
    result = do(tmp_path / "a.aed", on_exist="overwrite")["a.aed"]
    assert result.target == tmp_path / "a (2).png"
    assert source.read_bytes() == before


@pytest.mark.parametrize("runs_too", [True, False])
def test_latent_file_of_the_queue_is_never_replaced(tmp_path: Path, runs_too: bool) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source)
    latent = tmp_path / "a.aed"
    before = latent.read_bytes()
    if runs_too:
        results = do(source, latent, on_exist="overwrite", quality=10)
    else:
        results = do(source, kept=(latent,), on_exist="overwrite", quality=10)
    assert results["a.png"].state is State.REFUSED and "input too" in results["a.png"].reason
    assert latent.read_bytes() == before


def test_existing_results_are_replaced_or_skipped_as_asked(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source, quality=10)
    first = (tmp_path / "a.aed").read_bytes()
    assert do(source, quality=20, on_exist="skip")["a.png"].state is State.SKIPPED
    assert (tmp_path / "a.aed").read_bytes() == first
    assert do(source, quality=20, on_exist="overwrite")["a.png"].state is State.DONE
    assert (tmp_path / "a.aed").read_bytes() != first


def test_names_places_and_savings_are_those_of_the_command_line(tmp_path: Path) -> None:
    save_picture(tmp_path / "in" / "sub" / "a.png")
    out = tmp_path / "out"
    result = do(tmp_path / "in", output=str(out), flat=True, name="{stem}-q{quality}", quality=33)["a.png"]
    assert result.target == out / "a-q33.aed" and result.target.is_file()
    result = do(tmp_path / "in", output=str(out), name="{parent}/{counter:03}", min_saving=99.9)["a.png"]
    assert result.state is State.REFUSED and result.target == out / "sub" / "sub" / "001.aed"
    assert not result.target.exists()


def test_name_for_pictures_is_none_for_latent_files(tmp_path: Path) -> None:
    first, second = save_picture(tmp_path / "a.png"), save_picture(tmp_path / "b.png")
    do(first)
    first.unlink()
    results = do(tmp_path / "a.aed", second, name="{stem}-q{quality}")
    assert names_of(results) == {"a.aed": "a.png", "b.png": "b-q60.aed"}


def test_own_settings_for_latent_files(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source)
    source.unlink()
    intent = Intent.of(Task.COMPRESS, Options(), Options(format="webp", name="{stem}-back"))
    run = QueueRun(find_items([str(tmp_path / "a.aed")]), [], intent, Preferences())
    run()
    assert (tmp_path / "a-back.webp").is_file()


def test_command_after_each_output(tmp_path: Path) -> None:
    code = "import pathlib, sys; pathlib.Path(sys.argv[1] + '.seen').touch()"
    after = f'{shlex.quote(sys.executable)} -c "{code}" {{output}}'
    do(save_picture(tmp_path / "a.png"), after=after)
    assert (tmp_path / "a.aed.seen").is_file()


@pytest.mark.usefixtures("fake_denoiser")
def test_pictures_are_denoised_beside_latent_files(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source)
    latent = (tmp_path / "a.aed").rename(tmp_path / "b.aed")
    results = do(source, latent, task=Task.DENOISE, format="webp", strength=30)
    assert names_of(results) == {"a.png": "a-denoised.webp", "b.aed": "b.webp"}
    assert results["a.png"].facts["strength"] == 30
    assert all(result.target is not None and result.target.is_file() for result in results.values())


@pytest.mark.usefixtures("fake_denoiser")
def test_restored_picture_does_not_take_the_name_of_a_denoised_one(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source)
    latent = (tmp_path / "a.aed").rename(tmp_path / "a-denoised.aed")
    results = do(source, latent, task=Task.DENOISE, on_exist="rename")
    assert names_of(results) == {"a.png": "a-denoised.png", "a-denoised.aed": "a-denoised (2).png"}


def test_on_the_page_for_restoring_pictures_are_left_alone(tmp_path: Path) -> None:
    item = find_items([str(save_picture(tmp_path / "a.png"))])[0]
    assert task_of(item, Task.RESTORE) is None
    assert not Row(item).needs_work(Intent.of(Task.RESTORE, Options()))


def test_device_jobs_and_threads_reach_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def pool(open_work: partial[QueueWork], outlet: Outlet, count: int, **how: object) -> ThreadPool:
        asked.append((open_work.args[0].device, count, how["jobs"], how["threads"], how["isolated"]))
        return ThreadPool(open_work, outlet)

    monkeypatch.setattr("aedesk.gui.queue_run.local_pool", pool)
    items = find_items([str(save_picture(tmp_path / "a.png"))])
    for device in ("cpu", "gpu:1"):
        preferences = Preferences(device=device, jobs=3, threads=2)
        QueueRun(items, [], Intent.of(Task.COMPRESS, Options(on_exist="rename")), preferences)()
    assert asked == [("cpu", 1, 3, 2, True), ("gpu:1", 1, 3, 2, False)]


def test_pause_holds_everything_back_until_it_is_taken_back(tmp_path: Path) -> None:
    items = find_items([str(save_picture(tmp_path / f"{number}.png")) for number in range(3)])
    run = QueueRun(items, [], Intent.of(Task.COMPRESS, Options()), Preferences())
    run.pause()
    thread = threading.Thread(target=run)
    thread.start()
    while run.is_preparing:
        thread.join(0.01)
    thread.join(0.5)  # nothing comes, however long one waits
    assert run.is_paused and run.snapshot().results == []
    run.resume()
    thread.join()
    assert not run.is_paused and len(run.snapshot().results) == 3


def test_output_that_a_killed_run_was_at_keeps_its_name(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    do(source)  # as if it were killed just after the output was there
    run = QueueRun(
        find_items([str(source)]),
        [],
        Intent.of(Task.COMPRESS, Options(on_exist="rename")),
        Preferences(),
        begun={source: tmp_path / "a.aed"},
    )
    run()
    (result,) = run.snapshot().results
    assert result.state is State.DONE and result.target == tmp_path / "a.aed"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.aed", "a.png"]


def test_journal_tells_what_was_begun_and_done(tmp_path: Path) -> None:
    source, journal = save_picture(tmp_path / "a.png"), tmp_path / "state" / "run"
    intent = Intent.of(Task.COMPRESS, Options(on_exist="rename"))
    QueueRun(find_items([str(source)]), [], intent, Preferences(), journal=journal)()
    past = Past.read(journal)
    assert past is not None and past.has_ended
    known = past.of(source)
    assert known is not None and known.state is State.DONE and known.has_output


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = save_picture(tmp_path / "good.png")
    (tmp_path / "bad.png").write_text("no picture")
    results = do(tmp_path / "bad.png", good, tmp_path / "gone.png")
    assert {name: result.state for name, result in results.items()} == {
        "bad.png": State.FAILED,
        "good.png": State.DONE,
        "gone.png": State.FAILED,
    }


def test_stop_ends_the_run_and_leaves_nothing_behind(tmp_path: Path) -> None:
    slow = [save_picture(tmp_path / f"{number}.png", width=SLOW_WIDTH) for number in range(3)]
    run = QueueRun(
        find_items([str(path) for path in slow]), [], Intent.of(Task.COMPRESS, Options()), Preferences()
    )
    thread = threading.Thread(target=run)
    thread.start()
    while not run.snapshot().running:
        thread.join(0.01)
    run.stop()
    thread.join()
    assert all(result.state is State.NOT_TRIED for result in run.snapshot().results)
    assert sorted(tmp_path.iterdir()) == sorted(slow)
    assert not run.is_busy


def test_output_folder_that_is_a_file_is_an_error_of_the_run(tmp_path: Path) -> None:
    source = save_picture(tmp_path / "a.png")
    with pytest.raises(UsageError, match="is a file"):
        do(source, output=str(source))
