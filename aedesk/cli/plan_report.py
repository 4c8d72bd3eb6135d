"""A plan in words: the table of a dry run, first names, free space; or JSON lines."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from aedesk.batch import (
    Destination,
    Entry,
    Estimate,
    Job,
    LeftAlone,
    Result,
    Sizes,
    State,
    Tally,
    without_work,
)
from aedesk.cli.command import Request
from aedesk.cli.environment import PROGRAM, Environment
from aedesk.cli.plain import one_line
from aedesk.cli.report import as_record, summary_record
from aedesk.cli.text import duration_text, path_text, size_text, state_text
from aedesk.errors import ExitStatus
from aedesk.files.names import windows_fault

_FIRST = 3
_WIDEST = 60
"""Columns are aligned up to so many cells; a longer name sticks out."""
_BLOCK = 1000
_COLOURS = {State.SKIPPED: 2, State.REFUSED: 33, State.FAILED: 31}


def tell_plan(
    request: Request,
    plan: Sequence[Entry],
    left: LeftAlone,
    sizes: Sizes,
    expected: Estimate,
) -> ExitStatus:
    """Tell all of a plan that is not to be run.

    Args:
        request: What was asked for.
        plan: The plan.
        left: What was left alone.
        sizes: Sizes of the plan's entries.
        expected: What the plan will take.

    Returns:
        The exit status of the dry run.
    """
    results = [
        replace(result, bytes_in=size) for result, size in zip(without_work(plan), sizes.bytes, strict=True)
    ]
    tally = Tally.of(results)
    if request.preferences.json:
        for result in results:
            request.env.tell(json.dumps(as_record(request.command, result)))
        summary = summary_record(request.command, tally, 0.0, tally.status)
        found = {"left_alone": left.as_record(), "estimate": expected.as_record()}
        request.env.tell(json.dumps(summary | found))
        return tally.status
    for result in results:
        if result.state is State.FAILED and request.preferences.quiet:
            request.env.say(f"{PROGRAM}: {path_text(result.source)}: {result.reason}")
    if not request.preferences.quiet:
        rows = list(_table(results, is_coloured=_is_coloured(request.env)))
        for start in range(0, len(rows), _BLOCK):
            request.env.say("\n".join(rows[start : start + _BLOCK]))
        for line in _sentences(request.command, results, left, expected):
            request.env.say(line)
    return tally.status


def tell_names(env: Environment, destination: Destination, plan: Sequence[Entry]) -> None:
    """Tell how the first outputs will be named."""
    named = [entry for entry in plan if isinstance(entry, Job) and entry.target is not None]
    if not named:
        return
    env.say(f"names by {destination.pattern.text}:")
    for entry in named[:_FIRST]:
        env.say(f"  {path_text(entry.source)} → {path_text(entry.target)}")
    if len(named) > _FIRST:
        env.say(f"  and {len(named) - _FIRST:,} more; --dry-run shows all")


def tell_doubts(env: Environment, plan: Sequence[Entry], destination: Destination) -> None:
    """Tell what is likely not meant: names that were given by number, to other sources than now."""
    if destination.pattern.counts and any(
        isinstance(entry, Result) and entry.state is State.SKIPPED for entry in plan
    ):
        env.say(
            "some outputs exist already under a {counter}: if files were added or taken away since, "
            "they are those of other sources"
        )


def tell_space(env: Environment, expected: Estimate) -> None:
    """Warn where the outputs are not likely to fit. It is an estimate, so the run is not refused."""
    for volume in expected.volumes:
        if not volume.suffices:
            needed, free = size_text(volume.needed), size_text(volume.free)
            env.say(
                f"outputs will take about {needed}, and the disk of {path_text(volume.folder)} has {free} "
                "free; what does not fit will be reported, and a second run does the rest"
            )


def _is_coloured(env: Environment) -> bool:
    return env.stderr_is_terminal and not env.variables.get("NO_COLOR")


def _table(results: Sequence[Result], *, is_coloured: bool) -> Iterator[str]:
    """One row for each source: what is planned, its size, names, what is to be said about it."""
    from rich.cells import cell_len

    rows = [
        (
            state_text(result.state),
            size_text(result.bytes_in) if result.bytes_in else "",
            path_text(result.source),
            "" if result.target is None else f"→ {path_text(result.target)}",
        )
        for result in results
    ]
    widths = [max((min(_WIDEST, cell_len(row[column])) for row in rows), default=0) for column in range(4)]
    for row, result in zip(rows, results, strict=True):
        spaces = [" " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)]
        state, size, source, target = row
        if is_coloured and result.state in _COLOURS:
            state = f"\x1b[{_COLOURS[result.state]}m{state}\x1b[0m"
        cells = [state + spaces[0], spaces[1] + size, source + spaces[2], target + spaces[3]]
        yield "  ".join([*cells, one_line(result.reason)]).rstrip()


def _sentences(command: str, results: Sequence[Result], left: LeftAlone, expected: Estimate) -> Iterator[str]:
    counts = {state: sum(result.state is state for result in results) for state in State}
    told = ", ".join(f"{count:,} {state_text(state)}" for state, count in counts.items() if count)
    yield told or "no files found"
    # A hint is the same for many, so it is not in their rows.
    yield from (f"  {hint}" for hint in dict.fromkeys(result.hint for result in results) if hint)
    if expected.jobs:
        yield _work(command, expected)
    for volume in expected.volumes:
        yield _space(volume.folder, volume.free, volume.needed if not volume.suffices else None)
    odd = [
        result.target for result in results if result.target is not None and windows_fault(result.target.name)
    ]
    if odd:
        yield f"{_files(len(odd))} would get a name that Windows does not allow, as {path_text(odd[0])}"
    yield from left.sentences()


def _work(command: str, expected: Estimate) -> str:
    about = "about " if expected.sampled else ""
    parts = [f"to {command}: {_files(expected.jobs)}, {about}{expected.pixels / 1e6:,.1f} megapixels"]
    sizes = size_text(expected.bytes_in)
    if expected.bytes_out is not None:
        sizes += f" → about {size_text(expected.bytes_out)}"
    parts.append(sizes)
    if expected.seconds is not None:
        parts.append(f"{_about(expected.seconds)} on this machine")
    return ", ".join(parts)


def _about(seconds: float) -> str:
    """A time to two digits: more of them would be a claim."""
    digits = 1 - math.floor(math.log10(max(seconds, 1.0)))
    rounded = round(seconds, min(0, digits))
    return "some seconds" if rounded < 5 else f"about {duration_text(rounded).replace('.00', '')}"


def _space(folder: Path, free: int, needed: int | None) -> str:
    text = f"free on the disk of {path_text(folder)}: {size_text(free)}"
    return text if needed is None else f"{text}, too little for about {size_text(needed)}"


def _files(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"
