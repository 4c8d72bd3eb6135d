"""Follows a run on the disk, whoever started it, without ever waiting for the disk on the main thread."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aedesk.gui.background import Background
from aedesk.gui.operations import Operations
from aedesk.gui.training.history import Charts, History

if TYPE_CHECKING:
    from aedesk.runs.folder import RunState

LOOK_MS = 1000
"""How often a run is looked at."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A run as it is at one moment.

    Args:
        folder: Its folder.
        state: Where it stands.
        history: All that it has told; changed by the next look, so for the main thread to read only.
        charts: The same to be drawn; None where nothing is new since the look before.
    """

    folder: Path
    state: "RunState"
    history: History
    charts: Charts | None


@dataclass(slots=True)
class _Reader:
    """Reads on where it stopped; used by one thread at a time."""

    folder: Path
    history: History = field(default_factory=History)
    offset: int = 0
    is_first: bool = True

    def look(self) -> Sight:
        from aedesk.runs.folder import RunFolder

        run = RunFolder(self.folder)
        # In this order: of a run that ends meanwhile no event is missed.
        state = run.state()
        events, offset = run.events(self.offset)
        if offset < self.offset:  # another run has begun in the folder
            self.history = History()
        is_new = self.is_first or bool(events)
        self.offset, self.is_first = offset, False
        self.history.take(events)
        return Sight(self.folder, state, self.history, self.history.charts() if is_new else None)


class Following(QObject):
    """Looks at one run every second.

    Signals:
        looked: The run as it is now, a `Sight`.
        failed: Why it cannot be looked at, an exception; nothing is looked at any more.

    Args:
        operations: Runs the looks.
        parent: Qt's owner.
    """

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(operations, self)
        self._reader: _Reader | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The run that is followed."""
        return None if self._reader is None else self._reader.folder

    def follow(self, folder: Path | None) -> None:
        """Follow a run from its beginning; None ends that."""
        self._reader = None if folder is None else _Reader(folder)
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Look at once, unless a look is under way."""
        reader = self._reader
        if reader is None or self._background.is_busy:
            return
        self._background.start(
            reader.look, lambda sight: self._take(reader, sight), lambda error: self._fail(reader, error)
        )

    def _take(self, reader: _Reader, sight: Sight) -> None:
        if reader is self._reader:
            self.looked.emit(sight)
        else:
            self.look()  # another run has been chosen meanwhile

    def _fail(self, reader: _Reader, error: BaseException) -> None:
        if reader is self._reader:
            self.follow(None)
            self.failed.emit(error)
        else:
            self.look()
