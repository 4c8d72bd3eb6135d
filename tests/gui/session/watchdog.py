"""Watches the main thread of a window: how long it does not turn its event loop, and what it does then."""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_MS = 100
"""Longer stalls are kept, with the place where the main thread was; also those that it computed half of."""

_BEAT_MS = 5
_LOOK_SECONDS = 0.01
_DEEPEST = 14


@dataclass(slots=True)
class Stall:
    """The event loop did not turn.

    Args:
        step: What the session was doing.
        ms: For how long, as a user feels it.
        cpu_ms: How much of that the main thread was computing; the rest it waited, for a lock, a disk or a
            processor.
        stack: Where it was when `LIMIT_MS` were over, the innermost call last.
        others: Where the other threads were; one of them may have held the interpreter.
    """

    step: str
    ms: float
    cpu_ms: float
    stack: list[str] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=dict)


class Watchdog(QObject):
    """A timer beats on the main thread; another thread looks whether it does.

    Args:
        parent: Lives on the main thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.step = "start"
        self.stalls: list[Stall] = []
        self.longest: dict[str, float] = {}
        """The longest time without a beat in milliseconds, by step."""
        self.busiest: dict[str, float] = {}
        """The most that the main thread computed between two beats in milliseconds, by step."""
        self._main = threading.get_ident()
        self._stack: list[str] = []
        self._others: dict[str, list[str]] = {}
        self._excused = False
        self._ended = threading.Event()
        self._beat = time.perf_counter()
        self._cpu = time.thread_time()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()
        threading.Thread(target=self._look, name="watchdog", daemon=True).start()

    def close(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._ended.set()

    @contextmanager
    def excused(self) -> Iterator[None]:
        """Do something that is none of the window's work, as taking a picture of it."""
        self._note()
        self._excused = True
        try:
            yield
        finally:
            self._start_anew()
            self._excused = False

    def _note(self) -> None:
        if not self._excused:
            ms = 1000 * (time.perf_counter() - self._beat) - _BEAT_MS
            self.longest[self.step] = max(ms, self.longest.get(self.step, 0.0))
            cpu = 1000 * (time.thread_time() - self._cpu)
            self.busiest[self.step] = max(cpu, self.busiest.get(self.step, 0.0))
            if ms > LIMIT_MS or cpu > LIMIT_MS / 2:
                self.stalls.append(Stall(self.step, round(ms, 1), round(cpu, 1), self._stack, self._others))
        self._start_anew()

    def _start_anew(self) -> None:
        self._beat, self._cpu = time.perf_counter(), time.thread_time()
        self._stack, self._others = [], {}

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            late = time.perf_counter() - self._beat > (LIMIT_MS + _BEAT_MS) / 1000
            if late and not self._stack and not self._excused:
                self._look_closer()

    def _look_closer(self) -> None:
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        frames = sys._current_frames()
        self._stack = _places(frames.pop(self._main), _DEEPEST)
        frames.pop(threading.get_ident())
        self._others = {
            f"{names.get(number, '')} {number}": _places(frame, 3) for number, frame in frames.items()
        }


def _places(frame: FrameType, count: int) -> list[str]:
    lines = traceback.extract_stack(frame)[-count:]
    return [f"{line.filename}:{line.lineno} {line.name}" for line in lines]
