"""The queue as Qt's model: rows, their roles, additions without doubles."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from aedesk.batch import Location, Result
from aedesk.gui.adding import Item
from aedesk.gui.row_texts import RowTexts
from aedesk.gui.rows import Row, RowState
from aedesk.gui.thumbnails import Thumbnails
from aedesk.options import Options

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row` itself."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class QueueModel(QAbstractListModel):
    """The files of the window, in the order in which they were added.

    Args:
        thumbnails: Gives their small pictures.
        parent: Qt's owner.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = RowTexts(self)
        self.rows: list[Row] = []
        self._places: dict[Path, int] = {}
        self._pictures: dict[Path, Path] = {}
        self._text_roles: dict[int, Callable[[Row], str]] = {
            Qt.ItemDataRole.DisplayRole: self.texts.title,
            Qt.ItemDataRole.ToolTipRole: self.texts.tip,
            Qt.ItemDataRole.AccessibleTextRole: self.texts.spoken,
        }
        self._thumbnails = thumbnails
        thumbnails.ready.connect(self._show_thumbnail)

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

    def add(self, items: Iterable[Item]) -> int:
        """Append files that are not in the queue yet.

        Returns:
            How many were appended.
        """
        new = list({item.path: item for item in items if item.path not in self._places}.values())
        if new:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(new) - 1)
            for item in new:
                self._places[item.path] = len(self.rows)
                self.rows.append(Row(item))
            self.endInsertRows()
        return len(new)

    def remove(self, places: Iterable[int]) -> None:
        """Take rows out of the queue; their files stay where they are."""
        for first, last in reversed(_spans(places)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        self._places = {row.item.path: place for place, row in enumerate(self.rows)}

    def to_do(self, options: Options) -> list[Row]:
        """The rows that a run with these settings would work on."""
        return [row for row in self.rows if row.needs_work(options)]

    def queue_again(self, rows: Iterable[Row]) -> None:
        """Let rows wait for a run, and forget what became of them in the last one."""
        for row in rows:
            row.state, row.result = RowState.WAITING, None
            self._tell(row.item.path)

    def show_running(self, fractions: dict[Path, float]) -> None:
        """Show which files are being worked on, and how far."""
        for path, fraction in fractions.items():
            row = self._row(path)
            if row is not None:
                row.state, row.fraction = RowState.RUNNING, fraction
                self._tell(path)

    def settle(self, results: Sequence[Result], options: Options) -> None:
        """Take results of a run."""
        for result in results:
            row = self._row(result.source)
            if row is not None:
                row.settle(result, options)
                self._tell(row.item.path)

    def wait_again(self) -> None:
        """Let rows wait that a run has left unfinished."""
        for row in self.rows:
            if row.state is RowState.RUNNING:
                row.state, row.fraction = RowState.WAITING, 0.0
                self._tell(row.item.path)

    def _row(self, path: Location | None) -> Row | None:
        place = self._places.get(path) if isinstance(path, Path) else None
        return None if place is None else self.rows[place]

    def _picture(self, row: Row) -> QImage | None:
        if row.picture is None:
            return None
        self._pictures[row.picture] = row.item.path
        return self._thumbnails.get(row.picture)

    def _show_thumbnail(self, picture: Path) -> None:
        path = self._pictures.pop(picture, None)
        if path in self._places:
            self._tell(path)

    def _tell(self, path: Path) -> None:
        index = self.index(self._places[path], 0)
        self.dataChanged.emit(index, index)


def _spans(places: Iterable[int]) -> list[tuple[int, int]]:
    """First and last place of every unbroken stretch, in order."""
    spans: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        if spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans
