"""The model of the queue: edits, their undo, counts, retries."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from aedesk.batch import Result, Source, State
from aedesk.gui.adding import Item
from aedesk.gui.intent import Intent
from aedesk.gui.operations import Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.rows import Row, RowState
from aedesk.gui.task import Task
from aedesk.gui.thumbnails import Thumbnails
from aedesk.options import Options
from tests.gui.conftest import PATIENCE_MS

OPTIONS = (Options(), Options(quality=20), Options(format="jpg"))


def make_item(number: int) -> Item:
    path = Path(f"/pictures/{number}" + (".aed" if number % 3 == 0 else ".png"))
    return Item(Source(path, PurePath(path.name)), path, path.suffix == ".aed", 1000)


def make_result(path: Path, state: State = State.DONE) -> Result:
    return Result(path, state, path.with_suffix(".out"), bytes_in=1000, bytes_out=100)


@pytest.fixture
def model(qtbot: QtBot) -> QueueModel:
    return QueueModel(Thumbnails(Operations()))


def paths_of(model: QueueModel) -> list[Path]:
    return [row.item.path for row in model.rows]


class Edits(RuleBasedStateMachine):
    """Edits of the model beside the same edits of a list, whose every state is remembered."""

    @initialize()
    def begin(self) -> None:
        self.complaints: list[str] = []
        self.before = qInstallMessageHandler(self.note)
        self.model = QueueModel(Thumbnails(Operations()))
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        self.states: list[list[Row]] = [[]]
        self.now = 0

    def note(self, kind: QtMsgType, _where: object, text: str) -> None:
        self.complaints.append(text)

    def edited(self) -> None:
        del self.states[self.now + 1 :]
        self.states.append(list(self.model.rows))
        self.now += 1

    @rule(numbers=st.lists(st.integers(0, 60), min_size=1, max_size=40))
    def add(self, numbers: list[int]) -> None:
        had = paths_of(self.model)
        new = [make_item(number).path for number in dict.fromkeys(numbers)]
        new = [path for path in new if path not in had]
        assert self.model.add([make_item(number) for number in numbers]) == len(new)
        self.model.finish_adding()
        assert paths_of(self.model) == had + new
        if new:
            self.edited()

    @precondition(lambda self: self.model.rows)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.take_out(data.draw(st.sets(st.integers(0, len(self.model.rows) - 1), min_size=1)))

    @precondition(lambda self: self.model.rows)
    @rule(first=st.integers(0, 1))
    def remove_every_second(self, first: int) -> None:
        self.take_out(set(range(first, len(self.model.rows), 2)))

    def take_out(self, places: set[int]) -> None:
        expected = [row for place, row in enumerate(self.model.rows) if place not in places]
        self.model.remove(places)
        assert self.model.rows == expected
        if places:
            self.edited()

    @precondition(lambda self: self.model.rows)
    @rule()
    def clear(self) -> None:
        self.model.clear()
        self.edited()
        assert self.model.rows == []

    @rule()
    def undo(self) -> None:
        self.model.undo_stack.undo()
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        self.model.undo_stack.redo()
        self.model.finish_adding()
        self.now = min(len(self.states) - 1, self.now + 1)

    @precondition(lambda self: self.model.rows)
    @rule(data=st.data(), state=st.sampled_from([State.DONE, State.FAILED, State.SKIPPED, State.NOT_TRIED]))
    def settle(self, data: st.DataObject, state: State) -> None:
        row = data.draw(st.sampled_from(self.model.rows))
        task = data.draw(st.sampled_from([Task.COMPRESS, Task.DENOISE, Task.RESTORE]))
        intent = Intent.of(task, data.draw(st.sampled_from(OPTIONS)))
        self.model.show_running({row.item.path: 0.5})
        self.model.settle([make_result(row.item.path, state)], intent)
        assert row.state is not RowState.RUNNING

    @precondition(lambda self: self.model.rows)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(self.model.rows) - 1))
        self.model.retry([place])
        assert self.model.rows[place].state is RowState.WAITING and self.model.rows[place].result is None

    @invariant()
    def rows_are_those_of_the_list(self) -> None:
        assert self.model.rows == self.states[self.now]
        assert self.model.rowCount() == len(self.model.rows)
        assert not self.complaints

    @invariant()
    def counts_are_right(self) -> None:
        rows = self.model.rows
        for task in Task:
            for options in OPTIONS:
                counts = self.model.counts(task, options)
                to_do = self.model.to_do(task, options)
                assert counts.work == len(to_do)
                assert counts.again == sum(row.state in (RowState.FAILED, RowState.SKIPPED) for row in to_do)
        assert counts.total == len(rows) and dict(counts.states) == Counter(row.state for row in rows)

    def teardown(self) -> None:
        if hasattr(self, "before"):
            qInstallMessageHandler(self.before)


Edits.TestCase.settings = settings(max_examples=25, stateful_step_count=20)


@pytest.mark.usefixtures("qapp")
class TestEdits(Edits.TestCase):  # type: ignore[misc, name-defined]
    """Runs the machine."""


@pytest.mark.parametrize("places", [[0], [1, 2, 5], range(0, 60, 2), range(1, 60, 3), range(60)])
def test_removed_rows_come_back_in_their_places(model: QueueModel, places: Sequence[int]) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _where, text: said.append(text))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.add(make_item(number) for number in range(60))
    rows = list(model.rows)
    model.remove(places)
    assert model.rows == [row for place, row in enumerate(rows) if place not in places]
    model.undo_stack.undo()
    assert model.rows == rows
    del tester
    qInstallMessageHandler(before)
    assert not said


def test_rows_come_back_with_their_results(model: QueueModel) -> None:
    model.add(make_item(number) for number in (1, 2, 4))
    model.settle([make_result(make_item(2).path)], Intent.of(Task.COMPRESS, Options()))
    row = model.rows[1]
    model.remove([0, 1])
    model.undo_stack.undo()
    assert model.rows[1] is row and row.state is RowState.DONE and row.result is not None
    assert model.counts(Task.COMPRESS, Options()).work == 2


def test_many_files_come_in_slices_that_are_one_edit(qtbot: QtBot, model: QueueModel) -> None:
    inserted: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append(last - first + 1))
    assert model.add(make_item(number) for number in range(2_000)) == 2_000
    assert 0 < len(model.rows) < 2_000
    assert model.add([make_item(1_999)]) == 0  # what is still to come is known
    qtbot.waitUntil(lambda: len(model.rows) == 2_000, timeout=PATIENCE_MS)
    assert max(inserted) <= 1000
    model.undo_stack.undo()
    assert model.rows == [] and not model.undo_stack.canUndo()


def test_undo_while_files_still_come(model: QueueModel) -> None:
    model.add(make_item(number) for number in range(2_000))
    model.undo_stack.undo()
    assert model.rows == []
    model.undo_stack.redo()
    model.clear()
    assert model.rows == []
    model.undo_stack.undo()
    assert len(model.rows) == 2_000


def test_stopped_run_leaves_rows_as_they_were(model: QueueModel) -> None:
    intent = Intent.of(Task.COMPRESS, Options())
    model.add(make_item(number) for number in (1, 2, 4))
    done, failed, fresh = model.rows
    model.settle([make_result(done.item.path), make_result(failed.item.path, State.FAILED)], intent)
    model.queue_for_run(model.rows)
    assert {row.state for row in model.rows} == {RowState.WAITING}
    model.show_running({done.item.path: 0.3})
    model.settle([make_result(failed.item.path, State.NOT_TRIED)], intent)
    model.give_up()
    states = [row.state for row in (done, failed, fresh)]
    assert states == [RowState.DONE, RowState.FAILED, RowState.WAITING]


def test_rows_that_are_worked_on_do_not_wait_again(model: QueueModel) -> None:
    model.add([make_item(1)])
    model.show_running({make_item(1).path: 0.3})
    model.retry([0])
    assert model.rows[0].state is RowState.RUNNING


def test_bytes_are_those_of_compressed_pictures(model: QueueModel) -> None:
    model.add(make_item(number) for number in (1, 2, 3))
    for row, task in zip(model.rows, (Task.COMPRESS, Task.DENOISE, Task.COMPRESS), strict=True):
        model.settle([make_result(row.item.path)], Intent.of(task, Options()))
    counts = model.counts(Task.COMPRESS, Options())
    assert (counts.bytes_in, counts.bytes_out) == (1000, 100)
    assert counts.to_do == {Task.COMPRESS: 1}  # the denoised one
