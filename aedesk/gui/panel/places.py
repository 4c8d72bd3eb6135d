"""Which option is set where in the panel: in sight, folded away, under the results, or not at all."""

from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any

from aedesk.gui.task import Task
from aedesk.options import Options, fields_of, spec_of

IN_SIGHT: Mapping[Task, tuple[str, ...]] = {
    Task.COMPRESS: ("quality", "target_size", "target_psnr", "effort"),
    Task.RESTORE: ("format", "format_quality"),
    Task.DENOISE: ("strength", "color_strength", "keep_detail", "format", "format_quality"),
}
"""Options with a control of their own at the top of a page."""

OF_RESULTS = ("output", "name", "flat", "on_exist", "replace")
"""Options of the part about results, which all pages share."""

SHARED = frozenset(OF_RESULTS) - {"name"}
"""Options with one value for all pages; any other has one for each: a codec is no denoiser."""

NOT_HERE: Mapping[str, str] = {
    "region": "a part of a picture is chosen in the view, not for a queue",
    "files_from": "files are dropped, pasted and opened",
    "after": "commands after each output are for scripts",
    "resume": "the queue itself is kept, and done rows are not done again",
    "retry_failed": "failed rows wait for the next start",
    "report": "what became of each file stands in its row",
    "recursive": "folders are always taken with what is below them",
    "dry_run": "the queue is the plan",
    "fail_fast": "one bad file never stops the queue",
}
"""Options that make no sense in a window, and why."""

RATES = tuple(field.name for field in fields(Options) if spec_of(field).rivals == "rate")
"""Options that the size of a compressed picture is chosen by; one of them holds."""

LOSSY = ("jpg", "webp", "avif")
"""Picture formats that take a quality."""

FIELDS: Mapping[str, Field[Any]] = {
    field.name: field for field in fields(Options) if field.name not in NOT_HERE
}
"""Options of the panel by name."""


def key_of(name: str, task: Task) -> str:
    """Under which key the value of an option is kept for a page."""
    return name if name in SHARED else f"{task}.{name}"


def all_of(task: Task) -> list[Field[Any]]:
    """Options that decide what is done on a page, with those about results."""
    return [field for field in fields_of(Options, task) if field.name in FIELDS]


def of_page(task: Task) -> list[Field[Any]]:
    """Options that a page sets, without those about results."""
    return [field for field in all_of(task) if field.name not in OF_RESULTS]


def folded(task: Task) -> list[Field[Any]]:
    """Options of a page that are not in sight, among them all that nobody has given a place."""
    return [field for field in of_page(task) if field.name not in IN_SIGHT[task]]
