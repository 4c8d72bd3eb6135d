"""One session of a user who does everything there is to do, step by step, on the window's own event loop."""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from aedesk.gui.window import MainWindow
from tests.gui.session.usage import Observer, Usage
from tests.gui.session.watchdog import Watchdog

Wait = Callable[[], bool] | float
"""What a step waits for: something that becomes true, or a time in seconds."""

PATIENCE = 120.0
"""Seconds for anything that is no run."""

Script = Iterator[tuple[str, Wait]]

_LOOK_MS = 15


class Session(QObject):
    """Plays a script, and watches meanwhile.

    Signals:
        ended: The script is at its end, or gave up.

    Args:
        window: What is used.
        out: A folder for the report and the pictures.
        pace: What the times of the script are multiplied by.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, out: Path, pace: float = 1.0) -> None:
        super().__init__(window)
        self.window = window
        self.out = out
        self.facts: dict[str, object] = {}
        self.problem = ""
        self.watchdog = Watchdog(self)
        self.usage = Usage()
        self._observer = Observer(out / "usage.json", os.getpid())
        self.patience = PATIENCE
        """Seconds for one wait."""
        self._seconds: dict[str, float] = {}
        self._pace = pace
        self._script: Script = iter(())
        self._wait: Wait = 0.0
        self._since = self._step_since = time.monotonic()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._go_on)

    def play(self, script: Script) -> None:
        """Begin; returns at once."""
        self._script = script
        self._timer.start()

    def take_picture(self, name: str, widget: QWidget | None = None) -> None:
        """Save what a widget shows, the window by default."""
        with self.watchdog.excused():
            (widget or self.window).grab().save(str(self.out / f"{name}.png"))

    def report(self) -> dict[str, object]:
        """What was seen until now."""
        return {
            "problem": self.problem,
            "longest_stall_ms": round(max(self.watchdog.longest.values(), default=0.0), 1),
            "longest_by_step_ms": {step: round(ms, 1) for step, ms in self.watchdog.longest.items()},
            "seconds_by_step": self._seconds,
            "busiest_by_step_ms": {step: round(ms, 1) for step, ms in self.watchdog.busiest.items()},
            **asdict(self.usage),
            **self.facts,
            "stalls": [asdict(stall) for stall in self.watchdog.stalls],
        }

    def end(self, problem: str = "") -> None:
        """Stop the session, if it is not at its end, and write the report."""
        if not self._timer.isActive():
            return
        self.problem = self.problem or problem
        self._timer.stop()
        self._close_step()
        self.watchdog.close()
        self.usage = self._observer.close()
        (self.out / "report.json").write_text(json.dumps(self.report(), indent=1))
        self.ended.emit()

    def _go_on(self) -> None:
        if not self._is_over():
            return
        try:
            step, self._wait = next(self._script)
        except StopIteration:
            self.end()
        except Exception as error:
            self.problem = f"{self.watchdog.step}: {type(error).__name__}: {error}"
            self.end()
            raise
        else:
            self._since = time.monotonic()
            if step != self.watchdog.step:
                self._close_step()
                self.watchdog.step = step

    def _is_over(self) -> bool:
        waited = time.monotonic() - self._since
        if isinstance(self._wait, float | int):
            return waited >= self._wait * self._pace
        if not self._wait() and waited > self.patience:
            self.problem = f"{self.watchdog.step}: waited for {waited:.0f} s in vain"
            self.end()
            return False
        return self._wait()

    def _close_step(self) -> None:
        now = time.monotonic()
        self._seconds[self.watchdog.step] = round(now - self._step_since, 2)
        self._step_since = now


def open_dialogs() -> list[QWidget]:
    """Windows that are open beside the main one."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget.isWindow() and not isinstance(widget, MainWindow)
    ]
