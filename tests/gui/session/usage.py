"""What the window's processes use: memory of all of them, and whether any of them talks to the net.

    python -m tests.gui.session.usage PROCESS FILE

looks from a process of its own, so as not to disturb the one that it looks at, until its standard input is
closed; FILE gets what it saw.
"""

import json
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

_LOOK_SECONDS = 0.5
_NAP_SECONDS = 0.01


@dataclass(slots=True)
class Usage:
    """What was seen.

    Args:
        peak_mb: Resident memory of the window and all its workers together, the most that was seen.
        shared_peak_mb: The same with what they share counted once, where the system tells it (Linux).
        own_peak_mb: Resident memory of the window's process alone.
        idle_stall_ms: The longest time that a thread waited for the processor that did nothing but sleep:
            how busy the machine was with other things.
        connections: Connections over the net, none of which there should be.
    """

    peak_mb: float = 0.0
    shared_peak_mb: float = 0.0
    own_peak_mb: float = 0.0
    idle_stall_ms: float = 0.0
    connections: list[str] = field(default_factory=list)


class Observer:
    """Watches this process from another one.

    Args:
        file: Where that one leaves what it saw.
    """

    def __init__(self, file: Path, process: int) -> None:
        self._file = file
        command = [sys.executable, "-m", __name__, str(process), str(file)]
        # In a session of its own: an interrupt of the window must not end what observes its end.
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)

    def close(self) -> Usage:
        """End it; returns what it saw."""
        self._process.communicate()
        usage = Usage(**json.loads(self._file.read_text()))
        self._file.unlink()
        return usage


def main() -> int:
    """Look until nobody listens any more."""
    watched, file = psutil.Process(int(sys.argv[1])), Path(sys.argv[2])
    usage, ended = Usage(), threading.Event()
    for work in (_sleep, lambda usage, ended: _look(watched, usage, ended)):
        threading.Thread(target=work, args=(usage, ended), daemon=True).start()
    sys.stdin.read()
    ended.set()
    file.write_text(json.dumps(asdict(usage)))
    return 0


def _sleep(usage: Usage, ended: threading.Event) -> None:
    while not ended.is_set():
        before = time.perf_counter()
        time.sleep(_NAP_SECONDS)
        late = 1000 * (time.perf_counter() - before - _NAP_SECONDS)
        usage.idle_stall_ms = max(usage.idle_stall_ms, round(late, 1))


def _look(watched: psutil.Process, usage: Usage, ended: threading.Event) -> None:
    own = psutil.Process()
    while not ended.wait(_LOOK_SECONDS):
        try:
            workers = [one for one in watched.children(recursive=True) if one != own]
        except psutil.Error:
            return
        sizes = [_look_at(one, usage) for one in (watched, *workers)]
        resident, shared = zip(*sizes, strict=True)
        usage.own_peak_mb = max(usage.own_peak_mb, resident[0])
        usage.peak_mb = max(usage.peak_mb, round(sum(resident), 1))
        usage.shared_peak_mb = max(usage.shared_peak_mb, round(sum(shared), 1))


def _look_at(process: psutil.Process, usage: Usage) -> tuple[float, float]:
    """Resident and proportional memory of a process in MB."""
    try:
        for connection in process.net_connections(kind="inet"):
            text = f"{connection.laddr} {connection.raddr}"
            if text not in usage.connections:
                usage.connections.append(text)
        memory = process.memory_full_info()
        return round(memory.rss / 1e6, 1), round(getattr(memory, "pss", 0) / 1e6, 1)
    except psutil.Error:  # it has just ended
        return 0.0, 0.0


if __name__ == "__main__":
    sys.exit(main())
