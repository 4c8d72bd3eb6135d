"""What happens to a source once its output is in place: a command of the user, then the trash."""

import os
import shlex
import shutil
import subprocess
import threading
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from aedesk.batch.plan import Job
from aedesk.batch.result import Result, State, failure
from aedesk.batch.watch import StoppedError, Watch
from aedesk.errors import AedeskError, UsageError
from aedesk.files import move_to_trash

_KEPT_LINES = 5
_LONGEST_LINE = 500
_POLL = 0.1
_PATIENCE = 1.0
"""Seconds that a command gets to end after it was asked to."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Steps after the output of a job was written, read back and compared.

    Args:
        after: Words of a command, in which ``{input}`` and ``{output}`` stand for the files.
        to_trash: Move the source to the trash at last, if all went well until then.
    """

    after: tuple[str, ...] = ()
    to_trash: bool = False

    @classmethod
    def parse(cls, command: str | None, *, to_trash: bool) -> "Finish":
        """Read what ``--after`` says; no shell is involved, a name with spaces stays one argument.

        Raises:
            UsageError: The command is empty, has an open quote, or names a program that is not there.
        """
        if command is None:
            return cls((), to_trash)
        words = _split(command)
        if shutil.which(words[0]) is None:
            raise UsageError(
                f"--after names the program {words[0]!r}, which is not there.",
                "No shell is involved; for a pipe or a variable write: sh -c '...' sh {input} {output}",
            )
        return cls(tuple(words), to_trash)

    def __call__(self, job: Job, result: Result, watch: Watch) -> Result:
        """Do the steps for one finished job; what fails makes the result a failure, the output stays.

        Raises:
            StoppedError: The run was stopped while the command was at work; the command is ended.
        """
        if result.state is not State.DONE or job.target is None:
            return result
        try:
            if self.after:
                result = replace(result, notes=(*result.notes, *self._run(job, watch)))
            if self.to_trash and isinstance(job.source, Path):
                assert result.seen is not None
                move_to_trash(job.source, result.seen)
        except AedeskError as error:
            known = failure(job.source, error, job.target)
            return replace(
                result,
                state=State.FAILED,
                reason=known.reason,
                hint=known.hint,
                status=known.status,
                details=known.details,
            )
        return result

    def _run(self, job: Job, watch: Watch) -> list[str]:
        """Run the command; the last lines that it printed."""
        names = {"{input}": str(job.source or ""), "{output}": str(job.target)}
        try:
            process = subprocess.Popen(
                [_fill_in(word, names) for word in self.after],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise AedeskError(f"{self.after[0]} cannot be run: {error.strerror}.") from error
        lines: deque[bytes] = deque(maxlen=_KEPT_LINES)
        assert process.stdout is not None
        # A program that it leaves in the background may hold the pipe, so its end is not waited for.
        reader = threading.Thread(target=_keep_last, args=(process.stdout, lines), daemon=True)
        reader.start()
        _await(process, watch)
        reader.join(_PATIENCE)
        words = [line.decode("utf-8", "replace").strip()[:_LONGEST_LINE] for line in list(lines)]
        printed = [line for line in words if line]
        if process.returncode:
            said = f": {printed[-1]}" if printed else ""
            raise AedeskError(
                f"The output is written, but {self.after[0]} ended with status {process.returncode}{said}",
                "See what the command needs, then run again with --retry-failed.",
            )
        return printed


def _split(command: str) -> list[str]:
    lexer = shlex.shlex(command, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if os.name == "nt":
        lexer.escape = ""  # a backslash separates folders there
    try:
        words = list(lexer)
    except ValueError as error:
        raise UsageError(f"--after {command!r} has no end: {str(error).lower()}.") from None
    if not words:
        raise UsageError("--after names no command.", "Give a program and its arguments in one word.")
    return words


def _fill_in(word: str, names: dict[str, str]) -> str:
    """Put the names of the files in place, once: braces inside a name stay what they are."""
    for placeholder, name in names.items():
        if placeholder in word:
            rest = {other: text for other, text in names.items() if other != placeholder}
            return name.join(_fill_in(part, rest) for part in word.split(placeholder))
    return word


def _keep_last(printed: IO[bytes], lines: deque[bytes]) -> None:
    with printed:
        lines.extend(printed)


def _await(process: "subprocess.Popen[bytes]", watch: Watch) -> None:
    while True:
        try:
            process.wait(_POLL)
            return
        except subprocess.TimeoutExpired:
            try:
                watch(1.0)
            except StoppedError:
                _end(process)
                raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
