"""Runs over the queue without a window: names of outputs, protection of originals, stop."""

import threading
from pathlib import Path
from typing import Any

import pytest

from aedesk.batch import Result, State
from aedesk.errors import UsageError
from aedesk.gui.adding import find_items
from aedesk.gui.intent import Intent
from aedesk.gui.queue_run import QueueRun
from aedesk.gui.task import Task
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
