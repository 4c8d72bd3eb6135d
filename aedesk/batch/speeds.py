"""How fast this machine was in earlier runs, kept in the user's cache folder."""

import contextlib
import io
import json
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aedesk.batch.outlet import Outlet
from aedesk.batch.plan import Job
from aedesk.batch.pool import OpenWork
from aedesk.batch.result import Result, State
from aedesk.batch.watch import StoppedError, Watch
from aedesk.errors import AedeskError
from aedesk.files import Scratch, make_folder, replace_file

_LEAST_PIXELS, _LEAST_SECONDS = 2e6, 2.0
"""Of shorter runs the start takes too large a share to tell the speed."""
_MEMORY = 400e6
"""Pixels after which earlier runs count half: the machine, its load and the model change."""
_MOST_KINDS = 100
_LONGEST_GAP = 2.0
_TRIAL_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Speed:
    """What work of one kind took, all cores together.

    Args:
        pixels: Pixels of pictures that were worked on.
        seconds: Time by the clock that it took.
        bytes_out: Bytes of the outputs.
    """

    pixels: float
    seconds: float
    bytes_out: float

    @property
    def pixels_per_second(self) -> float:
        """Pixels a second."""
        return self.pixels / self.seconds

    @property
    def bytes_per_pixel(self) -> float | None:
        """Bytes of output a pixel; None where there was no output."""
        return self.bytes_out / self.pixels or None


class Speeds:
    """The speeds of earlier runs, by kind of work; a file that is damaged or cannot be written is no error.

    Args:
        file: Where they are kept, a file in the user's cache folder by default.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or speeds_file()

    def of(self, kind: str) -> Speed | None:
        """The speed of a kind of work, None where there was no such run yet."""
        return _parsed(self._read().get(kind))

    def remember(self, kind: str, latest: Speed) -> None:
        """Take one more run into account; one of a few seconds tells nothing and is left out."""
        if latest.pixels < _LEAST_PIXELS or latest.seconds < _LEAST_SECONDS:
            return
        known = self._read()
        if (earlier := _parsed(known.pop(kind, None))) is not None:
            share = min(1.0, _MEMORY / (earlier.pixels + latest.pixels))
            latest = Speed(
                share * earlier.pixels + latest.pixels,
                share * earlier.seconds + latest.seconds,
                share * earlier.bytes_out + latest.bytes_out,
            )
        known[kind] = asdict(latest)
        kept = dict(list(known.items())[-_MOST_KINDS:])
        with contextlib.suppress(AedeskError):
            make_folder(self._file.parent)
            replace_file(self._file, json.dumps(kept, indent=1).encode())

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}


class Meter:
    """Adds up what a run has done, and takes the time; not that in which the process was halted."""

    def __init__(self) -> None:
        self._looked = time.monotonic()
        self._seconds = 0.0
        self._pixels = 0.0
        self._bytes_out = 0.0

    def look(self) -> None:
        """Look at the clock, at least once a second."""
        now = time.monotonic()
        self._seconds += min(now - self._looked, _LONGEST_GAP)
        self._looked = now

    def add(self, result: Result) -> None:
        """Take one more result into account."""
        self.look()
        if result.state is State.DONE and result.pixels:
            self._pixels += result.pixels
            self._bytes_out += result.bytes_out

    def speed(self) -> Speed:
        """What the run took until now."""
        return Speed(self._pixels, self._seconds, self._bytes_out)


def speeds_file() -> Path:
    """Where the speeds are kept; need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path("aedesk", appauthor=False) / "speeds.json"


def try_speed(open_work: OpenWork, sample: bytes, pixels: int, threads: int) -> Speed:
    """Do work on one sample, for about three seconds at most, and see how long it takes.

    Args:
        open_work: Opens the work; its time does not count.
        sample: A file to work on.
        pixels: Pixels of its picture.
        threads: Threads of a network.

    Raises:
        AedeskError: The work cannot be done at all.
    """
    work = open_work(threads)
    best: Speed | None = None
    again = True
    # The first time takes longer, because memory is taken and kernels are chosen.
    while best is None or (again and best.seconds < _TRIAL_SECONDS / 3):
        again = best is None
        watch = _Deadline(_TRIAL_SECONDS)
        outlet = Outlet(Scratch(), io.BytesIO(sample))
        try:
            result = work(Job(None), outlet, watch)
        except StoppedError:
            return Speed(watch.fraction * pixels, watch.seconds, 0.0)
        if best is None or watch.seconds < best.seconds:
            best = Speed(pixels, watch.seconds, result.bytes_out)
    return best


class _Deadline(Watch):
    """Stops a job after some seconds, and takes the time."""

    def __init__(self, limit: float) -> None:
        super().__init__(threading.Event())
        self._limit = limit
        self._start = time.monotonic()

    @property
    def seconds(self) -> float:
        """Time since the start."""
        return time.monotonic() - self._start

    def __call__(self, fraction: float) -> None:
        super().__call__(fraction)
        if fraction > 0 and self.seconds > self._limit:
            raise StoppedError


def _parsed(record: object) -> Speed | None:
    """A speed as it was kept; None where it is nothing to calculate with."""
    if not isinstance(record, dict):
        return None
    values = [record.get(name) for name in ("pixels", "seconds", "bytes_out")]
    numbers = [float(value) for value in values if isinstance(value, int | float) and 0 <= value < 1e18]
    if len(numbers) != len(values) or not (numbers[0] and numbers[1]):
        return None
    return Speed(*numbers)
