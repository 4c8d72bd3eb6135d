"""The command ``compress``: pictures → latent files."""

from functools import partial
from pathlib import Path

from aedesk.batch import (
    LATENT_SUFFIXES,
    PICTURE_SUFFIXES,
    Compress,
    Destination,
    Result,
    find_sources,
    make_plan,
)
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request, picture_command
from aedesk.cli.text import saving_text, size_text
from aedesk.errors import ExitStatus, UsageError

_HELP = """Compress pictures into latent files (.aed).

Outputs go beside their sources unless -o says otherwise; a folder is compressed into a tree of the
same shape. Originals are never touched."""


def run(request: Request) -> ExitStatus:
    """Compress what was named."""
    options = request.options
    destination = Destination(options.output, ".aed", request.paths)
    check_streams(request, destination)
    _refuse_picture_name(destination)
    sources = find_sources(request.paths, recursive=options.recursive, suffixes=PICTURE_SUFFIXES)
    plan = make_plan(sources, destination, options.on_exist)

    return run_batch(request, plan, partial(Compress.open, options, request.preferences.device), describe)


def describe(result: Result) -> str:
    """Sizes, saving, rate, quality, PSNR, model and device of a compressed picture."""
    facts = result.facts
    parts = [
        f"{size_text(result.bytes_in)} → {size_text(result.bytes_out)}",
        saving_text(result.saving),
        f"{facts['bpp']:.3f} bpp",
    ]
    if facts["lossless"]:
        return "  ".join([*parts, "lossless"])
    parts.append("quality " + f"{facts['quality']:.2f}".rstrip("0").rstrip("."))
    if facts["psnr"] is not None:
        parts.append(f"{facts['psnr']:.2f} dB")
    return "  ".join([*parts, f"{facts['model']} on {facts['device']}"])


def _refuse_picture_name(destination: Destination) -> None:
    file = destination.file
    if file is not None and file.suffix.lower() in PICTURE_SUFFIXES - LATENT_SUFFIXES:
        raise UsageError(
            f"{file} would hold a latent file under the name of a picture.",
            f"Name it {Path(file).with_suffix('.aed')}.",
        )


app = picture_command("compress", _HELP, run, "picture files or folders of them")
