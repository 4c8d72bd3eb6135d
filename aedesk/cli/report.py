"""Reports of a batch: lines for people on standard error, or JSON lines on standard output."""

import json
from collections.abc import Callable
from time import monotonic

from aedesk.batch import LeftAlone, Result, State, Tally
from aedesk.cli.command import Request
from aedesk.cli.environment import PROGRAM
from aedesk.cli.plain import one_line
from aedesk.cli.report_file import ReportFile
from aedesk.cli.text import duration_text, path_text, saving_text, size_text, state_text
from aedesk.errors import ExitStatus

Describe = Callable[[Result], str]

_ONE_SCREEN = 20
_MOST_TOLD = 50


class Report:
    """Collects the results of one command and tells them as they come.

    Args:
        request: What was asked for; says whether JSON is wanted and how much to say.
        describe: Words for people about a result that is done, after the names of its files.
        say: Prints a line for people.
        tell: Prints the lines of results that are done.
        left: What was left alone when the plan was made; it is told at the end.
        is_endless: Files come until the command is ended, and that none came is no fault.
    """

    def __init__(
        self,
        request: Request,
        describe: Describe,
        say: Callable[[str], None],
        tell: Callable[[str], None],
        left: LeftAlone | None = None,
        *,
        is_endless: bool = False,
    ) -> None:
        self._request = request
        self._is_endless = is_endless
        self._describe = describe
        self._say = say
        self._tell = tell
        self._left = left or LeftAlone()
        self._tally = Tally()
        self._file = ReportFile.named(request.options.report)
        self._start = monotonic()

    def add(self, result: Result) -> None:
        """Take one more result and tell it."""
        self._tally.add(result)
        record = as_record(self._request.command, result)
        if self._file is not None:
            self._file.add(record)
        if self._request.preferences.json:
            self._request.env.tell(json.dumps(record))
        if result.state is State.FAILED:
            self._tell_failure(result)
        elif self._is_told(result):
            self._tell_outcome(result)

    def close(self, interrupted: bool = False) -> ExitStatus:
        """Tell the total and give the exit status of the command."""
        status = ExitStatus.INTERRUPTED if interrupted else self._tally.status
        if self._is_endless and status is ExitStatus.NOTHING_TO_DO:
            status = ExitStatus.OK
        seconds = monotonic() - self._start
        summary = summary_record(self._request.command, self._tally, seconds, status)
        summary["left_alone"] = self._left.as_record()
        if self._request.preferences.json:
            self._request.env.tell(json.dumps(summary))
        else:
            self._tell_total(seconds, interrupted)
        if self._file is not None:
            self._file.write(summary)
        if not (self._request.preferences.json or self._request.preferences.quiet):
            for sentence in self._left.sentences():
                self._say(sentence)
        return status

    @property
    def has_failures(self) -> bool:
        """Whether a file failed."""
        return bool(self._tally[State.FAILED])

    @property
    def is_complete(self) -> bool:
        """Whether everything was tried."""
        return not self._tally[State.NOT_TRIED]

    def _tell_total(self, seconds: float, interrupted: bool) -> None:
        if interrupted:
            self._say(f"{PROGRAM}: interrupted; {_counts(self._tally) or 'nothing was done'}")
        elif not self._request.preferences.quiet and (self._tally.total != 1 or self._is_endless):
            for line in total_lines(self._tally, seconds):
                self._say(line)

    def _is_told(self, result: Result) -> bool:
        if self._request.preferences.quiet or self._request.preferences.json:
            return False
        return result.state is not State.NOT_TRIED  # of these the number is enough

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


def summary_record(command: str, tally: Tally, seconds: float, status: ExitStatus) -> dict[str, object]:
    """The last JSON line of a command."""
    return {
        "type": "summary",
        "command": command,
        **{str(state): tally[state] for state in State},
        "bytes_in": tally.bytes_in,
        "bytes_out": tally.bytes_out,
        "seconds": round(seconds, 4),
        "exit_status": int(status),
    }


def total_lines(tally: Tally, seconds: float) -> list[str]:
    """The table at the end of a run: one line where all went the same way, else one line a state."""
    sizes = ""
    if tally.bytes_in and tally.bytes_out:
        saving = saving_text(1 - tally.bytes_out / tally.bytes_in)
        sizes = f"{size_text(tally.bytes_in)} → {size_text(tally.bytes_out)}, {saving}"
    counted = [state for state in State if tally[state]]
    if len(counted) < 2:
        sizes = f": {sizes}" if sizes else ""
        return [f"{_counts(tally) or 'no files found'}{sizes}, {duration_text(seconds)}"]
    width = len(f"{tally.total:,}") + 2
    lines = _failure_lines(tally)
    for state in counted:
        tail = f"  {sizes}" if state is State.DONE and sizes else ""
        lines.append(f"{tally[state]:>{width},} {state_text(state)}{tail}")
    return [*lines, f"{tally.total:>{width},} files, {duration_text(seconds)}"]


def _failure_lines(tally: Tally) -> list[str]:
    """What failed, once more, where the lines of it may be far above."""
    if tally.total <= _ONE_SCREEN or not tally.failures:
        return []
    shown = tally.failures[:_MOST_TOLD]
    lines = [f"  {path_text(result.source)}: {one_line(result.reason)}" for result in shown]
    rest = tally.not_well - len(shown)
    return ["Not done:", *lines, *([f"  and {rest:,} more; --report FILE has them all"] if rest else [])]


def _counts(tally: Tally) -> str:
    return ", ".join(f"{tally[state]:,} {state_text(state)}" for state in State if tally[state])
