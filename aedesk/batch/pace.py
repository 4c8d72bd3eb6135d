"""How fast a run goes on, and how long the rest of it will take: a figure that does not jump."""

_MEMORY = 20.0
"""Seconds of work after which an older speed counts for a third."""
_QUIET = 2.0
"""Seconds of work that a figure needs at least."""
_LITTLE, _PATIENT = 1e-3, 60.0
"""Before this share of the work, or so many seconds of it, too little was seen to tell anything from."""
_MOST = 1e9
"""Seconds that nobody waits for."""
_LONGEST_GAP = 2.0
"""A longer time without a look at the clock was not work: the machine slept, or the program was halted."""
_SMOOTH, _SMOOTH_SHARE, _LEAST_SMOOTH = 5.0, 0.1, 0.3
"""Seconds in which what is told follows what was found by two thirds, or this share of those left."""


class Pace:
    """Follows the progress of a run.

    Two averages fade: work and time, both forgotten alike, so that their ratio is the speed of the recent
    past, whatever the size of the pieces in which work is done. The remaining time is told smoothed, as the
    time of its end: while the speed is even it goes down by a second each second.

    Args:
        speed: Work in a second that is expected before anything was seen; None where nothing is known.
    """

    def __init__(self, speed: float | None = None) -> None:
        self._expected = speed
        self._time: float | None = None
        self._done = 0.0
        self._work = 0.0
        self._seconds = 0.0
        self._worked = 0.0
        self._left: float | None = None

    def look(self, time: float, done: float, total: float, *, is_paused: bool = False) -> float | None:
        """Take a look, some times a second.

        Args:
            time: What a clock says that never goes back, in seconds.
            done: Work that is done.
            total: All the work there is.
            is_paused: Whether the run is halted.

        Returns:
            Seconds that are left, None as long as nothing can be said.
        """
        before, self._time = self._time, time
        if before is None:
            self._done = done
            return None
        passed = time - before
        if is_paused or passed > _LONGEST_GAP:
            return self._left
        self._note(passed, max(0.0, done - self._done))
        self._done = max(done, self._done)
        found = self._found(total)
        if found is None:
            return None
        if self._left is None:
            self._left = found
        else:
            self._left = max(0.0, self._left - passed)
            smooth = max(_LEAST_SMOOTH, min(_SMOOTH, _SMOOTH_SHARE * max(found, self._left)))
            share = 1 - 2.0 ** (-passed / smooth * 1.6)
            self._left += share * (found - self._left)
        return self._left

    def _note(self, seconds: float, work: float) -> None:
        fading = 2.0 ** (-seconds / _MEMORY * 1.6)
        self._work = self._work * fading + work
        self._seconds = self._seconds * fading + seconds
        self._worked += seconds

    def _found(self, total: float) -> float | None:
        left = max(0.0, total - self._done)
        is_little = self._done < _LITTLE * total and self._worked < _PATIENT  # a damaged first file, perhaps
        seen = self._work / self._seconds if self._seconds and self._work else None
        if seen is None or is_little or self._worked < _QUIET:
            speed = self._expected
        elif self._expected is None:
            speed = seen
        else:  # what was expected counts less and less
            trust = min(1.0, self._worked / (4 * _QUIET))
            speed = seen**trust * self._expected ** (1 - trust)
        return min(_MOST, left / speed) if speed else None
