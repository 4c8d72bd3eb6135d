"""What surrounds a command: its streams, whether they are terminals, its variables; tests pass their own."""

import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, TextIO

from aedesk.cli.plain import one_line
from aedesk.errors import AedeskError

PROGRAM = "aedesk-cli"


@dataclass(slots=True)
class Environment:
    """Streams and variables of a command.

    Args:
        stdin: Where piped input comes from.
        stdout: Where data and JSON lines go.
        stderr: Where text for people goes.
        stdin_is_terminal: Whether a person types the input.
        stdout_is_terminal: Whether a person reads the output.
        stderr_is_terminal: Whether a person reads the text; without one there is no progress bar.
        variables: Environment variables.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    stdin_is_terminal: bool = False
    stdout_is_terminal: bool = False
    stderr_is_terminal: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_process(cls) -> "Environment":
        """The environment of this very process."""
        # A stream that was closed before the start (``<&-``) is None.
        return cls(
            stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(),
            stdout=sys.stdout.buffer if sys.stdout else io.BytesIO(),
            stderr=sys.stderr or io.StringIO(),
            stdin_is_terminal=bool(sys.stdin) and sys.stdin.isatty(),
            stdout_is_terminal=bool(sys.stdout) and sys.stdout.isatty(),
            stderr_is_terminal=bool(sys.stderr) and sys.stderr.isatty(),
            variables=os.environ,
        )

    @property
    def wants_tracebacks(self) -> bool:
        """Whether ``AEDESK_DEBUG`` asks for the traceback of every error."""
        return bool(self.variables.get("AEDESK_DEBUG"))

    def say(self, text: str) -> None:
        """Print one line for people."""
        print(text, file=self.stderr, flush=True)

    def tell(self, text: str) -> None:
        """Print one line of data; what UTF-8 cannot hold is escaped."""
        self.stdout.write(text.encode("utf-8", "backslashreplace") + b"\n")
        self.stdout.flush()

    def complain(self, error: AedeskError) -> None:
        """Print an error, in one line, and its hint in a second one."""
        self.say(f"{PROGRAM}: {one_line(error.message)}")
        if error.hint:
            self.say(f"  {one_line(error.hint)}")
