"""How long the window takes from the start of its process until it is painted, and what it loads.

    python -m tests.gui.session.measure_start [--runs 5] [--json] [PATH...]

Each run is a process of its own over an empty home. Wall time is what a user feels; CPU time tells on a busy
machine whether the window or its neighbours are slow.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[3]
STAGES = ("python", "imports", "construction", "paint")
"""Python itself is up; our modules and Qt are imported; the window is made and shown; it is painted."""

_CHILD = """
import sys
from tests.gui.session.measure_start import report_start
report_start(float(sys.argv[1]), sys.argv[2:])
"""


def main() -> int:
    """Print the medians of all stages in milliseconds since the start of the process."""
    parser = argparse.ArgumentParser(prog="measure_start")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print every run as a line of JSON, too")
    parser.add_argument("paths", nargs="*", help="what is in the queue from the start")
    arguments = parser.parse_args()
    start_once(arguments.paths)  # fills the disk cache
    runs = [start_once(arguments.paths)["stages"] for _ in range(arguments.runs)]
    lines = [json.dumps(run) for run in runs] if arguments.json else []
    lines.append(f"{'ms since the start':20}{'wall':>8}{'best':>8}{'CPU':>8}")
    for stage in STAGES:
        wall, cpu = ([run[stage][kind] for run in runs] for kind in ("wall", "cpu"))
        lines.append(f"{stage:20}{statistics.median(wall):8.0f}{min(wall):8.0f}{statistics.median(cpu):8.0f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def start_once(paths: Sequence[str] = ()) -> dict[str, Any]:
    """Start the window in a process of its own, and end it when it is painted.

    Returns:
        ``stages``: for each of `STAGES` milliseconds since the start of the process, ``wall`` and ``cpu``;
        ``modules``: the names of all modules that were loaded after Python itself was up.

    Raises:
        CalledProcessError: The window could not be started.
    """
    with tempfile.TemporaryDirectory() as home:
        homes = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **homes, "AEDESK_STATE": home}
        process = subprocess.run(
            [sys.executable, "-c", _CHILD, repr(time.time()), *paths],
            env=environment,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    report: dict[str, Any] = json.loads(process.stdout.splitlines()[-1])
    return report


def report_start(began: float, paths: Sequence[str]) -> None:
    """Start the window in this process, end it when it is painted, and print what `start_once` returns."""
    stages: dict[str, dict[str, float]] = {}
    before = set(sys.modules)

    def mark(stage: str) -> None:
        stages[stage] = {"wall": 1000 * (time.time() - began), "cpu": 1000 * time.process_time()}

    mark("python")
    import aedesk.gui
    import aedesk.gui.application as program

    mark("imports")
    program.QApplication = _marking(program.QApplication, mark)  # type: ignore[misc]
    aedesk.gui.main(paths)
    sys.stdout.write(json.dumps({"stages": stages, "modules": sorted(set(sys.modules) - before)}) + "\n")


def _marking(kind: type, mark: Callable[[str], None]) -> type:
    """An application that marks when its window is made and when it is painted, and ends then."""
    from PySide6.QtCore import QEvent, QObject

    class Marking(kind):  # type: ignore[misc]
        painted = False

        def notify(self, receiver: QObject, event: QEvent) -> bool:
            done = bool(super().notify(receiver, event))
            self.painted |= event.type() == QEvent.Type.Paint
            return done

        def exec(self) -> int:
            mark("construction")
            while not self.painted:
                self.processEvents()
            mark("paint")
            self.closeAllWindows()
            return 0

    return Marking


if __name__ == "__main__":
    sys.exit(main())
