"""Ctrl-Z during a run: jobs wait, the terminal is left tidy, and all goes on with the program."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from aedesk.batch import Run
from aedesk.cli.bar import Bar


@contextlib.contextmanager
def halts_with(run: Run, bar: Bar) -> Iterator[None]:
    """Let a run be halted by the signal of Ctrl-Z, also where it is sent to this process alone."""
    number = getattr(signal, "SIGTSTP", None)  # Windows has none
    if number is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def halt(_number: int, _frame: FrameType | None) -> None:
        run.pause()
        bar.hide()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # here the process stands still until it is continued
        signal.signal(number, halt)
        run.resume()

    before = signal.signal(number, halt) if signal.getsignal(number) is signal.SIG_DFL else None
    try:
        yield
    finally:
        if before is not None:
            signal.signal(number, before)
