"""From what a command on pictures was asked to do to its plan, and on to the run."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from aedesk.batch import (
    Destination,
    Entry,
    Job,
    LeftAlone,
    OpenWork,
    RemotePath,
    Search,
    Speeds,
    estimate_of,
    make_plan,
    share_cores,
    sizes_of,
    try_speed,
)
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request
from aedesk.cli.inputs import Inputs
from aedesk.cli.plan_report import tell_doubts, tell_names, tell_plan, tell_space
from aedesk.cli.report import Describe
from aedesk.errors import AedeskError, ExitStatus, UsageError

Sample = Callable[[], tuple[bytes, int]]
"""Makes a file for a trial of the work; gives its content and the pixels of its picture."""


@dataclass(frozen=True, slots=True)
class PictureBatch:
    """What a command on pictures is made of.

    Args:
        inputs: What was named.
        destination: Where outputs go.
        suffixes: Lower-case suffixes that count in folders.
        open_work: Opens the work.
        describe: Words for people about a result.
        kind: The kind of work, by which its speed is remembered.
        size_kind: The same with all that decides about the size of outputs.
        sample: Makes a file for a trial, where no earlier run tells the speed.
        bytes_per_pixel: Size of outputs where no earlier run tells it; None where nothing does.
    """

    inputs: Inputs
    destination: Destination
    suffixes: Collection[str]
    open_work: OpenWork
    describe: Describe
    kind: str
    size_kind: str
    sample: Sample
    bytes_per_pixel: Callable[[], float | None]


def run_pictures(request: Request, batch: PictureBatch) -> ExitStatus:
    """Plan a command on pictures, and run it; of a dry run tell the plan."""
    check_streams(request, batch.destination)
    plan, left = plan_pictures(request, batch)
    if request.options.dry_run:
        return _tell(request, batch, plan, left)
    if not (request.preferences.quiet or request.preferences.json):
        _announce(request, batch, plan)
    kinds = () if request.preferences.cluster else (_kind(request, batch), batch.size_kind)
    return run_batch(request, plan, batch.open_work, batch.describe, kinds=kinds, left=left)


def plan_pictures(request: Request, batch: PictureBatch) -> tuple[list[Entry], LeftAlone]:
    """The plan of a command on pictures, and what was left alone."""
    options, destination, left = request.options, batch.destination, LeftAlone()
    # Outputs that would be found as inputs lie where they are not looked for.
    overlaps = destination.suffix.lower() in batch.suffixes
    search = Search(
        recursive=options.recursive,
        suffixes=batch.suffixes,
        left=left,
        outputs=destination.folder if overlaps and isinstance(destination.folder, Path) else None,
    )
    plan = make_plan(batch.inputs.find(search), destination, options.on_exist)
    if options.replace and any(isinstance(entry.source, RemotePath) for entry in plan):
        raise UsageError(
            "--replace moves sources to the trash, and what is behind a URL has none.", "Leave it out."
        )
    # Outputs of an earlier run beside their sources are nothing to wonder about.
    left.files.pop(destination.suffix.lower(), None)
    return plan, left


def _tell(request: Request, batch: PictureBatch, plan: Sequence[Entry], left: LeftAlone) -> ExitStatus:
    """Tell a plan that is not to be run; where no earlier run tells the speed, a short trial does."""
    sizes, trouble = sizes_of(plan), ""
    speed = Speeds().of(_kind(request, batch))
    if speed is None and any(isinstance(entry, Job) for entry in plan):
        _, threads = share_cores(1, request.preferences.jobs, request.preferences.threads)
        try:
            speed = try_speed(batch.open_work, *batch.sample(), threads)
        except UsageError:  # a target that the made-up picture does not reach
            pass
        except AedeskError as error:  # the run would fail with it, and its plan may be right
            trouble = error.message
    expected = estimate_of(
        plan,
        sizes,
        pixels_per_second=None if speed is None else speed.pixels_per_second,
        bytes_per_pixel=_bytes_per_pixel(batch),
    )
    status = tell_plan(request, plan, left, sizes, expected)
    if not (request.preferences.quiet or request.preferences.json):
        tell_doubts(request.env, plan, batch.destination)
        if trouble:
            request.env.say(f"a trial of the work failed: {trouble}")
    return status


def _announce(request: Request, batch: PictureBatch, plan: Sequence[Entry]) -> None:
    """Tell before the start how outputs will be named and whether they are likely to fit."""
    if request.options.name is not None:
        tell_names(request.env, batch.destination, plan)
    tell_doubts(request.env, plan, batch.destination)
    if sum(isinstance(entry, Job) for entry in plan) > 1:
        expected = estimate_of(plan, sizes_of(plan), bytes_per_pixel=_bytes_per_pixel(batch))
        tell_space(request.env, expected)


def _kind(request: Request, batch: PictureBatch) -> str:
    """The kind of work, told apart where the user says how the cores are used."""
    jobs, threads = request.preferences.jobs, request.preferences.threads
    return batch.kind + (f" jobs {jobs}" if jobs else "") + (f" threads {threads}" if threads else "")


def _bytes_per_pixel(batch: PictureBatch) -> float | None:
    earlier = Speeds().of(batch.size_kind)
    return batch.bytes_per_pixel() if earlier is None else earlier.bytes_per_pixel
