"""Reports of a batch: lines for people on standard error, or JSON lines on standard output."""

import json
from collections.abc import Callable
from time import monotonic

from aedesk.batch import LeftAlone, Result, State, exit_status
from aedesk.cli.command import Request
from aedesk.cli.environment import PROGRAM
from aedesk.cli.plain import one_line
from aedesk.cli.text import duration_text, path_text, saving_text, size_text, state_text
from aedesk.errors import ExitStatus

Describe = Callable[[Result], str]


class Report:
    """Collects the results of one command and tells them as they come.

    Args:
        request: What was asked for; says whether JSON is wanted and how much to say.
        describe: Words for people about a result that is done, after the names of its files.
        say: Prints a line for people.
        tell: Prints the lines of results that are done.
        left: What was left alone when the plan was made; it is told at the end.
    """

    def __init__(
        self,
        request: Request,
        describe: Describe,
        say: Callable[[str], None],
        tell: Callable[[str], None],
        left: LeftAlone | None = None,
    ) -> None:
        self._request = request
        self._describe = describe
        self._say = say
        self._tell = tell
        self._left = left or LeftAlone()
        self._results: list[Result] = []
        self._start = monotonic()

    def add(self, result: Result) -> None:
        """Take one more result and tell it."""
        self._results.append(result)
        if self._request.preferences.json:
            self._request.env.tell(json.dumps(as_record(self._request.command, result)))
        if result.state is State.FAILED:
            self._tell_failure(result)
        elif not self._request.preferences.quiet and not self._request.preferences.json:
            self._tell_outcome(result)

    def close(self, interrupted: bool = False) -> ExitStatus:
        """Tell the total and give the exit status of the command."""
        status = ExitStatus.INTERRUPTED if interrupted else exit_status(self._results)
        seconds = monotonic() - self._start
        if self._request.preferences.json:
            record = summary_record(self._request.command, self._results, seconds, status)
            self._request.env.tell(json.dumps(record | {"left_alone": self._left.as_record()}))
        elif interrupted:
            self._say(f"{PROGRAM}: interrupted; {_counts(self._results) or 'nothing was done'}")
        elif not self._request.preferences.quiet and len(self._results) != 1:
            self._say(_total(self._results, seconds))
        if not (self._request.preferences.json or self._request.preferences.quiet):
            for sentence in self._left.sentences():
                self._say(sentence)
        return status

    def _tell_outcome(self, result: Result) -> None:
        names = path_text(result.source)
        if result.target is not None:
            names += f" → {path_text(result.target)}"
        if result.state is State.DONE:
            self._tell(f"{names}  {self._describe(result)}")
        else:
            self._say(f"{names}  {state_text(result.state)}: {one_line(result.reason)}".removesuffix(": "))
        for note in result.notes:
            self._say(f"  {one_line(note)}")
        if self._request.preferences.verbose and result.state is State.DONE:
            self._say(f"  took {duration_text(result.seconds)}")

    def _tell_failure(self, result: Result) -> None:
        self._say(f"{PROGRAM}: {path_text(result.source)}: {one_line(result.reason)}")
        if result.hint:
            self._say(f"  {one_line(result.hint)}")
        wanted = self._request.preferences.verbose > 1 or self._request.env.wants_tracebacks
        if wanted and result.details:
            self._say(result.details)


def as_record(command: str, result: Result) -> dict[str, object]:
    """The JSON line of a result; see docs/command-line.md for its keys."""
    return {
        "type": "file",
        "command": command,
        "input": "-" if result.source is None else str(result.source),
        "output": None if result.target is None else str(result.target),
        "status": str(result.state),
        "reason": result.reason or None,
        "hint": result.hint or None,
        "bytes_in": result.bytes_in,
        "bytes_out": result.bytes_out,
        "saving": result.saving,
        "seconds": round(result.seconds, 4),
        "notes": list(result.notes),
        **result.facts,
    }


def summary_record(
    command: str, results: list[Result], seconds: float, status: ExitStatus
) -> dict[str, object]:
    """The last JSON line of a command."""
    bytes_in, bytes_out = _totals(results)
    return {
        "type": "summary",
        "command": command,
        **{str(state): sum(result.state is state for result in results) for state in State},
        "bytes_in": bytes_in,
        "bytes_out": bytes_out,
        "seconds": round(seconds, 4),
        "exit_status": int(status),
    }


def _totals(results: list[Result]) -> tuple[int, int]:
    done = [result for result in results if result.state is State.DONE]
    return sum(result.bytes_in for result in done), sum(result.bytes_out for result in done)


def _counts(results: list[Result]) -> str:
    counts = ((sum(result.state is state for result in results), state) for state in State)
    return ", ".join(f"{count} {state_text(state)}" for count, state in counts if count)


def _total(results: list[Result], seconds: float) -> str:
    bytes_in, bytes_out = _totals(results)
    sizes = ""
    if bytes_in and bytes_out:
        saving = saving_text(1 - bytes_out / bytes_in)
        sizes = f": {size_text(bytes_in)} → {size_text(bytes_out)}, {saving}"
    return f"{_counts(results) or 'no files found'}{sizes}, {duration_text(seconds)}"
