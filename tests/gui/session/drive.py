"""Drives the real window, with the real model, through a whole session, and watches it.

    python -m tests.gui.session.drive --pictures 200 --out DIR [--scheme dark] [--size 1024x700]

Needs no screen: without one Qt draws into memory. Better is ``Xvfb :7 & DISPLAY=:7 python ...``. DIR gets the
pictures of the window by name and ``report.json``: the longest time in which the event loop did not turn, and
where the main thread was then; the seconds from Stop to the end of the run; the most memory of all processes.

Exit status 1 says that a promise was broken: a stall over 100 ms, a stop over 3 s, more than 900 MB, a
connection over the net. On a busy machine compare ``cpu_ms`` of a stall with its ``ms``, and the longest
stall with ``idle_stall_ms``, that of a process that does nothing.
"""

import argparse
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from aedesk.gui.language import LANGUAGES
from aedesk.gui.window import MainWindow
from tests.gui.session.pictures import make_pictures
from tests.gui.session.script import whole_session
from tests.gui.session.session import Script, Session
from tests.gui.session.settings import prepare
from tests.gui.session.watchdog import LIMIT_MS

_STOP_SECONDS = 3
_MEGABYTES = 900


def main() -> int:
    """Drive the window; returns the exit status."""
    parser = argparse.ArgumentParser(prog="drive")
    parser.add_argument("--pictures", type=int, default=200)
    add_arguments(parser)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        use_home(Path(home))
        make_pictures(Path(home) / "pictures", arguments.pictures)
        pictures = Path(home) / "pictures"
        report = drive(arguments, lambda session: whole_session(session, pictures))
    return judge(report)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What a window can look like, and where what is seen of it is left."""
    parser.add_argument("--out", type=Path, required=True, help="a folder for report and pictures")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1280x800", help="of the window")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en")


def use_home(home: Path) -> None:
    """Keep the session out of the user's own settings, journals and queues; models stay where they are."""
    for name in ("CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ["AEDESK_STATE"] = str(home / "state")


def drive(arguments: argparse.Namespace, script: Callable[[Session], Script]) -> dict[str, Any]:
    """Start the program as its user does, and play a script.

    Args:
        arguments: ``out``, ``scheme``, ``size`` and ``language``, see `add_arguments`.
        script: What is done, of the session.

    Returns:
        The report of the session.
    """
    import aedesk.gui.application as program

    prepare(arguments.scheme, arguments.language)
    sessions: list[Session] = []

    class Driven(QApplication):
        def exec(self) -> int:
            window = next(one for one in self.topLevelWidgets() if isinstance(one, MainWindow))
            window.resize(*(int(side) for side in arguments.size.split("x")))
            session = Session(window, arguments.out)
            session.ended.connect(lambda: QTimer.singleShot(500, self.quit))
            sessions.append(session)
            session.play(script(session))
            return super().exec()

    program.QApplication = Driven  # type: ignore[misc]
    connections = forbid_connections()
    program.run([])
    step = sessions[0].watchdog.step  # the last one closes the window, which ends the program
    sessions[0].end("" if step == "close" else "the window was closed early")
    return {**sessions[0].report(), "refused": connections}


def forbid_connections() -> list[str]:
    """Refuse every connection over the net that Python makes; returns the list of those that were tried."""
    tried: list[str] = []
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            tried.append(str(address))
            raise OSError("the window must not talk to the net")
        connect(self, address)

    socket.socket.connect = refuse  # type: ignore[assignment, method-assign]
    return tried


def judge(report: dict[str, Any]) -> int:
    """Print what counts; returns 1 where a promise was broken."""
    stop = report.get("stop_seconds", 0.0)  # a run that was quicker needed no stop
    busiest = max(report["busiest_by_step_ms"].values(), default=0.0)
    checks = {
        f"longest stall {report['longest_stall_ms']} ms": report["longest_stall_ms"] <= LIMIT_MS,
        f"most computing at a stretch {busiest} ms": busiest <= LIMIT_MS,
        f"stop acts after {stop} s": stop <= _STOP_SECONDS,
        f"memory {report['peak_mb']} MB": report["peak_mb"] < _MEGABYTES,
        f"connections {report['connections'] + report['refused']}": not report["connections"]
        + report["refused"],
        f"session {report['problem'] or 'went to its end'}": not report["problem"],
    }
    sys.stdout.write(f"    longest stall of a process that does nothing: {report['idle_stall_ms']} ms\n")
    for text, good in checks.items():
        sys.stdout.write(f"{'ok ' if good else 'NO '} {text}\n")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
