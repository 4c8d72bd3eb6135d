"""The queue as Qt's model: rows, their roles, edits that can be undone, counts."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QUndoStack

from aedesk.batch import Location, Result
from aedesk.gui.adding import Item
from aedesk.gui.intent import Intent
from aedesk.gui.queue_edits import (
    AddRows,
    Piece,
    RemoveRows,
    pieces_of,
    with_pieces,
    without_pieces,
)
from aedesk.gui.row_texts import RowTexts
from aedesk.gui.rows import Row, RowState
from aedesk.gui.tally import Counts, QueueTally
from aedesk.gui.task import Task
from aedesk.gui.thumbnails import Thumbnails
from aedesk.options import Options

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row` itself."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SLICE = 1000
"""Rows that are added before the window may do something else."""
_MOST_PIECES = 8
"""Pieces that views are told of one by one; of more they are told that everything may be new."""
_UNDONE = 100


class QueueModel(QAbstractListModel):
    """The files of the window, in the order in which they were added.

    Signals:
        retried: Rows wait again because the user wants it.

    Args:
        thumbnails: Gives their small pictures.
        parent: Qt's owner.
    """

    retried = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = RowTexts(self)
        self.rows: list[Row] = []
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDONE)
        self._tally = QueueTally()
        self._coming: deque[Row] = deque()
        self._next_slice = QTimer(self, singleShot=True, interval=0)
        self._next_slice.timeout.connect(self._bring)
        self._places: dict[Path, int] = {}
        self._pictures: dict[Path, Path] = {}
        self._text_roles: dict[int, Callable[[Row], str]] = {
            Qt.ItemDataRole.DisplayRole: self.texts.title,
            Qt.ItemDataRole.ToolTipRole: self.texts.tip,
            Qt.ItemDataRole.AccessibleTextRole: self.texts.spoken,
        }
        self._thumbnails = thumbnails
        thumbnails.ready.connect(self._show_thumbnail)

    # What views ask

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Number of files."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a view asks about a row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(row)
        text = self._text_roles.get(role)
        return text(row) if text else None

    # Edits; each can be undone

    def add(self, items: Iterable[Item]) -> int:
        """Append files that are not in the queue yet; many of them come in slices, the first at once.

        Returns:
            How many are appended.
        """
        return self.add_rows([Row(item) for item in items])

    def add_rows(self, rows: Iterable[Row]) -> int:
        """Append rows of files that are not in the queue yet, see `add`."""
        self.finish_adding()
        new = list({row.item.path: row for row in rows if row.item.path not in self._places}.values())
        if new:
            self.undo_stack.push(AddRows(self, len(self.rows), new, self.tr("adding")))
        return len(new)

    def bring_back(self, rows: Iterable[Row]) -> None:
        """Append rows of an earlier window; what it knew of files that only wait here is known again."""
        self.finish_adding()
        known = {row.item.path: row for row in rows}
        blank = [row for row in self.rows if row.is_blank and row.item.path in known]
        self._change_all(blank, lambda row: row.remember(known[row.item.path]))
        self.add_rows(known.values())

    def remove(self, places: Iterable[int]) -> None:
        """Take rows out of the queue; their files stay where they are."""
        self.finish_adding()
        if pieces := pieces_of(self.rows, places):
            self.undo_stack.push(RemoveRows(self, pieces, self.tr("removing")))

    def clear(self) -> None:
        """Empty the queue."""
        self.remove(range(len(self.rows) + len(self._coming)))

    def finish_adding(self) -> None:
        """Bring all rows that are still to come; whoever needs the whole queue asks for it."""
        while self._coming:
            self._bring()

    # What edits do

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows at the end, the first slice at once and the others while the window stays alive."""
        first = len(self.rows) + len(self._coming)
        self._places.update((row.item.path, first + number) for number, row in enumerate(rows))
        self._coming.extend(rows)
        self._bring()

    def put(self, pieces: Sequence[Piece]) -> None:
        """Insert rows; places are those that they have when all are in."""
        self.finish_adding()
        self._count(pieces, self._tally.add)
        if len(pieces) > _MOST_PIECES:
            self.beginResetModel()
            self._take_over(with_pieces(self.rows, pieces))
            self.endResetModel()
            return
        for place, rows in pieces:
            self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
            self._take_over([*self.rows[:place], *rows, *self.rows[place:]])
            self.endInsertRows()

    def take(self, pieces: Sequence[Piece]) -> None:
        """Take rows out; places are those that they have while all are in."""
        self.finish_adding()
        self._count(pieces, self._tally.drop)
        if len(pieces) > _MOST_PIECES:
            self.beginResetModel()
            self._take_over(without_pieces(self.rows, pieces))
            self.endResetModel()
            return
        for piece in reversed(pieces):
            self.beginRemoveRows(QModelIndex(), piece[0], piece[0] + len(piece[1]) - 1)
            self._take_over(without_pieces(self.rows, [piece]))
            self.endRemoveRows()

    # Runs

    def set_intent(self, task: Task, options: Options, restoring: Options | None = None) -> None:
        """Show rows in the light of what the next run would do, see `Intent.of`."""
        intent = Intent.of(task, options, restoring)
        if intent != self.texts.intent:
            self.texts.intent = intent
            self._tell_all()

    def counts(self, task: Task, options: Options, restoring: Options | None = None) -> Counts:
        """Numbers of rows, in the light of what a run would do, see `Intent.of`.

        Costs nothing however many rows there are.
        """
        return self._tally.counts(Intent.of(task, options, restoring))

    def to_do(self, task: Task, options: Options, restoring: Options | None = None) -> list[Row]:
        """The rows that a run would work on, see `Intent.of`."""
        self.finish_adding()
        intent = Intent.of(task, options, restoring)
        return [row for row in self.rows if row.needs_work(intent)]

    def retry(self, places: Iterable[int]) -> None:
        """Let rows wait again, whatever became of them; those that are being worked on are left alone."""
        rows = [self.rows[place] for place in places]
        self._change_all((row for row in rows if row.state is not RowState.RUNNING), Row.retry)
        self.retried.emit()

    def queue_for_run(self, rows: Iterable[Row]) -> None:
        """Let rows wait for a run that is about to begin."""
        self._change_all((row for row in rows if row.state is not RowState.WAITING), Row.queue)

    def show_running(self, fractions: Mapping[Path, float]) -> None:
        """Show which files are being worked on, and how far."""
        for path, fraction in fractions.items():
            row = self._row(path)
            if row is not None and (row.state is not RowState.RUNNING or row.fraction != fraction):
                with self._changing(row):
                    row.state, row.fraction = RowState.RUNNING, fraction

    def settle(self, results: Sequence[Result], intent: Intent) -> None:
        """Take results of a run."""
        for result in results:
            row = self._row(result.source)
            if row is not None:
                with self._changing(row):
                    row.settle(result, intent)
                if row.target is not None:
                    self._thumbnails.forget(row.target)

    def give_up(self) -> None:
        """Let rows that a run has left unfinished be what they were before it."""
        unsettled = (RowState.WAITING, RowState.RUNNING)
        self._change_all((row for row in self.rows if row.state in unsettled), Row.give_up)

    def _bring(self) -> None:
        """Let the next slice of rows in."""
        rows = [self._coming.popleft() for _ in range(min(_SLICE, len(self._coming)))]
        if rows:
            self._count([(0, rows)], self._tally.add)
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()
        if self._coming:
            self._next_slice.start()

    def _take_over(self, rows: list[Row]) -> None:
        self.rows = rows
        self._places = {row.item.path: place for place, row in enumerate(rows)}

    def _count(self, pieces: Sequence[Piece], count: Callable[[Row], None]) -> None:
        for _, rows in pieces:
            for row in rows:
                count(row)

    @contextmanager
    def _changing(self, row: Row) -> Iterator[None]:
        """Change one row."""
        self._tally.drop(row)
        yield
        self._tally.add(row)
        self._tell(row.item.path)

    def _change_all(self, rows: Iterable[Row], change: Callable[[Row], None]) -> None:
        """Change many rows; views look again at what they show."""
        for row in rows:
            self._tally.drop(row)
            change(row)
            self._tally.add(row)
        self._tell_all()

    def _row(self, path: Location | None) -> Row | None:
        place = self._places.get(path) if isinstance(path, Path) else None
        return None if place is None or place >= len(self.rows) else self.rows[place]

    def _picture(self, row: Row) -> QImage | None:
        if row.picture is None:
            return None
        self._pictures[row.picture] = row.item.path
        return self._thumbnails.get(row.picture)

    def _show_thumbnail(self, picture: Path) -> None:
        path = self._pictures.pop(picture, None)
        if path in self._places:
            self._tell(path)

    def _tell_all(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def _tell(self, path: Path) -> None:
        index = self.index(self._places[path], 0)
        self.dataChanged.emit(index, index)
