"""From a plan and the journal of an earlier run to the plan of what is left to do."""

from collections.abc import Sequence
from dataclasses import replace

from aedesk.batch.journal import Known, Past, name_in_journal
from aedesk.batch.plan import Entry, Job
from aedesk.batch.remote import Location, RemotePath, location_of
from aedesk.batch.result import Result, State
from aedesk.errors import ExitStatus

_DONE_BEFORE = "done before the interruption"


def go_on(plan: Sequence[Entry], past: Past, *, with_finish: bool = False) -> list[Entry]:
    """Settle what an interrupted run has done; what it was at, or what failed, is done again.

    Args:
        plan: A new plan of the same run.
        past: What its journal tells.
        with_finish: Whether something is done after an output is written, which may be missing yet.
    """
    return [_entry(entry, past.of(entry.source), with_finish) for entry in plan]


def only_failed(plan: Sequence[Entry], past: Past) -> list[Entry]:
    """What failed in an earlier run.

    Args:
        plan: A new plan of the same run.
        past: What its journal tells.
    """
    known = [(entry, past.of(entry.source)) for entry in plan]
    return [_again(entry, was) for entry, was in known if was is not None and was.state is State.FAILED]


def _entry(entry: Entry, known: Known | None, with_finish: bool) -> Entry:
    if known is None or entry.source is None:
        return entry
    if known.state is State.DONE:
        return _done(entry, entry.source, known)
    if known.state is State.REFUSED and isinstance(entry, Job) and known.is_of(entry.source):
        status = ExitStatus(known.status)
        return Result(entry.source, State.REFUSED, entry.target, reason=known.reason, status=status)
    if known.state is None and isinstance(entry, Result) and not with_finish:
        return entry
    return _again(entry, known)


def _done(entry: Entry, source: Location, known: Known) -> Entry:
    if isinstance(entry, Result) and isinstance(entry.target, RemotePath):
        return entry  # the plan has seen the output in a list; to ask for each costs a request
    if not (known.is_of(source) and known.has_output):
        return entry
    return Result(source, State.SKIPPED, _target(entry, known), reason=_DONE_BEFORE)


def _again(entry: Entry, known: Known) -> Entry:
    """Do it once more, under the name that its output has if it came so far.

    An output appears complete, so that file is the run's own, which the job will find to be the same; if it
    is not, it is another program's, and stays.
    """
    target = _path(known)
    if target is None or not target.exists():
        return entry
    if isinstance(entry, Job):
        return entry if entry.overwrite else replace(entry, target=target)
    return Job(entry.source, target) if entry.state is State.SKIPPED else entry


def _target(entry: Entry, known: Known) -> Location | None:
    """The output's name, as the plan writes it if it is that one."""
    return entry.target if name_in_journal(entry.target) == known.target else _path(known)


def _path(known: Known) -> Location | None:
    return None if known.target is None else location_of(known.target)
