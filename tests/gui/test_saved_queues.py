"""What is kept of a queue, and what of it another window finds."""

import json
import math
import os
from pathlib import Path

import pytest

from aedesk.batch import Job, Result, State
from aedesk.batch.journal import Journal
from aedesk.files import Seen, make_folder
from aedesk.gui.adding import find_items
from aedesk.gui.intent import Intent
from aedesk.gui.rows import Row, RowState
from aedesk.gui.saved_queues import LeftBehind, SavedQueue, run_heading
from aedesk.gui.task import Task
from aedesk.options import Options
from tests.batch.fakes import save_picture

INTENT = Intent.of(Task.COMPRESS, Options(quality=70, output="/somewhere", strip=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "window"


def make_rows(tmp_path: Path, count: int = 3) -> list[Row]:
    paths = [save_picture(tmp_path / "pictures" / f"{number} ü.png") for number in range(count)]
    return [Row(item) for item in find_items([str(path) for path in paths])]


def finish(row: Row, psnr: float = 34.5) -> Result:
    """Let a row be done, its output written."""
    target = row.item.path.with_suffix(".aed")
    target.write_bytes(b"x" * 40)
    facts = {"quality": 70, "psnr": psnr, "width": 20, "height": 10}
    result = Result(
        row.item.path,
        State.DONE,
        target,
        bytes_in=row.item.size,
        bytes_out=40,
        facts=facts,
        notes=("a note",),
        seen=Seen.of(row.item.path),
    )
    row.settle(result, INTENT)
    return result


def kill(folder: Path) -> None:
    """Let the process that wrote the queues be one that ended long ago."""
    for file in folder.glob("*.queue"):
        heading, _, rest = file.read_text("ascii").partition("\n")
        changed = {**json.loads(heading), "began": 1.0}
        file.write_text(json.dumps(changed) + "\n" + rest, "ascii")


def found(folder: Path) -> LeftBehind:
    left = SavedQueue(folder).left_behind()
    assert left is not None
    return left


def test_killed_window_leaves_its_rows_with_their_results(tmp_path: Path, folder: Path) -> None:
    done, failed, waiting = rows = make_rows(tmp_path)
    finish(done, psnr=math.inf)
    failed.settle(Result(failed.item.path, State.FAILED, reason="It is full.", hint="Empty it."), INTENT)
    SavedQueue(folder).write(rows, runs=0)
    kill(folder)
    left = found(folder)
    assert left.was_killed and left.unfinished == 1
    assert [row.item for row in left.rows] == [row.item for row in rows]
    assert [row.state for row in left.rows] == [RowState.DONE, RowState.FAILED, RowState.WAITING]
    assert [row.outcome for row in left.rows] == [done.outcome, failed.outcome, None]
    assert not left.rows[0].needs_work(INTENT) and waiting.needs_work(INTENT)


def test_window_that_is_still_open_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    SavedQueue(folder).write(make_rows(tmp_path), runs=0)
    assert SavedQueue(folder).left_behind() is None
    assert len(list(folder.iterdir())) == 1


def test_closed_window_leaves_what_waits_and_says_so(tmp_path: Path, folder: Path) -> None:
    SavedQueue(folder).write(make_rows(tmp_path), runs=0, is_closed=True)
    left = found(folder)
    assert left.unfinished == 3 and not left.was_killed
    left.forget()
    assert not list(folder.iterdir())


def test_what_is_all_done_is_not_offered(tmp_path: Path, folder: Path) -> None:
    rows = make_rows(tmp_path)
    for row in rows:
        finish(row)
    SavedQueue(folder).write(rows, runs=0)
    kill(folder)
    assert SavedQueue(folder).left_behind() is None
    assert not list(folder.iterdir())


@pytest.mark.parametrize("harm", ["output gone", "output cut", "source changed"])
def test_result_that_is_not_there_any_more_is_made_again(tmp_path: Path, folder: Path, harm: str) -> None:
    rows = make_rows(tmp_path, 2)
    finish(rows[0])
    SavedQueue(folder).write(rows, runs=0)
    kill(folder)
    target = rows[0].item.path.with_suffix(".aed")
    if harm == "output gone":
        target.unlink()
    elif harm == "output cut":
        target.write_bytes(b"x")
    else:
        save_picture(rows[0].item.path, width=33)
        os.utime(rows[0].item.path, ns=(1, 1))
    assert found(folder).unfinished == 2


def test_journal_of_a_killed_run_tells_what_was_done_since(tmp_path: Path, folder: Path) -> None:
    done, failed, begun, waiting = rows = make_rows(tmp_path, 4)
    saved = SavedQueue(folder)
    saved.write(rows, runs=0)
    file = saved.next_journal()
    make_folder(file.parent)
    journal = Journal.begin(file, run_heading(INTENT))
    assert journal is not None
    for row in rows[:3]:
        journal.begun(Job(row.item.path, row.item.path.with_suffix(".aed")))
    journal.ended(finish(done))
    journal.ended(Result(failed.item.path, State.FAILED, reason="It is full."))
    journal.close(has_ended=False)
    kill(folder)
    left = found(folder)
    states = [RowState.DONE, RowState.FAILED, RowState.WAITING, RowState.WAITING]
    assert [row.state for row in left.rows] == states
    assert not left.rows[0].needs_work(INTENT)
    assert left.rows[0].result is not None and left.rows[0].result.bytes_out == 40
    target = begun.item.path.with_suffix(".aed")
    assert [row.begun and row.begun.target for row in left.rows] == [None, None, target, None]
    assert waiting.state is RowState.WAITING


def test_rows_that_were_written_with_a_run_need_its_journal_no_more(tmp_path: Path, folder: Path) -> None:
    rows, saved = make_rows(tmp_path), SavedQueue(folder)
    saved.write(rows, runs=0)
    for _ in range(2):
        saved.next_journal().write_text("")
    saved.write(rows, runs=1)
    assert len(list(folder.glob("*.queue"))) == 1 and len(list(folder.glob("*-000002.run"))) == 1
    saved.write([], runs=2)
    assert not list(folder.iterdir())


def test_queues_of_several_windows_are_one_with_each_file_once(tmp_path: Path, folder: Path) -> None:
    rows = make_rows(tmp_path)
    SavedQueue(folder).write(rows[:2], runs=0)
    SavedQueue(folder).write(rows[1:], runs=0, is_closed=True)
    kill(folder)
    left = found(folder)
    assert sorted(row.item.path for row in left.rows) == [row.item.path for row in rows]
    assert len(left.files) == 2 and left.was_killed


@pytest.mark.parametrize("content", [b"", b"{", b"[]\n", b"\xff\xfe", b'{"closed": true}\n{"path": 3}\n'])
def test_files_that_make_no_sense_are_passed_over(tmp_path: Path, folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "000000000000.queue").write_bytes(content)
    assert SavedQueue(folder).left_behind() is None


def test_damaged_rows_of_a_dead_window_are_forgotten(tmp_path: Path, folder: Path) -> None:
    SavedQueue(folder).write(make_rows(tmp_path), runs=0, is_closed=True)
    (file,) = folder.glob("*.queue")
    file.write_text(file.read_text("ascii")[:-20], "ascii")
    assert SavedQueue(folder).left_behind() is None
    assert not file.exists()


def test_process_of_another_machine_is_left_alone(tmp_path: Path, folder: Path) -> None:
    SavedQueue(folder).write(make_rows(tmp_path), runs=0)
    (file,) = folder.glob("*.queue")
    heading = {"host": "elsewhere", "process": 1, "began": 1.0, "closed": False}
    file.write_text(json.dumps(heading) + "\n", "ascii")
    assert SavedQueue(folder).left_behind() is None
    assert file.exists()


def test_name_that_is_no_text_survives(tmp_path: Path, folder: Path) -> None:
    try:
        path = save_picture(tmp_path / "a.png").rename(tmp_path / os.fsdecode(b"\xff.png"))
    except OSError:
        pytest.skip("the file system has only names that are texts")
    rows = [Row(item) for item in find_items([str(path), str(save_picture(tmp_path / "b.png"))])]
    SavedQueue(folder).write(rows, runs=0, is_closed=True)
    assert [row.item.path for row in found(folder).rows] == [row.item.path for row in rows]
