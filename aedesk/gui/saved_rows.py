"""Rows of the queue as lines of JSON, and back; knows nothing of Qt, and is used off the main thread."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path, PurePath
from typing import Any

from aedesk.batch import Result, Source, State
from aedesk.batch.journal import Known
from aedesk.errors import ExitStatus
from aedesk.files import Seen
from aedesk.gui.adding import Item
from aedesk.gui.rows import Outcome, Row, RowState
from aedesk.gui.task import Task
from aedesk.options import Options

_UNSETTLED = (RowState.WAITING, RowState.RUNNING)


def lines_of(rows: Sequence[Row]) -> Iterator[str]:
    """A line for each row; options, which many rows share, have lines of their own before them."""
    numbers: dict[Options, int] = {}
    for row in rows:
        outcome = row.outcome  # read once: the main thread may change the row meanwhile
        if outcome is not None and outcome.options not in numbers:
            numbers[outcome.options] = len(numbers)
            yield _dumped({"options": options_record(outcome.options)})
        number = numbers[outcome.options] if outcome is not None else 0
        yield _dumped(_record(row.item, row.state, outcome, number))


def rows_in(lines: Iterator[str]) -> list[Row]:
    """The rows behind lines.

    Args:
        lines: From `lines_of`.

    Returns:
        Rows as they were. Those that had not been settled wait, and so do finished ones whose file or result
        is not as it was then.

    Raises:
        KeyError: A line is not from `lines_of`.
        TypeError: The same.
        ValueError: The same.
        AedeskError: Options are not allowed any more.
    """
    options: list[Options] = []
    rows: list[Row] = []
    for line in lines:
        record = json.loads(line)
        if "options" in record:
            options.append(options_in(record["options"]))
        else:
            rows.append(_row(record, options))
    return rows


def options_record(options: Options) -> dict[str, Any]:
    """Options that are not as they are by default."""
    defaults = Options()
    return {name: value for name, value in asdict(options).items() if value != getattr(defaults, name)}


def options_in(record: Mapping[str, Any]) -> Options:
    """The options of a record; names that are not known any more are passed over."""
    known = {field.name for field in fields(Options)}
    return Options(**{name: _as_given(value) for name, value in record.items() if name in known})


def is_still_done(source: Path, result: Result) -> bool:
    """Whether a file is what it was when it was read, and what was made of it is there, whole."""
    seen = None if result.seen is None else (result.seen.size, result.seen.modified)
    known = Known(result.state, str(result.target), bytes_out=result.bytes_out, seen=seen)
    return result.target is not None and known.is_of(source) and known.has_output


def _record(item: Item, state: RowState, outcome: Outcome | None, number: int) -> dict[str, Any]:
    record: dict[str, Any] = {
        "path": str(item.path),
        "inside": str(item.source.inside),
        "latent": item.is_latent,
        "size": item.size,
    }
    if outcome is None or state in _UNSETTLED:
        return record
    return {**record, "task": outcome.task, "made_with": number, "result": _result_record(outcome.result)}


def _result_record(result: Result) -> dict[str, Any]:
    record: dict[str, Any] = {
        "state": result.state,
        "target": None if result.target is None else str(result.target),
        "reason": result.reason,
        "hint": result.hint,
        "status": int(result.status),
        "bytes_in": result.bytes_in,
        "bytes_out": result.bytes_out,
        "facts": dict(result.facts),
        "notes": result.notes,
        "seen": None if result.seen is None else asdict(result.seen),
    }
    return {name: value for name, value in record.items() if value}


def _row(record: Mapping[str, Any], options: Sequence[Options]) -> Row:
    path = Path(record["path"])
    row = Row(Item(Source(path, PurePath(record["inside"])), path, record["latent"], record["size"]))
    if "result" in record:
        result = _result(path, record["result"])
        if result.state is not State.DONE or is_still_done(path, result):
            row.outcome = Outcome(result, Task(record["task"]), options[record["made_with"]])
            row.give_up()  # is then what it was
    return row


def _result(source: Path, record: Mapping[str, Any]) -> Result:
    return Result(
        source,
        State(record["state"]),
        Path(record["target"]) if "target" in record else None,
        reason=record.get("reason", ""),
        hint=record.get("hint", ""),
        status=ExitStatus(record.get("status", 0)),
        bytes_in=record.get("bytes_in", 0),
        bytes_out=record.get("bytes_out", 0),
        facts=record.get("facts", {}),
        notes=tuple(record.get("notes", ())),
        seen=Seen(**record["seen"]) if "seen" in record else None,
    )


def _as_given(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _dumped(record: Mapping[str, Any]) -> str:
    return json.dumps(record, separators=(",", ":"), default=float)
