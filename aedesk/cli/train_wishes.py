"""What somebody wants of a training that goes on: signals, and words on standard input."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from aedesk.cli.environment import PROGRAM, Environment
from aedesk.cli.plain import one_line
from aedesk.runs.control import COMMANDS, Inbox


@contextmanager
def stop_requests(inbox: Inbox) -> Iterator[None]:
    """Make a wish of the first interrupt or request to terminate, instead of ending amid a step.

    A second one ends the program at once, which loses the steps since the last checkpoint.
    """
    wanted = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    numbers = [n for n in wanted if n is not None and signal.getsignal(n) is not signal.SIG_IGN]
    if threading.current_thread() is not threading.main_thread():
        numbers = []

    def ask(number: int, frame: object) -> None:
        inbox.put("stop")
        for other in numbers:
            signal.signal(other, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def listen(env: Environment, inbox: Inbox) -> None:
    """Take the commands of a program that started this one, a word a line; the end of input is none.

    Not from a terminal: a job in the background that reads from it would be halted by the system.
    """
    if not env.stdin_is_terminal:
        # Without its buffer, whose lock a thread that waits there would keep from the program's end.
        lines: IO[Any] = getattr(env.stdin, "raw", env.stdin)
        threading.Thread(target=_take, args=(lines, inbox, env), daemon=True).start()


def _take(lines: IO[Any], inbox: Inbox, env: Environment) -> None:
    for line in iter(lines.readline, b""):
        word = line.decode("utf-8", "replace").strip()
        known = [command for command in COMMANDS if command == word]
        for command in known:
            inbox.put(command)
        if word and not known:
            env.say(f"{PROGRAM}: There is no command {one_line(word)!r}; there are {', '.join(COMMANDS)}.")
