"""What came of a run, beside the model that it began with; read off the main thread, knows nothing of Qt."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aedesk.errors import AedeskError, TrainingError
from aedesk.gui.training.answers import COMPLAINT, last_event

if TYPE_CHECKING:
    from aedesk.runs.event_file import EventLine
    from aedesk.runs.recipe import Recipe

Figures = tuple[float | None, float | None]
"""Bits per pixel, of denoisers None; and PSNR in dB, None where it is not known."""


@dataclass(frozen=True, slots=True)
class Row:
    """One set of held-out crops.

    Args:
        label: Quality, or kind of noise.
        before: Of the model that the run began with; None where it began with none.
        after: Of the new model.
    """

    label: str
    before: Figures | None
    after: Figures


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished or stopped run.

    Args:
        folder: Its folder.
        kind: "codec" or "denoiser".
        name: What the model shall be called.
        licence: Its licence.
        credits: Whose pictures it learned from.
        parent: The model that the run began with; empty where it began with none.
        rows: Figures by quality or noise.
        bd_rate: Bits beyond the parent's at equal PSNR, in percent; negative is better. None where it cannot
            be told, as of denoisers.
        gain: Mean PSNR beyond the parent's over all rows in dB; None where there is no parent.
        step: Step of the new model.
        held_out: Pictures that were measured; None where nothing tells.
    """

    folder: Path
    kind: str
    name: str
    licence: str
    credits: str
    parent: str
    rows: tuple[Row, ...]
    bd_rate: float | None
    gain: float | None
    step: int
    held_out: int | None


def read_outcome(folder: Path) -> Outcome:
    """Read what the validations of a run say; the first of a run that adapts a model is that model's own.

    Raises:
        AedeskError: Its recipe cannot be read, or it has measured nothing yet.
    """
    from aedesk.runs.folder import RunFolder

    run = RunFolder(folder)
    recipe, timeline = run.recipe(), run.timeline()
    judged = [event for event in timeline.validations if event.get("loss") is not None]
    if not judged:
        raise TrainingError(
            "Nothing has been measured in this run.", "Let it go on until its first validation."
        )
    best = min(judged, key=lambda event: float(event["loss"]))
    first = timeline.validations[0]
    before = first if recipe.start and first["step"] == 0 else None
    rows = _rows(before, best)
    return Outcome(
        folder=folder,
        kind=recipe.kind,
        name=recipe.name or folder.name.split(" ")[0],
        licence=recipe.licence,
        credits=recipe.credits,
        parent=_parent_name(recipe) if before else "",
        rows=rows,
        bd_rate=_bd_rate(rows) if recipe.kind == "codec" else None,
        gain=_gain(rows),
        step=best["step"],
        held_out=_held_out(run.events()[0]),
    )


@dataclass(frozen=True, slots=True)
class Saved:
    """A model that was made of a run.

    Args:
        name: Its name.
        id: Eight hexadecimal digits.
        path: Folder of its package.
    """

    name: str
    id: str
    path: Path


def save_model(folder: Path, name: str, licence: str, credits: str, *, install: bool) -> Saved:  # noqa: A002
    """Make a model package of a run, in a process of its own, because that needs networks.

    Args:
        folder: Of the run.
        name: What the model shall be called.
        licence: Its licence; empty as it was trained with.
        credits: Whose pictures it learned from; empty as it was trained with.
        install: Copy it to the user's models; else it is made in the folder of the run.

    Raises:
        TrainingError: It could not be made; says what the command says.
    """
    from aedesk.runs.process import PROGRAM

    command = [*PROGRAM, "train", "export", str(folder), "--name", name, "--json"]
    for flag, text in (("--licence", licence), ("--credits", credits)):
        command += [flag, text] if text else []
    command += ["--install"] if install else []
    process = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    told = last_event(process.stdout, "exported")
    if process.returncode or told is None:
        raise TrainingError(_complaint(process.stderr), "The run itself is unharmed.")
    return Saved(told["name"], told["id"], Path(told["package"]))


def export_archive(folder: Path, name: str, licence: str, credits: str, path: Path) -> Path:  # noqa: A002
    """Make a model of a run, and write it to a file, which was allowed to be replaced.

    Raises:
        AedeskError: It could not be made or written.
    """
    from aedesk.zoo import export_package, open_package

    saved = save_model(folder, name, licence, credits, install=False)
    return export_package(open_package(saved.path), path, overwrite=True)


def _rows(before: "EventLine | None", after: "EventLine") -> tuple[Row, ...]:
    axis = "qualities" if "qualities" in after else "noises"
    known = dict(zip(before[axis], _figures(before), strict=False)) if before and axis in before else {}
    return tuple(
        Row(f"{label:g}" if isinstance(label, float | int) else str(label), known.get(label), figures)
        for label, figures in zip(after.get(axis, ()), _figures(after), strict=False)
    )


def _figures(event: "EventLine") -> list[Figures]:
    psnr = event.get("psnr") or []
    bpp = event.get("bpp") or [None] * len(psnr)
    return list(zip(bpp, psnr, strict=False))


def _bd_rate(rows: tuple[Row, ...]) -> float | None:
    from aedesk.bench.curves import Curve, CurvePoint, compare

    def curve(name: str, figures: list[Figures]) -> Curve:
        points = [CurvePoint(bpp, psnr, None) for bpp, psnr in figures if bpp is not None]
        return Curve(name, "aedesk", name, tuple(sorted(points, key=lambda point: point.bpp)))

    before = curve("before", [row.before for row in rows if row.before is not None])
    return compare(curve("after", [row.after for row in rows]), before).psnr


def _gain(rows: tuple[Row, ...]) -> float | None:
    gains = [
        row.after[1] - row.before[1]
        for row in rows
        if row.before is not None and row.before[1] is not None and row.after[1] is not None
    ]
    return sum(gains) / len(gains) if gains else None


def _parent_name(recipe: "Recipe") -> str:
    from aedesk.zoo import find_any

    try:
        return find_any(recipe.start).name
    except AedeskError:  # it was removed meanwhile
        return Path(recipe.start).name


def _held_out(events: "list[EventLine]") -> int | None:
    numbers = [event.get("validation_pictures") for event in events if event["event"] == "started"]
    return numbers[-1] if numbers else None


def _complaint(stderr: str) -> str:
    """What the command says about it, without what libraries wrote before."""
    _, found, words = stderr.rpartition(COMPLAINT)
    return words.strip() if found else "No model could be made of the run."
