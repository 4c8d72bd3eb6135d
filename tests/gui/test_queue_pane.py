"""The list of the queue: which row is current, what is selected, where it stays."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aedesk.batch import Source
from aedesk.gui.actions import Actions
from aedesk.gui.adding import Item
from aedesk.gui.operations import Operations
from aedesk.gui.queue_model import QueueModel
from aedesk.gui.queue_pane import QueuePane
from aedesk.gui.rows import Row
from aedesk.gui.thumbnails import Thumbnails


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[QueuePane]:
    owner = QWidget()
    qtbot.addWidget(owner)
    pane = QueuePane(QueueModel(Thumbnails(Operations(owner), owner), owner), Actions(owner))
    qtbot.addWidget(pane)
    pane.resize(330, 400)
    pane.show()
    yield pane  # the owner lives until here


@pytest.fixture
def add(pane: QueuePane) -> Callable[[int], list[Row]]:
    def do(count: int) -> list[Row]:
        paths = [Path(f"/pictures/{number}.png") for number in range(count)]
        pane._model.add(Item(Source(path, PurePath(path.name)), path, False, 1) for path in paths)
        pane._model.finish_adding()
        return pane._model.rows

    return do


Add = Callable[[int], list[Row]]


def test_first_picture_is_shown_at_once(pane: QueuePane, add: Add) -> None:
    told: list[Row | None] = []
    pane.current_changed.connect(told.append)
    rows = add(3)
    assert told == [rows[0]] and pane.current is rows[0] and pane.selected == [0]


def test_keys_go_through_the_pictures(qtbot: QtBot, pane: QueuePane, add: Add) -> None:
    rows = add(3)
    told: list[Row | None] = []
    pane.current_changed.connect(told.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(pane.list, key)
    assert told == [rows[1], rows[2], rows[0]]


def test_neighbour_is_shown_when_the_current_row_goes_and_it_comes_back(pane: QueuePane, add: Add) -> None:
    rows = list(add(3))
    pane.list.setCurrentIndex(pane._model.index(1, 0))
    told: list[Row | None] = []
    pane.current_changed.connect(told.append)
    pane._model.remove([1])
    assert told == [pane.current] and pane.current in (rows[0], rows[2])
    pane._model.clear()
    assert pane.current is None and told[-1] is None
    pane._model.undo_stack.undo()
    assert pane.current is not None


def test_list_stays_where_it_is_when_many_places_change(pane: QueuePane, add: Add) -> None:
    rows = add(200)
    pane.list.setCurrentIndex(pane._model.index(101, 0))
    current = pane.current
    bar = pane.list.verticalScrollBar()
    pane._model.remove(range(0, 60, 2))
    assert pane.current is current and current in pane._model.rows
    assert bar.value() > 0
    pane._model.undo_stack.undo()
    assert pane.current is rows[101] and pane.selected == [101]


def test_selected_places_are_in_order(pane: QueuePane, add: Add) -> None:
    add(9)
    selection = pane.list.selectionModel()
    for place in (7, 2, 3):
        selection.select(pane._model.index(place, 0), QItemSelectionModel.SelectionFlag.Select)
    assert pane.selected == [0, 2, 3, 7]
    pane.list.selectAll()
    assert pane.selected == list(range(9))


def test_rows_are_measured_once_however_often_they_change(qtbot: QtBot, pane: QueuePane, add: Add) -> None:
    class Counted(list[Row]):
        lengths = 0

        def __len__(self) -> int:
            self.lengths += 1
            return super().__len__()

    add(2000)
    qtbot.wait(20)  # until they are laid out
    rows = pane._model.rows = Counted(pane._model.rows)
    pane._model.show_running({rows[5].item.path: 0.5})
    qtbot.wait(20)
    pane.list.viewport().repaint()
    assert rows.lengths < 1000
