"""Runs of training in words: a line each, all about one, two side by side."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from aedesk.cli.environment import PROGRAM
from aedesk.cli.plain import one_line
from aedesk.cli.text import duration_text, path_text
from aedesk.cli.train_report import figures_text, label_text
from aedesk.runs.recipe import RECIPES, fields_of
from aedesk.runs.shelf import Comparison
from aedesk.runs.state import RunState

_NONE = "–"
_PLAIN = ("event", "step", "time", "seconds", "loss")
"""What a validation tells besides its table."""


def lines_of(states: Sequence[RunState]) -> Iterator[str]:
    """A line for each run, in columns: status, progress, what it makes, steps, time, folder."""
    rows = [
        (
            state.status,
            f"{100 * state.progress:.0f} %",
            one_line(state.name),
            f"{state.kind} {state.size}".strip() or _NONE,
            f"{state.step:,} steps",
            duration_text(state.seconds) if state.seconds else _NONE,
            path_text(state.folder),
        )
        for state in states
    ]
    yield from _aligned(rows)


def run_text(state: RunState, settings: Mapping[str, Any], environment: Mapping[str, Any]) -> str:
    """All about a run, on several lines."""
    what = f"a {state.kind} of size {state.size}" if state.kind else "a run"
    rows = [("status", _status(state)), ("folder", path_text(state.folder))]
    rows.append(("trained", f"{state.step:,} steps in {duration_text(state.seconds)}"))
    if state.started is not None:
        rows.append(("started", datetime.fromtimestamp(state.started).strftime("%Y-%m-%d %H:%M")))
    if environment:
        versions = environment.get("versions", {})
        backend = environment.get("backend", "")
        rows.append(("with", f"{backend} {versions.get(backend, '')}, {environment.get('precision', '')}"))
        rows.append(("on", str(environment.get("hardware", ""))))
    if state.package is not None:
        rows.append(("package", path_text(state.package)))
    lines = [f"{one_line(state.name)}: {what}", *_indented(rows)]
    if state.last_validation:
        step = state.last_validation["step"]
        lines += [f"Held-out pictures at step {step:,}", *_indented(_figures([state.last_validation]))]
    if settings:
        lines += ["Settings that are not as usual", *_indented(_unusual(settings))]
    return "\n".join(lines)


def comparison_text(comparison: Comparison) -> str:
    """Two runs side by side, on several lines."""
    first, second = comparison.states
    heads = [("", *(path_text(state.folder) for state in (first, second)))]
    rows = [
        ("status", _progress(first), _progress(second)),
        ("steps", f"{first.step:,}", f"{second.step:,}"),
        ("time", duration_text(first.seconds), duration_text(second.seconds)),
    ]
    settings = [(name, _value(a), _value(b)) for name, (a, b) in comparison.settings.items()]
    validations = [found or {} for found in comparison.validations]
    table = [*heads, *rows, *settings, *_figures(validations)]
    return "\n".join(_aligned(table))


def shown_command(folder: Path) -> str:
    """The command that shows a run."""
    return shlex.join([PROGRAM, "train", "show", str(folder)])


def _status(state: RunState) -> str:
    if state.status == "failed":
        return f"failed: {one_line(f'{state.error} {state.hint}'.strip())}"
    text = _progress(state)
    if state.status == "running" and state.seconds_left is not None:
        text += f", about {duration_text(max(10, state.seconds_left))} left"
    return text


def _progress(state: RunState) -> str:
    return f"{state.status}, {100 * state.progress:.0f} %"


def _figures(validations: Sequence[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """A row for each set of a validation, and one of the loss; a column for each validation."""
    columns = [_texts(validation) for validation in validations]
    names = dict.fromkeys(name for column in columns for name in column)
    return [(name, *(column.get(name, _NONE) for column in columns)) for name in names]


def _texts(validation: Mapping[str, Any]) -> dict[str, str]:
    if not validation:
        return {}
    axis, *names = [key for key in validation if key not in _PLAIN]
    texts = {}
    for label, *values in zip(validation[axis], *(validation[name] for name in names), strict=True):
        texts[label_text(axis, label)] = figures_text(dict(zip(names, values, strict=True)), "  ")
    loss = validation.get("loss")
    return {**texts, "loss": _NONE if loss is None else f"{loss:.3f}"}


def _unusual(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    kind = settings.get("kind", "")
    usual = {known.name: known.default for known in fields_of(kind)} if kind in RECIPES else {}
    return [
        (name, _value(value))
        for name, value in settings.items()
        if name in usual and value != usual[name] and name != "out"
    ]


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return _NONE if value is None else one_line(str(value))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _indented(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    return (f"  {line}" for line in _aligned(rows))
