"""How a job tells its progress, waits while the run is paused, and learns that it was stopped."""

import threading


class StoppedError(Exception):
    """Raised inside a job when the run was stopped."""


class Watch:
    """What a job calls at every step.

    Args:
        stopped: Set when the run is to stop.
        going: Cleared while the run is paused; set it too when the run is to stop.
    """

    def __init__(self, stopped: threading.Event, going: threading.Event | None = None) -> None:
        self._stopped = stopped
        self._going = going
        self.fraction = 0.0

    def __call__(self, fraction: float) -> None:
        """Tell that this share of the job (0..1) is done; the callback that the codec takes.

        Raises:
            StoppedError: The run was stopped.
        """
        self.fraction = fraction
        if self._going is not None:
            self._going.wait()
        if self._stopped.is_set():
            raise StoppedError
