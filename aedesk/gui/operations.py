"""Slow work off the main thread: operations, and the one place where their outcomes come back to it."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

POLL_MS = 60
"""How often progress is asked for, in milliseconds."""

T = TypeVar("T")


def _nothing() -> None:
    """What happens where no progress is wanted."""


def _call(function: Callable[..., None], *given: object) -> None:
    """Call a function, unless it is a method of something of Qt's that has been deleted."""
    method = function.func if isinstance(function, partial) else function
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        function(*given)


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """A piece of slow work.

    Args:
        function: Does it, on a thread of its own; touches nothing of Qt's widgets.
        success: Gets what the function returned, on the main thread.
        failure: Gets what the function raised, on the main thread.
        progress: Called on the main thread every `POLL_MS` while the function runs, and once after it.

    A method of a widget that has gone meanwhile is not called any more.
    """

    function: Callable[[], T]
    success: Callable[[T], None]
    failure: Callable[[BaseException], None]
    progress: Callable[[], None] = _nothing


class Operations(QObject):
    """Starts operations and brings their outcomes back to the main thread.

    Progress is polled, not pushed, so that fast work cannot flood the event loop; an outcome comes at once.
    """

    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: SimpleQueue[tuple[Callable[[], None], Callable[[], None]]] = SimpleQueue()
        self._progress: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._ended.connect(self._take_outcome, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether all outcomes have come back."""
        return not self._progress

    def start(self, operation: Operation[T]) -> None:
        """Begin an operation; returns at once."""
        self._progress.append(operation.progress)
        # A daemon: a thread inside a network cannot be interrupted and must not hold the process back.
        threading.Thread(target=self._run, args=(operation,), daemon=True, name="aedesk-operation").start()
        self._timer.start()

    def _run(self, operation: Operation[T]) -> None:
        try:
            outcome = partial(_call, operation.success, operation.function())
        except BaseException as error:  # a library's panic is no Exception, and must not end in silence
            outcome = partial(_call, operation.failure, error)
        self._outcomes.put((operation.progress, outcome))
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._ended.emit()

    def _poll(self) -> None:
        for progress in list(self._progress):
            _call(progress)

    def _take_outcome(self) -> None:
        progress, outcome = self._outcomes.get_nowait()
        _call(progress)
        self._progress.remove(progress)
        if not self._progress:
            self._timer.stop()
        outcome()
