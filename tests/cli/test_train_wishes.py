"""What is wanted of a training that goes on arrives on standard input."""

import io
import subprocess
import sys
from pathlib import Path

from aedesk.cli.environment import Environment
from aedesk.cli.train_report import TextReport
from aedesk.cli.train_wishes import listen
from aedesk.runs.control import Inbox
from aedesk.runs.events import Discarded, Paused, Resumed, Sample, Stopped

LISTENER = """
import sys
from pathlib import Path
from aedesk.cli.environment import Environment
from aedesk.cli.train_wishes import listen
from aedesk.runs.control import Inbox
inbox = Inbox(Path(sys.argv[1]))
listen(Environment.of_process(), inbox)
inbox.wait(60)
print(*inbox.take())
"""


def environment(text: bytes, *, terminal: bool = False) -> Environment:
    return Environment(io.BytesIO(text), io.BytesIO(), io.StringIO(), stdin_is_terminal=terminal)


def taken(inbox: Inbox, number: int) -> list[str]:
    words: list[str] = []
    for _ in range(600):
        words += inbox.take()
        if len(words) >= number:
            break
        inbox.wait(0.1)
    return words


def test_a_word_a_line_is_a_command(tmp_path: Path) -> None:
    env, inbox = environment(b"pause\r\n resume \n\nda\x1bnce\nstop"), Inbox(tmp_path)
    listen(env, inbox)
    assert taken(inbox, 3) == ["pause", "resume", "stop"]
    assert isinstance(env.stderr, io.StringIO)
    said = env.stderr.getvalue().splitlines()
    assert len(said) == 1 and "There is no command" in said[0] and "\x1b" not in said[0]


def test_nothing_is_read_from_a_terminal(tmp_path: Path) -> None:
    env, inbox = environment(b"stop\n", terminal=True), Inbox(tmp_path)
    listen(env, inbox)
    assert inbox.take() == [] and env.stdin.read() == b"stop\n"


def test_a_program_that_listens_can_end_while_nobody_speaks(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write("pause\n")
        process.stdin.flush()
        # Its input stays open.
        assert process.wait(60) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("pause\n", "")


def test_what_was_wished_is_told() -> None:
    env = environment(b"")
    report = TextReport(env, "aedesk-cli train codec --out RUN --resume")
    for event in (Sample(4, ("a",)), Paused(1234), Resumed(1234), Stopped(1300), Discarded(1400)):
        report.add(event)
    report.close()
    assert isinstance(env.stderr, io.StringIO)
    assert env.stderr.getvalue().splitlines() == [
        "Waiting at step 1,234, as it was asked to.",
        "Going on.",
        "Stopped at step 1,300 and kept; go on with:",
        "  aedesk-cli train codec --out RUN --resume",
        "Stopped at step 1,400; the folder of the run is in the trash.",
    ]
