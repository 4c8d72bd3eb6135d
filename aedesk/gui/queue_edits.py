"""Edits of the queue that can be undone: rows come back as they were, with their results."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from aedesk.gui.rows import Row

Piece = tuple[int, Sequence[Row]]
"""Rows that stand together, and the place of the first of them."""


class Edited(Protocol):
    """What an edit does to the queue."""

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows at the end."""

    def put(self, pieces: Sequence[Piece]) -> None:
        """Insert rows; places are those that they have when all are in."""

    def take(self, pieces: Sequence[Piece]) -> None:
        """Take rows out; places are those that they have while all are in."""


class AddRows(QUndoCommand):
    """Rows that were added at the end.

    Args:
        queue: What is edited.
        place: Number of the rows before them.
        rows: The rows.
        text: What the edit is called.
    """

    def __init__(self, queue: Edited, place: int, rows: Sequence[Row], text: str) -> None:
        super().__init__(text)
        self._queue = queue
        self._piece = place, rows

    def redo(self) -> None:
        """Add the rows."""
        self._queue.append(self._piece[1])

    def undo(self) -> None:
        """Take them out."""
        self._queue.take([self._piece])


class RemoveRows(QUndoCommand):
    """Rows that were taken out.

    Args:
        queue: What is edited.
        pieces: The rows, in order.
        text: What the edit is called.
    """

    def __init__(self, queue: Edited, pieces: Sequence[Piece], text: str) -> None:
        super().__init__(text)
        self._queue = queue
        self._pieces = pieces

    def redo(self) -> None:
        """Take the rows out."""
        self._queue.take(self._pieces)

    def undo(self) -> None:
        """Put them back in their places."""
        self._queue.put(self._pieces)


def pieces_of(rows: Sequence[Row], places: Iterable[int]) -> list[Piece]:
    """The rows at these places as unbroken pieces, in order."""
    pieces: list[tuple[int, list[Row]]] = []
    for place in sorted(set(places)):
        if pieces and pieces[-1][0] + len(pieces[-1][1]) == place:
            pieces[-1][1].append(rows[place])
        else:
            pieces.append((place, [rows[place]]))
    return list(pieces)


def with_pieces(rows: Sequence[Row], pieces: Sequence[Piece]) -> list[Row]:
    """The rows with pieces put in; places are those that they have when all are in."""
    merged: list[Row] = []
    taken = 0
    for place, new in pieces:
        before = place - len(merged)
        merged += rows[taken : taken + before]
        merged += new
        taken += before
    return [*merged, *rows[taken:]]


def without_pieces(rows: Sequence[Row], pieces: Sequence[Piece]) -> list[Row]:
    """The rows with pieces taken out; places are those that they have while all are in."""
    kept: list[Row] = []
    end = 0
    for place, gone in pieces:
        kept += rows[end:place]
        end = place + len(gone)
    return [*kept, *rows[end:]]
