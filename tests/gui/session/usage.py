"""What the window's processes use: memory of all of them, and whether any of them talks to the net."""

import threading

import psutil

_SECONDS = 0.5


class Usage:
    """Samples the tree of processes from a thread of its own."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        """Resident memory of all processes together, the most that was seen."""
        self.own_peak_bytes = 0
        """The same of the window's process alone."""
        self.connections: set[str] = set()
        """Connections over the net, none of which there should be."""
        self._ended = threading.Event()
        threading.Thread(target=self._sample, name="usage", daemon=True).start()

    def close(self) -> None:
        """Stop sampling."""
        self._ended.set()

    def _sample(self) -> None:
        own = psutil.Process()
        while not self._ended.wait(_SECONDS):
            sizes = [self._look_at(process) for process in (own, *own.children(recursive=True))]
            self.own_peak_bytes = max(self.own_peak_bytes, sizes[0])
            self.peak_bytes = max(self.peak_bytes, sum(sizes))

    def _look_at(self, process: psutil.Process) -> int:
        try:
            for connection in process.net_connections(kind="inet"):
                self.connections.add(f"{process.name()}: {connection.laddr} {connection.raddr}")
            return int(process.memory_info().rss)
        except psutil.Error:  # it has just ended
            return 0
