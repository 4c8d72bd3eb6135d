"""Going on with earlier runs: ``--resume``, ``--retry-failed``, and the journal of a command."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import localtime, strftime
from typing import Any

from aedesk.batch import Entry, Job, Result, State
from aedesk.batch.journal import Journal, Past
from aedesk.batch.journals import heading_of, is_same, journal_file, last_run, open_journal, options_of
from aedesk.batch.resume import go_on, only_failed
from aedesk.cli.command import Request
from aedesk.cli.text import path_text
from aedesk.errors import NothingToDoError, OutputError, UsageError

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Resumption:
    """What is to be done, in the light of earlier runs.

    Args:
        plan: What is left to do.
        journal: Takes note of this run; None where there can be no journal.
        is_careful: A process of an earlier run died at some of these files.
    """

    plan: Sequence[Entry]
    journal: Journal | None = None
    is_careful: bool = False


def recall(command: str, given: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Inputs and options of the last run of a command in this folder.

    Args:
        command: Name of the command.
        given: Options that were given now.

    Raises:
        NothingToDoError: No run is known.
    """
    past = last_run(command)
    if past is None:
        flag = "--resume" if given.get("resume") else "--retry-failed"
        raise NothingToDoError(
            f"{flag} finds no earlier run of {command} in this folder.",
            "Name the inputs, or change to the folder that the run was started in.",
        )
    return list(past.heading.paths), options_of(past.heading)


def look_back(request: Request, plan: Sequence[Entry], say: Callable[[str], None]) -> Resumption:
    """Settle what an earlier run has done, and open the journal of this one.

    Args:
        request: What was asked for.
        plan: The plan of it.
        say: Tells a person what is going on.

    Raises:
        UsageError: Both options were given.
        NothingToDoError: Nothing is known to have failed.
    """
    options = request.options
    if options.resume and options.retry_failed:
        raise UsageError("--resume and --retry-failed exclude each other.", "Give one of them.")
    if not any(entry.target for entry in plan if isinstance(entry, Job | Result)):
        return Resumption(plan)
    heading = heading_of(request.command, tuple(request.paths), options)
    past = Past.read(journal_file(heading))
    if options.retry_failed:
        plan = _failed(plan, past)
    elif past is not None and (options.resume or (not past.has_ended and is_same(heading, past.heading))):
        plan = go_on(plan, past, with_finish=options.replace or options.after is not None)
        _tell(plan, past, say)
    else:
        past = None
    is_careful = past is not None and bool(past.abrupt)
    try:
        count = sum(isinstance(entry, Job) for entry in plan)
        journal = open_journal(heading, past, is_synced=count > 1) if count else None
    except OutputError as error:
        say(f"No journal of this run is kept: {error.message}")
        return Resumption(plan, None, is_careful)
    for entry in plan:
        if journal is not None and isinstance(entry, Result):
            journal.ended(entry)
    return Resumption(plan, journal, is_careful)


def _failed(plan: Sequence[Entry], past: Past | None) -> list[Entry]:
    if past is None:
        raise NothingToDoError(
            "--retry-failed finds no earlier run with these inputs and outputs.",
            "Leave it out, or repeat the inputs, --output and --recursive of that run.",
        )
    failed = only_failed(plan, past)
    if not failed:
        raise NothingToDoError("Nothing failed in the last run.")
    return failed


def _tell(plan: Sequence[Entry], past: Past, say: Callable[[str], None]) -> None:
    if past.has_ended:
        return
    started = strftime("%Y-%m-%d %H:%M", localtime(past.heading.started))
    left = sum(isinstance(entry, Job) for entry in plan)
    done = sum(known.state is State.DONE for known in past.sources.values())
    say(f"Going on with the run of {started}: {done:,} done before, {left:,} left.")
    if names := past.abrupt:
        named = ", ".join(path_text(Path(name)) for name in names[:_MOST_NAMES])
        more = f" and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
        say(f"  It was killed while it had these in hand: {named}{more}")
