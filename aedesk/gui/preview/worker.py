"""One thread that does what was asked for last: newer orders take the place of older ones, done or not."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from aedesk.gui.operations import Operation, Operations


@dataclass(frozen=True, eq=False)
class _Order:
    work: Callable[[], Iterator[Any]]
    success: Callable[[Any], None]
    failure: Callable[[BaseException], None]
    finished: Callable[[], None]


class Worker(QObject):
    """Does one piece of work at a time, the latest; what it yields comes to the main thread at once.

    Outcomes are not polled as those of operations are, because a picture that follows a slider must not wait;
    they are few. An order that is no longer wanted tells nothing more.

    Args:
        operations: Runs the thread, which ends whenever there is nothing to do.
        parent: Qt's owner.
    """

    _told = Signal(object, object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._lock = threading.Lock()
        self._wanted: _Order | None = None
        self._current: _Order | None = None
        self._is_running = False
        self._told.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether an outcome may still come."""
        return self._wanted is not None

    def ask(
        self,
        work: Callable[[], Iterator[Any]],
        success: Callable[[Any], None],
        failure: Callable[[BaseException], None],
        finished: Callable[[], None],
    ) -> None:
        """Order work in place of any other.

        Args:
            work: Gives a generator, on the thread; should give up when `is_wanted` says no.
            success: Gets each value that it yields, on the main thread.
            failure: Gets what it raised, on the main thread.
            finished: Called on the main thread when it has ended without failure.
        """
        order = _Order(work, success, failure, finished)
        with self._lock:
            self._wanted = order
            if self._is_running:
                return
            self._is_running = True
        self._operations.start(Operation(self._run, lambda _: None, _raise))

    def give_up(self) -> None:
        """Let nothing more come of what was ordered."""
        with self._lock:
            self._wanted = None

    def is_wanted(self) -> bool:
        """Whether the work that asks is still wanted; for its own thread."""
        return self._wanted is not None and self._current is self._wanted

    def _run(self) -> None:
        while (order := self._next()) is not None:
            try:
                for outcome in order.work():
                    if not self.is_wanted():
                        break
                    self._send(order, partial(order.success, outcome))
                else:
                    self._send(order, partial(self._end, order, order.finished))
            except BaseException as error:  # of what is given up nobody wants to know how it ended
                if self.is_wanted():
                    self._send(order, partial(self._end, order, partial(order.failure, error)))

    def _next(self) -> _Order | None:
        with self._lock:
            order = None if self._wanted is self._current else self._wanted
            self._current = order
            if order is None:
                self._is_running = False
            return order

    def _send(self, order: _Order, call: Callable[[], None]) -> None:
        try:
            self._told.emit(order, call)
        except RuntimeError:  # the window is gone
            self._wanted = None

    def _tell(self, order: _Order, call: Callable[[], None]) -> None:
        if order is self._wanted:
            call()

    def _end(self, order: _Order, call: Callable[[], None]) -> None:
        with self._lock:
            if self._wanted is order:
                self._wanted = None
        call()


def _raise(error: BaseException) -> None:
    raise error
