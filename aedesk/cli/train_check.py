"""The command ``train check``: what a run would learn from some folders, and what it would leave out."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aedesk.cli.bar import Bar
from aedesk.cli.environment import Environment
from aedesk.cli.plain import one_line
from aedesk.cli.text import path_text
from aedesk.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aedesk.runs.data_report import DataReport

MOST_LINES = 20


def add_check_command(app: typer.Typer) -> None:
    """Add the command to those of ``train``."""
    app.command("check")(check)


def check(
    ctx: typer.Context,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DIR...", help="Folders of pictures, searched to the bottom."),
    ] = None,
    *,
    kind: Annotated[
        str, typer.Option("--for", metavar="codec|denoiser", help="What is to be trained. Default: codec.")
    ] = "",
    noisy: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of pictures with real noise, for a denoiser."),
    ] = None,
    clean: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the same pictures without noise.")
    ] = None,
    crop: Annotated[
        int | None,
        typer.Option(metavar="N", help="Smallest side of a picture. Default: 256; for a denoiser 128."),
    ] = None,
    holdout: Annotated[
        float | None, typer.Option(metavar="S", help="Share of the pictures held out. Default: 0.02.")
    ] = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="Seed of the split. Default: 0.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Report on standard output, as one JSON object.")
    ] = False,
) -> None:
    """Check pictures before a run: unreadable, too small, near-copies, sizes, kinds; nothing is changed.

    The exit status is 1 where no run could learn from them.
    """
    from aedesk.runs.data_check import check_data

    if (noisy is None) != (clean is None):
        raise UsageError("--noisy and --clean belong together.", "Give both folders.")
    if not folders and noisy is None:
        raise UsageError("There is nothing to check.", "Name a folder, or --noisy and --clean.")
    kind = kind or ("codec" if noisy is None else "denoiser")
    numbers = _numbers(kind, crop=crop, holdout=holdout, seed=seed)
    env: Environment = ctx.find_root().obj
    bar = Bar(env, hidden=as_json, label="Checking")
    try:
        report = check_data(
            folders or (),
            crop=numbers["crop"],
            kind=kind,
            noisy=noisy,
            clean=clean,
            progress=lambda done, total: bar.update(lambda: done / total),
        )
    finally:
        bar.close()
    split = (numbers["holdout"], numbers["seed"])
    for line in [json.dumps(report.as_dict(*split))] if as_json else _lines(report, *split):
        env.tell(line)
    raise typer.Exit(ExitStatus.SOME_FAILED if report.problems else ExitStatus.OK)


def _numbers(kind: str, **given: float | None) -> dict[str, Any]:
    """The numbers that were given, checked, and for the others those of a recipe."""
    from aedesk.runs.recipe import RECIPES, fields_of

    if kind not in RECIPES:
        raise UsageError(f"There is no kind {kind!r}; there are {', '.join(RECIPES)}.", "Name it with --for.")
    numbers: dict[str, Any] = {}
    for known in fields_of(kind):
        if known.name in given:
            value = given[known.name]
            numbers[known.name] = known.default if value is None else value
            known.check(numbers[known.name])
    return numbers


def _lines(report: "DataReport", holdout: float, seed: int) -> "Iterator[str]":
    training, held_out = report.split(holdout, seed)
    yield f"{len(report.pictures):,} pictures of {report.files:,} files can be learned from."
    if report.pictures:
        yield (
            f"Learned from: {len(training):,}. Held out: {len(held_out):,}, "
            "to measure the model on pictures that it has not seen."
            if len(report.pictures) > 1
            else "The model is measured on the very picture that it learns from: take more."
        )
    for folder in report.folders:
        counts = report.counts_of(folder)
        words = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items() if count)
        yield f"  {path_text(folder)}: {words or 'no picture of its own'}"
    yield from _table("Shorter sides", [(_span(low, high), count) for low, high, count in report.sizes()])
    yield from _table("Kinds", [(mode, count) for mode, count in report.modes().items() if count])
    left_out = [f"{path_text(out.path)}: {one_line(out.reason)}" for out in report.left_out]
    yield from _list("Left out", left_out)
    yield from _list("Noisy pictures without a clean one", [path_text(p) for p in report.lonely_noisy])
    yield from _list("Clean pictures without a noisy one", [path_text(p) for p in report.lonely_clean])
    yield from _list("Near-copies", [", ".join(map(path_text, group)) for group in report.copies])
    for text in (*report.problems, *report.warnings(holdout, seed)):
        yield f"! {text}"
    yield "Nothing was changed."


def _span(low: int, high: int) -> str:
    return f"{low:,} to {high - 1:,} pixels" if high else f"{low:,} pixels and more"


def _table(title: str, rows: list[tuple[str, int]]) -> "Iterator[str]":
    if rows:
        yield title
        width = max(len(name) for name, _ in rows)
        yield from (f"  {name:<{width}}  {count:>7,}" for name, count in rows)


def _list(title: str, lines: list[str]) -> "Iterator[str]":
    if lines:
        yield f"{title} ({len(lines):,})"
        yield from (f"  {line}" for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield f"  and {len(lines) - MOST_LINES:,} more, see --json"
