"""A gate that lets chosen file operations fail, in place of the one that lets all of them pass."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aedesk.files import system


class KilledError(BaseException):
    """Stands for a process that ends here: nothing that it would have done afterwards is done."""


class FaultyGate:
    """Lets one operation fail, or it and all that follow.

    Args:
        fault: An error number; or "short": a write takes but a part of the data; or "kill".
        first: Number of the first operation that fails, counted from 0; None lets all of them pass.
        lasting: The following ones fail, too.
        only: Names of operations that count; all if empty.
    """

    def __init__(
        self, fault: int | str, first: int | None, *, lasting: bool = False, only: tuple[str, ...] = ()
    ) -> None:
        self._fault = fault
        self._first = first
        self._lasting = lasting
        self._only = only
        self._lock = threading.Lock()
        self.names: list[str] = []
        self.hits = 0

    def __call__(self, name: str, path: Path, function: Callable[..., Any], *args: Any) -> Any:
        if self._only and name not in self._only:
            return function(*args)
        with self._lock:
            number = len(self.names)
            self.names.append(name)
            is_hit = self._first is not None and (
                number == self._first or (self._lasting and number > self._first)
            )
            self.hits += is_hit
        if not is_hit:
            # No test cuts the power, and waiting for the disk is most of what a small write costs.
            return None if name in ("sync", "sync_folder") else function(*args)
        if self._fault == "short":
            if name == "write":
                descriptor, data = args
                return function(descriptor, data[: max(1, len(data) // 3)])
            return function(*args)
        if name == "close":  # which closes the file whatever it reports
            function(*args)
        if self._fault == "kill":
            raise KilledError
        assert isinstance(self._fault, int)
        raise OSError(self._fault, os.strerror(self._fault), str(path))


@contextmanager
def through(gate: FaultyGate) -> Iterator[FaultyGate]:
    """Have all file operations pass a gate inside of this."""
    before, system.GATE = system.GATE, gate
    try:
        yield gate
    finally:
        system.GATE = before


ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EINTR)
"""What systems say when they refuse."""
