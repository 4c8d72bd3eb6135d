"""The command ``restore``: latent files → pictures."""

from functools import partial
from pathlib import Path

from aedesk.batch import LATENT_SUFFIXES, Destination, NamePattern, Restore, Result
from aedesk.cli.command import Request, picture_command
from aedesk.cli.expected import latent_sample, picture_bytes_per_pixel
from aedesk.cli.inputs import read_inputs
from aedesk.cli.planning import PictureBatch, pattern_of, run_pictures
from aedesk.cli.text import size_text
from aedesk.errors import ExitStatus, UsageError
from aedesk.options import PICTURE_FORMATS, Options

_HELP = """Restore pictures from latent files (.aed).

The picture format is that of --format, or of the name after -o or --name, or PNG."""

_PICTURE_SUFFIXES = {".jpeg", ".tif", *(f".{name}" for name in PICTURE_FORMATS)}
_LOSSLESS = ("png", "tiff")


def run(request: Request) -> ExitStatus:
    """Restore what was named."""
    return run_pictures(request, prepare(request))


def prepare(request: Request) -> PictureBatch:
    """What the command is made of.

    Raises:
        UsageError: The request makes no sense.
    """
    options, preferences = request.options, request.preferences
    inputs, pattern = read_inputs(request), pattern_of(request)
    suffix = output_suffix(options, pattern)
    destination = Destination(
        options.output,
        suffix,
        inputs.of_outputs,
        pattern=pattern,
        flat=options.flat,
    )
    picture_format = choose_format(options, destination)
    kind = f"restore {preferences.device} {picture_format}"
    return PictureBatch(
        inputs,
        destination,
        LATENT_SUFFIXES,
        partial(Restore.open, options, picture_format, preferences.device),
        describe,
        kind=kind,
        size_kind=f"{kind} {options.format_quality}",
        sample=partial(latent_sample, preferences.device, preferences.threads),
        bytes_per_pixel=partial(picture_bytes_per_pixel, picture_format),
    )


def output_suffix(options: Options, pattern: NamePattern | None) -> str:
    """The suffix of pictures that are written: that of the pattern, or of the format."""
    if pattern is not None and pattern.suffix in _PICTURE_SUFFIXES:
        return pattern.suffix
    return f".{options.format or 'png'}"


def choose_format(options: Options, destination: Destination) -> str:
    """The picture format to write, one of `aedesk.imaging.WRITABLE`.

    Raises:
        UsageError: The name after ``-o`` says none, or another one than ``--format``; or a quality was
            given for a lossless format.
    """
    from aedesk.imaging import format_for_name, format_named

    # A name is that of -o, or a pattern that ends in the suffix of a picture.
    file = destination.file or Path(f"x{destination.suffix}")
    chosen = format_named(options.format or "png")
    if options.format is None or file.suffix.lower() in _PICTURE_SUFFIXES:
        named = format_for_name(file.name)
        if options.format is not None and named != chosen:
            given = destination.file or f"--name {options.name}"
            raise UsageError(f"{given} and --format {options.format} contradict each other.")
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
