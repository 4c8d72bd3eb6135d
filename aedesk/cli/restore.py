"""The command ``restore``: latent files → pictures."""

from functools import partial

from aedesk.batch import LATENT_SUFFIXES, Destination, Restore, Result, find_sources, make_plan
from aedesk.cli.batches import check_streams, run_batch
from aedesk.cli.command import Request, picture_command
from aedesk.cli.text import size_text
from aedesk.errors import ExitStatus, UsageError
from aedesk.options import PICTURE_FORMATS, Options

_HELP = """Restore pictures from latent files (.aed).

The picture format is that of --format, or of the name after -o, or PNG."""

_PICTURE_SUFFIXES = {".jpeg", ".tif", *(f".{name}" for name in PICTURE_FORMATS)}
_LOSSLESS = ("png", "tiff")


def run(request: Request) -> ExitStatus:
    """Restore what was named."""
    options = request.options
    destination = Destination(options.output, f".{options.format or 'png'}", request.paths)
    check_streams(request, destination)
    picture_format = choose_format(options, destination)
    sources = find_sources(request.paths, recursive=options.recursive, suffixes=LATENT_SUFFIXES)
    plan = make_plan(sources, destination, options.on_exist)
    open_work = partial(Restore.open, options, picture_format, request.preferences.device)
    return run_batch(request, plan, open_work, describe)


def choose_format(options: Options, destination: Destination) -> str:
    """The picture format to write, one of `aedesk.imaging.WRITABLE`.

    Raises:
        UsageError: The name after ``-o`` says none, or another one than ``--format``; or a quality was
            given for a lossless format.
    """
    from aedesk.imaging import format_for_name, format_named

    file = destination.file
    chosen = format_named(options.format or "png")
    if file is not None and (options.format is None or file.suffix.lower() in _PICTURE_SUFFIXES):
        named = format_for_name(file)
        if options.format is not None and named != chosen:
            raise UsageError(f"{file} and --format {options.format} contradict each other.")
        chosen = named
    if options.format_quality is not None and chosen in _LOSSLESS:
        raise UsageError(f"--format-quality was given for {chosen}, which is lossless.", "Leave it out.")
    return chosen


def describe(result: Result) -> str:
    """Size, format and device of a restored picture."""
    facts = result.facts
    shape = f"{facts['width']}×{facts['height']}"
    return f"{shape}  {facts['format']}  {size_text(result.bytes_out)}  on {facts['device']}"


app = picture_command("restore", _HELP, run, "latent files or folders of them")
