"""Slow work for a dialog that may be closed before it ends: its outcome is then dropped."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from aedesk.gui.operations import Operation, Operations

T = TypeVar("T")


class Background:
    """Starts operations for one widget.

    Args:
        operations: Runs them.
        owner: The widget; when it goes, nothing comes back any more.
    """

    def __init__(self, operations: Operations, owner: QObject) -> None:
        self._operations = operations
        self._running = 0
        self.stopped = threading.Event()
        owner.destroyed.connect(lambda *_: self.stopped.set())

    @property
    def is_busy(self) -> bool:
        """Whether something is at work."""
        return self._running > 0

    def start(
        self,
        function: Callable[[], T],
        success: Callable[[T], None],
        failure: Callable[[BaseException], None],
        progress: Callable[[], None] | None = None,
    ) -> None:
        """Begin an operation; see `aedesk.gui.operations.Operation`."""
        self._running += 1
        self._operations.start(
            Operation(
                function,
                lambda outcome: self._end(lambda: success(outcome)),
                lambda error: self._end(lambda: failure(error)),
                lambda: None if self.stopped.is_set() or progress is None else progress(),
            )
        )

    def check(self, _share: float = 0.0) -> None:
        """Give up work that nobody waits for; called by it now and then, as progress is.

        Raises:
            StoppedError: The widget is gone.
        """
        if self.stopped.is_set():
            from aedesk.batch import StoppedError

            raise StoppedError

    def _end(self, tell: Callable[[], None]) -> None:
        self._running -= 1
        if not self.stopped.is_set():
            tell()
